"""The arrays of a run, each chunk written straight into the type that is kept."""

from __future__ import annotations

import numpy as np

from sim.ensemble.worker import Failure, Worker
from sim.state import capacity as cap
from sim.state.names import TRACKS


class Gathered:
    """Labels, counts, daily series and parameter rows of a run.

    labels: int8 (rollouts, axes). counts: float32 (rollouts, counts). series: float32 (kept, days,
    series). values: float64 (rows, varying). doctrines: int64 (rows, actors). taken: decisions for
    each option [actor, track, option] over all rollouts; fired: the same for each inject.
    """

    def __init__(
        self, rollouts: int, rows: int, kept: int, days: int, axes: int, counts: int,
        series: int, varying: int, actors: int,
    ) -> None:
        self.labels = np.full((rollouts, max(1, axes)), -1, np.int8)
        self.counts = np.zeros((rollouts, counts), np.float32)
        self.series = np.zeros((kept, days, series), np.float32)
        self.values = np.zeros((rows, varying), np.float64)
        self.doctrines = np.zeros((rows, actors), np.int64)
        self.failed: list[Failure] = []
        self.taken = np.zeros((cap.ACTORS, len(TRACKS), cap.OPTIONS), np.int64)
        self.fired = np.zeros(cap.INJECTS, np.int64)

    @property
    def kept(self) -> int:
        """Rollouts whose daily series are kept."""
        return len(self.series)

    def rows(self, first_row: int, values: np.ndarray, doctrines: np.ndarray) -> None:
        """Enter parameter rows; chunks that share a row enter the same numbers twice."""
        self.values[first_row : first_row + len(values)] = values
        self.doctrines[first_row : first_row + len(doctrines)] = doctrines

    def chunk(self, first: int, n: int, kept: int, worker: Worker, failed: list[Failure]) -> None:
        """Enter the rollouts a worker has just run, first .. first + n - 1."""
        self.labels[first : first + n] = worker.labels[:n]
        self.counts[first : first + n] = worker.tallies[:n]
        if kept:
            width = self.series.shape[2]
            self.series[first : first + kept] = worker.daily[:kept, :, :width]
        self.failed.extend(failed)

    def decisions(self, worker: Worker) -> None:
        """Add the choices and injects a worker has counted in all its chunks."""
        self.taken += worker.scratch[0]["taken"]
        self.fired += worker.scratch[0]["fired"]
