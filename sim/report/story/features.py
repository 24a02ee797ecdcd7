"""Rollouts as points: ranks of what was counted in them, and their labels.

A count enters by its rank among the rollouts, 0 to 1, so that no unit and no long tail outweighs
the rest; the day of what never happened lies after every day.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.outputs import UTILITY, may_be_absent


@dataclass(frozen=True)
class Features:
    """What `outcome`'s complete rollouts are compared by."""

    rollouts: np.ndarray  # int (n,): their numbers
    names: list[str]  # counts that vary
    values: np.ndarray  # float64 (n, counts), a day that never came beyond the last
    ranks: np.ndarray  # float64 (n, counts), 0..1, ties share their mean rank
    axes: list[str]
    codes: np.ndarray  # int (n, axes), the label on each axis


def mean_ranks(values: np.ndarray) -> np.ndarray:
    """Return the rank of each value in its column, 0..1; ties share their mean rank."""
    from scipy.stats import rankdata

    return np.asarray((rankdata(values, axis=0) - 1.0) / max(1, len(values) - 1))


def features(outcome: Outcome) -> Features:
    """Counts and labels of the rollouts that ran to their end."""
    rollouts = np.flatnonzero(outcome.valid)
    names, values = [], []
    for name in outcome.count_names:
        if name.startswith(UTILITY):
            continue
        column = outcome.count(name)[rollouts]
        if may_be_absent(name):
            column = np.where(np.isnan(column), float(outcome.days), column)
        if len(column) and column.min() < column.max():
            names.append(name)
            values.append(column)
    shape = (len(rollouts), len(names))
    labels = np.stack([outcome.codes(axis)[rollouts] for axis in outcome.axes], axis=1)
    table = np.array(values).T.reshape(shape)
    return Features(rollouts, names, table, mean_ranks(table), list(outcome.axes), labels)


def distances(f: Features, among: np.ndarray, to: int) -> np.ndarray:
    """Distance, 0..1, of some rollouts to one: Gower's (1971) coefficient.

    The mean over counts and axes of the difference in rank and of whether the labels differ.
    among: positions in `f`; to: a position.
    """
    apart = np.abs(f.ranks[among] - f.ranks[to]).sum(axis=1)
    apart += (f.codes[among] != f.codes[to]).sum(axis=1)
    return np.asarray(apart / max(1, len(f.names) + len(f.axes)))
