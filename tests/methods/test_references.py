"""Public mathematics against independent references: SciPy, scikit-learn, brute force, simulation.

Nothing here is worked out by the function under test. Simulated checks have fixed seeds; each bound
lies 4 standard errors or more from what is expected, so a false alarm is below 1e-4.
"""

from __future__ import annotations

from itertools import permutations, product

import numpy as np
import pytest
from scipy import stats
from scipy.spatial.distance import mahalanobis

from sim.methods import intervals, joint_rank, regret, shapley, spread
from sim.methods.oneway import epsilon_squared
from sim.methods.rule_of_three import never_bound
from sim.methods.scores import crps


@pytest.mark.parametrize(("hits", "n"), [(0, 12), (1, 300), (7, 9), (81, 263), (40, 40)])
def test_wilsons_interval_is_scipys(hits: int, n: int):
    want = stats.binomtest(hits, n).proportion_ci(method="wilson")
    assert intervals.wilson(hits / n, n) == pytest.approx((want.low, want.high), abs=1e-12)


def test_quantiles_are_those_of_the_distributions():
    for df, level in product((1, 2.5, 30, 1e4), (0.5, 0.9, 0.999)):
        want = stats.t(df).ppf((1 + level) / 2)
        assert intervals.t_quantile(df, level) == pytest.approx(want, rel=1e-9)
        assert intervals.normal_quantile(level) == pytest.approx(stats.norm.ppf((1 + level) / 2))


def test_the_design_effect_is_what_clusters_do_to_the_variance_of_a_share():
    """40,000 samples of 60 rows of 6 whose chances are beta(1, 2): 1 + 5/4, within 2 %."""
    rng, rows, m = np.random.default_rng(1), 60, 6
    hits = rng.binomial(m, rng.beta(1, 2, (40_000, rows)))
    share = hits.mean(axis=1) / m
    brute = share.var() / ((1 / 3) * (2 / 3) / (rows * m))
    found = np.mean(intervals.design_effect(hits[:4000], np.full((4000, rows), m)))
    assert brute == pytest.approx(2.25, rel=0.03)
    assert found == pytest.approx(brute, rel=0.03)


def test_newcombes_interval_holds():
    rng, p, q, n, m = np.random.default_rng(2), 0.1, 0.25, 80, 120
    held = 0
    for x, y in zip(rng.binomial(n, p, 3000) / n, rng.binomial(m, q, 3000) / m, strict=True):
        low, high = intervals.newcombe((x, *intervals.wilson(x, n)), (y, *intervals.wilson(y, m)))
        held += low <= q - p <= high
    assert 0.934 < held / 3000 < 0.966


def test_normal_scores_and_distances_are_scipys():
    rng = np.random.default_rng(3)
    pool = rng.normal(size=(80, 3)) @ rng.normal(size=(3, 3))
    scores = stats.norm.ppf((stats.rankdata(pool, axis=0) - 0.5) / 80)
    assert joint_rank.normal_scores(pool) == pytest.approx(scores)
    middle, inverse = scores.mean(axis=0), np.linalg.inv(np.cov(scores.T, bias=True))
    want = [mahalanobis(x, middle, inverse) for x in scores]
    assert joint_rank.distances(pool) == pytest.approx(want)


def test_epsilon_squared_is_that_of_the_analysis_of_variance():
    """Of F, the ratio of mean squares: (F - 1) / (F + (n - k) / (k - 1))."""
    rng = np.random.default_rng(4)
    group = rng.integers(0, 5, 150)
    y = rng.normal(size=150) + 0.5 * group
    f = stats.f_oneway(*(y[group == g] for g in range(5))).statistic
    assert epsilon_squared(group, y) == pytest.approx((f - 1) / (f + 145 / 4))


def test_crps_is_the_integral_of_the_squared_difference_of_distributions():
    rng = np.random.default_rng(5)
    masses = rng.dirichlet(np.ones(12))
    for day in range(12):
        step = np.arange(12) >= day
        assert crps(masses, day) == pytest.approx(np.sum((np.cumsum(masses) - step)[:-1] ** 2))


def test_shapley_values_are_the_mean_over_all_orders():
    rng = np.random.default_rng(6)
    worth = {frozenset(x for x in range(4) if k >> x & 1): rng.normal(size=3) for k in range(16)}
    brute = np.zeros(4)
    for order in permutations(range(4)):
        for at, player in enumerate(order):
            before = frozenset(order[:at])
            brute[player] += float(np.mean(worth[before | {player}] - worth[before])) / 24
    assert shapley.exact(4, worth.__getitem__).value == pytest.approx(brute)


def test_regret_is_the_most_that_another_doctrine_would_have_brought():
    rng = np.random.default_rng(7)
    table = rng.normal(size=(3, 2, 3, 4))
    for i, n in enumerate((2, 3, 4)):
        brute = np.zeros(n)
        for profile in product(range(2), range(3), range(4)):
            for other in range(n):
                instead = (*profile[:i], other, *profile[i + 1 :])
                lost = table[(i, *instead)] - table[(i, *profile)]
                brute[profile[i]] = max(brute[profile[i]], lost)
        assert regret.regrets(table, i) == pytest.approx(brute)


def test_the_rule_of_three_is_near_the_exact_bound_and_above_it():
    for n in (30, 300, 30_000):
        exact = stats.beta(1, n).ppf(0.95)  # Clopper and Pearson's one-sided bound at no hit
        assert exact <= never_bound(n) < 1.06 * exact


def test_the_luck_of_a_row_is_the_binomial_variance_of_its_share():
    rng, p, m = np.random.default_rng(8), 0.3, 5
    hits = rng.binomial(m, p, 200_000)
    assert spread.noise(hits, np.full(200_000, m)) == pytest.approx(p * (1 - p) / m, rel=0.01)
