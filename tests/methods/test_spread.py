"""The spread over rows: known mixing distributions are recovered from few replicates."""

from __future__ import annotations

import math

import numpy as np
import pytest

from sim.methods.spread import beta_masses, between, spread, unevenness

ENDS = [0.05, 0.95]
SHAPES = {
    "beta(4, 6)": lambda rng, n: rng.beta(4, 6, n),
    "beta(1, 9)": lambda rng, n: rng.beta(1, 9, n),
    "beta(0.5, 0.5)": lambda rng, n: rng.beta(0.5, 0.5, n),
    "log odds": lambda rng, n: 1 / (1 + np.exp(-rng.normal(-1, 1.5, n))),
    "two humps": lambda rng, n: np.where(
        rng.random(n) < 0.4, rng.beta(3, 40, n), rng.beta(30, 8, n)
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_known_rows(shape: str):
    """500 rows of 20: both quantiles near the truth, and nearer than the raw ones.

    Root mean square over 100 data sets of fixed seed.
    """
    rng, rows, m = np.random.default_rng(5), 500, 20
    truth = np.quantile(SHAPES[shape](rng, 400_000), ENDS)
    freed, raw = [], []
    for _ in range(100):
        hits = rng.binomial(m, SHAPES[shape](rng, rows))
        freed.append(spread(hits, np.full(rows, m)) - truth)
        raw.append(np.quantile(hits / m, ENDS) - truth)
    off, raw_off = (np.sqrt(np.mean(np.square(x), axis=0)).max() for x in (freed, raw))
    assert off < 0.035
    assert off < 0.85 * raw_off


def test_no_spread():
    """Equal rows show next to no spread: under 0.05 on average, where raw quantiles show 0.3."""
    rng, rows, m = np.random.default_rng(6), 500, 20
    wide = [np.ptp(spread(rng.binomial(m, 0.3, rows), np.full(rows, m))) for _ in range(100)]
    assert np.mean(wide) < 0.05
    assert np.median(wide) < 0.03
    assert np.ptp(np.quantile(rng.binomial(m, 0.3, rows) / m, ENDS)) > 0.25


def test_luck_and_ignorance():
    """Of Beta(a, b) rows a share 1/(a + b + 1) of the variance lies between rows."""
    rng = np.random.default_rng(7)
    hits = rng.binomial(20, rng.beta(4, 6, 20_000))
    trials = rng.permutation(np.full(20_000, 20))
    assert between(hits, trials) == pytest.approx(1 / 11, abs=0.004)
    same = rng.binomial(20, 0.4, 20_000)
    assert between(same, trials) < 0.002
    sure = np.where(rng.random(20_000) < 0.4, 20, 0)
    assert between(sure, trials) > 0.95


def test_rare_labels_borrow():
    """A label never seen is as uneven as the others: a spread above zero, well below 1%."""
    trials = np.full(100, 20)
    assert spread(np.zeros(100), trials) == (0, 0)
    low, high = spread(np.zeros(100), trials, borrowed=1.0)
    assert 0 < low < 1 / 4000 < high < 0.002
    low, high = spread(np.full(100, 20), trials, borrowed=1.0)
    assert 0.998 < low < 1 - 1 / 4000 < high < 1
    one = np.zeros(100)
    one[3] = 1
    low, high = spread(one, trials, borrowed=1.0)
    assert low < 1 / 2000 < high


def test_unevenness_is_the_variance_of_log_odds():
    """Where rows differ little, it is near the variance of their log odds."""
    rng = np.random.default_rng(8)
    hits = rng.binomial(50, 1 / (1 + np.exp(-rng.normal(-0.5, 0.4, 20_000))))
    assert unevenness(hits, np.full(20_000, 50)) == pytest.approx(0.16, rel=0.12)


def test_cannot_tell():
    """One row, or one replicate a row: noise cannot be told from spread."""
    assert all(map(math.isnan, spread(np.array([3]), np.array([10]))))
    assert all(map(math.isnan, spread(np.ones(9), np.ones(9))))


@pytest.mark.parametrize(("a", "b"), [(4.0, 6.0), (0.3, 2.0), (0.05, 0.2), (300.0, 100.0)])
def test_beta_masses(a: float, b: float):
    """The distribution on the grid has scipy's quantiles."""
    from scipy.stats import beta

    mass = beta_masses(a, b)
    edges = np.sin(np.arange(1, 1001) * np.pi / 2000) ** 2
    assert np.abs(np.cumsum(mass) - beta.cdf(edges, a, b)).max() < 0.01
