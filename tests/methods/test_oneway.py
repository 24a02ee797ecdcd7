"""One-way layouts: what groups explain, without what chance gives, and its error."""

import numpy as np
import pytest

from sim.methods.oneway import bins, epsilon_squared, subsampled_error


def test_epsilon_squared_is_kelleys():
    """Eta squared .75 of two groups of two: 1 - .25 * 3 / 2."""
    y = np.array([0.0, 2.0, 3.0, 5.0])
    eta = 9 / 13
    assert epsilon_squared(np.array([0, 0, 1, 1]), y) == pytest.approx(1 - (1 - eta) * 3 / 2)
    assert epsilon_squared(np.array([4, 4, 9, 9]), y) == epsilon_squared(
        np.array([-1, -1, 0, 0]), y
    )


def test_groups_that_say_nothing_explain_nothing_on_average():
    rng = np.random.default_rng(1)
    found = [epsilon_squared(rng.integers(0, 10, 200), rng.normal(size=200)) for _ in range(400)]
    assert np.mean(found) < 0.015  # eta squared would be .045
    assert (
        epsilon_squared(np.zeros(9, int), np.arange(9.0))
        == 0
        == epsilon_squared(np.arange(9), np.zeros(9))
    )


def test_where_nothing_varies_nothing_is_explained():
    assert epsilon_squared(np.array([0, 0, 1, 1, 1]), np.full(5, 3.0)) == 0.0
    unit = np.array([0.5, 0.5, -0.5, -0.5])  # a sum of squares of 1 is as good as any other
    assert epsilon_squared(np.array([0, 0, 1, 1]), unit) == 1.0


def test_parts_are_of_equal_size_and_levels_stay():
    x = np.random.default_rng(2).random(90)
    for parts in (3, 5, 10):
        assert np.bincount(bins(x, False, parts)).tolist() == [90 // parts] * parts
    assert bins(np.array([0.0, 2.0]), True).tolist() == [0, 2]


def test_the_error_of_a_mean_is_found_by_half_samples():
    x = np.random.default_rng(3).normal(size=2000)
    error, _ = subsampled_error(lambda p: np.array([x[p].mean()]), 2000, np.random.default_rng(4))
    assert error[0] == pytest.approx(1 / 2000**0.5, rel=0.25)
