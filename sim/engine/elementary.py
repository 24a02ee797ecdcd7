"""Elementary functions that never raise and give the same bits watched and compiled.

Python raises where compiled code returns an infinity, so each function here is total: its edges
return finite values chosen and stated below. Both ways call the same C library. This is the only
module of rules that may use `math`. A NaN passes through everything except `floor`.
"""

import math

EXP_TOP = 709.0
"""Largest argument `exp` and `expm1` honour; above it they return their value here (8.2e307)."""

EXP_BOTTOM = -746.0
"""Below this `exp` returns 0.0."""

LOG_ZERO = -1.0e300
"""What `log` and `log1p` return where the logarithm does not exist: finite, exp of it is 0."""

INT_TOP = 4_000_000_000_000_000_000
"""`floor` keeps its result within plus or minus this."""


def exp(x: float) -> float:
    """The exponential of any x; 0.0 below -746, held at exp(709) above 709."""
    if x < EXP_BOTTOM:
        return 0.0
    if x > EXP_TOP:
        return math.exp(EXP_TOP)
    return math.exp(x)


def expm1(x: float) -> float:
    """The exponential of any x less one, exact near zero; held at expm1(709) above 709."""
    if x > EXP_TOP:
        return math.expm1(EXP_TOP)
    return math.expm1(x)


def log(x: float) -> float:
    """Natural logarithm. Any x; LOG_ZERO (-1e300) where x <= 0."""
    if x <= 0.0:
        return LOG_ZERO
    return math.log(x)


def log1p(x: float) -> float:
    """Natural logarithm of 1 + x, exact near zero. Any x; LOG_ZERO (-1e300) where x <= -1."""
    if x <= -1.0:
        return LOG_ZERO
    return math.log1p(x)


def sqrt(x: float) -> float:
    """Square root. Any x; 0.0 where x <= 0."""
    if x <= 0.0:
        return 0.0
    return math.sqrt(x)


def logistic(x: float) -> float:
    """1 / (1 + exp(-x)), a log-odds as a probability in [0, 1]. Any x."""
    if x >= 0.0:
        return 1.0 / (1.0 + exp(-x))
    e = exp(x)
    return e / (1.0 + e)


def power(x: float, y: float) -> float:
    """Power of x to the y as exp(y log x), so with relative error near 1e-16 * |y log x|.

    x >= 0 (a negative x counts as 0), any y. 0 to a positive y is 0.0, anything to the 0 is 1.0,
    0 to a negative y is exp(709).
    """
    if y == 0.0:
        return 1.0
    if x <= 0.0:
        if y > 0.0:
            return 0.0
        return math.exp(EXP_TOP)
    return exp(y * math.log(x))


def clamp(x: float, lo: float, hi: float) -> float:
    """The number x held within [lo, hi]; lo <= hi."""
    if x < lo:
        return lo
    if x > hi:
        return hi
    return x


def floor(x: float) -> int:
    """Largest integer not above x, held within plus or minus 4e18; 0 for a NaN."""
    if x != x:
        return 0
    if x >= 4.0e18:
        return INT_TOP
    if x <= -4.0e18:
        return -INT_TOP
    return math.floor(x)


def daily(p_window: float, days: float) -> float:
    """Chance per day that over `days` independent equal days compounds to `p_window`.

    p_window is held within [0, 1]; days > 0, and 0.0 is returned for days <= 0.
    """
    if p_window <= 0.0 or days <= 0.0:
        return 0.0
    return -expm1(log1p(-p_window) / days)
