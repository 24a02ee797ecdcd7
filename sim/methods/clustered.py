"""Intervals for a share whose trials lie in clusters (parameter rows), few or many.

How alike the trials of a row are (the intraclass correlation r) decides how much a rollout tells: n
trials in rows of m count as n / (1 + (m - 1) r). Where an outcome lives in one row or two, an
estimate of r is little more than a guess, and an interval that takes it for the truth holds far too
seldom. So r is not guessed: its likelihood under a beta-binomial model weighs a grid of values, and
the interval averages over them. As rows with the outcome become many, the weights give way to the
linearised variance (L. Kish, 1965, Survey Sampling, Wiley), which assumes no model.

For each r the interval is E. B. Wilson's (1927, JASA 22, 209-212), with a t quantile. The prior of
r is Beta(1/2, 3/2), of mean 1/4, about that of the bundled scenarios' common labels (.02 to .45).
`python -m benchmarks.coverage` measures how often the intervals hold. SciPy and statsmodels have no
interval for proportions of clustered trials.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from sim.methods.intervals import Floats, design_effect, normal_quantile, plain, wilson

GRID: Final = np.array([0.0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
                        0.97])  # of intraclass correlations
PRIOR: Final = (0.5, 1.5)  # of the beta distribution that weighs them
ENOUGH: Final = 10  # rows with and without the outcome, at which both sources weigh the same
HALVINGS: Final = 32  # of the bracket of an end
LARGEST: Final = 2_000_000  # numbers held at once


def prior() -> np.ndarray:
    """Return the prior mass of each correlation on the grid.

    Returns
    -------
    ndarray, float64 (GRID,)
        They sum to 1.

    Examples
    --------
    >>> round(float(prior() @ GRID), 2)
    0.25
    """
    from scipy.special import betainc

    edges = np.concatenate([[0.0], (GRID[1:] + GRID[:-1]) / 2, [1.0]])
    return np.asarray(np.diff(betainc(*PRIOR, edges)))


def correlations(hits: np.ndarray, trials: np.ndarray) -> np.ndarray:
    """Return what the data say of the intraclass correlation: a weight for each value of GRID.

    The likelihood is the beta-binomial's (J. G. Skellam, 1948, JRSS B 10, 257-261) at the share
    that was seen, half a hit and half a miss added.

    Parameters
    ----------
    hits, trials : ndarray, float64 (series, rows)
        Hits and trials of each row; a row without trials does not count.

    Returns
    -------
    ndarray, float64 (series, GRID)
        Weights that sum to 1.

    Examples
    --------
    >>> alike = np.array([[10.0, 0, 0, 10, 0, 0, 0, 10]])
    >>> bool(correlations(alike, np.full((1, 8), 10.0)) @ GRID > 0.6)
    True
    """
    pairs, at = np.unique(np.stack([hits.ravel(), trials.ravel()], axis=1), axis=0,
                          return_inverse=True)
    place = at.reshape(hits.shape) + len(pairs) * np.arange(len(hits))[:, None]
    times = np.bincount(place.ravel(), minlength=len(hits) * len(pairs))
    share = (hits.sum(axis=1) + 0.5) / (trials.sum(axis=1) + 1)
    log = np.empty((len(hits), len(GRID)))
    step = max(1, LARGEST // (len(pairs) * len(GRID)))
    for first in range(0, len(hits), step):
        part = slice(first, first + step)
        here = times.reshape(len(hits), -1)[part].astype(float)
        log[part] = np.einsum("su,sgu->sg", here, row_likelihoods(share[part], pairs))
    weight = np.exp(log - log.max(axis=1, keepdims=True)) * prior()
    return np.asarray(weight / weight.sum(axis=1, keepdims=True))


def row_likelihoods(share: np.ndarray, pairs: np.ndarray) -> np.ndarray:
    """Return the log likelihood of a row's hits for each share and correlation.

    Without the binomial coefficient, which is the same for all.

    Parameters
    ----------
    share : ndarray, float64 (series,)
        Above 0 and below 1.
    pairs : ndarray, float64 (kinds, 2)
        Hits and trials of a row.

    Returns
    -------
    ndarray, float64 (series, GRID, kinds)
        Log likelihoods.

    Examples
    --------
    >>> found = row_likelihoods(np.array([0.5]), np.array([[1.0, 2.0]]))
    >>> round(float(np.exp(found[0, 0, 0])), 3)
    0.25
    """
    from scipy.special import gammaln

    hit, miss = pairs[:, 0], pairs[:, 1] - pairs[:, 0]
    size = (1 / GRID[1:] - 1)[:, None]
    a, b = share[:, None, None] * size, (1 - share)[:, None, None] * size
    mixed = (gammaln(a + hit) - gammaln(a) + gammaln(b + miss) - gammaln(b)
             + gammaln(size) - gammaln(size + hit + miss))
    alone = (np.log(share)[:, None] * hit + np.log1p(-share)[:, None] * miss)[:, None]
    return np.concatenate([alone, mixed], axis=1)


def effects(hits: np.ndarray, trials: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the design effect at each correlation, moved to Kish's where many rows tell it.

    Parameters
    ----------
    hits, trials : ndarray, float64 (series, rows)
        Hits and trials of each row.
    weights : ndarray, float64 (series, GRID)
        Of the correlations.

    Returns
    -------
    ndarray, float64 (series, GRID)
        From 1 to the mean number of trials of a rollout's row.

    Examples
    --------
    >>> hits, trials = np.array([[4.0, 0.0]]), np.array([[4.0, 4.0]])
    >>> found = effects(hits, trials, correlations(hits, trials))
    >>> bool((found >= 1).all() and (found <= 4).all())
    True
    """
    n = trials.sum(axis=1)
    size = (trials**2).sum(axis=1) / n  # of the row of a rollout drawn at random
    expected = 1 + (size - 1)[:, None] * GRID
    mean = (weights * expected).sum(axis=1)
    rows = np.minimum((hits > 0).sum(axis=1), (hits < trials).sum(axis=1))
    told = np.asarray(design_effect(hits, trials))
    part = np.where(np.isnan(told), 0.0, rows / (rows + ENOUGH))
    aim = part * np.where(np.isnan(told), 1.0, told) + (1 - part) * mean
    return np.asarray(np.clip(expected * (aim / mean)[:, None], 1.0, np.maximum(size, 1)[:, None]))


def end(share: np.ndarray, n: np.ndarray, weights: np.ndarray, mass: float) -> np.ndarray:
    """Return the share below which a mass of the averaged confidence distribution lies.

    A t variable is turned into a normal one (M. Abramowitz and I. A. Stegun, 1964, Handbook of
    Mathematical Functions, 26.7.8): SciPy's t distribution takes thirty times as long.

    Parameters
    ----------
    share : ndarray, float64 (series,)
        As it was seen.
    n : ndarray, float64 (series, GRID)
        Effective trials at each correlation.
    weights : ndarray, float64 (series, GRID)
        Of the correlations.
    mass : float
        Between 0 and 1.

    Returns
    -------
    ndarray, float64 (series,)
        Found by halving a bracket.

    Examples
    --------
    >>> one = np.eye(1, len(GRID))
    >>> round(float(end(np.array([0.3]), np.full((1, len(GRID)), 1e6), one, 0.5)[0]), 6)
    0.3
    """
    from scipy.special import ndtr

    low = np.zeros_like(share) if mass < 0.5 else share.copy()
    high = share.copy() if mass < 0.5 else np.ones_like(share)
    root = np.sqrt(n)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        t = (middle - share) / np.sqrt(np.maximum(middle * (1 - middle), 1e-300))
        scaled = t[:, None] * root
        z = scaled * (1 - 0.25 / n) / np.sqrt(1 + scaled * scaled * (0.5 / n))
        below = (weights * ndtr(z)).sum(axis=1) < mass
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return (low + high) / 2


def clustered_interval(hits: np.ndarray, trials: np.ndarray, level: float = 0.95
                       ) -> tuple[Floats, Floats]:
    """Return the interval for a share with replicates clustered in rows, never outside [0, 1].

    At 0 and 1 it keeps its width, which is that of the correlation's likely values: with a row for
    each trial it ends near 3.8/n, a little beyond the rule of three. A single row cannot tell how
    rows differ: its interval is Wilson's, and speaks of that row alone.

    Parameters
    ----------
    hits : ndarray, float64 (..., rows)
        How many trials of each row hit.
    trials : ndarray, float64 (..., rows)
        Trials of each row; a row without any does not count.
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
    (0.0, 0.048)
    """
    one, other = np.broadcast_arrays(np.asarray(hits, float), np.asarray(trials, float))
    shape = one.shape[:-1]
    size = int(np.prod(shape))
    flat, of = one.reshape(size, one.shape[-1]), other.reshape(size, one.shape[-1])
    n, rows = of.sum(axis=1), np.count_nonzero(of, axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.minimum(1.0, flat.sum(axis=1) / n)
    low, high = (np.array(x, ndmin=1) for x in wilson(share, n, normal_quantile(level)))
    many = (rows >= 2) & (of.max(axis=1, initial=0.0) >= 2)
    if many.any():
        low[many], high[many] = average_interval(flat[many], of[many], share[many], level)
    return plain(low.reshape(shape)), plain(high.reshape(shape))


def average_interval(hits: np.ndarray, trials: np.ndarray, share: np.ndarray, level: float
             ) -> tuple[np.ndarray, np.ndarray]:
    """Return the interval that averages over the correlation.

    Parameters
    ----------
    hits, trials : ndarray, float64 (series, rows)
        Of two rows at least.
    share : ndarray, float64 (series,)
        Hits over trials.
    level : float
        Share of intervals that hold the truth.

    Returns
    -------
    low, high : ndarray, float64 (series,)
        The ends.

    Examples
    --------
    >>> hits, trials = np.array([[1.0, 3]]), np.array([[4.0, 4]])
    >>> low, high = average_interval(hits, trials, np.array([0.5]), 0.95)
    >>> bool(0 < low[0] < 0.5 < high[0] < 1)
    True
    """
    weights = correlations(hits, trials)
    n = trials.sum(axis=1)[:, None] / effects(hits, trials, weights)
    low, high = (end(share, n, weights, (1 + side * level) / 2) for side in (-1, 1))
    return np.where(share <= 0, 0.0, low), np.where(share >= 1, 1.0, high)
