"""The distribution of a probability over parameter rows, recovered from few trials of each.

Deconvolution by roughening (N. M. Laird and T. A. Louis, 1991, Smoothing the non-parametric
estimate of a prior distribution by roughening, CSDA 12, 27-37): begin with the beta distribution
whose mean and variance match by moments (J. C. Kleinman, 1973, Proportions with extraneous
variance, JASA 68, 46-54) and take EM steps towards the non-parametric maximum likelihood for as
long as a step still gains something. Where the beta fits, it stops at once and stays smooth; a lump
of rows at 0, at 1 or in between lets the steps go on until it shows.

Rows come as kinds: `pairs`, float64 (kinds, 2), hits and trials, and `times`, float64 (series,
kinds), how many rows of each kind every series has. A series is a run, or a resample of it.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

CELLS: Final = 400  # of the grid; even in the arcsine of the probability
GAIN: Final = 0.1  # of log likelihood, below which the steps end; compared on thirteen shapes, of
# 2,500 to 25 rows of 4 and 20
MOST_STEPS: Final = 500
MOST: Final = 0.98  # largest share of variance between rows

WIDTH: Final = math.pi / 2 / CELLS
ANGLES: Final = (np.arange(CELLS) + 0.5) * WIDTH
GRID: Final = np.sin(ANGLES) ** 2


def kinds_of(hits: np.ndarray, trials: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the kinds of rows there are, and how many rows each has.

    Parameters
    ----------
    hits, trials : ndarray, float64 (rows,)
        Of each row; one without trials does not count.

    Returns
    -------
    pairs : ndarray, float64 (kinds, 2)
        Hits and trials.
    times : ndarray, float64 (1, kinds)
        Rows of each kind.

    Examples
    --------
    >>> kinds_of(np.array([1, 0, 1]), np.array([2, 2, 2]))[1].tolist()
    [[1.0, 2.0]]
    """
    ran = trials > 0
    pairs, times = np.unique(np.column_stack([hits[ran], trials[ran]]).astype(float), axis=0,
                             return_counts=True)
    return pairs, times[None].astype(float)


def shares(pairs: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Return the pooled share of every series.

    Parameters
    ----------
    pairs, times : ndarray
        Kinds of rows (head of the module).

    Returns
    -------
    ndarray, float64 (series,)
        0 to 1.

    Examples
    --------
    >>> shares(np.array([[1.0, 2.0], [2.0, 2.0]]), np.array([[1.0, 1.0]])).tolist()
    [0.75]
    """
    return np.asarray((times @ pairs[:, 0]) / (times @ pairs[:, 1]))


def parts(pairs: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Return the share of the variance of single trials that lies between rows.

    Moments: the variance of row shares, less the mean binomial variance within rows, s(1 - s) /
    (m - 1), over rows of two trials up.

    Parameters
    ----------
    pairs, times : ndarray
        Kinds of rows (head of the module).

    Returns
    -------
    ndarray, float64 (series,)
        0 to MOST; nan with fewer than two rows of two trials.

    Examples
    --------
    >>> parts(np.array([[0.0, 10.0], [10.0, 10.0]]), np.array([[1.0, 1.0]])).tolist()
    [0.98]
    """
    used = pairs[:, 1] >= 2
    pairs, times = pairs[used], times[:, used]
    rows = times.sum(axis=1)
    share = pairs[:, 0] / pairs[:, 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        middle = times @ share / rows
        apart = (times * (share - middle[:, None]) ** 2).sum(axis=1) / (rows - 1)
        luck = times @ (share * (1 - share) / (pairs[:, 1] - 1)) / rows
        mean = (times @ pairs[:, 0]) / (times @ pairs[:, 1])
        found = np.where((mean <= 0) | (mean >= 1), 0.0, (apart - luck) / (mean * (1 - mean)))
    return np.where(rows >= 2, np.clip(found, 0.0, MOST), np.nan)


def beta_masses(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return beta distributions on the grid; the outermost cells hold their poles exactly.

    From the density at the middle of each cell: scipy.special.betainc at the edges takes ten times
    as long, a page asks hundreds of times, and the quantiles agree to 1e-4.

    Parameters
    ----------
    a, b : float or ndarray, float64 (series,)
        Their parameters, above 0.

    Returns
    -------
    ndarray, float64 (series, CELLS)
        The mass of each cell; those of a series sum to 1.

    Examples
    --------
    >>> round(float(beta_masses(2.0, 3.0)[0] @ GRID), 3)
    0.4
    """
    a, b = (np.atleast_1d(np.asarray(x, float))[:, None] for x in (a, b))
    log = (2 * a - 1) * np.log(np.sin(ANGLES)) + (2 * b - 1) * np.log(np.cos(ANGLES))
    log[:, :1] = 2 * a * math.log(WIDTH) - np.log(2 * a * WIDTH)
    log[:, -1:] = 2 * b * math.log(WIDTH) - np.log(2 * b * WIDTH)
    mass = np.exp(log - log.max(axis=1, keepdims=True))
    return np.asarray(mass / mass.sum(axis=1, keepdims=True))


def roughen(mass: np.ndarray, pairs: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Return mixing distributions after EM steps, each the mean of the rows' posteriors.

    A series rests when a step has gained less than GAIN of log likelihood.

    Parameters
    ----------
    mass : ndarray, float64 (series, CELLS)
        Where to begin.
    pairs, times : ndarray
        Kinds of rows (head of the module).

    Returns
    -------
    ndarray, float64 (series, CELLS)
        The distributions; each sums to 1.

    References
    ----------
    N. M. Laird and T. A. Louis, 1991, Smoothing the non-parametric estimate of a prior distribution
    by roughening, CSDA 12, 27-37.

    Examples
    --------
    >>> mass = roughen(beta_masses(1.0, 1.0), np.array([[9.0, 10.0]]), np.array([[1.0]]))
    >>> bool(mass[0] @ GRID > 0.7)
    True
    """
    hit, miss = pairs[:, :1], pairs[:, 1:] - pairs[:, :1]
    log = hit * np.log(GRID) + miss * np.log1p(-GRID)
    chance = np.exp(log - log.max(axis=1, keepdims=True))
    out, weight = mass.copy(), times / times.sum(axis=1, keepdims=True)
    at, last = np.arange(len(mass)), np.full(len(mass), -np.inf)
    for _ in range(MOST_STEPS):
        seen = out[at] @ chance.T
        told = (times[at] * np.log(np.maximum(seen, 1e-300))).sum(axis=1)
        moving = told - last[at] >= GAIN
        at, seen, told = at[moving], seen[moving], told[moving]
        if not len(at):
            break
        last[at] = told
        out[at] *= (weight[at] / np.maximum(seen, 1e-300)) @ chance
    return out


def quantiles(mass: np.ndarray, at: tuple[float, float]) -> np.ndarray:
    """Return two quantiles of distributions on the grid.

    Parameters
    ----------
    mass : ndarray, float64 (series, CELLS)
        The distributions.
    at : tuple of float
        Which two.

    Returns
    -------
    ndarray, float64 (series, 2)
        The quantiles.

    Examples
    --------
    >>> quantiles(beta_masses(1.0, 1.0), (0.25, 0.75)).round(2).tolist()
    [[0.25, 0.75]]
    """
    below = np.cumsum(mass, axis=1) - mass / 2
    return np.stack([np.interp(at, row, GRID) for row in below])
