"""The bootstrap of ratios of means, studentised.

scipy.stats.bootstrap has percentile, basic and BCa intervals, which hold the truth of Sobol'
indices too seldom at 64 base points (`benchmarks/sobol_intervals.py`); it does not studentise.
"""

from __future__ import annotations

import numpy as np

from sim.methods.intervals import t_quantile

RESAMPLES = 400
AT_ONCE = 500_000  # numbers of resamples in memory
WIDEST = 1.5  # of Student's quantile; a resample without a spread of its own gives no quantile


def ratio(terms: np.ndarray, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Ratios of means over units, and their linearised standard errors.

    Parameters
    ----------
    terms : ndarray, float64 (..., units)
        Numerator of each unit.
    weights : ndarray, float64 (units,), or of a shape that broadcasts against the terms
        Denominator of each unit.

    Returns
    -------
    value, error : ndarray, float64 (...)
        Mean of the terms over mean of the weights, and its standard error.

    References
    ----------
    W. G. Cochran, 1977, Sampling Techniques, ch. 6.

    Examples
    --------
    >>> import numpy as np
    >>> value, error = ratio(np.array([2.0, 4.0]), np.array([1.0, 2.0]))
    >>> float(value), float(error)
    (2.0, 0.0)
    """
    below = weights.mean(axis=-1)
    value = terms.mean(axis=-1) / below
    left = (terms - value[..., None] * weights) / below[..., None]
    return value, left.std(axis=-1, ddof=1) / np.sqrt(terms.shape[-1])


def ratio_intervals(terms: np.ndarray, weights: np.ndarray, rng: np.random.Generator
                    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Ratios of means with symmetric studentised bootstrap intervals, 95 %.

    The quantile of |resampled ratio - ratio| / its own error is kept between that of Student's t
    and WIDEST times it.

    Parameters
    ----------
    terms : ndarray, float64 (ratios, units)
        Numerator of each unit.
    weights : ndarray, float64 (units,)
        Denominator of each unit; at least two units differ from 0.
    rng : numpy.random.Generator
        Draws the units of RESAMPLES resamples.

    Returns
    -------
    value, low, high : ndarray, float64 (ratios,)
        The ratios and the ends of their intervals.

    References
    ----------
    P. Hall, 1988, On symmetric bootstrap confidence intervals, JRSS B 50, 35-45.

    Examples
    --------
    >>> import numpy as np
    >>> terms, rng = np.arange(64.0)[None], np.random.default_rng(1)
    >>> value, low, high = ratio_intervals(terms, np.ones(64), rng)
    >>> bool(low < value < high), round(float(value[0]), 1)
    (True, 31.5)
    """
    n = terms.shape[-1]
    value, error = ratio(terms, weights)
    far = np.empty((RESAMPLES, len(value)))
    some = max(1, AT_ONCE // max(1, terms.size))
    for begin in range(0, RESAMPLES, some):
        picks = rng.integers(0, n, (min(some, RESAMPLES - begin), n))
        again, own = ratio(terms[:, picks], weights[picks])
        away = np.abs(again.T - value)
        far[begin : begin + some] = np.where(away > 0, away / np.maximum(own.T, 1e-300), 0.0)
    student = float(t_quantile(n - 1))
    rank = int(np.ceil(0.95 * RESAMPLES)) - 1
    half = np.clip(np.sort(far, axis=0)[rank], student, WIDEST * student) * error
    return value, value - half, value + half
