"""A task: pieces that cover it, records as a plain run draws them, cells as runs of their own."""

import numpy as np
import pytest

from sim.play.gather import Rollouts, Tallies
from sim.play.session import on_threads
from sim.play.simulate import simulate, task_of
from sim.play.task import Task
from sim.scenario.design import Design, Factor
from sim.scenario.load import load
from sim.scenario.priors import fixed_quantity
from sim.scenario.values import prior

S = load("textbook")


def factors():
    slot = S.paths["challenger.resolve"]
    levels = ("0.2", "0.1:0.5:0.9")
    return (
        Factor("challenger.resolve", "parameter", levels,
               tuple(prior("challenger.resolve", x, slot) for x in levels)),
        Factor("challenger", "doctrine", ("bluff", "ultimatum"),
               codes=tuple(S.actor("challenger").doctrine_names.index(x)
                           for x in ("bluff", "ultimatum"))),
        Factor("mechanisms.audience", "mechanism", ("on", "off"), codes=(1, 0)),
        Factor("defender.stake", "parameter"),
    )


POINTS = np.array([[0, 0, 0, 0.5], [1, 1, 1, 0.7], [1, 0, 1, 0.6]], float)


def task(rollouts=70, replicates=20, tallied=False, design=True):
    plain = task_of(S, rollouts, 7, replicates, "mixture", None)
    return Task(plain.plan, 7, rollouts, replicates, 0,
                Design(factors(), POINTS) if design else None, tallied)


@pytest.mark.parametrize("tallied", [False, True])
@pytest.mark.parametrize("chunk", [1, 13, 20, 50, 70, 1000])
def test_pieces_cover_all_once(chunk, tallied):
    t = task(tallied=tallied)
    seen = np.zeros(t.total, int)
    for first, n in t.pieces(chunk):
        seen[first : first + n] += 1
    assert (seen == 1).all()


def test_tallied_pieces_keep_rows_whole():
    t = task(tallied=True)
    edges = {first % t.rollouts for first, _ in t.pieces(13)}
    assert edges <= {0, 20, 40, 60}


def test_only_what_is_left_is_cut():
    t = task(design=False)
    done = np.zeros(t.total, bool)
    done[[0, 1, 5, 30]] = True
    done[40:] = True
    seen = np.zeros(t.total, int)
    for first, n in t.pieces(16, done):
        seen[first : first + n] += 1
    assert np.array_equal(seen == 1, ~done)


def test_a_cell_is_the_run_with_the_same_overrides():
    t = task()
    found = Rollouts(t)
    on_threads(2, chunk=33).gather(found)
    for c in range(3):
        words = {k: v for k, v in Design(factors(), POINTS).said(c).items()}
        alone = simulate(S, 70, 7, 1, 20, overrides=words)
        here = slice(70 * c, 70 * (c + 1))
        assert np.array_equal(found.labels[here], alone.labels)
        assert np.array_equal(found.counts[here], alone.counts, equal_nan=True)


def test_tallies_are_sums_over_rows_however_cut():
    t, one = task(tallied=True), task()
    kept = Rollouts(one)
    on_threads(1).gather(kept)
    found = [Tallies(t), Tallies(t)]
    for tallies, chunk in zip(found, (7, 1000), strict=True):
        on_threads(2, chunk=chunk).gather(tallies)
    for name in ("hits", "trials", "sums", "squares", "seen"):
        assert getattr(found[0], name).tobytes() == getattr(found[1], name).tobytes()
    sizes = [len(o.labels) for o in S.outcomes]
    assert (found[0].hits.sum(axis=1) == len(sizes) * found[0].trials).all()
    for g in range(t.cells * t.rows):
        cell, row = divmod(g, t.rows)
        first = cell * 70 + row * 20
        here = slice(first, min(first + 20, (cell + 1) * 70))
        axis0 = np.bincount(kept.labels[here, 0], minlength=sizes[0])
        assert np.array_equal(found[0].hits[g, : sizes[0]], axis0)
        k = t.counts.index("deaths_defender")
        assert found[0].sums[g, k] == kept.counts[here, k].astype(float).sum()


def test_a_key_tells_what_matters():
    keys = {task().key(), task(71).key(), task(replicates=7).key(), task(tallied=True).key(),
            task(design=False).key(), task().key("also")}
    assert len(keys) == 6 and task().key() == task().key()


def test_cells_may_have_luck_of_their_own():
    from dataclasses import replace

    t = task()
    own = replace(t, shared=False)
    assert t.take(65, 10).luck.tolist() == [65, 66, 67, 68, 69, 0, 1, 2, 3, 4]
    assert own.take(65, 10).luck.tolist() == list(range(65, 75))
    assert np.array_equal(own.take(65, 10).group, t.take(65, 10).group) and own.key() != t.key()


def test_a_level_of_one_number_is_that_number():
    f = Factor("challenger.resolve", "parameter", ("0.3",), (fixed_quantity(0.3, "t", "J"),))
    got = Design.numbers(S, f, np.zeros(4), np.arange(4), 7)
    assert (got == 0.3).all()
