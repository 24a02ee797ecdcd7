"""Intervals for shares whose trials are clustered in parameter rows.

Sources: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference,
JASA 22, 209-212; L. Kish (1965), Survey Sampling, Wiley (design effect and the linearised variance
of a ratio over clusters). All intervals are 95% unless `level` says something else.

Every function takes one share or many: arrays broadcast, parameter rows lie on the last axis, and
the answer is a float, or float64 of the other axes' shape. SciPy has the quantiles; it is imported
where they are needed, so that the command line starts without it. It has no interval for
proportions of clustered trials.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.methods.spread import rare

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


def common_effect(hits: np.ndarray, trials: np.ndarray) -> Floats:
    """Return the mean design effect of the labels of an axis that are not rare.

    Parameters
    ----------
    hits : ndarray, float64 (..., labels, rows)
        How many rollouts of each row ended with each label.
    trials : ndarray, float64 (..., labels, rows) or (rows,)
        Rollouts of each row that ran.

    Returns
    -------
    float or ndarray
        The mean over labels, for the rare ones to borrow; 1 where there is none to tell it.

    Examples
    --------
    >>> import numpy as np
    >>> common_effect(np.array([[1, 0], [3, 4]]), np.array([4, 4]))
    1.0
    """
    effect = np.asarray(design_effect(hits, trials))
    told = ~rare(hits, trials) & ~np.isnan(effect)
    count = told.sum(axis=-1)
    total = np.where(told, effect, 0.0).sum(axis=-1)
    return plain(np.where(count > 0, total / np.maximum(1, count), 1.0))


def clustered_interval(
    hits: np.ndarray, trials: np.ndarray, borrowed: Floats = 1.0, level: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the interval for a share with replicates clustered in rows, never outside [0, 1].

    Wilson's interval with the effective number of trials n / deff and the t quantile of rows - 1
    degrees of freedom. Where the design effect cannot be estimated (share 0 or 1, or one row)
    `borrowed` stands in for it; with few hits or misses it is at least `borrowed`. At 0 and 1 the
    interval keeps its width: without clustering it ends near 3.8/n, a little beyond the rule of
    three.

    Parameters
    ----------
    hits : ndarray, float64 (..., rows)
        How many trials of each row hit.
    trials : ndarray, float64 (..., rows)
        Trials of each row; a row without any does not count.
    borrowed : float or ndarray
        A design effect from elsewhere, for instance the `common_effect` of the axis.
    level : float
        Share of intervals that hold the truth.

    Returns
    -------
    low, high : float or ndarray
        The ends; 0 and 1 where there are no trials.

    Examples
    --------
    >>> import numpy as np
    >>> low, high = clustered_interval(np.zeros(50), np.full(50, 2))
    >>> low, round(high, 3)
    (0.0, 0.037)
    """
    hits, trials = np.asarray(hits, float), np.asarray(trials, float)
    n, rows = trials.sum(axis=-1), np.count_nonzero(trials, axis=-1)
    effect = np.asarray(design_effect(hits, trials))
    known = ~np.isnan(effect)
    held = np.where(rare(hits, trials), np.maximum(effect, borrowed), effect)
    used = np.where(known, held, np.maximum(1.0, borrowed))
    t = t_quantile(np.maximum(1, rows - 1), level)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.minimum(1.0, hits.sum(axis=-1) / n)
    return wilson(share, n / used, np.where(known, t, normal_quantile(level)))


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
