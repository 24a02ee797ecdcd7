"""The watched run: one crisis inside a Mesa model, the reference semantics of every rule."""

from __future__ import annotations

import datetime
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mesa
import numpy as np
from mesa import DataCollector
from mesa.agent import AgentSet

from sim.bounds import PER_ROW, whole
from sim.engine.day import day
from sim.engine.rules.ledger import counts
from sim.engine.rules.setup import begin
from sim.engine.state import capacity as cap
from sim.engine.state.names import N_DOCTRINE, STATUSES
from sim.errors import UsageError, unknown
from sim.model.agent import ActorAgent
from sim.model.explanation import explain
from sim.model.keywords import overrides_of
from sim.model.records import CaseSlots, CrisisSlots, ScratchSlots, TellingScratch, ViewSlots
from sim.model.reporters import data_collector
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import check, plan

SEED = 7


class CrisisModel(mesa.Model):
    """One rollout of a scenario, one day per step.

    Takes the same seed, rollout number, replicates and overrides as the compiled run; rollout K
    here is row K there. `actors` is an AgentSet in the scenario's order.

    Parameters
    ----------
    scenario
        A bundled name, a folder or a loaded scenario.
    seed, rollout, replicates, doctrines
        As `sim.run` takes them; Mesa's own generators get the seed too, and nothing here draws from
        them. No seed is that of `sim.run`: Mesa's tools give None where none is asked for.
    overrides
        By name: an actor's doctrine or a callable, a parameter, a mechanism, an intervention.
    on_decision
        Called with `explain`'s dictionary at every choice.
    collect
        True: `datacollector` is a `mesa.DataCollector` of the daily series, labels and actors,
        filled every evening (`sim.model.reporters`). A function of the scenario that gives another
        collector makes that one, a new one for each model.
    code
        Run the Python policies in the scenario's folder.
    kwargs
        Overrides by keyword, two underscores for a dot (`sim.model.keywords`).

    Raises
    ------
    sim.errors.EscaladeError
        A word that is not right, or a seated callable that is not a pure function.

    Examples
    --------
    >>> model = CrisisModel("textbook", rollout=3, challenger="bluff", defender__war_cost=0.4)
    >>> model.run_model()
    >>> model.running, model.date == model.crisis_of.horizon, list(model.ultimatums)
    (False, True, ['demand'])
    """

    def __init__(
        self,
        scenario: str | Path | Scenario,
        seed: int | None = SEED,
        rollout: int = 0,
        replicates: int = PER_ROW,
        doctrines: str = "mixture",
        overrides: Mapping[str, Any] | None = None,
        on_decision: Callable[[dict[str, Any]], None] | None = None,
        *,
        collect: bool | Callable[[Scenario], DataCollector] = False,
        code: bool = False,
        **kwargs: Any,  # by this name SolaraViz knows that any keyword will do
    ) -> None:
        seed = whole("seed", SEED if seed is None else seed, 0, 2**63 - 1)
        rollout = whole("rollout", rollout, 0, 2**53)
        replicates = whole("replicates", replicates, 1, 100_000)
        super().__init__(rng=seed)
        if not isinstance(scenario, Scenario):
            scenario = load(scenario, code)
        words = overrides_of(scenario, overrides, kwargs, SETTINGS)
        seating = plan(variant(scenario, words, doctrines=doctrines))
        scenario = self.crisis_of = seating.case.scenario
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
        maker = data_collector if collect is True else collect
        self.collects = callable(maker)
        if callable(maker):
            self.datacollector = maker(scenario)
        elif maker:
            raise UsageError("collect: must be true, false or a function that makes a collector")

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name == "datacollector":
                raise UsageError("nothing is collected: make the model with collect=True")
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def _seat(self, policy: Any) -> Any:
        def ask(view: Any, traits: Any, u: Any) -> None:
            if view.public == 0:
                self._by_index[view.me].prefer(policy, view, traits, u)
            else:
                policy(view, traits, u)

        return ask

    @property
    def scenario(self) -> None:
        """Nothing: newer releases of Mesa keep a record of parameters of their own by this name.

        SolaraViz would put that in the place of the crisis on Reset. The scenario that is played is
        `crisis_of`.
        """

    @scenario.setter
    def scenario(self, record: Any) -> None:
        pass

    @property
    def date(self) -> datetime.date:
        """The day last played, that before the first if none has been."""
        return self.crisis_of.date_of(self.today - 1)

    @property
    def ultimatums(self) -> dict[str, str]:
        """Fate of each ultimatum by name: none, open, met, executed and so on."""
        names = self.crisis_of.names["ultimatum"]
        return {name: STATUSES[self.crisis.ult_status.item(u)] for u, name in enumerate(names)}

    def step(self) -> None:
        """One day; `running` turns False when the crisis is over, and further steps do nothing."""
        if self.crisis.over == 1:
            self.running = False  # Mesa's tools step on, and may have set it
            return
        self.crisis.day = self.today
        with np.errstate(all="raise", under="ignore"):
            day(self.case, self.crisis, self.scratch, self.view, self.seats, self.chosen)
        self.today += 1
        if self.crisis.over == 1:
            self.running = False
        if self.collects:
            self.datacollector.collect(self)

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


SETTINGS = tuple(inspect.signature(CrisisModel).parameters)[:-1]  # all but the overrides by keyword
