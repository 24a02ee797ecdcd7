"""Elementary functions: right, total, and the same bits watched and compiled."""

import math
from collections.abc import Callable
from types import FunctionType

import numpy as np
import pytest
from numba import njit
from numba.extending import register_jitable

from sim.engine import elementary as el

EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1e-17, -1e-17, 5e-324, 1e-308, 708.9, 709.1, -744.9]
EDGES += [-745.2, -746.1, 1e5, -1e5, 1e18, -1e18, 9.3e18, 1e308, -1e308, math.inf, -math.inf]
EDGES += [math.nan, 2.5, -2.5, 36.0, -36.0]
ONE = [el.exp, el.expm1, el.log, el.log1p, el.sqrt, el.logistic, el.floor]
TWO = [el.power, el.daily]


def _register() -> None:
    for fn in vars(el).values():
        if isinstance(fn, FunctionType):
            register_jitable(fn)


_register()


def _inputs() -> np.ndarray:
    rng = np.random.default_rng(1)
    spread = [rng.normal(0.0, s, 3000) for s in (1e-12, 1e-3, 1.0, 30.0, 400.0)]
    return np.concatenate([np.array(EDGES), *spread])


def _bits(values: list) -> np.ndarray:
    """The bits of each value; integers stay integers, and all NaNs are one NaN."""
    out = np.array(values)
    if out.dtype == np.float64:
        out[np.isnan(out)] = np.nan
        return out.view(np.int64)
    return out


@pytest.mark.parametrize("fn", ONE, ids=lambda f: f.__name__)
def test_one_argument_bits(fn: Callable) -> None:
    @njit(error_model="python", fastmath=False)
    def compiled(xs):  # noqa: ANN001, ANN202
        return [fn(x) for x in xs]

    xs = _inputs()
    plain = [fn(x) for x in xs.tolist()]
    assert np.array_equal(_bits(plain), _bits(list(compiled(xs))))


@pytest.mark.parametrize("fn", TWO, ids=lambda f: f.__name__)
def test_two_argument_bits(fn: Callable) -> None:
    @njit(error_model="python", fastmath=False)
    def compiled(xs, ys):  # noqa: ANN001, ANN202
        return [fn(x, y) for x, y in zip(xs, ys)]  # noqa: B905

    xs = np.concatenate([np.repeat(EDGES, len(EDGES)), _inputs()])
    ys = np.concatenate([np.tile(EDGES, len(EDGES)), _inputs()[::-1]])
    plain = [fn(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]
    assert np.array_equal(_bits(plain), _bits(list(compiled(xs, ys))))


def test_clamp_bits() -> None:
    @njit(error_model="python", fastmath=False)
    def compiled(xs):  # noqa: ANN001, ANN202
        return [el.clamp(x, -1.5, 2.0) for x in xs]

    xs = _inputs()
    plain = [el.clamp(x, -1.5, 2.0) for x in xs.tolist()]
    assert np.array_equal(_bits(plain), _bits(list(compiled(xs))))


def test_agrees_with_the_library_in_range() -> None:
    for x in (-700.0, -1.0, 1e-9, 0.3, 2.0, 700.0):
        assert el.exp(x) == math.exp(x)
        assert el.expm1(x) == math.expm1(x)
    for x in (5e-324, 1e-9, 0.3, 2.0, 1e308):
        assert el.log(x) == math.log(x)
        assert el.log1p(x) == math.log1p(x)
        assert el.sqrt(x) == math.sqrt(x)
        assert el.floor(-x) == max(math.floor(-x), -el.INT_TOP)


@pytest.mark.parametrize("fn", ONE[:-1], ids=lambda f: f.__name__)
def test_finite_in_finite_out(fn: Callable) -> None:
    assert all(math.isfinite(fn(x)) for x in EDGES if math.isfinite(x))


def test_edges() -> None:
    assert el.exp(-1e9) == 0.0
    assert el.exp(1e9) == math.exp(709.0)
    assert el.log(0.0) == el.log(-3.0) == el.log1p(-1.0) == el.LOG_ZERO
    assert el.exp(el.log(0.0)) == 0.0
    assert el.sqrt(-4.0) == 0.0
    assert el.logistic(-1e9) == 0.0
    assert el.logistic(1e9) == 1.0
    assert el.power(0.0, 2.0) == 0.0
    assert el.power(0.0, 0.0) == 1.0
    assert el.power(0.0, -1.0) == math.exp(709.0)
    assert el.power(3.0, 2.5) == pytest.approx(3.0**2.5, rel=1e-14)
    assert el.floor(-2.5) == -3
    assert el.floor(math.nan) == 0
    assert el.clamp(5.0, 0.0, 1.0) == 1.0


@pytest.mark.parametrize("p", [1e-12, 0.01, 0.5, 0.999])
@pytest.mark.parametrize("days", [1.0, 7.0, 90.0])
def test_daily_chances_compound_to_the_window(p: float, days: float) -> None:
    kept_out = el.expm1(days * el.log1p(-el.daily(p, days)))
    assert -kept_out == pytest.approx(p, rel=1e-12)


def test_daily_edges() -> None:
    assert el.daily(0.0, 30.0) == el.daily(-1.0, 30.0) == el.daily(0.5, 0.0) == 0.0
    assert el.daily(1.0, 30.0) == el.daily(2.0, 30.0) == 1.0
