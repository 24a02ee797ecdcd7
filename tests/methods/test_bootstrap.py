"""Intervals of ratios of means: what they hold, and what they do with nothing to tell."""

import numpy as np
import pytest

from benchmarks.sobol_intervals import coverage, ishigami
from sim.methods.bootstrap import WIDEST, ratio, ratio_intervals
from sim.methods.intervals import t_quantile


def test_the_error_of_a_mean_is_the_textbooks():
    x = np.arange(10.0)
    value, error = ratio(x[None], np.ones(10))
    assert value == pytest.approx([4.5]) and error == pytest.approx([x.std(ddof=1) / 10**0.5])


def test_what_never_moves_has_an_interval_of_nothing():
    value, low, high = ratio_intervals(np.zeros((1, 64)), np.ones(64), np.random.default_rng(1))
    assert value.tolist() == low.tolist() == high.tolist() == [0]


def test_one_point_that_moves_is_no_proof_and_gives_no_infinite_interval():
    terms = np.zeros((1, 64))
    terms[0, 5] = 1.0
    value, low, high = ratio_intervals(terms, np.ones(64), np.random.default_rng(1))
    half = WIDEST * t_quantile(63) * ratio(terms, np.ones(64))[1]
    assert low < 0 < value and high == pytest.approx(value + half)


def test_an_interval_is_never_narrower_than_students():
    x = np.random.default_rng(2).normal(size=(3, 64))
    value, low, high = ratio_intervals(x, np.ones(64), np.random.default_rng(1))
    least = 2 * t_quantile(63) * ratio(x, np.ones(64))[1]
    assert np.all(high - low >= least - 1e-12) and np.all(high - low <= WIDEST * least + 1e-12)


@pytest.mark.slow
@pytest.mark.parametrize("second", [False, True])
def test_intervals_of_sobol_indices_hold_at_64_points(second):
    """Ishigami's function over 200 designs with fixed seeds, so nothing random.

    With other seeds an index that is held in 94 % would fall below 90 % in one study of a hundred.
    """
    held = coverage(ishigami(), 64, 200, second)
    assert held.min() >= 0.9 and held.mean() >= 0.95
