"""The watched run: one crisis inside a Mesa model, the reference semantics of every rule.

`CrisisModel` holds the crisis; each actor is a `mesa.Agent` that is asked for its doctrine's
preferences; `step()` is one day. The same rule functions run compiled in `sim.ensemble`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import mesa
import numpy as np

from sim.day import day
from sim.policies import REGISTRY
from sim.rules.ledger import counts
from sim.rules.setup import begin
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.state import capacity as cap
from sim.state.case import Case
from sim.state.crisis import Crisis, Scratch, View
from sim.state.declare import slots_of
from sim.state.names import COMPONENTS, N_DOCTRINE, N_PAYOFF, RESPONSE, TRACKS
from sim.state.outputs import count_names

CaseSlots = slots_of(Case)
CrisisSlots = slots_of(Crisis)
ScratchSlots = slots_of(Scratch)
ViewSlots = slots_of(View)


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
    here is row K there.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int = 7,
        rollout: int = 0,
        replicates: int = 20,
        doctrines: str = "mixture",
        overrides: dict[str, Any] | None = None,
    ) -> None:
        super().__init__()
        self.scenario = scenario
        case = variant(scenario, overrides or {}, doctrines=doctrines)
        records, _, self.profile = case.rows(seed, rollout // replicates, 1)
        self.case = CaseSlots(records[0])
        self.crisis = CrisisSlots()
        self.scratch = ScratchSlots()
        self.view = ViewSlots()
        self.chosen = np.zeros(cap.ACTORS, np.int64)
        self.decisions: list[dict[str, Any]] = []
        self.actors = [ActorAgent(self, i, a) for i, a in enumerate(scenario.actor_names)]
        policies = [self._seat(REGISTRY[name].function) for name in scenario.policies]
        self.seats = (policies, np.zeros(cap.TRAITS), np.zeros((cap.OPTIONS, N_DOCTRINE)))
        self.crisis.seed = seed
        self.crisis.replicate = rollout
        self.today = 0
        with np.errstate(all="raise", under="ignore"):
            begin(self.case, self.crisis)

    def _seat(self, policy: Any) -> Any:
        def ask(view: Any, traits: Any, u: Any) -> None:
            if view.public == 0:
                self.actors[view.me].prefer(policy, view, traits, u)
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
        out = np.zeros(len(count_names(list(self.scenario.actor_names))))
        counts(self.case, self.crisis, out)
        return out

    def labels(self) -> list[int]:
        """Outcome label of each axis once the crisis is over."""
        return [int(x) for x in self.crisis.label[: len(self.scenario.outcomes)]]


def explain(model: CrisisModel) -> dict[str, Any]:
    """The decision now in the scratch record: options, value by component, probability, draw."""
    w = model.scratch
    actor = model.scenario.actors[w.actor]
    options = actor.menus[TRACKS[w.track]]
    kind = int(model.crisis.kind[w.actor])
    table = []
    for o, name in enumerate(options):
        parts = {
            COMPONENTS[x]: round(float(w.payoff[kind, o, x]), 4)
            for x in range(N_PAYOFF)
            if w.payoff[kind, o, x] != 0.0
        }
        for x, column in enumerate(("commitment", "timing", "exclusion")):
            if w.doctrine[o, x] != 0.0:
                parts[column] = round(float(w.doctrine[o, x]), 4)
        table.append({"option": name, "p": round(float(w.probability[o]), 4), "value": parts})
    return {
        "actor": actor.name,
        "track": TRACKS[w.track],
        "chosen": options[w.chosen],
        "draw": float(w.draw),
        "options": table,
    }


def replay(
    scenario: Scenario,
    seed: int = 7,
    rollout: int = 0,
    overrides: dict[str, Any] | None = None,
    replicates: int = 20,
    doctrines: str = "mixture",
) -> Iterator[dict[str, Any]]:
    """One watched rollout as a dictionary a day, with every decision explained."""
    from sim.rules import orders, responses, signals

    model = CrisisModel(scenario, seed, rollout, replicates, doctrines, overrides)
    made: list[dict[str, Any]] = []
    plain = orders.decide

    def telling(*args: Any) -> int:
        chosen = plain(*args)
        made.append(explain(model))
        return chosen

    modules = (orders, responses, signals)
    for module in modules:
        module.decide = telling  # type: ignore[attr-defined]
    try:
        while model.running:
            made.clear()
            before = model.tally()
            model.step()
            after = model.tally()
            names = count_names(list(scenario.actor_names))
            changed = {
                n: round(float(b), 3)
                for n, a, b in zip(names, before, after, strict=True)
                if a != b
            }
            s = model.crisis
            yield {
                "date": scenario.date_of(int(s.day)).isoformat(),
                "decisions": list(made),
                "changed": changed,
                "postures": {
                    a.name: {
                        TRACKS[t]: a.menus[TRACKS[t]][int(s.posture[i, t])]
                        for t in range(RESPONSE)
                        if a.menus.get(TRACKS[t])
                    }
                    for i, a in enumerate(scenario.actors)
                },
                "outcome": {
                    o.name: o.labels[label]
                    for o, label in zip(scenario.outcomes, model.labels(), strict=True)
                }
                if not model.running
                else None,
            }
    finally:
        for module in modules:
            module.decide = plain  # type: ignore[attr-defined]
