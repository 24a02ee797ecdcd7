"""The one place that plays: tasks of one question, resumed from its folder, by any executor."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.data.outcome import Outcome
from sim.play import parts as kept_parts
from sim.play.carry import CHUNK, G, Played, Progress, carry_out
from sim.play.claim import FolderClaim, claim
from sim.play.executors import Executor, executor_of
from sim.play.gather import Rollouts
from sim.play.parts import Parts
from sim.play.precision import until
from sim.play.task import Task
from sim.stopping import with_text


@dataclass(frozen=True)
class Goal:
    """Play until every interval of the question's axis is within +-precision, or to the cap."""

    precision: float
    cap: int


def key_of(task: Task, goal: Goal | None = None) -> str:
    """Fingerprint of a run: with a precision, the number of rollouts is a result."""
    return task.grown(goal.cap).key(goal.precision) if goal else task.key()


class Session:
    """Plays tasks for one question.

    executor: who plays. folder: where what is finished is kept, and found again; None for nowhere.
    progress: told how far each task is. chunk: rollouts of a piece. What cannot be
    written there is a notice, and is played again another time.
    """

    def __init__(self, executor: Executor | None = None, folder: Path | None = None,
                 progress: Progress | None = None, chunk: int = CHUNK) -> None:
        self.executor = executor or executor_of("threads", 2)
        self.folder = folder
        self.progress = progress
        self.chunk = chunk

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        self.executor.close()

    def gather(self, found: G, key: str | None = None, chunk: int | None = None) -> Played:
        """Play what is missing of what `found` gathers, into it."""
        parts = Parts(self.folder, key or found.task.key()) if self.folder else None
        return carry_out(found, self.executor, parts, self.progress, chunk or self.chunk)

    def play(self, task: Task, goal: Goal | None = None, chunk: int | None = None) -> Outcome:
        """Every rollout of a task; with a goal, of as many as that needs."""
        if goal:
            return self._until(task, goal)
        found = Rollouts(task)
        went = self.gather(found, chunk=chunk)
        return found.outcome(self.executor.workers, went.seconds, went.notices)

    def _until(self, task: Task, goal: Goal) -> Outcome:
        key, seconds = key_of(task, goal), 0.0
        notices: list[str] = []

        def go(found: Rollouts) -> Rollouts:
            nonlocal seconds, notices
            went = self.gather(found, key)
            seconds, notices = seconds + went.seconds, went.notices or notices
            return found

        found, width = until(task, goal.precision, goal.cap, go)
        n = found.task.rollouts
        reached = "was reached" if width <= goal.precision else f"was not reached: {width:.4f}"
        notices = [*notices, f"A precision of {goal.precision:g} {reached} with {n:,} rollouts"
                   f"{' (the cap)' if n >= goal.cap else ''}."]
        return found.outcome(self.executor.workers, seconds, notices)


def on_threads(workers: int, folder: Path | None = None, progress: Progress | None = None,
               chunk: int = CHUNK) -> Session:
    """A session on threads of this process."""
    return Session(executor_of("threads", workers), folder, progress, chunk)


@contextlib.contextmanager
def claim_folder(
    named: Path | str, key: str, settings: dict[str, Any], verb: str
) -> Iterator[FolderClaim]:
    """The folder of a question, locked while the block runs.

    When the block ends well, what was kept on the way is removed and the folder is complete as the
    block has left it; when it is interrupted, the KeyboardInterrupt says how to go on; when it
    fails, an empty folder is left as it was.
    """
    place = claim(named, key, settings, verb)
    try:
        yield place
    except KeyboardInterrupt as stop:
        place.free()
        raise with_text(stop, f"what is finished is kept in {place.folder}; the same command "
                        f"with out={place.folder} goes on") from None
    except BaseException:
        place.release()
        raise
    kept_parts.clear(place.folder)
    place.free()
