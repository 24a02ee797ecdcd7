"""The watched run: one crisis inside a Mesa model, the reference semantics of every rule.

`CrisisModel` holds the crisis; each actor is a `mesa.Agent` that is asked for its doctrine's
preferences; `step()` is one day. The same rule functions run compiled in `sim.ensemble`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import mesa
import numpy as np
from mesa.agent import AgentSet

from sim.day import day
from sim.errors import RunError
from sim.rules.interventions import window
from sim.rules.ledger import counts
from sim.rules.setup import begin
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import check, plan
from sim.state import capacity as cap
from sim.state.case import Case
from sim.state.crisis import Crisis
from sim.state.declare import slots_of
from sim.state.names import COMPONENTS, FIRED, N_DOCTRINE, N_PAYOFF, RESPONSE, TRACKS
from sim.state.outputs import UTILITY
from sim.state.scratch import Scratch
from sim.state.view import View

CaseSlots = slots_of(Case)
CrisisSlots = slots_of(Crisis)
ScratchSlots: Any = slots_of(Scratch)
ViewSlots = slots_of(View)


class TellingScratch(ScratchSlots):
    """Scratch record that calls `heard` once a decision is complete: its taste is entered last."""

    __slots__ = ("_taste", "heard")

    def __init__(self, heard: Callable[[], None] | None = None) -> None:
        self.heard: Callable[[], None] | None = None
        super().__init__()
        self.heard = heard

    @property
    def taste(self) -> float:
        """The taste for the option chosen."""
        return self._taste

    @taste.setter
    def taste(self, value: float) -> None:
        self._taste = value
        if self.heard is not None:
            self.heard()


class ActorAgent(mesa.Agent):
    """One actor: asked for its preferences, it lets its policy fill the doctrine's columns."""

    def __init__(self, model: CrisisModel, index: int, name: str) -> None:
        super().__init__(model)
        self.index = index
        self.name = name
        self.asked = 0

    def prefer(self, policy: Any, view: Any, traits: Any, u: Any) -> None:
        """Fill u[option, column] for a decision of this actor."""
        self.asked += 1
        policy(view, traits, u)


class CrisisModel(mesa.Model):
    """One rollout of a scenario, a day a step.

    Takes the same seed, rollout number, replicates and overrides as the compiled run; rollout K
    here is row K there. `actors` is an AgentSet in the scenario's order. on_decision: called with
    `explain`'s dictionary at every choice. UsageError for a seated callable that is not a pure
    function.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int = 7,
        rollout: int = 0,
        replicates: int = 20,
        doctrines: str = "mixture",
        overrides: dict[str, Any] | None = None,
        on_decision: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        super().__init__()
        self.crisis_of = scenario
        seating = plan(variant(scenario, overrides or {}, doctrines=doctrines))
        for seat in (*seating.seats, *seating.own):
            check(seating, seat)
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

    def tally(self) -> np.ndarray:
        """Counts and times so far, as the ledger writes them."""
        out = np.zeros(len(self.crisis_of.count_names))
        counts(self.case, self.crisis, out)
        return out

    def labels(self) -> list[int]:
        """Outcome label of each axis once the crisis is over."""
        return [int(x) for x in self.crisis.label[: len(self.crisis_of.outcomes)]]


def plan_name(model: CrisisModel, i: int) -> str | None:
    """The plan an actor is in; None where it has but one."""
    plans = list(model.crisis_of.actors[i].plans)
    return plans[int(model.crisis.plan[i])] if plans else None


def answers_by_itself(model: CrisisModel) -> bool:
    """True if the decision in hand is an issuer's answer that its doctrine makes for it."""
    c, w = model.case, model.scratch
    issuer = any(c.ult_issuer[u] == w.actor for u in range(c.n_ultimatums))
    bound = bool(c.doctrine_automatic[w.actor, c.doctrine[w.actor]] == 1)
    return bound and issuer and w.track == RESPONSE


def explain(model: CrisisModel) -> dict[str, Any]:
    """The decision now in the scratch record.

    Keys: actor, track, chosen, automatic (chosen by the doctrine's rule, not by its tastes), forced
    (told by an intervention), plan (in force; None where the actor has but one), taste (for the
    option chosen, in units of 1 / precision) and options, each with its probability `p`, `total`
    value, `value` by component (they add up to the total) and `feasible`.
    """
    w = model.scratch
    actor = model.crisis_of.actors[w.actor]
    names = actor.menus[TRACKS[w.track]]
    forced = window(model.case, model.crisis, w.actor, w.track) >= 0
    return {
        "actor": actor.name,
        "track": TRACKS[w.track],
        "chosen": names[w.chosen],
        "automatic": not forced and answers_by_itself(model),
        "forced": forced,
        "plan": plan_name(model, w.actor),
        "taste": float(w.taste),
        "options": [option(model, o, name) for o, name in enumerate(names)],
    }


def option(model: CrisisModel, o: int, name: str) -> dict[str, Any]:
    """One option of the decision in the scratch record."""
    w = model.scratch
    row = w.payoff[int(model.crisis.kind[w.actor]), o]
    parts = {COMPONENTS[x]: float(row[x]) for x in range(N_PAYOFF)}
    parts["commitment"] = float(w.doctrine[o, 0])
    parts["timing"] = float(w.doctrine[o, 1])
    # The choice may weigh an exclusion otherwise than its column says; the rest of the total is it.
    excluded = w.doctrine[o, 2] != 0.0
    parts["exclusion"] = float(w.value[o]) - sum(parts.values()) if excluded else 0.0
    return {
        "option": name,
        "p": round(float(w.probability[o]), 4),
        "total": round(float(w.value[o]), 4),
        "value": {part: round(x, 4) for part, x in parts.items() if x != 0.0},
        "feasible": bool(w.excluded[o] == 0),
    }


def replay(
    scenario: Scenario,
    seed: int = 7,
    rollout: int = 0,
    overrides: dict[str, Any] | None = None,
    replicates: int = 20,
    doctrines: str = "mixture",
) -> Iterator[dict[str, Any]]:
    """One watched rollout as a dictionary a day, with every decision explained.

    RunError, naming the day and the step, where a rule or policy raises.
    """
    made: list[dict[str, Any]] = []
    model = CrisisModel(scenario, seed, rollout, replicates, doctrines, overrides, made.append)
    yield from days(model, made)


def days(model: CrisisModel, made: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The days of a model as `replay` gives them; its decisions are heard in `made`."""
    while model.running:
        made.clear()
        before, barred = model.tally(), model.crisis.order_barred.copy()
        try:
            model.step()
        except Exception as error:
            s = model.crisis
            raise RunError(f"rollout {int(s.replicate)} fails on day {int(s.day)}, "
                           f"step {int(s.step)}: {type(error).__name__}: {error}") from error
        yield told(model, before, made) | {"out_of_reach": out_of_reach(model, barred)}


def out_of_reach(model: CrisisModel, before: np.ndarray) -> list[str]:
    """Actor, track and option of the day's orders that could not be carried out."""
    found = []
    for i, t in np.argwhere(model.crisis.order_barred > before):
        actor, track = model.crisis_of.actors[i], TRACKS[t]
        n = window(model.case, model.crisis, int(i), int(t))
        option = actor.menus[track][int(model.case.order[i, t, n]) - 1]
        found.append(f"{actor.name} {track} {option}")
    return found


def told(model: CrisisModel, before: np.ndarray, made: list[dict[str, Any]]) -> dict[str, Any]:
    """The day that has just passed."""
    s, scenario = model.crisis, model.crisis_of
    names = scenario.count_names
    pairs = zip(names, before, model.tally(), strict=True)
    ended = zip(scenario.outcomes, model.labels(), strict=True)
    return {
        "date": scenario.date_of(int(s.day)).isoformat(),
        "decisions": list(made),
        "changed": {n: round(float(b), 3) for n, a, b in pairs
                    if a != b and not n.startswith(UTILITY)},
        "injects": [
            dict(name=x.name, recipient=x.recipient, content=x.content)
            for q, x in enumerate(scenario.injects)
            if s.inject_fired[q] == FIRED and s.inject_when[q] == s.day
        ],
        "postures": {
            a.name: {
                TRACKS[t]: a.menus[TRACKS[t]][int(s.posture[i, t])]
                for t in range(RESPONSE)
                if a.menus.get(TRACKS[t])
            }
            for i, a in enumerate(scenario.actors)
        },
        "outcome": None if model.running else {o.name: o.labels[x] for o, x in ended},
    }
