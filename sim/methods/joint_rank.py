"""Where one record lies among rollouts over all its measures at once.

The record and the rollouts are pooled, each measure is replaced by its normal scores (mid-ranks, so
that units and tails do not matter), and a vector's distance from the middle of the pool is that of
Mahalanobis: dependence between measures counts. If the record were one more rollout its rank in
that distance would be uniform, whatever the distance is, as it treats all vectors of the pool alike
(T. Gneiting et al. 2008, Assessing probabilistic forecasts of multivariate quantities, TEST 17,
211-235; T. L. Thorarinsdottir, M. Scheuerer and C. Heinz 2016, Assessing the calibration of
high-dimensional ensemble forecasts, JCGS 25, 105-122). The distance is that of D. S. Wilks (2017),
On assessing calibration of multivariate ensemble forecasts, QJRMS 143, 164-172.
"""

from __future__ import annotations

import numpy as np

LEAST = 1e-8  # part of the largest variance below which a direction says nothing


def normal_scores(values: np.ndarray) -> np.ndarray:
    """Return the normal quantiles of the mid-ranks in each column.

    Parameters
    ----------
    values : ndarray, float64 (n,) or (n, measures)
        Without nan.

    Returns
    -------
    ndarray, float64 of the same shape
        The scores.

    Examples
    --------
    >>> normal_scores(np.array([3.0, 1.0, 2.0])).round(2).tolist()
    [0.97, -0.97, 0.0]
    """
    from scipy.special import ndtri
    from scipy.stats import rankdata

    return np.asarray(ndtri((rankdata(values, axis=0) - 0.5) / len(values)))


def distances(pool: np.ndarray) -> np.ndarray:
    """Mahalanobis distance of every vector from the middle of all, in normal scores.

    A measure that never varies counts for nothing, nor does a direction in which two measures never
    differ.

    Parameters
    ----------
    pool : ndarray, float64 (vectors, measures)
        Without nan.

    Returns
    -------
    ndarray, float64 (vectors,)
        The distances.

    Examples
    --------
    >>> d = distances(np.array([[1.0], [2.0], [9.0]]))
    >>> bool(d[1] < d[0]), bool(np.isclose(d[0], d[2]))
    (True, True)
    """
    scores = normal_scores(pool)
    scores -= scores.mean(axis=0)
    sizes, axes = np.linalg.eigh(scores.T @ scores / len(scores))
    used = sizes > LEAST * max(float(sizes[-1]), 1e-300)
    turned = scores @ axes[:, used] / np.sqrt(sizes[used])
    return np.asarray(np.sqrt(np.sum(turned**2, axis=1)))


def farther(rollouts: np.ndarray, record: np.ndarray) -> np.ndarray:
    """True for rollouts that lie at least as far out as the record.

    Their share is uniform if the record is one more rollout: near 0 it stands apart from them, near
    1 it lies closer to the middle than they do.

    Parameters
    ----------
    rollouts : ndarray, float64 (n, measures)
        Without nan.
    record : ndarray, float64 (measures,)
        Without nan.

    Returns
    -------
    ndarray, bool (n,)
        One entry per rollout.

    Examples
    --------
    >>> farther(np.array([[1.0], [2.0], [3.0]]), np.array([9.0])).tolist()
    [True, False, False]
    """
    found = distances(np.vstack([rollouts, record]))
    return np.asarray(found[:-1] >= found[-1] - 1e-9)
