"""What is left of each kind of war as its causes are taken away, one after the other.

Each step takes one thing away from the step it follows: the demand, the pledges, what the issue is
worth to anyone, every other motive. What remains with nothing at stake is a floor: war by choice
that no cause explains. With the issuer's stake doubled instead, an attack without warning should
become more frequent.
"""

from __future__ import annotations

from dataclasses import dataclass

from sim.data.outcome import Outcome
from sim.glossary.text import percent
from sim.questions.audit.section import Cell, Chart, Column, Section, SectionTable, table_of, unseen
from sim.questions.audit.sections.play_axes import play_axes
from sim.questions.audit.sections.war import War, axes, wars
from sim.scenario import facts
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab
from sim.studies.stripped import Step, steps

ASKS = "what is left of each kind of war without its causes?"
PART = 2  # rollouts / PART of each step are played
FLOOR = 0.01  # share of a war with nothing at stake that passes
HEADS = {  # step -> (head of its column, what it is)
    "as_it_is": ("as it is", "the scenario as it is"),
    "no_demand": ("no demand", "no demand is ever made"),
    "no_pledge": ("no pledge", "no demand and no pledge"),
    "no_stake": ("no stake", "no demand, no pledge, every actor's stake 0"),
    "no_motive": ("no motive", "no demand, no pledge, every stake and other motive 0"),
    "double": ("stake x2", "no demand, no pledge, the stake of whoever threatens doubled"),
    "pledge_only": ("pledges", "no demand, every actor's stake 0, pledges stand"),
}
LOST = {"no_demand": "the demand carries", "no_pledge": "pledges carry", "no_stake": "stakes carry",
        "no_motive": "other motives carry"}


@dataclass(frozen=True)
class Measured:
    """A kind of war at every step: its share, and what the step changes."""

    war: War
    shares: dict[str, Value]
    changes: dict[str, Value]


def compare_kinds(war: War, made: list[Step], played: dict[str, Outcome]) -> Measured:
    """One kind of war at every step, on shared luck."""
    shares, changes = {}, {}
    for step in made:
        now = played[step.key]
        shares[step.key] = estimates.share(now, war.came(now))
        if step.after:
            before = played[step.after]
            changes[step.key] = estimates.difference(before, now, war.came(before), war.came(now))
    return Measured(war, shares, changes)


def place(one: Measured) -> tuple[int, float]:
    """Strikes come first, then labels, then other kinds of war, each the most frequent first."""
    group = 0 if one.war.key == "strikes" else 1 if "." in one.war.key else 2
    return group, -(one.shares["as_it_is"].at or 0.0)


def overview(found: list[Measured]) -> SectionTable:
    """Shares of every kind of war at every step."""
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        shares = [one.shares.get(key) for key in HEADS]
        rows.append((one.war.says, one.war.key, *((v.at if v else None) for v in shares), *shares))
    columns: list[tuple[str, ...] | Column] = [("war", "Kind of war", "text"),
                                               unseen("key", "text", "its short name")]
    columns += [(f"{key}_share", head, "share", says) for key, (head, says) in HEADS.items()]
    columns += [unseen(key, "share", says + ", with its interval")
                for key, (_, says) in HEADS.items()]
    return table_of("left", "Share of rollouts with each kind of war, as causes are taken away",
                    columns, rows)


def detail(found: list[Measured], made: list[Step]) -> SectionTable:
    """Every kind of war and step with its interval, and what the step changes."""
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for step in made:
            rows.append((f"{one.war.says}, {HEADS[step.key][0]}", one.war.key, step.key, step.after,
                         one.shares[step.key], one.changes.get(step.key)))
    return table_of("steps", "The same with intervals, and what each step changes", (
        ("what", "Kind of war, step", "text"), unseen("war", "text", "the kind of war"),
        unseen("step", "text", "the step"), unseen("after", "text", "the step it is compared with"),
        ("share", "share", "share"),
        ("change", "change", "points", "against the step from which it takes one thing away"),
    ), rows, shown=3 * len(made))


def faults(found: list[Measured]) -> dict[str, str]:
    """Wars with nothing at stake, and an issuer whom a greater stake does not move, for certain."""
    wrong = {}
    for one in found:
        floor = one.shares["no_stake"]
        if floor.low is not None and floor.low > FLOOR:
            wrong[f"causes:floor.{one.war.key}"] = (
                f"{one.war.says} in {percent(floor.at)} with no demand, no pledge and no stake for "
                "anybody")
    rise = [one.changes["double"] for one in found if "double" in one.changes]
    if rise and not any(v.low is not None and v.low > 0 for v in rise):
        wrong["causes:stake"] = ("no kind of war becomes more frequent for certain with the "
                                 "stake of whoever threatens doubled, no demand and no pledge")
    return wrong


def carrier_sentence(one: Measured) -> str:
    """A kind of war in a sentence: what carries it, in points, and what is left."""
    parts = [f"{text} {0.0 - round(100 * (change.at or 0.0), 1):.1f}" for key, text in LOST.items()
             if (change := one.changes.get(key)) is not None]
    return (f"{one.war.says}, {percent(one.shares['as_it_is'].at)} as it is: in points, "
            f"{', '.join(parts)}; {percent(one.shares['no_motive'].at)} is left without any motive")


def sentences(found: list[Measured], wrong: dict[str, str]) -> tuple[str, ...]:
    """War by choice, whom a stake moves, then what carries the first kinds of war."""
    floors = [f"{one.war.says} {percent(one.shares['no_stake'].at)}" for one in found
              if f"causes:floor.{one.war.key}" in wrong]
    lines = [f"War by choice, with no demand, no pledge and no stake for anybody: "
             f"{', '.join(floors)}"] if floors else []
    lines += [wrong["causes:stake"]] if "causes:stake" in wrong else []
    came = [one for one in found if one.shares["as_it_is"].at]
    lines += [carrier_sentence(one) for one in came[:3]] or ["no kind of war comes"]
    return tuple(text[:1].upper() + text[1:] + "." for text in lines)


def measure(lab: Lab, rollouts: int) -> Section:
    """Play every step on shared luck and hold the kinds of war against each other."""
    n = max(lab.replicates * 2, rollouts // PART // lab.replicates * lab.replicates)
    made, played = steps(lab.scenario, lab.overrides, lab.doctrines), dict[str, Outcome]()
    read = facts.fitting(lab.scenario, axes(lab.scenario))
    for k, step in enumerate(made):
        lab.say(f"causes: {HEADS[step.key][0]}", k, len(made))
        played[step.key] = play_axes(lab, n, read, step.overrides, step.scenario)
    found = [compare_kinds(war, made, played) for war in wars(lab.scenario, read)]
    found.sort(key=place)
    wrong = faults(found)
    missing = [HEADS[key][0] for key in HEADS if key not in {s.key for s in made}]
    notes = (f"n = {n:,} rollouts of each step on shared luck. No demand: none is made, issuers "
             "can make none and are not yet committed to anything. From there to 'no motive' each "
             "column takes away what its head says as well; 'stake x2' has no demand and no "
             "pledge, 'pledges' has pledges but no demand and no stake. A stake is what the issue "
             "is worth; other motives are formats, credibility, a name, revenge, audiences, a rift "
             "of others, refugees. What is left then is doctrine and the noise of choices. With no "
             f"stake, demand or pledge a war in up to {100 * FLOOR:g} % passes."
             + (f" Not here: {', '.join(missing)}." if missing else ""),)
    charts = (Chart("steps", "dots", "One cause less at a time", "what", "share",
                    most=4 * len(made)),)
    tables = (overview(found), detail(found, made))
    return Section("causes", ASKS, sentences(found, wrong), tables, charts, wrong, notes)
