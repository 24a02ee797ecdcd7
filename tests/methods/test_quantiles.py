"""Woodruff's intervals of quantiles."""

from __future__ import annotations

import numpy as np
import pytest

from sim.methods.quantiles import clustered_quantiles

AT = np.array([0.05, 0.5, 0.95])


@pytest.mark.parametrize("between", [0.0, 1.0])
def test_intervals_of_quantiles_hold(between: float):
    """Normal values in 250 rows of 4, alone or sharing a row's mean: 92 to 98 % of 500 sets hold.

    Chance of a false alarm: at 95 %, standard error 1 point, .3 % a bound; the seed is fixed.
    """
    from scipy.special import ndtri

    rng, row = np.random.default_rng(3), np.repeat(np.arange(250), 4)
    truth, held = ndtri(AT) * np.sqrt(1 + between), np.zeros(3)
    for _ in range(500):
        values = rng.normal(size=1000) + np.repeat(rng.normal(size=250), 4) * between**0.5
        found, low, high = clustered_quantiles(values, row, AT)
        assert (low <= found).all() and (found <= high).all()
        held += (low <= truth) & (truth <= high)
    assert (held / 500 > 0.92).all() and (held / 500 < 0.985).all()


def test_rows_alike_within_are_worth_a_trial_each():
    rng = np.random.default_rng(4)
    one = rng.normal(size=200)
    _, low, high = clustered_quantiles(np.repeat(one, 5), np.repeat(np.arange(200), 5), AT)
    _, least, most = clustered_quantiles(one, np.arange(200), AT)
    assert (high - low)[1] == pytest.approx((most - least)[1], rel=0.15)


def test_one_row_cannot_tell():
    found, low, high = clustered_quantiles(np.arange(5.0), np.zeros(5, int), AT)
    assert found[1] == 2 and np.isnan(low).all() and np.isnan(high).all()
