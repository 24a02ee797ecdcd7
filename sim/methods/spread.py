"""How far a probability moves between parameter rows, freed of the luck of few replicates.

A row's own share is its probability plus binomial noise, so raw quantiles of row shares are too
wide. The mixing distribution is recovered by roughening (N. M. Laird and T. A. Louis, 1991,
Smoothing the non-parametric estimate of a prior distribution by roughening, CSDA 12, 27-37): begin
with the beta distribution whose mean and variance match by moments (J. C. Kleinman, 1973,
Proportions with extraneous variance, JASA 68, 46-54) and take a few EM steps towards the
non-parametric maximum likelihood. The steps let two humps show; stopping early keeps it smooth.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

NAN_PAIR = (math.nan, math.nan)
CELLS = 1000  # of the grid on which distributions live; even in the arcsine of the probability
STEPS = 5  # of EM; compared on ten shapes of mixing distribution at 100 and 500 rows of 20
FEW = 10  # with fewer hits or misses, a label's own data cannot tell noise from spread
MOST = 0.98  # largest share of variance between rows

WIDTH = math.pi / 2 / CELLS
ANGLES = (np.arange(CELLS) + 0.5) * WIDTH
GRID = np.sin(ANGLES) ** 2


def noise(hits: np.ndarray, trials: np.ndarray) -> float:
    """Mean variance of a row's share that is its own luck, s(1 - s)/(m - 1).

    Parameters
    ----------
    hits : ndarray, float64 (rows,)
        How many trials of each row hit.
    trials : ndarray, float64 (rows,)
        Trials of each row.

    Returns
    -------
    float
        Over rows of two trials up; nan without such a row.

    Examples
    --------
    >>> noise(np.array([1, 1]), np.array([2, 2]))
    0.25
    """
    used = trials >= 2
    if not used.any():
        return math.nan
    shares = hits[used] / trials[used]
    return float(np.mean(shares * (1 - shares) / (trials[used] - 1)))


def between(hits: np.ndarray, trials: np.ndarray) -> float:
    """Share of the variance of single outcomes that lies between rows (intraclass correlation).

    The rest is luck. Moments: the variance of row shares, less the binomial variance within rows
    s(1 - s)/(m - 1).

    Parameters
    ----------
    hits : ndarray, float64 (rows,)
        How many trials of each row hit.
    trials : ndarray, float64 (rows,)
        Trials of each row.

    Returns
    -------
    float
        0 where there is none, nan with fewer than two rows of two trials.

    Examples
    --------
    >>> between(np.array([10, 0]), np.array([10, 10]))
    0.98
    """
    used = trials >= 2
    if np.count_nonzero(used) < 2:
        return math.nan
    shares = hits[used] / trials[used]
    found = float(np.var(shares, ddof=1)) - noise(hits, trials)
    mean = float(hits[used].sum() / trials[used].sum())
    if found <= 0 or mean in (0, 1):
        return 0.0
    return min(MOST, found / (mean * (1 - mean)))


def rare(hits: np.ndarray, trials: np.ndarray) -> Any:
    """Tell whether a label came, or failed to come, too seldom to say how rows differ.

    Parameters
    ----------
    hits : ndarray, float64 (..., rows)
        How many trials of each row hit.
    trials : ndarray, float64 (..., rows)
        Trials of each row; a row without any does not count.

    Returns
    -------
    bool or ndarray, bool (...)
        Of the other axes' shape.

    Examples
    --------
    >>> bool(rare(np.array([1, 2]), np.array([50, 50])))
    True
    """
    total = hits.sum(axis=-1)
    return np.minimum(total, trials.sum(axis=-1) - total) < FEW


def unevenness(hits: np.ndarray, trials: np.ndarray) -> float:
    """Variance between rows relative to (p(1 - p))^2: about that of the rows' log odds.

    Parameters
    ----------
    hits : ndarray, float64 (rows,)
        How many trials of each row hit.
    trials : ndarray, float64 (rows,)
        Trials of each row.

    Returns
    -------
    float
        0 where rows do not differ.

    Examples
    --------
    >>> unevenness(np.array([5, 5]), np.array([10, 10]))
    0.0
    """
    share = float(hits.sum() / trials.sum())
    return between(hits, trials) / (share * (1 - share))


def beta_masses(a: float, b: float) -> np.ndarray:
    """Return the beta distribution on the grid; the outermost cells hold its poles exactly.

    From the density at the middle of each cell: scipy.special.betainc at the edges takes ten times
    as long (0.4 ms), a page asks hundreds of times, and the quantiles agree to 1e-4.

    Parameters
    ----------
    a, b : float
        Its parameters, above 0.

    Returns
    -------
    ndarray, float64 (CELLS,)
        The mass of each cell; they sum to 1.

    Examples
    --------
    >>> round(float(beta_masses(2.0, 3.0) @ GRID), 3)
    0.4
    """
    log = (2 * a - 1) * np.log(np.sin(ANGLES)) + (2 * b - 1) * np.log(np.cos(ANGLES))
    log[0] = 2 * a * math.log(WIDTH) - math.log(2 * a * WIDTH)
    log[-1] = 2 * b * math.log(WIDTH) - math.log(2 * b * WIDTH)
    mass = np.exp(log - log.max())
    return mass / mass.sum()


def roughen(mass: np.ndarray, hits: np.ndarray, trials: np.ndarray) -> np.ndarray:
    """Return a mixing distribution after some EM steps towards the data.

    Each step is the mean of the rows' posteriors.

    Parameters
    ----------
    mass : ndarray, float64 (CELLS,)
        Where to begin.
    hits : ndarray, float64 (rows,)
        How many trials of each row hit.
    trials : ndarray, float64 (rows,)
        Trials of each row.

    Returns
    -------
    ndarray, float64 (CELLS,)
        The distribution; it sums to 1.

    References
    ----------
    N. M. Laird and T. A. Louis, 1991, Smoothing the non-parametric estimate of a prior distribution
    by roughening, CSDA 12, 27-37.

    Examples
    --------
    >>> mass = roughen(beta_masses(1.0, 1.0), np.array([9]), np.array([10]))
    >>> bool(mass @ GRID > 0.8)
    True
    """
    pairs, times = np.unique(np.column_stack([hits, trials]), axis=0, return_counts=True)
    hit, miss = pairs[:, :1], pairs[:, 1:] - pairs[:, :1]
    log = hit * np.log(GRID) + miss * np.log1p(-GRID)
    chance = np.exp(log - log.max(axis=1, keepdims=True))
    for _ in range(STEPS):
        seen = chance * mass
        mass = times @ (seen / seen.sum(axis=1, keepdims=True)) / times.sum()
    return mass


def spread(
    hits: np.ndarray,
    trials: np.ndarray,
    borrowed: float | None = None,
    quantiles: tuple[float, float] = (0.05, 0.95),
) -> tuple[float, float]:
    """Quantiles of the rows' own probabilities, freed of the luck of few replicates.

    A rare label is taken to be as uneven as `borrowed` says.

    Parameters
    ----------
    hits : ndarray, float64 (rows,)
        How many trials of each row hit.
    trials : ndarray, float64 (rows,)
        Trials of each row.
    borrowed : float, optional
        The `unevenness` of other labels.
    quantiles : tuple of float
        Which two.

    Returns
    -------
    low, high : float
        The quantiles; (nan, nan) with fewer than two rows of two trials, where noise cannot be
        told from spread.

    Examples
    --------
    >>> low, high = spread(np.array([9, 10, 1, 0]), np.full(4, 10))
    >>> low < 0.2, high > 0.8
    (True, True)
    """
    hits, trials = np.asarray(hits, float), np.asarray(trials, float)
    part = between(hits, trials)
    if math.isnan(part):
        return NAN_PAIR
    n = float(trials.sum())
    share = float(hits.sum()) / n
    lend = borrowed is not None and rare(hits, trials)
    if borrowed is not None and lend:
        share = min(max(share, 0.5 / n), 1 - 0.5 / n)
        part = min(MOST, borrowed * share * (1 - share))
    if part <= 0:
        return (share, share)
    size = 1 / part - 1
    mass = beta_masses(share * size, (1 - share) * size)
    mass = mass if lend else roughen(mass, hits, trials)
    low, high = np.interp(quantiles, np.cumsum(mass) - mass / 2, GRID)
    return (float(low), float(high))
