"""Purchase: what an issuer gets, and pays, by striking all the time instead of not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.rules.observe import main_partner
from sim.engine.state.names import FORCE
from sim.engine.state.outputs import BARRED, DONE
from sim.questions.audit.section import Cell, Column, SectionTable, table_of, unseen
from sim.questions.audit.sections.acts import key_of, option_name
from sim.questions.audit.sections.arms import FIRE, Demand, nearest, postures, strikes
from sim.questions.audit.sections.compliance import fate, met_by_status
from sim.questions.audit.sections.play_axes import play_axes
from sim.scenario.model import Scenario
from sim.seats.probe import CaseSlots
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab


@dataclass(frozen=True)
class Deal:
    """A posture of fire held to the end, against the nearest without: what came of it.

    dead: of every actor. tie: with the target's patron; None where there is none. reach: share of
    days on which the posture could be held.
    """

    demand: Demand
    option: str
    calm: str
    ground: Value | None
    complied: Value
    dead: dict[str, Value]
    tie: Value | None
    reach: Value


def partner(scenario: Scenario, actor: str) -> str | None:
    """Whose tie with an actor matters here; None if nobody's does."""
    i = scenario.actor_names.index(actor)
    p = main_partner(CaseSlots(scenario.record), i)
    return None if p < 0 or p == i else scenario.actor_names[p]


def hold_posture(lab: Lab, n: int, demand: Demand, option: str) -> Outcome:
    """The issuer held to a posture throughout, everybody else free."""
    i = lab.scenario.actor_names.index(demand.issuer)
    return play_axes(lab, n, [fate(lab.scenario, demand)],
                     {key_of(lab.scenario, i, FORCE): option}, trace=1)


def reach(o: Outcome, actor: str) -> Value:
    """Share of days on which the order could be carried out."""
    done, barred = (o.note(f"{x}{actor}_force") for x in (DONE, BARRED))
    return estimates.ratio(o, done, done + barred)


def compare_postures(lab: Lab, demand: Demand, names: tuple[str, str], runs: tuple[Outcome, Outcome]
             ) -> Deal:
    """A posture of fire against the calm one, on shared luck."""
    calm, fire = runs
    friend = partner(lab.scenario, demand.issuer)
    tie = f"tie.{demand.issuer}.{friend}"
    mapped = int(lab.scenario.record["n_places"]) > 0

    def change(x: np.ndarray, y: np.ndarray) -> Value:
        return estimates.difference(calm, fire, x, y)

    return Deal(
        demand,
        *names,
        ground=change(calm.count("share"), fire.count("share")) if mapped else None,
        complied=change(
            met_by_status(calm, demand)["complied"], met_by_status(fire, demand)["complied"]
        ),
        dead={a: change(calm.count(f"deaths_{a}"), fire.count(f"deaths_{a}")) for a in calm.actors},
        tie=change(calm.note(tie), fire.note(tie)) if friend else None,
        reach=reach(fire, demand.issuer),
    )


def purchases(lab: Lab, n: int, wanted: Sequence[Demand]) -> list[Deal]:
    """Every posture of fire of every demand's issuer."""
    found = []
    for demand in wanted:
        i = lab.scenario.actor_names.index(demand.issuer)
        levels, played = postures(lab.scenario, demand.issuer), dict[str, Outcome]()
        for o in np.flatnonzero(strikes(levels)).tolist():
            base = nearest(levels, o, FIRE)
            if base is None:
                continue
            names = (option_name(lab.scenario, i, FORCE, o),
                     option_name(lab.scenario, i, FORCE, base))
            for name in names:
                lab.say(f"force: {name} to the end", len(played), len(played) + 1)
                played.setdefault(name, hold_posture(lab, n, demand, name))
            found.append(compare_postures(lab, demand, names, (played[names[1]], played[names[0]])))
    return found


def name_of(deal: Deal) -> str:
    """The posture of fire and what it is set against."""
    return f"{deal.demand.issuer}: {deal.option}, not {deal.calm}"


def gains(found: Sequence[Deal]) -> SectionTable:
    """What each act of force buys: ground, compliance, a tie."""
    rows: list[tuple[Cell, ...]] = [
        (name_of(x), x.demand.name, x.ground, x.complied, x.tie, x.reach) for x in found]
    return table_of("acts", "What an act of force buys: held to the end, against the nearest "
                    "posture without fire, everybody else free", (
                        ("what", "Held to the end", "text"), unseen("demand", "text", "the demand"),
                        ("ground", "ground", "number", "share of the disputed ground that the "
                         "defending side holds"),
                        ("complied", "demand met", "points"),
                        ("tie", "tie", "number", "with the target's patron"),
                        ("reach", "in reach", "share", "of days, on which the posture could be "
                         "held")), rows)


def toll(scenario: Scenario, found: Sequence[Deal]) -> SectionTable:
    """What each act of force kills."""
    rows: list[tuple[Cell, ...]] = []
    for x in found:
        others = [v for a, v in x.dead.items() if a not in (x.demand.issuer, x.demand.target)]
        most = max(others, key=lambda v: abs(v.at or 0.0), default=None)
        rows.append((name_of(x), x.dead[x.demand.issuer], x.dead[x.demand.target], most,
                     *(x.dead[a] for a in scenario.actor_names)))
    columns: list[tuple[str, ...] | Column] = [
        ("what", "Held to the end", "text"), ("own", "own dead", "number"),
        ("rival", "the target's", "number"),
        ("third", "a third's", "number", "dead of the third party on whom it tells most")]
    columns += [unseen(f"dead_{a}", "number", f"dead of {a}") for a in scenario.actor_names]
    return table_of("toll", "And the dead it costs", columns, rows)
