"""Monte Carlo over a scenario's parameter rows, in pieces, by any executor.

Rollout k uses parameter row k // replicates and luck keyed by k, so any cutting, order or number of
workers gives the same bits and any rollout can be replayed alone.
"""

from __future__ import annotations

from typing import Any

from sim.bounds import PER_ROW
from sim.data.outcome import Outcome
from sim.play.carry import CHUNK, Progress
from sim.play.executors import executor_of
from sim.play.session import Session
from sim.play.task import Task
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan

KEPT = 4000  # rollouts whose daily series are kept for quantiles


def simulate(
    scenario: Scenario,
    rollouts: int = 10_000,
    seed: int = 7,
    workers: int = 2,
    replicates: int = PER_ROW,
    doctrines: str = "mixture",
    overrides: dict[str, Any] | None = None,
    progress: Progress | None = None,
    chunk: int = CHUNK,
    executor: str = "threads",
    address: str | None = None,
    kept: int = KEPT,
    trace: int = 0,
) -> Outcome:
    """Run a scenario; see `sim.data.outcome.Outcome` for what comes back.

    overrides: as `sim.scenario.variant.variant` takes them; a callable takes an actor's seat.
    progress: called with (done, total, notice) from the calling thread. executor: `threads`,
    `processes` or `dask` (at `address`, else a cluster made for the run). kept, trace: as
    `sim.play.task.Task` has them. A rollout that fails is a row in `Outcome.failed`. UsageError
    for a seated callable that is not a pure function.
    """
    task = task_of(scenario, rollouts, seed, replicates, doctrines, overrides, kept, trace)
    with Session(executor_of(executor, workers, address), None, progress, chunk) as session:
        return session.play(task)


def task_of(scenario: Scenario, rollouts: int, seed: int, replicates: int, doctrines: str,
            overrides: dict[str, Any] | None, kept: int = KEPT, trace: int = 0) -> Task:
    """The task of a plain run."""
    seating = plan(variant(scenario, overrides or {}, doctrines=doctrines))
    return Task(seating, seed, rollouts, replicates, kept, trace=trace)
