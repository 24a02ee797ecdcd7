"""Inversion: quantiles checked against scipy.stats, and monotone in the uniform and in the mean."""

import math
import sys

import numpy as np
import pytest
from scipy import stats

import sim.engine.draws as draws

tails = sys.modules["sim.engine.draws.tails"]
SLACK = 1e-10


def _units(count: int, seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    deep = 10.0 ** -rng.uniform(1.0, 13.0, count // 4)
    return np.sort(np.concatenate([rng.random(count), deep, 1.0 - deep]))


def _within_scipy(u: np.ndarray, mean: float) -> np.ndarray:
    # From a mean near 1e6 scipy's own cdf is wrong past 4.5 standard deviations (0.7% at 5e6).
    return u[(u > 1e-5) & (u < 1.0 - 1e-5)] if mean > 5e5 else u


def _assert_quantiles(got: np.ndarray, u: np.ndarray, dist: object) -> None:
    """Each got is the quantile at u, its cdf step at most SLACK (relative, either tail) away."""
    lower = np.minimum(1.0, u * (1.0 + SLACK))
    upper = 1.0 - u
    at_least = (dist.cdf(got) >= u * (1.0 - SLACK)) & (
        dist.sf(got) <= upper * (1.0 + SLACK) + 1e-15
    )
    not_over = (dist.cdf(got - 1) < lower) & (dist.sf(got - 1) >= upper * (1.0 - SLACK) - 1e-15)
    assert np.all(at_least)
    assert np.all(not_over | (got == 0))
    assert np.mean(got == dist.ppf(u)) > 0.99


@pytest.mark.parametrize("mean", [1e-9, 0.1, 3.0, 49.0, 50.0, 51.0, 300.0, 745.0, 2000.0, 5e4, 2e6])
def test_poisson_quantiles(mean: float) -> None:
    u = _within_scipy(_units(150 if mean > 3000.0 else 2000), mean)
    got = np.array([draws.poisson(x, mean) for x in u.tolist()])
    _assert_quantiles(got, u, stats.poisson(mean))


@pytest.mark.parametrize(
    ("n", "p"),
    [(1, 0.3), (1, 0.7), (10, 1e-9), (20, 0.5), (40, 0.95), (100, 0.49), (102, 0.5), (1000, 0.02)]
    + [(1000, 0.4), (1000, 0.97), (5000, 0.7), (100_000, 0.3), (10**7, 0.6)],
)
def test_binomial_quantiles(n: int, p: float) -> None:
    u = _within_scipy(_units(300 if n > 10_000 else 2000), n * p)
    got = np.array([draws.binomial(x, n, p) for x in u.tolist()])
    assert got.min() >= 0
    assert got.max() <= n
    _assert_quantiles(got, u, stats.binom(n, p))


@pytest.mark.parametrize("mean", [50.5, 300.0, 2000.0, 1e5])
def test_tail_sums_match_scipy(mean: float) -> None:
    for z in np.linspace(-6.0, 6.0, 25):
        k = int(mean + z * math.sqrt(mean))
        pmf = tails.poisson_pmf(k, mean)
        if k < mean:
            got, expected = pmf * tails.lower_sum(k, 0.0, mean), stats.poisson.cdf(k, mean)
        else:
            got, expected = pmf * tails.upper_sum(k, 0.0, mean), stats.poisson.sf(k, mean)
        assert got == pytest.approx(expected, rel=1e-10)


@pytest.mark.parametrize("z", np.linspace(-7.5, 7.5, 31).tolist())
def test_expansion_meets_the_exact_sum_where_it_takes_over(z: float) -> None:
    mean = 1e6
    k = int(mean + z * 1e3)
    pmf = tails.poisson_pmf(k, mean)
    if k < mean:
        u = pmf * tails.lower_sum(k, 0.0, mean)
        score = stats.norm.ppf([u - 1e-11, u + 1e-11])
    else:
        v = pmf * tails.upper_sum(k, 0.0, mean)
        score = stats.norm.isf([v + 1e-11, v - 1e-11])
    # A score just below the step gives k at most, one just above gives k + 1 at least.
    if not np.isnan(score[0]):
        assert tails.start_point(score[0], mean, mean, 1.0, 1.0) <= k
    if not np.isnan(score[1]):
        assert tails.start_point(score[1], mean, mean, 1.0, 1.0) > k


def test_discrete_edges() -> None:
    ends = [2.0**-54, 1.0 - 2.0**-53]
    assert [draws.poisson(u, 0.0) for u in ends] == [0, 0]
    assert draws.poisson(0.5, -1.0) == 0
    assert draws.poisson(0.5, math.nan) == 0
    assert [draws.poisson(u, 1e-300) for u in ends] == [0, 0]
    assert 20 < draws.poisson(ends[1], 3.0) < 30
    assert draws.poisson(0.5, 1e300) == 10**15
    assert [draws.binomial(u, 7, 1.0) for u in ends] == [7, 7]
    assert [draws.binomial(u, 7, 0.0) for u in ends] == [0, 0]
    assert [draws.binomial(u, 7, 0.5) for u in ends] == [0, 7]
    assert draws.binomial(0.5, -3, 0.5) == 0
    assert draws.binomial(0.5, 10**12, 1e-15) == 0
    assert 80 < draws.binomial(ends[1], 100, 0.5) < 100


def test_integers_never_fall_as_the_mean_or_the_uniform_rises() -> None:
    units = _units(120, 2)
    means = np.concatenate([[0.0, 1e-12], np.geomspace(0.01, 3e4, 60)])
    means = np.sort(np.concatenate([means, 50.0 + np.linspace(-1e-9, 1e-9, 9)]))
    table = np.array([[draws.poisson(u, m) for m in means.tolist()] for u in units.tolist()])
    assert np.all(np.diff(table, axis=0) >= 0)
    assert np.all(np.diff(table, axis=1) >= 0)
    chances = np.sort(
        np.concatenate([np.linspace(0.0, 1.0, 61), 0.5 + np.linspace(-1e-9, 1e-9, 9)])
    )
    for n in (1, 30, 90, 1000):
        table = np.array([[draws.binomial(u, n, p) for p in chances.tolist()] for u in units])
        assert np.all(np.diff(table, axis=0) >= 0)
        assert np.all(np.diff(table, axis=1) >= 0)
    table = np.array([[draws.binomial(u, n, 0.3) for n in range(140, 200)] for u in units.tolist()])
    assert np.all(np.diff(table, axis=1) >= 0)


def test_poisson_is_monotone_where_the_method_changes_to_the_expansion() -> None:
    means = (1e6 + np.array([-1.0, -1e-3, -1e-6, 0.0, 1e-6, 1e-3, 1.0])).tolist()
    for u in _units(20, 3).tolist():
        assert np.all(np.diff([draws.poisson(u, m) for m in means]) >= 0)


def test_normal_quantiles() -> None:
    u = np.concatenate([_units(4000), [2.0**-54, 1e-200, 0.075, 0.925, 0.5]])
    got = np.array([draws.normal(x) for x in u.tolist()])
    np.testing.assert_allclose(got, stats.norm.ppf(u), rtol=1e-14, atol=1e-15)
    assert math.isfinite(draws.normal(0.0))
    assert math.isfinite(draws.normal(1.0))


def test_triple_meets_its_quantiles() -> None:
    for low, central, high in [(1.0, 2.0, 9.0), (-3.0, 0.0, 0.5), (4.0, 4.0, 4.0), (0.0, 0.0, 1.0)]:
        got = [draws.from_triple(u, low, central, high) for u in (0.05, 0.5, 0.95)]
        assert got == pytest.approx([low, central, high], rel=1e-14, abs=1e-14)


def test_triangular_and_uniform_between() -> None:
    u = _units(500)
    got = np.array([draws.triangular(x, 1.0, 2.0, 9.0) for x in u.tolist()])
    np.testing.assert_allclose(got, stats.triang(1 / 8, 1.0, 8.0).ppf(u), rtol=1e-12)
    assert draws.triangular(0.3, 5.0, 5.0, 5.0) == 5.0
    assert 1.0 <= draws.triangular(2.0**-54, 1.0, 1.0, 2.0) < 1.001
    assert draws.uniform_between(0.25, 2.0, 4.0) == 2.5


def test_continuous_draws_never_fall_as_the_uniform_rises() -> None:
    u = _units(4000).tolist()
    for values in (
        [draws.from_triple(x, 1.0, 2.0, 9.0) for x in u],
        [draws.triangular(x, 1.0, 2.0, 9.0) for x in u],
        [draws.uniform_between(x, -1.0, 9.0) for x in u],
    ):
        assert np.all(np.diff(values) >= 0.0)


def test_categorical() -> None:
    weights = np.array([0.0, 2.0, 0.0, 1.0, 1.0, 0.0, 8.0])
    ends = [2.0**-54, 1.0 - 2.0**-53]
    assert [draws.categorical(u, weights, 6) for u in ends] == [1, 4]
    middles = (0.25, 0.5 - 1e-12, 0.5, 0.74, 0.76)
    assert [draws.categorical(u, weights, 6) for u in middles] == [1, 1, 3, 3, 4]
    assert draws.categorical(0.5, weights, 1) == -1
    assert draws.categorical(0.5, weights, 0) == -1
    assert draws.categorical(0.99, weights, 99) == 6
    assert draws.categorical(0.5, np.array([math.nan, -1.0, 3.0]), 3) == 2
    assert draws.categorical(0.5, np.array([math.nan, -1.0, 0.0]), 3) == -1
