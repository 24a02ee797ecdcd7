"""Quantiles, intervals for shares and their differences, and the design effect of clustering.

Sources: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference,
JASA 22, 209-212; L. Kish (1965), Survey Sampling, Wiley (design effect and the linearised variance
of a ratio over clusters). All intervals are 95% unless `level` says something else.

Every function takes one share or many: arrays broadcast, parameter rows lie on the last axis, and
the answer is a float, or float64 of the other axes' shape. SciPy has the quantiles; it is imported
where they are needed, so that the command line starts without it. Shares whose trials lie in
clusters have their interval in `sim.methods.clustered`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

Floats = Any  # a float, or an array of float64


@dataclass(frozen=True)
class Bounds:
    """A share if none of the failed rollouts had ended so, and if all had; of all rollouts."""

    least: float
    most: float


def normal_quantile(level: Floats = 0.95) -> Floats:
    """Return the standard normal quantile that leaves 1 - level outside on both sides together.

    Parameters
    ----------
    level : float or ndarray
        Share inside, 0 to 1.

    Returns
    -------
    float or ndarray
        The quantile, 0 or more.

    Examples
    --------
    >>> round(normal_quantile(0.95), 3)
    1.96
    """
    from scipy.special import ndtri

    return plain(ndtri(0.5 + np.asarray(level) / 2))


def t_quantile(df: Floats, level: Floats = 0.95) -> Floats:
    """Return the Student t quantile that leaves 1 - level outside on both sides together.

    Parameters
    ----------
    df : float or ndarray
        Degrees of freedom, at least 1; below, the answer is nan.
    level : float or ndarray
        Share inside, 0 to 1.

    Returns
    -------
    float or ndarray
        The quantile, 0 or more.

    Examples
    --------
    >>> round(t_quantile(3), 2)
    3.18
    """
    from scipy.special import stdtrit

    return plain(stdtrit(df, 0.5 + np.asarray(level) / 2))


def plain(x: Any) -> Floats:
    """Return a Python float for a single number, and an array as it is.

    Parameters
    ----------
    x : number or ndarray
        Of any shape.

    Returns
    -------
    float or ndarray
        The same value.

    Examples
    --------
    >>> import numpy as np
    >>> plain(np.array(2.0))
    2.0
    """
    found = np.asarray(x)
    return found.item() if found.ndim == 0 else found


def wilson(share: Floats, n: Floats, z: Floats | None = None) -> tuple[Floats, Floats]:
    """Return Wilson's score interval for a share out of n trials, which may be a fraction.

    Parameters
    ----------
    share : float or ndarray
        Hits over trials, 0 to 1; of no account where n is 0.
    n : float or ndarray
        Trials; where there are none the interval is all of [0, 1].
    z : float or ndarray, optional
        Quantile of the normal or t distribution; by default that of 95 %.

    Returns
    -------
    low, high : float or ndarray
        The ends; 0 at a share of 0 and 1 at a share of 1.

    References
    ----------
    E. B. Wilson, 1927, Probable inference, the law of succession, and statistical inference, JASA
    22, 209-212.

    Examples
    --------
    >>> low, high = wilson(0.3, 10)
    >>> round(low, 3), round(high, 3)
    (0.108, 0.603)
    """
    share, n = np.asarray(share, float), np.asarray(n, float)
    z = np.asarray(normal_quantile() if z is None else z, float)
    with np.errstate(invalid="ignore", divide="ignore"):
        scale = 1 + z * z / n
        centre = (share + z * z / (2 * n)) / scale
        half = z * np.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    low = np.where((share <= 0) | ~(n > 0), 0.0, np.maximum(0.0, centre - half))
    high = np.where((share >= 1) | ~(n > 0), 1.0, np.minimum(1.0, centre + half))
    return plain(low), plain(high)


def design_effect(hits: np.ndarray, trials: np.ndarray) -> Floats:
    """Return Kish's design effect of clustering in rows, at least 1.

    The variance of the ratio sum(hits) / sum(trials) is linearised over rows.

    Parameters
    ----------
    hits : ndarray, float64 (..., rows)
        How many trials of each row hit.
    trials : ndarray, float64 (..., rows)
        Trials of each row; a row without any does not count.

    Returns
    -------
    float or ndarray
        The effect; nan where the data cannot tell: one row, or a share of exactly 0 or 1.

    References
    ----------
    L. Kish, 1965, Survey Sampling.

    Examples
    --------
    >>> import numpy as np
    >>> design_effect(np.array([4, 0, 4, 0]), np.array([4, 4, 4, 4])) > 4
    True
    """
    hits, trials = np.asarray(hits, float), np.asarray(trials, float)
    n, rows = trials.sum(axis=-1), np.count_nonzero(trials, axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits.sum(axis=-1) / n
        residual = hits - share[..., None] * trials
        variance = rows / (rows - 1) * (residual**2).sum(axis=-1) / n**2
        effect = np.maximum(1.0, variance / (share * (1 - share) / n))
    return plain(np.where((rows >= 2) & (share > 0) & (share < 1), effect, np.nan))


def newcombe(one: tuple[float, float, float], other: tuple[float, float, float]
             ) -> tuple[float, float]:
    """Interval of the difference other - one of two independent shares.

    Parameters
    ----------
    one, other : tuple of float
        Each share with the ends of its own interval, (p, low, high).

    Returns
    -------
    low, high : float
        The ends, within [-1, 1].

    References
    ----------
    R. G. Newcombe, 1998, Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17, 873-890, method 10.

    Examples
    --------
    >>> low, high = newcombe((0.2, 0.1, 0.3), (0.5, 0.4, 0.6))
    >>> round(low, 3), round(high, 3)
    (0.159, 0.441)
    """
    (p, low, high), (q, least, most) = one, other
    below, above = math.hypot(q - least, high - p), math.hypot(most - q, p - low)
    return (max(-1.0, q - p - below), min(1.0, q - p + above))
