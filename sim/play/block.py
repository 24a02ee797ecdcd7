"""Some rollouts that have been run, as they travel from a worker to whoever gathers them."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sim.play.worker import Failure

ARRAYS = ("labels", "counts", "notes", "series", "values", "doctrines", "group", "hits", "trials",
          "sums", "squares", "seen", "taken", "fired", "held", "held_ran", "held_row")


def nothing() -> np.ndarray:
    """An array with nothing in it."""
    return np.zeros(0)


@dataclass(frozen=True, eq=False)
class Block:
    """Rollouts first .. first + n - 1 of a task.

    Kept one by one: labels int8 (n, axes), counts float32 (n, counts), notes float32 (n, notes),
    series float32 (kept, days, series), values float64 and doctrines int64 (groups, .). Tallied,
    over each group: hits int32 (groups, labels of all axes), trials int32 (groups,), sums and
    squares float64 (groups, counts and notes), seen int32 (the same: rollouts in which it came).
    group: int64, which groups. taken, fired: decisions for each option, and for each inject.
    held, held_ran, held_row: who held what, of groups of rows (`sim.play.holders.sums`).
    """

    first: int
    n: int
    labels: np.ndarray = field(default_factory=nothing)
    counts: np.ndarray = field(default_factory=nothing)
    notes: np.ndarray = field(default_factory=nothing)
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
    held: np.ndarray = field(default_factory=nothing)
    held_ran: np.ndarray = field(default_factory=nothing)
    held_row: np.ndarray = field(default_factory=nothing)
    failed: tuple[Failure, ...] = ()
