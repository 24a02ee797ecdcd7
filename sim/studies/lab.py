"""Runs of one scenario on shared luck, with a count of what was played and what failed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from sim.data.outcome import Outcome
from sim.play.carry import CHUNK
from sim.play.session import Session, on_threads
from sim.play.simulate import task_of
from sim.scenario.model import Scenario
from sim.scenario.threat import laid_over

REPLICATES = 2  # few a row, so that many rows are seen

Told = Callable[[str, int, int, int], None]  # what, done, of how many, rollouts played so far


class Lab:
    """Plays variants of a scenario; the same rollout number always has the same luck.

    Parameters
    ----------
    scenario : Scenario
        The crisis.
    seed : int
        Of all runs.
    workers : int
        Threads, where no session is given.
    overrides : mapping, optional
        Words of every run, as `sim.scenario.variant` takes them.
    doctrines : {"mixture", "named"}
        As `sim.run` takes it.
    told : callable, optional
        Called as the work goes on: what, done, of how many, rollouts played so far.
    replicates : int
        Rollouts that share a parameter row.
    session : Session, optional
        Where it plays; by default on threads, with nothing kept.

    Examples
    --------
    >>> from sim.scenario.load import load
    >>> lab = Lab(load("textbook"))
    >>> one, two = lab.play(60), lab.play(60, {"challenger": "bluff"})
    >>> lab.played, one.rollouts == two.rollouts
    (120, True)
    """

    def __init__(self, scenario: Scenario, seed: int = 7, workers: int = 2,
                 overrides: Mapping[str, Any] | None = None, doctrines: str = "mixture",
                 told: Told | None = None, replicates: int = REPLICATES,
                 session: Session | None = None) -> None:
        self.scenario = scenario
        self.seed = seed
        self.workers = workers
        self.overrides = dict(overrides or {})
        self.doctrines = doctrines
        self.told = told
        self.replicates = replicates
        self.session = session or on_threads(workers)
        self.played = 0
        self.failed = 0  # of those played
        self._plain: Outcome | None = None

    def play(self, n: int, overrides: Mapping[str, Any] | None = None,
             scenario: Scenario | None = None, trace: int = 0) -> Outcome:
        """The first n rollouts of a variant, without daily series.

        trace: as `sim.play.task.Task` has it; the notes are in `Outcome.note`.
        """
        self.played += n
        task = task_of(scenario or self.scenario, n, self.seed, self.replicates, self.doctrines,
                       laid_over(self.overrides, overrides or {}), 0, trace)
        outcome = self.session.play(task, chunk=max(1, min(CHUNK, -(-n // self.workers))))
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
