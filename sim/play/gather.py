"""The arrays of a run, filled block by block in any order."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state import capacity as cap
from sim.engine.state.names import TRACKS
from sim.play.block import Block
from sim.play.facts import facts_of
from sim.play.holders import Holders
from sim.play.task import Task
from sim.play.worker import Failure


class Gathered(ABC):
    """What is common to all that gather: which rollouts are done, failures, decisions."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.done = np.zeros(task.total, bool)
        self.failed: list[Failure] = []
        self.taken = np.zeros((cap.ACTORS, len(TRACKS), cap.OPTIONS), np.int64)
        self.fired = np.zeros(cap.INJECTS, np.int64)

    def add(self, block: Block) -> None:
        """Enter a block, once; one that lies beyond the task is passed over."""
        here = slice(block.first, block.first + block.n)
        if here.stop > len(self.done) or self.done[here].any():
            return
        self.done[here] = True
        self.failed.extend(block.failed)
        self.taken += block.taken
        self.fired += block.fired
        self.enter(block, here)

    @abstractmethod
    def enter(self, block: Block, here: slice) -> None:
        """Enter the block's own arrays."""


class Rollouts(Gathered):
    """Every rollout of a run, in arrays.

    labels int8, counts and notes float32, series float32 of `kept`, values float32 and doctrines
    int64 of the parameter rows.
    """

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        n, case = task.total, task.plan.case
        self.labels = np.full((n, max(1, len(task.scenario.outcomes))), -1, np.int8)
        self.counts = np.zeros((n, len(task.counts)), np.float32)
        self.notes = np.zeros((n, len(task.notes)), np.float32)
        self.series = np.zeros((min(task.kept, n), task.days, len(task.series)), np.float32)
        rows = task.cells * task.rows
        self.values = np.zeros((rows, len(case.varying)), np.float32)
        self.doctrines = np.zeros((rows, len(task.scenario.actor_names)), np.int64)
        self.holders = Holders(rows, task.days, task.places)

    def enter(self, block: Block, here: slice) -> None:
        """Put a block of rollouts in its place."""
        self.labels[here] = block.labels
        self.counts[here] = block.counts
        self.notes[here] = block.notes
        self.values[block.group] = block.values
        self.doctrines[block.group] = block.doctrines
        if len(block.series):
            self.series[block.first : block.first + len(block.series)] = block.series
        self.holders.enter(block.held, block.held_ran, block.held_row)

    def adopt(self, other: Rollouts) -> None:
        """Take over what a shorter run of the same task has found, all of it."""
        n, rows, kept = len(other.done), other.task.rows, len(other.series)
        self.done[:n] = other.done
        self.labels[:n] = other.labels
        self.counts[:n] = other.counts
        self.notes[:n] = other.notes
        self.series[:kept] = other.series
        self.values[:rows] = other.values
        self.doctrines[:rows] = other.doctrines
        self.failed = list(other.failed)
        self.taken, self.fired = other.taken.copy(), other.fired.copy()
        self.holders.adopt(other.holders)

    def outcome(self, workers: int, seconds: float, notices: list[str]) -> Outcome:
        """What the run found, with the names that say what it is."""
        task = self.task
        case, scenario = task.plan.case, task.scenario
        actors = list(scenario.actor_names)
        facts = facts_of(scenario, dict(case.parameters))
        return Outcome(
            scenario_name=scenario.name, title=scenario.title, start=scenario.start,
            days=task.days, seed=task.seed, rollouts=task.rollouts, replicates=task.replicates,
            labels=self.labels, count_names=tuple(task.counts), counts=self.counts,
            note_names=tuple(task.notes), notes=self.notes,
            series_names=tuple(task.series), series=self.series, varying=list(case.varying),
            values=self.values, actors=actors, doctrine_names=task.plan.doctrine_names,
            doctrines=self.doctrines, fixed_doctrines=task.plan.fixed,
            failed=sorted(self.failed), deadlines=task.deadlines, workers=workers,
            engine_seconds=seconds, notices=[*task.notices, *notices], taken=self.taken.tolist(),
            fired=self.fired.tolist(), held=self.holders.held, held_ran=self.holders.ran, **facts,
        )


class Tallies(Gathered):
    """Sums over the parameter rows of each cell; see `sim.play.block.Block` for the arrays.

    All have cells * rows entries, the rows of a cell together.
    """

    def __init__(self, task: Task) -> None:
        super().__init__(task)
        groups, counts = task.cells * task.rows, len(task.counts) + len(task.notes)
        labels = sum(len(o.labels) for o in task.scenario.outcomes)
        self.hits = np.zeros((groups, labels), np.int32)
        self.trials = np.zeros(groups, np.int32)
        self.sums = np.zeros((groups, counts))
        self.squares = np.zeros((groups, counts))
        self.seen = np.zeros((groups, counts), np.int32)

    def enter(self, block: Block, here: slice) -> None:
        """Put a block of rollouts in its place."""
        for name in ("hits", "trials", "sums", "squares", "seen"):
            getattr(self, name)[block.group] = getattr(block, name)
