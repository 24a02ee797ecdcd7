"""One task from start to end, as asked: to a number of rollouts or to a precision, resumable."""

from __future__ import annotations

from pathlib import Path

from sim.ensemble.gather import Rollouts
from sim.ensemble.parts import Parts
from sim.ensemble.precision import until
from sim.ensemble.simulate import CHUNK, Progress, carry_out
from sim.ensemble.task import Task
from sim.results.outcome import Outcome


def key_of(task: Task, precision: float | None = None, cap: int = 0) -> str:
    """Fingerprint of a run: with a precision, the number of rollouts is a result."""
    return task.grown(cap).key(precision) if precision else task.key()


def play(
    task: Task,
    workers: int,
    progress: Progress | None = None,
    executor: str = "threads",
    address: str | None = None,
    folder: Path | None = None,
    precision: float | None = None,
    cap: int = 0,
) -> Outcome:
    """Play a task; what is finished is kept in `folder` and gone on with.

    precision: play until every interval of the question's axis is within +-precision, at most
    `cap` rollouts.
    """
    parts = Parts(folder, key_of(task, precision, cap)) if folder else None
    seconds = 0.0
    notices: list[str] = []

    def go(found: Rollouts) -> Rollouts:
        nonlocal seconds, notices
        found, notices, took = carry_out(
            found.task, found, workers, progress, CHUNK, executor, address, parts
        )
        seconds += took
        return found

    if not precision:
        return go(Rollouts(task)).outcome(workers, seconds, notices)
    found, width = until(task, precision, cap, go)
    n = found.task.rollouts
    reached = "was reached" if width <= precision else f"was not reached: {width:.4f}"
    notices = [*notices, f"A precision of {precision:g} {reached} with {n:,} rollouts"
               f"{' (the cap)' if n >= cap else ''}."]
    return found.outcome(workers, seconds, notices)
