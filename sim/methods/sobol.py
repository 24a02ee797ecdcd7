"""Sobol' indices from the cells of a radial design: first order, total and of second order.

Each index is a mean over base points, divided by the variance, so that its error follows as that
of a ratio. Everything is taken about the mean first, or a large constant in the output would
swamp the first-order products (A. Saltelli et al., 2010, Computer Physics Communications 181,
259-270, sec. 3). SALib samples the design; its own analysis resamples for percentile intervals
only and has no terms to take an error from.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.brief import brief


@dataclass(frozen=True, eq=False)
class SobolTerms:
    """What each base point adds to every index, before it is divided by the variance.

    Parameters
    ----------
    first, total : ndarray, float64 (units, points)
        Of first order and in total.
    second : ndarray, float64 (pairs, points)
        Of pairs in the order of `itertools.combinations`; none without the cells that they take.
    spread : ndarray, float64 (points,)
        Its mean is the variance.
    """

    first: np.ndarray
    total: np.ndarray
    second: np.ndarray
    spread: np.ndarray

    __repr__ = brief


def sobol_terms(y: np.ndarray, units: int, second: bool = False) -> SobolTerms:
    """Terms of the indices of a radial design.

    First order: Saltelli et al. 2010, eq. b of table 2. Total: M. J. W. Jansen, 1999, Computer
    Physics Communications 117, 35-43. Second order: A. Saltelli, 2002, Computer Physics
    Communications 145, 280-297; there both base samples give first-order and total terms, of
    which the mean is taken.

    Parameters
    ----------
    y : ndarray, float64 (points * (units + 2),), or (points * (2 * units + 2),) with second
        The output, as SALib orders its design: A, A with each unit from B, B with each unit from
        A, B.
    units : int
        Factors or groups of factors.
    second : bool
        The design has cells for second order.

    Returns
    -------
    SobolTerms
        To be averaged over points and divided by the mean of their spread.

    Examples
    --------
    >>> import numpy as np
    >>> a, b = np.array([[0.0, 0.0], [1.0, 1.0]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    >>> y = np.stack([a[:, 0], b[:, 0], a[:, 0], b[:, 0]], axis=1).ravel()  # the first alone
    >>> t = sobol_terms(y, 2)
    >>> (t.total.mean(axis=1) / t.spread.mean()).tolist()
    [2.0, 0.0]
    """
    table = np.asarray(y, float).reshape(-1, (2 if second else 1) * units + 2)
    ends = table[:, [0, -1]]
    table = (table - ends.mean()).T
    a, b, ab = table[0], table[-1], table[1 : units + 1]
    spread = (a * a + b * b) / 2
    first, total = b * (ab - a), (a - ab) ** 2 / 2
    if not second:
        return SobolTerms(first, total, np.zeros((0, len(a))), spread)
    ba = table[units + 1 : -1]
    first = (first + a * (ba - b)) / 2
    total = (total + (b - ba) ** 2 / 2) / 2
    pairs = [(ba[j] * ab[k] + ba[k] * ab[j]) / 2 - a * b - first[j] - first[k]
             for j, k in combinations(range(units), 2)]
    return SobolTerms(first, total, np.array(pairs).reshape(-1, len(a)), spread)
