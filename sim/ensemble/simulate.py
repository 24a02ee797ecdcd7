"""Monte Carlo over a scenario's parameter rows, in pieces, by threads, processes or Dask.

Rollout k uses parameter row k // replicates and luck keyed by k, so any cutting, order or number of
workers gives the same bits and any rollout can be replayed alone.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sim import compiled
from sim.ensemble.executors import blocks
from sim.ensemble.gather import Gathered, Rollouts
from sim.ensemble.parts import Parts
from sim.ensemble.player import Player
from sim.ensemble.task import Task
from sim.results.outcome import Outcome
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan

CHUNK = 250
KEPT = 4000  # rollouts whose daily series are kept for quantiles

G = TypeVar("G", bound=Gathered)

Progress = Callable[[int, int, str], None]


def simulate(
    scenario: Scenario,
    rollouts: int = 10_000,
    seed: int = 7,
    workers: int = 2,
    replicates: int = 20,
    doctrines: str = "mixture",
    overrides: dict[str, Any] | None = None,
    progress: Progress | None = None,
    chunk: int = CHUNK,
    executor: str = "threads",
    address: str | None = None,
    kept: int = KEPT,
    trace: int = 0,
) -> Outcome:
    """Run a scenario; see `sim.results.outcome.Outcome` for what comes back.

    overrides: as `sim.scenario.variant.variant` takes them; a callable takes an actor's seat.
    progress: called with (done, total, notice) from the calling thread. executor: `threads`,
    `processes` or `dask` (at `address`, else a cluster made for the run). kept, trace: as
    `sim.ensemble.task.Task` has them. A rollout that fails is a row in `Outcome.failed`. UsageError
    for a seated callable that is not a pure function.
    """
    task = task_of(scenario, rollouts, seed, replicates, doctrines, overrides, kept, trace)
    found, notices, seconds = carry_out(
        task, Rollouts(task), workers, progress, chunk, executor, address
    )
    return found.outcome(workers, seconds, notices)


@contextlib.contextmanager
def heeded() -> Iterator[list[bool]]:
    """Ctrl-C as a list that is no longer empty, heeded between blocks; a second one is raised.

    An exception raised wherever the signal happens to come can be lost in a callback.
    """
    asked: list[bool] = []

    def note(*_: object) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(True)

    ours = (threading.current_thread() is threading.main_thread()
            and signal.getsignal(signal.SIGINT) is signal.default_int_handler)
    if not ours:
        yield asked
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def task_of(scenario: Scenario, rollouts: int, seed: int, replicates: int, doctrines: str,
            overrides: dict[str, Any] | None, kept: int = KEPT, trace: int = 0) -> Task:
    """The task of a plain run."""
    seating = plan(variant(scenario, overrides or {}, doctrines=doctrines))
    return Task(seating, seed, rollouts, replicates, kept, trace=trace)


def carry_out(
    task: Task,
    found: G,
    workers: int,
    progress: Progress | None = None,
    chunk: int = CHUNK,
    executor: str = "threads",
    address: str | None = None,
    parts: Parts | None = None,
) -> tuple[G, list[str], float]:
    """Play what `found` and `parts` do not hold yet; returns `found`, notices and seconds.

    What has been finished is in `parts` when this ends, whichever way it ends.
    """
    for block in parts.load() if parts else ():
        found.add(block)
    before, total = int(found.done.sum()), task.total
    if not compiled.is_warm() and progress:
        progress(before, total, "compiling the engine, once for this version")
    with Player(task) as player, heeded() as asked:
        notices = list(player.notices)
        if progress and before:
            progress(before, total, f"going on after {before:,} of {total:,} rollouts")
        if progress:
            progress(before, total, "")
        started = time.perf_counter()
        done = before
        stream = blocks(player, list(task.pieces(min(chunk, total), found.done)), executor,
                        workers, address)
        try:
            for block in stream:
                if asked:
                    raise KeyboardInterrupt
                found.add(block)
                done += block.n
                if parts:
                    parts.add(block)
                if progress:
                    progress(done, total, "")
        finally:
            stream.close()
            if parts:
                parts.flush()
        seconds = time.perf_counter() - started
    if parts and parts.problem:
        notices.append(parts.problem)
    if not compiled.cache_folder()[1]:
        notices.append("No cache folder can be written, so each process compiles the engine anew; "
                       "ESCALADE_CACHE names another folder.")
    return found, notices, seconds
