"""Two runs on shared luck: which rollouts differ, what moved, what would have been seen. Exact."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from scipy.stats import norm

from sim.data.outcome import Outcome
from sim.data.reduce import outputs
from sim.studies.paired import differing, pair
from tests.data.synthetic import synthetic

ROWS, EACH = 50, 4


def before() -> Outcome:
    """A made-up run."""
    return synthetic(ROWS, EACH)


def after(part: float, seed: int = 1) -> Outcome:
    """The same, in which a part of the rollouts end with another tie: label 0 in place of 2."""
    run = before()
    labels, j = run.labels.copy(), list(run.axes).index("tie")
    picked = np.random.default_rng(seed).random(run.rollouts) < part
    labels[picked & (labels[:, j] == 2), j] = 0
    return dataclasses.replace(run, labels=labels)


def test_a_run_against_itself_is_dead_and_would_have_shown_three_rollouts():
    """What 0 of n leaves open: the rule of three (Hanley and Lippman-Hand 1983)."""
    found = pair("same", before(), before())
    assert found.dead and not found.live and found.touched == 0
    assert found.visible == 3.0 / found.n and found.n == ROWS * EACH
    assert (found.difference, found.asked) == (0.0, 0.0)


def test_what_would_have_been_seen_is_the_widest_interval_of_any_share():
    """Bonferroni over all outputs, rows the unit: worked out here from the labels alone."""
    one, two = before(), after(0.5)
    counts = one.counts.copy()
    counts[:, 0] += np.random.default_rng(2).normal(0.0, 100.0, len(counts))  # wide, but no share
    two = dataclasses.replace(two, counts=counts)
    found = pair("moved", one, two)
    outs = outputs(one).by_row().names
    z = norm.ppf(1.0 - 0.025 / len(outs))
    j, widest = list(one.axes).index("tie"), 0.0
    for label in range(3):
        moved = (two.labels[:, j] == label).astype(float) - (one.labels[:, j] == label)
        error = moved.reshape(ROWS, EACH).mean(axis=1).std(ddof=1) / np.sqrt(ROWS)
        widest = max(widest, z * error)
    assert found.visible == pytest.approx(widest) and found.visible > 3.0 / found.n


def test_the_surest_move_and_the_questions_are_told_apart():
    one, two = before(), after(0.9)
    found = pair("moved", one, two)
    j = list(one.axes).index("tie")
    apart = [float((two.labels[:, j] == k).mean() - (one.labels[:, j] == k).mean())
             for k in range(3)]
    assert found.output in ("tie=healthy", "tie=broken") and found.live
    assert abs(found.difference) == pytest.approx(abs(apart[2]))
    assert found.asked == pytest.approx(apart[0]) and found.asked > 0.0
    assert found.asked_half < found.half_width  # one output against all of them


def test_a_rollout_is_touched_by_any_label_or_count_and_not_by_what_actors_make_of_it():
    one = before()
    names = (*one.count_names, "utility_challenger")
    one = dataclasses.replace(one, count_names=names,
                              counts=np.hstack([one.counts, np.zeros((one.rollouts, 1))]))
    counts = one.counts.copy()
    counts[3, 0] += 1.0
    counts[4, names.index("day_of_deal")] = np.nan
    counts[5, -1] = 9.0
    labels = one.labels.copy()
    labels[7, 2] = (labels[7, 2] + 1) % 3
    two = dataclasses.replace(one, counts=counts, labels=labels)
    still = np.isnan(one.counts[4, names.index("day_of_deal")])
    assert differing(one, two).nonzero()[0].tolist() == ([3, 7] if still else [3, 4, 7])
    assert not differing(one, one).any()
