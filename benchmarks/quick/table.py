"""One scenario laid out to be played by one kernel, as often as wanted."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.play.player import Player
from sim.play.simulate import task_of
from sim.play.task import Rows
from sim.play.worker import Failure, Worker
from sim.scenario.load import load

REPLICATES = 4


@dataclass(frozen=True, eq=False)
class Played:
    """What a kernel left of some rollouts, as it wrote it.

    labels: int64 (rollouts, axes). counts: float64 (rollouts, counts). series: float64 (rollouts,
    days, capacity.SERIES). taken, fired: decisions for each option, and for each inject. held:
    int64 (rollouts, days, places), 1 where side 1 holds a place that evening.
    """

    names: tuple[str, ...]
    labels: np.ndarray
    counts: np.ndarray
    series: np.ndarray
    taken: np.ndarray
    fired: np.ndarray
    failures: list[Failure]
    held: np.ndarray = field(default_factory=lambda: np.zeros((0, 0, 0), np.int64))


@dataclass(frozen=True, eq=False)
class Table:
    """Rollouts 0 .. rollouts - 1 of a scenario, and the kernel that was in place when laid out."""

    kernel: Any
    worker: Worker
    rows: Rows
    seed: int
    rollouts: int

    def run(self) -> list[Failure]:
        """Play every rollout, series and all."""
        rows = self.rows
        return self.worker.run(self.kernel, rows.records, rows.record_of, rows.luck, self.seed,
                               self.rollouts)

    def milliseconds(self) -> float:
        """Processor time a rollout of playing all of them once more."""
        start = time.process_time()
        self.run()
        return 1000 * (time.process_time() - start) / self.rollouts

    def play(self) -> Played:
        """Play every rollout; what is left of them, copied."""
        failures, worker, n = self.run(), self.worker, self.rollouts
        scratch = worker.scratch[0]
        return Played(worker.names, worker.labels[:n].copy(), worker.tallies[:n].copy(),
                      worker.daily[:n].copy(), scratch["taken"].copy(), scratch["fired"].copy(),
                      failures, worker.held[:n].copy())


@contextlib.contextmanager
def laid(name: str, rollouts: int, seed: int = 7, overrides: dict[str, Any] | None = None
         ) -> Iterator[Table]:
    """A scenario laid out for the kernel that is in place now."""
    task = task_of(load(name), rollouts, seed, REPLICATES, "mixture", overrides)
    with Player(task) as player:
        worker = player.worker(rollouts)
        yield Table(player.kernel, worker, task.take(0, rollouts), seed, rollouts)
