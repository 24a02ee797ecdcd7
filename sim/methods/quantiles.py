"""Quantiles of amounts whose values lie in clusters (parameter rows), each with its interval.

Source: R. S. Woodruff, 1952, Confidence intervals for medians and other position measures, JASA 47,
635-646. The interval of the share of values at or below the quantile, with the design effect of the
clusters, is read back through the distribution of the values.
"""

from __future__ import annotations

import numpy as np

from sim.methods.intervals import design_effect, t_quantile, wilson


def clustered_quantiles(values: np.ndarray, row: np.ndarray, at: np.ndarray
                        ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return quantiles and the ends of their 95 % intervals.

    Parameters
    ----------
    values : ndarray, float64 (n,)
        One at least, without nan.
    row : ndarray, int (n,)
        The row of each, from 0.
    at : ndarray, float64 (k,)
        Which quantiles, above 0 and below 1.

    Returns
    -------
    found, low, high : ndarray, float64 (k,)
        The ends are nan where all values lie in one row of several, or there is but one value.

    Examples
    --------
    >>> x = np.arange(200.0)
    >>> found, low, high = clustered_quantiles(x, np.arange(200), np.array([0.5]))
    >>> float(found[0]), float(low[0]) < 99.5 < float(high[0])
    (99.5, True)
    """
    found = np.quantile(values, at)
    trials = np.bincount(row).astype(float)
    rows = int(np.count_nonzero(trials))
    if rows < 2:
        unknown = np.full(len(at), np.nan)
        return found, unknown, unknown
    hits = np.stack([np.bincount(row, values <= q, len(trials)) for q in found])
    effect = np.nan_to_num(np.asarray(design_effect(hits, trials)), nan=1.0)
    low, high = wilson(at, len(values) / effect, t_quantile(rows - 1))
    ends = np.quantile(values, np.concatenate([low, high]))
    return found, np.minimum(ends[: len(at)], found), np.maximum(ends[len(at):], found)
