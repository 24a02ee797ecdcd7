"""Runs of one scenario on shared luck, with a count of what was played and what failed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from sim.ensemble.gather import Rollouts
from sim.ensemble.simulate import carry_out, task_of
from sim.results.outcome import Outcome
from sim.scenario.model import Scenario
from sim.studies.memory import Memory

REPLICATES = 2  # few a row, so that many rows are seen

Told = Callable[[str, int, int, int], None]  # what, done, of how many, rollouts played so far


class Lab:
    """Plays variants of a scenario; the same rollout number always has the same luck.

    overrides: of every run, as `sim.scenario.variant` takes them. told: called as the work goes on.
    memory: where what has been played is kept and found again; None for nowhere.
    """

    def __init__(self, scenario: Scenario, seed: int = 7, workers: int = 2,
                 overrides: Mapping[str, Any] | None = None, doctrines: str = "mixture",
                 told: Told | None = None, replicates: int = REPLICATES,
                 memory: Memory | None = None) -> None:
        self.scenario = scenario
        self.seed = seed
        self.workers = workers
        self.overrides = dict(overrides or {})
        self.doctrines = doctrines
        self.told = told
        self.replicates = replicates
        self.memory = memory
        self.played = 0
        self.failed = 0  # of those played
        self._plain: Outcome | None = None

    def play(self, n: int, overrides: Mapping[str, Any] | None = None,
             scenario: Scenario | None = None, trace: int = 0) -> Outcome:
        """The first n rollouts of a variant, without daily series.

        trace: as `sim.ensemble.task.Task` has it; the notes are in `Outcome.note`.
        """
        self.played += n
        task = dataclasses.replace(
            task_of(scenario or self.scenario, n, self.seed, self.replicates, self.doctrines,
                    {**self.overrides, **(overrides or {})}),
            kept=0, trace=trace,
        )
        key = task.key() if self.memory else ""
        outcome = self.memory.get(key) if self.memory else None
        if outcome is None:
            chunk = max(1, min(250, -(-n // self.workers)))
            found, notices, seconds = carry_out(task, Rollouts(task), self.workers, chunk=chunk)
            outcome = found.outcome(self.workers, seconds, notices)
            if self.memory:
                self.memory.put(key, outcome)
        self.failed += len(outcome.failed)
        return outcome

    def plain(self, n: int) -> Outcome:
        """The first n rollouts of the scenario as it is; kept, and cut where more were played."""
        if self._plain is None or self._plain.rollouts < n:
            self._plain = self.play(n)
        return head(self._plain, n)

    def say(self, what: str, done: int, total: int) -> None:
        """Tell whoever listens how far a part of the work has come."""
        if self.told:
            self.told(what, done, total, self.played)


def head(outcome: Outcome, n: int) -> Outcome:
    """The first n rollouts of a run (its series and decision counts stay those of the whole)."""
    if n == outcome.rollouts:
        return outcome
    failed = [f for f in outcome.failed if f[0] < n]
    return dataclasses.replace(outcome, rollouts=n, labels=outcome.labels[:n],
                               counts=outcome.counts[:n], notes=outcome.notes[:n], failed=failed)
