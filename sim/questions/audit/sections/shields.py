"""Shields: does a patron's shield save the share of its client's soldiers that it is meant to?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.names import FORCE, RESPONSE, SHIELD, V_SHIELD, V_STAND_ASIDE
from sim.engine.state.outputs import FORCE_NOTES
from sim.glossary.text import proper
from sim.questions.audit.section import SectionTable, table_of, unseen
from sim.questions.audit.sections.acts import key_of, option_name
from sim.questions.audit.sections.arms import FIRE, Demand, nearest, postures, shielding, strikes
from sim.questions.audit.sections.realised import central
from sim.scenario.interventions import SILENCE
from sim.scenario.variant import variant
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

REACH = {"mechanisms.ladder": "off"}  # so that every posture can be held from the first day
NEAR = 0.05  # of the share that a shield is meant to stop, either way, that passes


@dataclass(frozen=True)
class Guard:
    """A patron held with a shield and, all else as near as its menus allow, without.

    stops: share of the fire that the shield is meant to stop.
    """

    demand: Demand
    patron: str
    kind: str
    shield: str
    bare: str
    held: dict[str, str]
    without: dict[str, str]
    stops: float


@dataclass(frozen=True)
class Saved:
    """Dead of the target by the issuer's fire for a day of full fire, without and with a shield."""

    guard: Guard
    bare: Value
    shielded: Value
    cut: Value


def patrons(lab: Lab, demand: Demand) -> list[int]:
    """Patrons of a demand's target, the target itself included where it answers for itself."""
    record, names = lab.scenario.record, lab.scenario.actor_names
    t = names.index(demand.target)
    return [p for p in range(len(names)) if record["patron"][p, t] == 1]


def firing(lab: Lab, demand: Demand) -> dict[str, str]:
    """The order that has the issuer strike as hard as its menu allows, all the time."""
    i = lab.scenario.actor_names.index(demand.issuer)
    levels = postures(lab.scenario, demand.issuer)
    if not strikes(levels).any():
        return {}
    o = int(np.argmax(levels[:, list(FIRE)].sum(axis=1)))
    return {**REACH, key_of(lab.scenario, i, FORCE): option_name(lab.scenario, i, FORCE, o)}


def guards(lab: Lab, demand: Demand) -> list[Guard]:
    """Every shield that a patron of the target has in a posture or as an answer."""
    record, order = lab.scenario.record, firing(lab, demand)
    if not order:
        return []
    effect = float(variant(lab.scenario, lab.overrides, lab.doctrines).record["shield_effect"])
    found = []
    for p in patrons(lab, demand):
        name = lab.scenario.actor_names[p]
        levels = postures(lab.scenario, name)
        with_it = shielding(levels) if len(levels) else None
        bare = None if with_it is None else nearest(levels, with_it, (SHIELD, *FIRE))
        calm = dict(order)
        if with_it is not None and bare is not None:
            key = key_of(lab.scenario, p, FORCE)
            one, two = (option_name(lab.scenario, p, FORCE, o) for o in (with_it, bare))
            calm[key] = two
            silent = {key_of(lab.scenario, p, RESPONSE): SILENCE}  # its answers shield, too
            if not int(record["n_options"][p, RESPONSE]):
                silent = {}
            found.append(Guard(demand, name, "posture", one, two, {**order, **silent, key: one},
                               {**calm, **silent},
                               effect * float(levels[with_it, SHIELD])))
        verbs = record["verb"][p, RESPONSE, : int(record["n_options"][p, RESPONSE])].tolist()
        if V_SHIELD in verbs and V_STAND_ASIDE in verbs:
            key = key_of(lab.scenario, p, RESPONSE)
            one, two = (option_name(lab.scenario, p, RESPONSE, verbs.index(v))
                        for v in (V_SHIELD, V_STAND_ASIDE))
            level = float(record["level"][p, RESPONSE, verbs.index(V_SHIELD), SHIELD])
            found.append(Guard(demand, name, "answer", one, two, {**calm, key: one},
                               {**calm, key: two}, effect * level))
    return found


def rate(o: Outcome, d: Demand) -> tuple[float, np.ndarray]:
    """Dead of the target for a day of the issuer's full fire, and its linearised row values."""
    dead, weight = (o.note(f"{x}.{d.issuer}.{d.target}") for x in ("fire_dead", "fire_weight"))
    return estimates.linearise(dead, weight, o.valid, o.replicates)


def play_shield(lab: Lab, n: int, guard: Guard) -> Saved:
    """Play a shield and its lack on shared luck, at the central values."""
    middle = central(lab)
    without, with_it = (middle.play(n, words, trace=FORCE_NOTES)
                        for words in (guard.without, guard.held))
    lab.played += middle.played
    (a, one), (b, two) = rate(without, guard.demand), rate(with_it, guard.demand)
    cut = Value(None)
    if a > 0.0 and not np.isnan(b):
        at = 1.0 - b / a
        rows = at - (two - b) / a + b * (one - a) / (a * a)
        cut = estimates.value_of(at, rows, n)
    return Saved(guard, estimates.value_of(a, one, n), estimates.value_of(b, two, n), cut)


def table(found: list[Saved]) -> SectionTable:
    """What each shield stops beside what it is meant to."""
    rows = [(f"{x.guard.patron}: {x.guard.shield}, not {x.guard.bare}", x.guard.kind,
             x.guard.demand.name, x.bare, x.shielded, x.cut, x.guard.stops) for x in found]
    return table_of("shield", "What a patron's shield saves of the target's soldiers, with the "
                    "issuer striking all the time", (
                        ("what", "Patron held to", "text"), ("kind", "a", "text"),
                        unseen("demand", "text", "the demand"),
                        ("bare", "dead without", "number", "for a day of the issuer's full fire"),
                        ("shielded", "with", "number", "for a day of the issuer's full fire"),
                        ("cut", "stopped", "share", "1 less the one over the other"),
                        ("stops", "meant", "share", "shield_effect times the level")), rows)


def faults(found: list[Saved]) -> dict[str, str]:
    """Shields that stop less or more than they are meant to, for certain."""
    wrong = {}
    for x in found:
        if x.cut.at is None or x.cut.low is None or x.cut.high is None:
            continue
        if x.cut.high < x.guard.stops - NEAR or x.cut.low > x.guard.stops + NEAR:
            wrong[f"force:shield.{x.guard.patron}.{x.guard.kind}"] = (
                f"{proper(x.guard.patron)}'s {x.guard.kind} {x.guard.shield} stops "
                f"{round(100 * x.cut.at)} % [{round(100 * x.cut.low)}, "
                f"{round(100 * x.cut.high)}] of the fire; meant are {round(100 * x.guard.stops)} %")
    return wrong


def every(lab: Lab, n: int, wanted: list[Demand]) -> list[Saved]:
    """All shields against the fire of all demands' issuers, each once."""
    found: dict[str, Saved] = {}
    for guard in [g for d in wanted for g in guards(lab, d)]:
        key = repr(replace(guard, demand=replace(guard.demand, u=0, name="")))
        if key not in found:
            lab.say("force: shields", len(found), len(found) + 1)
            found[key] = play_shield(lab, n, guard)
    return list(found.values())
