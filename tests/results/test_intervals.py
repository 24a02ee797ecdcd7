"""Intervals: known values, coverage on clustered data, recovery of a known spread."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.results import intervals


def test_wilson_known_value():
    """Newcombe (1998), table I: 81 of 263."""
    low, high = intervals.wilson(81 / 263, 263)
    assert (low, high) == pytest.approx((0.2553, 0.3662), abs=1e-4)


@pytest.mark.parametrize(
    ("df", "want"), [(1, 12.706), (2, 4.303), (3, 3.182), (9, 2.262), (99, 1.984)]
)
def test_t_quantile(df: int, want: float):
    """Tabulated two-sided 95% quantiles."""
    assert intervals.t_quantile(df) == pytest.approx(want, rel=0.004)


@pytest.mark.parametrize("alpha", [0.6, 2.0, 8.0])
def test_clustered_coverage(alpha: float):
    """95% intervals cover between 92% and 98% of the time.

    4000 data sets each; the standard error is 0.35 points, so an interval of exactly 95% fails
    here with probability below 1e-9, and the seed is fixed.
    """
    rng, rows, m, sets = np.random.default_rng(11), 100, 10, 4000
    truth, covered, plain = alpha / (alpha + 6.0), 0, 0
    trials = np.full(rows, m)
    for _ in range(sets):
        hits = rng.binomial(m, rng.beta(alpha, 6.0, rows))
        low, high = intervals.clustered(hits, trials)
        covered += low <= truth <= high
        low, high = intervals.wilson(hits.sum() / (rows * m), rows * m)
        plain += low <= truth <= high
    assert 0.92 < covered / sets < 0.98
    assert plain < covered  # ignoring the rows would promise too much


@pytest.mark.parametrize("k", [0, 10])
def test_edges(k: int):
    """At 0 and 1 the interval keeps the share and stays inside."""
    hits, trials = np.full(50, k), np.full(50, 10)
    low, high = intervals.clustered(hits, trials)
    wide_low, wide_high = intervals.clustered(hits, trials, borrowed=4.0)
    assert 0 <= wide_low <= low <= k / 10 <= high <= wide_high <= 1
    assert wide_high - wide_low > high - low
    assert intervals.spread(hits, trials) == (k / 10, k / 10)


def test_one_row_and_no_trials():
    """Nothing to cluster, or nothing at all."""
    assert intervals.clustered(np.array([3]), np.array([10])) == intervals.wilson(0.3, 10)
    assert intervals.clustered(np.array([0]), np.array([0])) == (0.0, 1.0)
    assert all(map(math.isnan, intervals.spread(np.array([3]), np.array([10]))))
    assert all(map(math.isnan, intervals.spread(np.ones(9), np.ones(9))))


def test_spread_recovers_beta():
    """Row probabilities are Beta(4, 6): quantiles 0.169 and 0.655; raw shares are much wider."""
    rng = np.random.default_rng(5)
    hits = rng.binomial(10, rng.beta(4, 6, 20_000))
    low, high = intervals.spread(hits, np.full(20_000, 10))
    assert (low, high) == pytest.approx((0.1688, 0.6551), abs=0.05)
    raw = np.quantile(hits / 10, [0.05, 0.95])
    assert high - low < raw[1] - raw[0]


def test_spread_without_any():
    """Equal rows show next to no spread."""
    rng = np.random.default_rng(6)
    low, high = intervals.spread(rng.binomial(20, 0.3, 5000), np.full(5000, 20))
    assert high - low < 0.08
