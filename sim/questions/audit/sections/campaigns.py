"""Campaigns: do strikes go on, how do campaigns end, how is a threat carried out?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.capacity import BOUTS
from sim.engine.state.outputs import BOUT_NOTE
from sim.glossary.text import proper
from sim.questions.audit.section import Cell, SectionTable, table_of
from sim.questions.audit.sections.arms import Demand
from sim.questions.audit.sections.choices import part
from sim.studies import estimates
from sim.studies.estimates import Value

GOES_ON = 0.8  # share of days of strikes followed by strikes that passes
UNNAMED = 0.1  # share of ended campaigns without a cause that passes
STARTED, ENDS = "campaigns", "campaign_ends_"  # counts of an engine that has campaigns
OTHER = "other"
ALL = "all"
RARE = 0.005  # strikes of a pair in a smaller share of rollouts are left to the sum


@dataclass(frozen=True)
class Ends:
    """Campaigns begun, and ended by each cause; each float (rollouts,)."""

    begun: np.ndarray
    by: dict[str, np.ndarray]


def campaign_ends(outcome: Outcome) -> Ends | None:
    """How campaigns ended; None where the engine records none."""
    names = [n for n in outcome.count_names if n.startswith(ENDS)]
    if STARTED not in outcome.count_names or not names:
        return None
    return Ends(outcome.count(STARTED), {n.removeprefix(ENDS): outcome.count(n) for n in names})


def pairs(outcome: Outcome) -> list[tuple[str, str]]:
    """Authors and victims of strikes in the rollouts played, the most frequent first."""
    found = [(a, b) for a in outcome.actors for b in outcome.actors
             if (outcome.note(f"fire_days.{a}.{b}") > 0).mean() >= RARE]
    return sorted(found, key=lambda pair: -outcome.note("fire_days.{}.{}".format(*pair)).sum())


def days_table(outcome: Outcome) -> SectionTable:
    """Days of strikes of each pair, and how often strikes follow the next day."""
    rows: list[tuple[Cell, ...]] = []
    standing, again = np.zeros(outcome.rollouts), np.zeros(outcome.rollouts)
    for a in outcome.actors:
        for b in outcome.actors:
            standing = standing + outcome.note(f"standing.{a}.{b}")
            again = again + outcome.note(f"again.{a}.{b}")
    for a, b in pairs(outcome):
        rows.append((f"{proper(a)} on {proper(b)}",
                     estimates.mean(outcome, outcome.note(f"fire_days.{a}.{b}")),
                     part(outcome, outcome.note(f"again.{a}.{b}"),
                          outcome.note(f"standing.{a}.{b}"))))
    if rows:
        days = sum(outcome.note(f"fire_days.{a}.{b}") for a in outcome.actors
                   for b in outcome.actors)
        rows.append((ALL, estimates.mean(outcome, np.asarray(days)),
                     part(outcome, again, standing)))
    return table_of("next_day", "Days of strikes, and strikes of the same pair the next day", (
        ("pair", "Strikes of", "text"), ("days", "days a rollout", "number"),
        ("again", "followed", "share", "days of strikes that are not the last, with a campaign "
         "standing in the evening, that strikes of the same pair follow on the next day")), rows)


def lengths_table(outcome: Outcome) -> SectionTable:
    """How long spells of strikes last, by author."""
    rows: list[tuple[Cell, ...]] = []
    for a in outcome.actors:
        by = np.stack([outcome.note(f"{BOUT_NOTE}.{a}.{k + 1}") for k in range(BOUTS)])
        whole = by.sum(axis=0)
        total = by[:, outcome.valid].sum(axis=1)
        if not total.any():
            continue
        days = sum(outcome.note(f"fire_days.{a}.{b}") for b in outcome.actors)
        middle = int(np.searchsorted(np.cumsum(total), total.sum() / 2)) + 1
        rows.append((a, estimates.mean(outcome, whole),
                     estimates.ratio(outcome, np.asarray(days), whole), float(middle),
                     part(outcome, by[0], whole)))
    return table_of("spells", "Spells of strikes: unbroken runs of days on one victim", (
        ("actor", "Strikes of", "text"), ("spells", "spells a rollout", "number"),
        ("mean", "mean days", "number"),
        ("median", "median", "count", f"{BOUTS}: that or more"),
        ("single", "of one day", "share")), rows)


def ends_table(outcome: Outcome) -> SectionTable:
    """Ended campaigns by cause; empty where the engine records none."""
    found, rows = campaign_ends(outcome), list[tuple[Cell, ...]]()
    if found:
        whole = np.sum(list(found.by.values()), axis=0)
        rows = [(cause, part(outcome, x, whole)) for cause, x in found.by.items()]
        rows.sort(key=lambda row: -(row[1].at or 0.0) if isinstance(row[1], Value) else 0.0)
    return table_of("ends", "What ended campaigns", (
        ("cause", "Cause", "text"), ("share", "of ended campaigns", "share")), rows)


def carried_table(outcome: Outcome, wanted: Sequence[Demand]) -> SectionTable:
    """Days of strikes at the threatened rung where a threat is carried out."""
    rows: list[tuple[Cell, ...]] = []
    for d in wanted:
        days = outcome.note(f"executed.{d.issuer}.{d.target}")
        struck = outcome.note(f"fire_days.{d.issuer}.{d.target}")
        done = days > 0
        rows.append((d.name, estimates.share(outcome, done), estimates.mean(outcome, days, done),
                     estimates.share(outcome, days > 1, done),
                     estimates.mean(outcome, struck, done)))
    return table_of("carried", "How a threat is carried out", (
        ("demand", "Demand", "text"),
        ("share", "carried out", "share", "of rollouts, with strikes at the threatened rung on one "
         "day or more"),
        ("days", "days of it", "number", "days of strikes at the threatened rung, where there is "
         "one"),
        ("two", "two days or more", "share", "of rollouts in which it is carried out"),
        ("struck", "days of strikes", "number", "at any rung, where it is carried out")), rows)


def total(days: SectionTable) -> Value | None:
    """Share of days of strikes that more follow, over all pairs; None without any."""
    found = next((row[2] for row in days.rows if row[0] == ALL), None)
    return found if isinstance(found, Value) else None


def faults(days: SectionTable, ends: SectionTable) -> dict[str, str]:
    """Strikes that do not go on, and ends without a cause, for certain."""
    found = {}
    again = total(days)
    if again is not None and again.high is not None and again.high < GOES_ON:
        found["force:next_day"] = (f"strikes follow on {100 * (again.at or 0.0):.0f} % of days of "
                                   f"strikes, under {100 * GOES_ON:.0f} %")
    other = next((row[1] for row in ends.rows if row[0] == OTHER), None)
    if isinstance(other, Value) and other.low is not None and other.low > UNNAMED:
        found["force:ends"] = (f"{100 * (other.at or 0.0):.0f} % of campaigns end without a named "
                               "cause")
    return found
