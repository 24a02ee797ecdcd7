"""One-way layouts: values of units in groups, and how much of their variance lies between these."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

BINS = 10
HALVES = 60  # half samples from which an error is estimated


def bins(x: np.ndarray, levelled: bool, parts: int = BINS) -> np.ndarray:
    """The group of each unit: its level, or its part of the distribution.

    Parameters
    ----------
    x : ndarray (units,)
        A number, or the index of a level.
    levelled : bool
        True if x holds levels.
    parts : int
        How many parts numbers are cut into; 10 makes deciles.

    Returns
    -------
    ndarray, int (units,)
        The groups.

    Examples
    --------
    >>> import numpy as np
    >>> bins(np.arange(6.0), False, 3).tolist()
    [0, 0, 1, 1, 2, 2]
    """
    if levelled:
        return x.astype(int)
    edges = np.quantile(x, np.arange(1, parts) / parts)
    return np.searchsorted(edges, x, side="right")


def epsilon_squared(group: np.ndarray, y: np.ndarray) -> float:
    """Epsilon squared of a one-way layout, 0 to 1.

    Eta squared less what chance alone gives.

    Parameters
    ----------
    group : ndarray, int (units,)
        The group of each unit.
    y : ndarray, float64 (units,)
        The value of each unit.

    Returns
    -------
    float
        Share of the variance that lies between groups; 0 where nothing varies.

    References
    ----------
    R. A. Fisher, 1925, Statistical Methods for Research Workers. T. L. Kelley, 1935, An unbiased
    correlation ratio measure, PNAS 21, 554-559.

    Examples
    --------
    >>> import numpy as np
    >>> epsilon_squared(np.array([0, 0, 1, 1]), np.array([1.0, 1.0, 2.0, 2.0]))
    1.0
    """
    sizes = np.bincount(group - group.min())
    apart = y - y.mean()
    k, n, total = int((sizes > 0).sum()), len(y), float((apart * apart).sum())
    if total == 0 or n <= k or k < 2:
        return 0.0
    sums = np.bincount(group - group.min(), apart)[sizes > 0]
    within = max(0.0, total - float((sums * sums / sizes[sizes > 0]).sum()))
    return max(0.0, 1 - within / (n - k) / (total / (n - 1)))


def subsampled_error(estimate: Callable[[np.ndarray], np.ndarray], n: int,
                     rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Standard error of an estimate from n units, by half samples; and the first of these.

    Half samples without replacement differ by sqrt(n / m - 1) standard errors, m their size; a
    bootstrap's copies would inflate the differences of groups.

    Parameters
    ----------
    estimate : callable
        Gives float64 (estimates,) of the indices of the units it is told.
    n : int
        Units.
    rng : numpy.random.Generator
        Draws the half samples.

    Returns
    -------
    error, first : ndarray, float64 (estimates,)
        The standard errors, and the estimates from the first half sample.

    References
    ----------
    D. N. Politis, J. P. Romano and M. Wolf, 1999, Subsampling, ch. 2.

    Examples
    --------
    >>> import numpy as np
    >>> y, rng = np.arange(100.0), np.random.default_rng(1)
    >>> error, _ = subsampled_error(lambda units: y[units].mean(keepdims=True), 100, rng)
    >>> bool(2 < error[0] < 4)
    True
    """
    m = n // 2
    draws = np.stack([estimate(rng.permutation(n)[:m]) for _ in range(HALVES)])
    return draws.std(axis=0, ddof=1) / np.sqrt(n / m - 1.0), draws[0]
