"""A day that came, set against the days on which it was foreseen: scores, and the naive rate.

Days are counted from the first of a window and end with it; what does not come within it has the
last entry of a distribution to itself. The continuous ranked probability score is cut to the window
(T. Gneiting and R. Ranjan 2011, Comparing density forecasts using threshold- and quantile-weighted
scoring rules, JBES 29, 411-422): days of error, 0 at best, proper. The log score is minus the log
of the chance given to the day itself.
"""

from __future__ import annotations

import math

import numpy as np


def day_masses(days: np.ndarray, window: int) -> np.ndarray:
    """Chance of each day and of none within the window.

    Parameters
    ----------
    days : ndarray, float64 (n,)
        The day in each rollout; nan or beyond the window where it does not come within it.
    window : int
        Days of the window.

    Returns
    -------
    ndarray, float64 (window + 1,)
        The chances; the last is that of not coming.

    Examples
    --------
    >>> day_masses(np.array([0.0, 1.0, np.nan, 1.0]), 2).tolist()
    [0.25, 0.5, 0.25]
    """
    at = np.where(np.isnan(days), window, np.minimum(days, window)).astype(np.int64)
    return np.asarray(np.bincount(at, minlength=window + 1) / max(1, len(days)))


def crps(masses: np.ndarray, day: int) -> float:
    """Continuous ranked probability score in days.

    Parameters
    ----------
    masses : ndarray, float64 (window + 1,)
        As `day_masses` gives them.
    day : int
        The day on which it came; the window's length if it never came.

    Returns
    -------
    float
        0 at best.

    References
    ----------
    T. Gneiting and R. Ranjan, 2011, Comparing density forecasts using threshold- and
    quantile-weighted scoring rules, JBES 29, 411-422.

    Examples
    --------
    >>> crps(np.array([0.0, 1.0, 0.0]), 1), crps(np.array([0.5, 0.0, 0.5]), 1)
    (0.0, 0.5)
    """
    below = np.cumsum(masses)[:-1]
    return float(np.sum((below - (np.arange(len(below)) >= day)) ** 2))


def crps_parts(days: np.ndarray, window: int, day: int) -> np.ndarray:
    """What each rollout adds to the score's error, of mean 0: its influence.

    Parameters
    ----------
    days : ndarray, float64 (n,)
        As `day_masses` takes them.
    window : int
        Days of the window.
    day : int
        As `crps` takes it.

    Returns
    -------
    ndarray, float64 (n,)
        The influence of each rollout.

    Examples
    --------
    >>> bool(abs(crps_parts(np.array([0.0, 1.0, 2.0]), 3, 1).mean()) < 1e-12)
    True
    """
    below = np.cumsum(day_masses(days, window))[:-1]
    slope = 2.0 * (below - (np.arange(window) >= day))
    tails = np.append(np.cumsum(slope[::-1])[::-1], 0.0)
    at = np.where(np.isnan(days), window, np.minimum(days, window)).astype(np.int64)
    return np.asarray(tails[at] - float(np.sum(slope * below)))


def log_score(masses: np.ndarray, day: int, n: int = 0) -> float:
    """Minus the log of the chance of the day, in nats.

    Parameters
    ----------
    masses : ndarray, float64 (window + 1,)
        As `day_masses` gives them.
    day : int
        As `crps` takes it.
    n : int
        Rollouts behind the masses; half of one is then added to every entry, so that a day
        without a rollout has a finite score. 0: nothing is added.

    Returns
    -------
    float
        0 at best.

    References
    ----------
    R. E. Krichevsky and V. K. Trofimov, 1981, The performance of universal encoding, IEEE
    Transactions on Information Theory 27, 199-207.

    Examples
    --------
    >>> round(log_score(np.array([0.5, 0.5]), 0), 3)
    0.693
    """
    chance = float(masses[day])
    if n:
        chance = (chance * n + 0.5) / (n + 0.5 * len(masses))
    return -math.log(chance) if chance > 0 else math.inf


def waiting_masses(times: int, free: int, to_come: int, window: int) -> np.ndarray | None:
    """Chance of the day by which events have come, at a constant rate known from days before.

    Rate ~ Gamma(times + 1/2, free) (Jeffreys), so that the count over t more days is negative
    binomial with r = times + 1/2 and p = free / (free + t).

    Parameters
    ----------
    times : int
        Events on the `free` days before.
    free : int
        Days on which they could come.
    to_come : int
        Events that must come.
    window : int
        Days of the window.

    Returns
    -------
    ndarray, float64 (window + 1,) or None
        Masses as of `day_masses`; None where no day was free: there is then nothing to know a
        rate from.

    Examples
    --------
    >>> masses = waiting_masses(5, 10, 1, 3)
    >>> len(masses), round(float(masses.sum()), 9)
    (4, 1.0)
    """
    if free <= 0:
        return None
    from scipy.stats import nbinom

    days = np.arange(window + 1)
    came = nbinom.sf(to_come - 1, times + 0.5, free / (free + days))
    return np.append(np.diff(came), 1.0 - came[-1])
