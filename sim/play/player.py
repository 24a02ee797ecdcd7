"""Plays pieces of a task in one process, on as many threads as ask."""

from __future__ import annotations

import contextlib
import threading
from types import TracebackType
from typing import Any

import numpy as np

from sim.data.tally import tally
from sim.engine import compiled
from sim.engine.state.outputs import may_be_absent
from sim.play import holders
from sim.play.block import Block
from sim.play.seating import seat_policies
from sim.play.task import Rows, Task
from sim.play.worker import Failure, Worker


class Player:
    """A task with its policies compiled; a context manager, for seated callables are released."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.kernel = compiled.kernel()
        self._stack = contextlib.ExitStack()
        self.policies, self.notices = self._stack.enter_context(seat_policies(task.plan))
        self._free: list[Worker] = []
        self._lock = threading.Lock()
        self._written = [*task.counts, *task.notes]
        self._absent = np.array([may_be_absent(name) for name in self._written])

    def __enter__(self) -> Player:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._stack.close()

    def worker(self, n: int) -> Worker:
        """A worker that nobody holds."""
        with self._lock:
            if self._free:
                return self._free.pop()
        task = self.task
        return Worker(self.policies, n, len(task.scenario.outcomes), self._written, task.days,
                      task.places)

    def play(self, first: int, n: int) -> Block:
        """Run rollouts first .. first + n - 1."""
        task, worker = self.task, self.worker(n)
        rows = task.take(first, n)
        kept = min(max(task.kept - first, 0), n)
        failed = worker.run(self.kernel, rows.records, rows.record_of, rows.luck, task.seed, kept)
        failures = tuple((first + k, step, text) for k, step, text in failed)
        found = self.block(worker, rows, first, n, kept, failures)
        with self._lock:
            self._free.append(worker)
        return found

    def block(self, worker: Worker, rows: Rows, first: int, n: int, kept: int,
              failures: tuple[Failure, ...]) -> Block:
        """What a worker holds after a piece."""
        task = self.task
        common: dict[str, Any] = {
            "group": rows.group,
            "taken": worker.scratch[0]["taken"].copy(),
            "fired": worker.scratch[0]["fired"].copy(),
            "failed": failures,
        }
        labels, counts = worker.labels[:n], worker.tallies[:n]
        if task.tallied:
            sizes = [len(o.labels) for o in task.scenario.outcomes]
            sums: dict[str, Any] = tally(labels, counts, rows.record_of, len(rows.group), sizes,
                                         self._absent)
            return Block(first, n, **common, **sums)
        told = len(task.counts)
        if task.places:
            ran = np.asarray((labels >= 0).all(axis=1))
            common |= holders.sums(worker.held[:n], ran, rows.group[rows.record_of],
                                   holders.span(task.rows))
        return Block(
            first, n, **common, labels=labels.astype(np.int8),
            counts=counts[:, :told].astype(np.float32), notes=counts[:, told:].astype(np.float32),
            series=worker.daily[:kept, :, : len(task.series)].astype(np.float32),
            values=rows.values, doctrines=rows.doctrines,
        )
