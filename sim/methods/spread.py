"""How far a probability moves between parameter rows, freed of the luck of few replicates.

A row's own share is its probability plus binomial noise, so raw quantiles of row shares are too
wide; `sim.methods.mixing` takes the noise out. With two to four replicates a row the data hold no
more than so many moments of the distribution over rows: of two sharp lumps, .2 and .8, the 5 % and
95 % ends come out .07 and .93. The error of an end is that of resampled rows (B. Efron, 1979,
Bootstrap methods, Annals of Statistics 7, 1-26); it cannot show this part, which
`python -m benchmarks.coverage` measures.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.methods.mixing import MOST, beta_masses, kinds_of, parts, quantiles, roughen, shares

NAN_PAIR = (math.nan, math.nan)
FEW = 10  # with fewer hits or misses, a label's own data cannot tell noise from spread
RESAMPLES = 100
SEED = 19  # of the resamples, so that the same rows have the same error


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
    pairs, times = kinds_of(np.asarray(hits, float), np.asarray(trials, float))
    return float(parts(pairs, times)[0])


def between_interval(hits: np.ndarray, trials: np.ndarray) -> tuple[float, float, float]:
    """The intraclass correlation (`between`) with its 95 % interval over resampled rows.

    Parameters
    ----------
    hits, trials : ndarray, float64 (rows,)
        How many trials of each row hit, of how many.

    Returns
    -------
    value, low, high : float
        nan with fewer than two rows of two trials.

    Examples
    --------
    >>> value, low, high = between_interval(np.array([9, 8, 1, 0] * 9), np.full(36, 10))
    >>> low < value < high
    True
    """
    pairs, times = kinds_of(np.asarray(hits, float), np.asarray(trials, float))
    value = float(parts(pairs, times)[0])
    if math.isnan(value):
        return (value, value, value)
    low, high = np.nanquantile(parts(pairs, resamples(times)), [0.025, 0.975])
    return (value, float(min(low, value)), float(max(high, value)))


def resamples(times: np.ndarray) -> np.ndarray:
    """Rows of each kind in resamples of a series' rows.

    Parameters
    ----------
    times : ndarray, float64 (1, kinds)
        Rows of each kind.

    Returns
    -------
    ndarray, float64 (RESAMPLES, kinds)
        As many rows in all.

    Examples
    --------
    >>> resamples(np.array([[3.0, 1.0]])).sum(axis=1).tolist() == [4.0] * RESAMPLES
    True
    """
    rows = times[0].sum()
    rng = np.random.default_rng(SEED)
    return np.asarray(rng.multinomial(int(rows), times[0] / rows, RESAMPLES), float)


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


@dataclass(frozen=True)
class Span:
    """The 5 % and 95 % ends of a probability over rows, each with its 95 % interval.

    Parameters
    ----------
    low, high : float
        The ends; nan where noise cannot be told from spread.
    low_from, low_to, high_from, high_to : float
        Intervals of the ends over resampled rows; nan with the ends.
    """

    low: float
    high: float
    low_from: float
    low_to: float
    high_from: float
    high_to: float


UNKNOWN = Span(*(math.nan,) * 6)


def spread(
    hits: np.ndarray,
    trials: np.ndarray,
    borrowed: float | None = None,
    at: tuple[float, float] = (0.05, 0.95),
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
    at : tuple of float
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
    pairs, times = kinds_of(hits, trials)
    if not len(pairs) or np.isnan(parts(pairs, times)[0]):
        return NAN_PAIR
    if borrowed is not None and rare(hits, trials):
        n = float(trials.sum())
        low, high = lent(np.clip(shares(pairs, times), 0.5 / n, 1 - 0.5 / n), borrowed, at)[0]
    else:
        low, high = ends(pairs, times, at)[0]
    return (float(low), float(high))


def ends(pairs: np.ndarray, times: np.ndarray, at: tuple[float, float]) -> np.ndarray:
    """Quantiles of the probability over rows, of many series.

    Parameters
    ----------
    pairs, times : ndarray
        Kinds of rows, as `sim.methods.mixing` has them.
    at : tuple of float
        Which two quantiles.

    Returns
    -------
    ndarray, float64 (series, 2)
        The quantiles; both are the share where rows do not differ.

    Examples
    --------
    >>> pairs = np.array([[0.0, 10.0], [10.0, 10.0]])
    >>> ends(pairs, np.array([[5.0, 5.0]]), (0.05, 0.95)).round(1).tolist()
    [[0.0, 1.0]]
    """
    share, part = shares(pairs, times), parts(pairs, times)
    out, apart = np.stack([share, share], axis=1), part > 0
    if apart.any():
        size, mean = 1 / part[apart] - 1, share[apart]
        mass = roughen(beta_masses(mean * size, (1 - mean) * size), pairs, times[apart])
        out[apart] = quantiles(mass, at)
    return out


def lent(share: np.ndarray, borrowed: float, at: tuple[float, float]) -> np.ndarray:
    """Quantiles of the beta distribution of an unevenness that other labels have.

    Parameters
    ----------
    share : ndarray, float64 (series,)
        Mean probabilities, above 0 and below 1.
    borrowed : float
        The `unevenness`.
    at : tuple of float
        Which two quantiles.

    Returns
    -------
    ndarray, float64 (series, 2)
        The quantiles.

    Examples
    --------
    >>> lent(np.array([0.001]), 0.0, (0.05, 0.95)).tolist()
    [[0.001, 0.001]]
    """
    part = np.minimum(MOST, borrowed * share * (1 - share))
    if borrowed <= 0:
        return np.stack([share, share], axis=1)
    size = 1 / part - 1
    return quantiles(beta_masses(share * size, (1 - share) * size), at)


def span(hits: np.ndarray, trials: np.ndarray, borrowed: float | None = None,
         within: tuple[float, float] | None = None) -> Span:
    """The spread from 5 % to 95 %, and how far luck may have moved its ends.

    Parameters
    ----------
    hits, trials : ndarray, float64 (rows,)
        How many trials of each row hit, of how many.
    borrowed : float, optional
        The `unevenness` of other labels, for a rare one.
    within : tuple of float, optional
        The interval of the share. A rare label's ends are those at its ends.

    Returns
    -------
    Span
        The ends and their 95 % intervals.

    Examples
    --------
    >>> found = span(np.array([9, 10, 1, 0] * 9), np.full(36, 10))
    >>> found.low_from <= found.low <= found.low_to < found.high
    True
    """
    hits, trials = np.asarray(hits, float), np.asarray(trials, float)
    low, high = spread(hits, trials, borrowed)
    if math.isnan(low):
        return UNKNOWN
    if borrowed is not None and rare(hits, trials):
        if within is None:
            return Span(low, high, *(math.nan,) * 4)
        some = np.clip(np.array(within), 1e-9, 1 - 1e-9)
        (a, c), (b, d) = lent(some, borrowed, (0.05, 0.95))
        return Span(low, high, min(a, low), max(b, low), min(c, high), max(d, high))
    pairs, times = kinds_of(hits, trials)
    found = ends(pairs, resamples(times), (0.05, 0.95))
    (a, c), (b, d) = np.nanquantile(found, [0.025, 0.975], axis=0)
    return Span(low, high, *(float(x) for x in (min(a, low), max(b, low), min(c, high),
                                                max(d, high))))
