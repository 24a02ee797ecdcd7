"""The chance that one group has more of an amount than another, and its error over rows."""

from statistics import NormalDist
from types import SimpleNamespace

import numpy as np
import pytest

from sim.questions.audit.sections.concordance import chance_above


def outcome(n, replicates=1):
    """As much of an outcome as is asked for."""
    return SimpleNamespace(valid=np.ones(n, bool), rollouts=n, replicates=replicates)


def test_two_normal_groups_are_told_apart_as_theory_says():
    rng = np.random.default_rng(7)
    upper = np.arange(4000) < 2000
    x = rng.normal(size=4000) + 0.8 * upper
    found = chance_above(outcome(4000), x, upper, ~upper)
    assert found.low < NormalDist().cdf(0.8 / np.sqrt(2)) < found.high
    assert found.n == 4000 and found.high - found.low < 0.04


@pytest.mark.parametrize(("x", "chance"), [([1, 1, 1, 1], 0.5), ([2, 3, 0, 1], 1.0),
                                           ([0, 1, 2, 3], 0.0), ([1, 2, 1, 0], 0.875)])
def test_even_amounts_count_half(x, chance):
    upper = np.array([True, True, False, False])
    assert chance_above(outcome(4), np.array(x, float), upper, ~upper).at == chance


def test_a_group_without_rollouts_says_nothing():
    none = np.zeros(4, bool)
    assert chance_above(outcome(4), np.arange(4.0), none, ~none).at is None


def test_the_same_rollout_twice_in_a_row_adds_no_certainty():
    rng = np.random.default_rng(1)
    upper, x = rng.random(600) < 0.4, rng.normal(size=600)
    once = chance_above(outcome(600), x, upper, ~upper)
    upper2, x2 = np.repeat(upper, 2), np.repeat(x, 2)
    twice = chance_above(outcome(1200, 2), x2, upper2, ~upper2)
    assert twice.at == pytest.approx(once.at) and twice.low == pytest.approx(once.low)
    naive = chance_above(outcome(1200, 1), x2, upper2, ~upper2)
    assert naive.high - naive.low < 0.8 * (twice.high - twice.low)


def test_the_interval_covers_in_95_of_100():
    rng = np.random.default_rng(3)
    hits, truth = 0, NormalDist().cdf(0.5 / np.sqrt(2))
    for _ in range(300):
        upper = rng.random(200) < 0.5
        found = chance_above(outcome(200), rng.normal(size=200) + 0.5 * upper, upper, ~upper)
        hits += found.low <= truth <= found.high
    assert 275 <= hits <= 296  # binomial(300, .95): four standard errors either way
