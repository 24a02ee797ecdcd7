"""Intervals for shares whose trials are clustered in parameter rows.

Sources: E. B. Wilson (1927), Probable inference, the law of succession, and statistical inference,
JASA 22, 209-212; L. Kish (1965), Survey Sampling, Wiley (design effect and the linearised variance
of a ratio over clusters). All intervals are 95% unless `level` says otherwise.
"""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np

from sim.results.spread import rare


def normal_quantile(level: float = 0.95) -> float:
    """Two-sided standard normal quantile."""
    return NormalDist().inv_cdf(0.5 + level / 2)


def t_quantile(df: int, level: float = 0.95) -> float:
    """Two-sided Student t quantile: exact for 1 and 2 degrees, Cornish-Fisher beyond."""
    p = 0.5 + level / 2
    if df <= 1:
        return math.tan(math.pi * (p - 0.5))
    if df == 2:
        return (2 * p - 1) / math.sqrt(2 * p * (1 - p))
    z = normal_quantile(level)
    g1 = (z**3 + z) / 4
    g2 = (5 * z**5 + 16 * z**3 + 3 * z) / 96
    g3 = (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    g4 = (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160
    return z + g1 / df + g2 / df**2 + g3 / df**3 + g4 / df**4


def wilson(share: float, n: float, z: float | None = None) -> tuple[float, float]:
    """Wilson's score interval for a share out of `n` (possibly fractional) trials."""
    if not n > 0:
        return (0.0, 1.0)
    z = normal_quantile() if z is None else z
    scale = 1 + z * z / n
    centre = (share + z * z / (2 * n)) / scale
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / scale
    low = 0.0 if share <= 0 else max(0.0, centre - half)
    high = 1.0 if share >= 1 else min(1.0, centre + half)
    return (low, high)


def design_effect(hits: np.ndarray, trials: np.ndarray) -> float:
    """Kish's design effect of clustering in rows, at least 1.

    The variance of the ratio sum(hits) / sum(trials) is linearised over rows. nan where the data
    cannot tell: one row, or a share of exactly 0 or 1.
    """
    used = trials > 0
    hits, trials = hits[used], trials[used]
    rows, n = len(trials), float(trials.sum())
    share = float(hits.sum()) / n if n else 0.0
    if rows < 2 or share <= 0 or share >= 1:
        return math.nan
    residual = hits - share * trials
    variance = rows / (rows - 1) * float(np.sum(residual**2)) / n**2
    return max(1.0, variance / (share * (1 - share) / n))


def clustered(
    hits: np.ndarray, trials: np.ndarray, borrowed: float = 1.0, level: float = 0.95
) -> tuple[float, float]:
    """Interval for a share with replicates clustered in rows, never outside [0, 1].

    Wilson's interval with the effective number of trials n / deff and the t quantile of rows - 1
    degrees of freedom. Where the design effect cannot be estimated (share 0 or 1, or one row)
    `borrowed` stands in for it, for instance the mean over the other labels of the axis; with few
    hits or misses it is at least `borrowed`. At 0 and 1 the interval keeps its width: without
    clustering it ends near 3.8/n, a little beyond the rule of three.
    """
    hits, trials = np.asarray(hits, float), np.asarray(trials, float)
    n = float(trials.sum())
    if n <= 0:
        return (0.0, 1.0)
    deff = design_effect(hits, trials)
    known = not math.isnan(deff)
    if known and rare(hits, trials):
        deff = max(deff, borrowed)
    rows = int(np.count_nonzero(trials))
    quantile = t_quantile(rows - 1, level) if known else normal_quantile(level)
    share = min(1.0, float(hits.sum()) / n)
    return wilson(share, n / (deff if known else max(1.0, borrowed)), quantile)


def newcombe(one: tuple[float, float, float], other: tuple[float, float, float]
             ) -> tuple[float, float]:
    """Interval of the difference other - one of two independent shares, each (p, low, high).

    R. G. Newcombe (1998), Interval estimation for the difference between independent proportions,
    Statistics in Medicine 17, 873-890, method 10.
    """
    (p, low, high), (q, least, most) = one, other
    below, above = math.hypot(q - least, high - p), math.hypot(most - q, p - low)
    return (max(-1.0, q - p - below), min(1.0, q - p + above))
