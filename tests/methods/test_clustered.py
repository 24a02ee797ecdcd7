"""Intervals of clustered shares: known values, edges, and how often they hold.

Coverage has its whole table in `benchmarks/coverage`; here it is asked where intervals that guess
the correlation fail. Chance of a false alarm: each bound lies 4 standard errors or more from what
was seen with other seeds, so below 1e-4 a bound; seeds are fixed.
"""

from __future__ import annotations

import numpy as np
import pytest

from sim.methods.clustered import GRID, clustered_interval, correlations, prior
from sim.methods.intervals import wilson


def coverage(p: float, chances, m: int, rows: int, sets: int, seed: int) -> tuple[float, float]:
    """Share of intervals that hold p, and their mean width."""
    rng = np.random.default_rng(seed)
    hits = rng.binomial(m, chances(rng, (sets, rows)))
    low, high = clustered_interval(hits, np.full((sets, rows), m))
    return float(np.mean((low <= p) & (p <= high))), float(np.mean(high - low))


def test_the_prior_is_that_of_common_labels():
    assert prior().sum() == pytest.approx(1) and prior() @ GRID == pytest.approx(0.25, abs=0.01)


def test_rows_alike_within_and_rows_of_luck_are_told_apart():
    rng = np.random.default_rng(1)
    alike = 10.0 * (rng.random((1, 60)) < 0.3)
    luck = rng.binomial(10, 0.3, (1, 60)).astype(float)
    trials = np.full((1, 60), 10.0)
    assert (correlations(alike, trials) @ GRID)[0] > 0.9
    assert (correlations(luck, trials) @ GRID)[0] < 0.05


def test_many_shares_at_once_are_each_on_its_own():
    """Cells of all kinds: without trials, with one row, never, always, rare and common."""
    rng = np.random.default_rng(3)
    trials = rng.integers(0, 9, (12, 30))
    trials[0], trials[1, 1:] = 0, 0
    chance = rng.beta(0.3, 0.9, (12, 5, 30))
    chance[:, 0], chance[:, 1] = 0.0, 1.0
    hits = rng.binomial(trials[:, None, :], chance)
    low, high = clustered_interval(hits, trials[:, None, :])
    for c, k in np.ndindex(12, 5):
        alone = clustered_interval(hits[c, k], trials[c])
        assert (low[c, k], high[c, k]) == pytest.approx(alone, abs=1e-12)
    assert (low[0] == 0).all() and (high[0] == 1).all()
    assert (low[2:, 0] == 0).all() and (high[2:, 1] == 1).all()


@pytest.mark.parametrize("alpha", [0.6, 2.0, 8.0])
def test_intervals_of_many_rows_hold_and_those_that_ignore_rows_do_not(alpha: float):
    truth, m, rows = alpha / (alpha + 6.0), 10, 100
    held, _ = coverage(truth, lambda rng, size: rng.beta(alpha, 6.0, size), m, rows, 2000, 11)
    assert 0.93 < held < 0.97
    rng = np.random.default_rng(11)
    share = rng.binomial(m, rng.beta(alpha, 6.0, (2000, rows))).sum(axis=1) / (m * rows)
    low, high = wilson(share, m * rows)
    assert np.mean((low <= truth) & (truth <= high)) < 0.92


@pytest.mark.parametrize(("share", "chance", "rows"), [(0.02, 0.5, 100), (0.1, 0.5, 25),
                                                       (0.05, 1.0, 100), (0.3, 0.9, 10)])
def test_intervals_hold_where_the_outcome_lives_in_few_rows(share: float, chance: float, rows: int):
    """A share of the rows has the outcome with this chance, the others never.

    Wilson's interval with an estimated design effect held in 82 and 89 % of the first two.
    """
    held, _ = coverage(share * chance, lambda rng, size: chance * (rng.random(size) < share), 20,
                       rows, 2000, 5)
    assert held > 0.89


def test_a_rare_outcome_of_independent_trials_costs_little_width():
    """With four replicates a row, as runs have them: at most 1.5 times a binomial's interval."""
    held, width = coverage(0.005, lambda rng, size: np.full(size, 0.005), 4, 500, 1000, 6)
    rng = np.random.default_rng(7)
    low, high = wilson(rng.binomial(2000, 0.005, 4000) / 2000, 2000)
    assert held > 0.93 and width < 1.25 * np.mean(high - low)


@pytest.mark.parametrize("k", [0, 10])
def test_edges(k: int):
    """At 0 and 1 the interval keeps the share and stays inside; a row a trial narrows it."""
    low, high = clustered_interval(np.full(50, k), np.full(50, 10))
    least, most = clustered_interval(np.full(500, k / 10), np.full(500, 1))
    assert 0 <= low <= k / 10 <= high <= 1
    assert high - low > most - least > 3 / 500  # the rule of three


def test_one_row_and_no_trials():
    """Nothing to cluster, or nothing at all."""
    assert clustered_interval(np.array([3]), np.array([10])) == wilson(0.3, 10)
    assert clustered_interval(np.array([0]), np.array([0])) == (0.0, 1.0)
    assert clustered_interval(np.array([1, 0]), np.array([1, 1])) == wilson(0.5, 2)
