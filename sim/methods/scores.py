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
    """Chance of each day and of none within the window, float64 (window + 1,).

    days: float64 (n,), nan or a day beyond the window where it does not come within it.
    """
    at = np.where(np.isnan(days), window, np.minimum(days, window)).astype(np.int64)
    return np.asarray(np.bincount(at, minlength=window + 1) / max(1, len(days)))


def crps(masses: np.ndarray, day: int) -> float:
    """Continuous ranked probability score in days; `day` is the window's length if it never came.

    >>> crps(np.array([0.0, 1.0, 0.0]), 1), crps(np.array([0.5, 0.0, 0.5]), 1)
    (0.0, 0.5)
    """
    below = np.cumsum(masses)[:-1]
    return float(np.sum((below - (np.arange(len(below)) >= day)) ** 2))


def crps_parts(days: np.ndarray, window: int, day: int) -> np.ndarray:
    """What each rollout adds to the score's error, float64 (n,), of mean 0: its influence."""
    below = np.cumsum(day_masses(days, window))[:-1]
    slope = 2.0 * (below - (np.arange(window) >= day))
    tails = np.append(np.cumsum(slope[::-1])[::-1], 0.0)
    at = np.where(np.isnan(days), window, np.minimum(days, window)).astype(np.int64)
    return np.asarray(tails[at] - float(np.sum(slope * below)))


def log_score(masses: np.ndarray, day: int, n: int = 0) -> float:
    """Minus the log of the chance of the day, in nats.

    n: rollouts behind the masses; half of one is then added to every entry (R. E. Krichevsky and
    V. K. Trofimov 1981, The performance of universal encoding, IEEE Trans. IT 27, 199-207), so that
    a day without a rollout has a finite score.
    """
    chance = float(masses[day])
    if n:
        chance = (chance * n + 0.5) / (n + 0.5 * len(masses))
    return -math.log(chance) if chance > 0 else math.inf


def waiting_masses(times: int, free: int, to_come: int, window: int) -> np.ndarray | None:
    """Day by which some events have come at a constant rate known from the days before.

    times: events on `free` days before. Rate ~ Gamma(times + 1/2, free) (Jeffreys), so that the
    count over t more days is negative binomial with r = times + 1/2 and p = free / (free + t).
    to_come: events that must come. Masses as of `day_masses`; None where no day was free: there is
    then nothing to know a rate from.
    """
    if free <= 0:
        return None
    from scipy.stats import nbinom

    days = np.arange(window + 1)
    came = nbinom.sf(to_come - 1, times + 0.5, free / (free + days))
    return np.append(np.diff(came), 1.0 - came[-1])
