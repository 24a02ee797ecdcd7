"""Sums over groups of rollouts as a sweep keeps them: hits, trials, sums, squares, seen.

The estimates of `sim.data.reduce` for many cells at once; failed rollouts are in none of them.
"""

from __future__ import annotations

import numpy as np


def tally(labels: np.ndarray, counts: np.ndarray, group: np.ndarray, groups: int,
          sizes: list[int], absent: np.ndarray) -> dict[str, np.ndarray]:
    """Sums over each group of rollouts that ran to their end.

    labels: int (n, axes), negative where a rollout failed. counts: float64 (n, counts). group:
    which, 0 .. groups - 1, in order. sizes: labels of each axis. absent: counts that are
    negative or nan where they have no value.
    """
    good = np.asarray((labels >= 0).all(axis=1))
    starts = np.searchsorted(group, np.arange(groups))
    hits = []
    for axis, size in enumerate(sizes):
        code = group * size + labels[:, axis]
        hits.append(np.bincount(code[good], minlength=groups * size).reshape(groups, size))
    came = good.reshape(-1, 1) & ~(absent & ~(counts >= 0))
    value = np.where(came, counts, 0.0)
    return {
        "hits": np.concatenate(hits, axis=1).astype(np.int32),
        "trials": np.bincount(group[good], minlength=groups).astype(np.int32),
        "sums": np.add.reduceat(value, starts, axis=0),
        "squares": np.add.reduceat(value * value, starts, axis=0),
        "seen": np.add.reduceat(came, starts, axis=0, dtype=np.int32),
    }
