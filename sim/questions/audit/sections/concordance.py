"""How well two groups of rollouts are told apart by an amount: the area under the ROC curve.

The chance that a rollout of one group has more of it than one of the other, even amounts counted
half (Mann and Whitney 1947; Hanley and McNeil 1982). The error is clustered in parameter rows by
the placement values of DeLong et al. (1988), summed over rows as in Obuchowski (1997).
"""

from __future__ import annotations

import numpy as np

from sim.data.outcome import Outcome, row_sums
from sim.studies.estimates import Value, value_of


def rank_share(x: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Share of the others that lie below each x, those at it counted half."""
    ranked = np.sort(others)
    below = np.searchsorted(ranked, x, side="left") + np.searchsorted(ranked, x, side="right")
    return np.asarray(below / (2.0 * len(others)))


def chance_above(outcome: Outcome, x: np.ndarray, upper: np.ndarray, lower: np.ndarray) -> Value:
    """Chance that a rollout of `upper` has more x than one of `lower`.

    x: float (rollouts,). upper, lower: bool (rollouts,), apart. n: the rollouts of both.
    """
    upper, lower = upper & outcome.valid, lower & outcome.valid
    n = int(upper.sum()) + int(lower.sum())
    if not upper.any() or not lower.any():
        return Value(None, n=n)
    above, below = rank_share(x[upper], x[lower]), rank_share(x[lower], x[upper])
    at = float(above.mean())
    part = np.zeros(outcome.rollouts)
    part[upper] = (above - at) / upper.sum()
    part[lower] = (1.0 - below - at) / lower.sum()
    rows = row_sums(part, outcome.replicates)
    return value_of(at, at + len(rows) * rows, n)
