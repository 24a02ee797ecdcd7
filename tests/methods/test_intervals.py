"""Quantiles and intervals: known values."""

from __future__ import annotations

import numpy as np
import pytest

from sim.methods import intervals


def test_wilson_known_value():
    """Newcombe (1998), table I: 81 of 263."""
    low, high = intervals.wilson(81 / 263, 263)
    assert (low, high) == pytest.approx((0.2553, 0.3662), abs=1e-4)


@pytest.mark.parametrize(
    ("df", "want"), [(1, 12.706), (2, 4.303), (3, 3.182), (9, 2.262), (99, 1.984)]
)
def test_t_quantile(df: int, want: float):
    """Tabulated two-sided 95% quantiles."""
    assert intervals.t_quantile(df) == pytest.approx(want, abs=5e-4)
    assert isinstance(intervals.t_quantile(df), float)


def test_normal_quantile():
    """Tabulated two-sided quantiles, one by one and together."""
    assert intervals.normal_quantile() == pytest.approx(1.959964, abs=5e-7)
    found = intervals.normal_quantile(np.array([0.8, 0.9, 0.99]))
    assert found == pytest.approx([1.281552, 1.644854, 2.575829], abs=5e-7)


def test_newcombes_interval_is_the_one_he_printed():
    """56 of 70 less 48 of 80: .0524 to .3339 (Newcombe 1998, table II, method 10)."""
    one, other = ((k / n, *intervals.wilson(k / n, n)) for k, n in ((48, 80), (56, 70)))
    assert intervals.newcombe(one, other) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    none, all_of_them = ((x, *intervals.wilson(x, 50)) for x in (0.0, 1.0))
    assert 0.85 < intervals.newcombe(none, all_of_them)[0] < 0.95
