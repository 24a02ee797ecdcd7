"""Some rollouts that have been run, as they travel from a worker to whoever gathers them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.ensemble.worker import Failure

ARRAYS = ("labels", "counts", "series", "values", "doctrines", "group", "hits", "trials", "sums",
          "squares", "seen", "taken", "fired")


def nothing() -> np.ndarray:
    """An array with nothing in it."""
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Block:
    """Rollouts first .. first + n - 1 of a task.

    Kept one by one: labels int8 (n, axes), counts float32 (n, counts), series float32 (kept, days,
    series), values float64 and doctrines int64 (groups, .). Tallied, over each group: hits int32
    (groups, labels of all axes), trials int32 (groups,), sums and squares float64 (groups, counts),
    seen int32 (groups, counts: rollouts in which it came). group: int64, which groups. taken,
    fired: decisions for each option, and for each inject.
    """

    first: int
    n: int
    labels: np.ndarray = field(default_factory=nothing)
    counts: np.ndarray = field(default_factory=nothing)
    series: np.ndarray = field(default_factory=nothing)
    values: np.ndarray = field(default_factory=nothing)
    doctrines: np.ndarray = field(default_factory=nothing)
    group: np.ndarray = field(default_factory=nothing)
    hits: np.ndarray = field(default_factory=nothing)
    trials: np.ndarray = field(default_factory=nothing)
    sums: np.ndarray = field(default_factory=nothing)
    squares: np.ndarray = field(default_factory=nothing)
    seen: np.ndarray = field(default_factory=nothing)
    taken: np.ndarray = field(default_factory=nothing)
    fired: np.ndarray = field(default_factory=nothing)
    failed: tuple[Failure, ...] = ()


def tally(labels: np.ndarray, counts: np.ndarray, group: np.ndarray, groups: int,
          sizes: list[int], absent: np.ndarray) -> dict[str, np.ndarray]:
    """Sums over each group of rollouts that ran to their end.

    labels: int (n, axes), negative where a rollout failed. counts: float64 (n, counts). group:
    which, 0 .. groups - 1, in order. sizes: labels of each axis. absent: bool
    (counts,), those that are negative where they have no value.
    """
    good = np.asarray((labels >= 0).all(axis=1))
    starts = np.searchsorted(group, np.arange(groups))
    hits = []
    for axis, size in enumerate(sizes):
        code = group * size + labels[:, axis]
        hits.append(np.bincount(code[good], minlength=groups * size).reshape(groups, size))
    came = good.reshape(-1, 1) & ~(absent & (counts < 0))
    value = np.where(came, counts, 0.0)
    return {
        "hits": np.concatenate(hits, axis=1).astype(np.int32),
        "trials": np.bincount(group[good], minlength=groups).astype(np.int32),
        "sums": np.add.reduceat(value, starts, axis=0),
        "squares": np.add.reduceat(value * value, starts, axis=0),
        "seen": np.add.reduceat(came, starts, axis=0, dtype=np.int32),
    }
