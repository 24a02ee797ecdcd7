"""Watch one rollout and keep its record of events, day by day."""

from __future__ import annotations

from typing import Any

from sim.bounds import PER_ROW
from sim.engine.rules.interventions import order
from sim.engine.state.capacity import EVENTS
from sim.engine.state.happenings import HAPPENINGS
from sim.engine.state.names import FORCE, FREE, NEVER, RESPONSE, SIGNAL, TALK
from sim.model import CrisisModel, days
from sim.report.story.event import Day, Event, Strike, Watched
from sim.scenario.model import Scenario

TRACK = {"force": FORCE, "talk": TALK, "word": SIGNAL, "answer": RESPONSE,
         "intervention": RESPONSE}


def watch(scenario: Scenario, seed: int = 7, rollout: int = 0, replicates: int = PER_ROW,
          doctrines: str = "mixture", overrides: dict[str, Any] | None = None) -> Watched:
    """One rollout watched from the first morning to the last evening.

    Takes what `sim.model.replay` takes; RunError where a rule or policy raises.
    """
    made: list[dict[str, Any]] = []
    model = CrisisModel(scenario, seed, rollout, replicates, doctrines, overrides, made.append)
    opening = entries(model, standing=True)
    start = holders(model)
    told = [evening(model, ledger) for ledger in days(model, made)]
    labels = {o.name: o.labels[x] for o, x in zip(scenario.outcomes, model.labels(), strict=True)}
    n = len(scenario.actors)
    kept = len(opening) + sum(len(d.events) for d in told)
    return Watched(
        model.crisis_of, seed, rollout, replicates, doctrine_names(model), opening, told, start,
        model.crisis.inflicted[:n, :n].copy(), float(model.crisis.displaced), labels, model.case,
        int(model.crisis.logged) - kept)


def doctrine_names(model: CrisisModel) -> dict[str, str]:
    """Doctrine in force of each actor."""
    actors = model.crisis_of.actors
    return {a.name: a.doctrine_names[int(model.case.doctrine[i])] for i, a in enumerate(actors)}


def holders(model: CrisisModel) -> tuple[int, ...]:
    """Side that holds each place."""
    return tuple(int(x) for x in model.crisis.holder[: model.case.n_places])


def entries(model: CrisisModel, standing: bool = False) -> list[Event]:
    """The events of the day just played; with `standing`, what stands before the first."""
    s = model.crisis
    found = []
    for at in range(min(int(s.logged - s.log_first), EVENTS)):
        kind = HAPPENINGS[int(s.log_kind[at])]
        day = began(model, kind, int(s.log_item[at])) if standing else int(s.day)
        cause = int(s.log_cause[at])
        found.append(Event(
            int(s.log_first) + at, day, model.crisis_of.date_of(day), kind,
            int(s.log_actor[at]), int(s.log_other[at]), int(s.log_third[at]),
            int(s.log_item[at]), int(s.log_place[at]), float(s.log_size[at]),
            float(s.log_extent[at]), cause if cause >= 0 else None,
            is_forced(model, kind, int(s.log_actor[at]), int(s.log_item[at]))))
    return found


def began(model: CrisisModel, kind: str, item: int) -> int:
    """Day, the first or an earlier one, on which what stands on the first morning began."""
    if kind == "ultimatum":
        issued = int(model.case.ult_issued[item])
        return 0 if issued == NEVER else min(issued, 0)
    return min(-int(model.case.deal_age), 0)


def is_forced(model: CrisisModel, kind: str, actor: int, option: int) -> bool:
    """True for a choice that an intervention made: the option that the actor is told to take."""
    told = order(model.case, model.crisis, actor, TRACK[kind]) if kind in TRACK else FREE
    return told > FREE and told == 1 + option


def evening(model: CrisisModel, ledger: dict[str, Any]) -> Day:
    """The day just played."""
    s, c, names = model.crisis, model.case, model.crisis_of.actor_names
    events = entries(model)
    day = int(s.day)
    strikes: dict[tuple[int, int], tuple[float, float]] = {}
    for e in events:
        if e.kind == "strike":
            scope, dead = strikes.get((e.actor, e.other), (0.0, 0.0))
            strikes[e.actor, e.other] = (max(scope, e.extent), dead + e.size)
    return Day(
        day, model.crisis_of.date_of(day), events, holders(model),
        tuple(p for p in range(c.n_places) if s.encircled[p] == 1),
        tuple(float(x) for x in s.deaths[: c.n_actors]), float(s.civilians), ledger,
        [Strike(names[i], names[j], scope, round(dead))
         for (i, j), (scope, dead) in strikes.items()])
