"""The watched run: one crisis inside a Mesa model, the reference semantics of every rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import mesa
import numpy as np
from mesa.agent import AgentSet

from sim.day import day
from sim.errors import unknown
from sim.model.agent import ActorAgent
from sim.model.explanation import explain
from sim.model.records import CaseSlots, CrisisSlots, ScratchSlots, TellingScratch, ViewSlots
from sim.rules.ledger import counts
from sim.rules.setup import begin
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import check, plan
from sim.state import capacity as cap
from sim.state.names import N_DOCTRINE


class CrisisModel(mesa.Model):
    """One rollout of a scenario, a day a step.

    Takes the same seed, rollout number, replicates and overrides as the compiled run; rollout K
    here is row K there. `actors` is an AgentSet in the scenario's order.

    Parameters
    ----------
    scenario
        A bundled name, a folder or a loaded scenario.
    seed, rollout, replicates, doctrines, overrides
        As `sim.run` takes them.
    on_decision
        Called with `explain`'s dictionary at every choice.

    Raises
    ------
    sim.errors.UsageError
        A word that is not right, or a seated callable that is not a pure function.
    """

    def __init__(
        self,
        scenario: str | Path | Scenario,
        seed: int = 7,
        rollout: int = 0,
        replicates: int = 20,
        doctrines: str = "mixture",
        overrides: dict[str, Any] | None = None,
        on_decision: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        super().__init__()
        if not isinstance(scenario, Scenario):
            scenario = load(scenario)
        self.crisis_of = scenario
        seating = plan(variant(scenario, overrides or {}, doctrines=doctrines))
        for seat in (*seating.seats, *seating.own):
            check(seating, seat)
        self.doctrine_names = seating.doctrine_names
        records, _, self.profile = seating.rows(seed, rollout // replicates, 1)
        self.case = CaseSlots(records[0])
        self.crisis = CrisisSlots()
        self.scratch = ScratchSlots()
        if on_decision is not None:
            self.scratch = TellingScratch(lambda: on_decision(explain(self)))
        self.view = ViewSlots()
        self.chosen = np.zeros(cap.ACTORS, np.int64)
        self._by_index = [ActorAgent(self, i, a) for i, a in enumerate(scenario.actor_names)]
        self.actors = AgentSet(self._by_index, random=self.random)
        # Some mesa releases count agents in a class-wide table that keeps every model alive.
        getattr(mesa.Agent, "_ids", {}).pop(self, None)
        policies = [self._seat(function) for function in seating.functions]
        self.seats = (policies, np.zeros(cap.TRAITS), np.zeros((cap.OPTIONS, N_DOCTRINE)))
        self.crisis.seed = seed
        self.crisis.replicate = rollout
        self.today = 0
        with np.errstate(all="raise", under="ignore"):
            begin(self.case, self.crisis)

    def _seat(self, policy: Any) -> Any:
        def ask(view: Any, traits: Any, u: Any) -> None:
            if view.public == 0:
                self._by_index[view.me].prefer(policy, view, traits, u)
            else:
                policy(view, traits, u)

        return ask

    def step(self) -> None:
        """One day; `running` turns False when the crisis is over."""
        self.crisis.day = self.today
        with np.errstate(all="raise", under="ignore"):
            day(self.case, self.crisis, self.scratch, self.view, self.seats, self.chosen)
        self.today += 1
        if self.crisis.over == 1:
            self.running = False

    def actor(self, name: str) -> ActorAgent:
        """The agent of an actor.

        Raises
        ------
        sim.errors.UsageError
            There is no actor of that name.
        """
        names = self.crisis_of.actor_names
        if name not in names:
            raise unknown("actor", name, names)
        return self._by_index[names.index(name)]

    def tally(self) -> np.ndarray:
        """Counts and times so far, as the ledger writes them."""
        out = np.zeros(len(self.crisis_of.count_names))
        counts(self.case, self.crisis, out)
        return out

    def labels(self) -> list[int]:
        """Outcome label of each axis once the crisis is over."""
        return [int(x) for x in self.crisis.label[: len(self.crisis_of.outcomes)]]
