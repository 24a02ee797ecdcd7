"""Both ends, corners, exclusive-or and rare levels are found, by way of the leaves of trees."""

import numpy as np
import pytest

from sim.methods.box_search import BoxSearch, best_box, grow_box, leaf_starts
from sim.methods.boxes import whole
from sim.methods.conditions import Sample
from sim.methods.pair_screen import screen_inputs, screen_pairs
from sim.methods.planted_power import power_of
from sim.methods.prim import peel
from sim.methods.settling import SETTLED, settling_inputs, share_explained
from tests.studies.planted_boxes import KINDS, planted_boxes


def found_one_by_one(sample, how, most=4):
    """Which units the boxes hold, each on what the earlier ones leave."""
    among, boxes = np.arange(len(sample)), []
    while len(boxes) < most and sample.hits[among].sum() >= 10:
        found = best_box(sample.at(among), how)
        if found is None:
            break
        inside = found.box.holds(sample.x)
        boxes.append(inside & np.isin(np.arange(len(sample)), among))
        among = among[~inside[among]]
    return boxes


def alike(one, other):
    """Jaccard's index of two sets of units."""
    return (one & other).sum() / max(1, (one | other).sum())


@pytest.mark.parametrize("seed", [11, 12])
@pytest.mark.parametrize("kind", KINDS)
def test_what_takes_two_cuts_to_see_is_found(kind, seed):
    """Of 50 other seeds each kind was found in all, a rare level in 45: a fixed seed, no luck.

    Three corners may come as two boxes, for two of them make up one side.
    """
    sample, where = planted_boxes(kind, seed, 3000 if kind == "one percent" else 600)
    boxes = found_one_by_one(sample, BoxSearch(least=0.02 if kind == "a rare level" else 0.05))
    if kind == "three corners":
        inside, every = np.any(boxes, axis=0), np.any(where, axis=0)
        assert (inside & every).sum() > 0.8 * every.sum() > 0.6 * inside.sum()
    else:
        assert all(max(alike(w, b) for b in boxes) > 0.5 for w in where)


def test_peeling_alone_is_blind_to_an_exclusive_or():
    """So that the test above says something: without the leaves nothing is found."""
    for seed in (11, 12):
        sample, _ = planted_boxes("exclusive-or", seed)
        assert not grow_box(sample, BoxSearch()).box.restrictions
        assert {tuple(b.inputs) for b in leaf_starts(sample, BoxSearch())} == {(0, 1)}


def test_noise_seldom_offers_a_leaf_to_start_from():
    """19 of 200 samples of noise do: more than 12 of 40 come once in 10,000."""
    starts = sum(bool(leaf_starts(planted_boxes("noise", seed)[0], BoxSearch()))
                 for seed in range(40))
    assert starts <= 12


def test_a_box_holds_no_less_than_the_least_size():
    sample, _ = planted_boxes("two corners", 3)
    for least in (0.03, 0.1, 0.2):
        box = best_box(sample, BoxSearch(least=least)).box
        assert box.holds(sample.x).mean() >= least
    assert peel(sample, whole(6), 0.99) is None


def test_inputs_and_pairs_that_stand_out():
    sample, _ = planted_boxes("exclusive-or", 1)
    assert screen_pairs(sample, 1) == [(0, 1)]
    both, _ = planted_boxes("both ends", 1)
    assert screen_inputs(both, 1) == [0]
    one = sample.only([0])
    assert screen_pairs(one, 3) == []


def test_an_input_that_is_the_outcome_settles_it():
    rng = np.random.default_rng(1)
    x = np.stack([rng.uniform(size=400), rng.integers(0, 6, 400), rng.uniform(size=400)], axis=1)
    levels = ((), tuple("uvwxyz"), ())
    for k, hits in ((0, x[:, 0] > 0.9), (1, np.isin(x[:, 1], (0, 2, 5)))):
        sample = Sample(tuple("abc"), levels, x, hits.astype(float), np.ones(400))
        assert settling_inputs(sample, [0, 1, 2]) == [k]
        assert share_explained(sample, 2) < 0.2
        odd = np.where(rng.uniform(size=400) < 0.1, ~hits, hits).astype(float)
        noisy = Sample(tuple("abc"), levels, x, odd, np.ones(400))
        assert settling_inputs(noisy, [0, 1, 2]) == []
        assert 0.2 < share_explained(noisy, k) < SETTLED


def test_planted_boxes_are_counted_as_they_are_seen():
    sample, _ = planted_boxes("noise", 2)
    dense = power_of(sample, 0.1, lambda s: s.hits.sum() > 0, 3)
    assert (dense.seen, dense.planted, dense.in_sight) == (10, 10, True)
    blind = power_of(sample, 0.1, lambda s: False, 3)
    assert blind.seen == 0 and not blind.in_sight and blind.density > dense.density
