"""Labels against the course of what their rules speak of, over the last fortnight.

A label of an axis `tie` is set beside the tie, one whose rule speaks of deals beside the days under
a deal, of strikes beside the days with strikes of issuer and target, of a demand beside what is
given of it at the end. Each course is read in ten bands of 0.1, with 0 and 1 by themselves, by axes
put beside the scenario's own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.quantities import NUMBERS
from sim.glossary.text import percent
from sim.questions.audit.section import Cell, SectionTable, table_of
from sim.questions.audit.sections.contradictions import reads, sides
from sim.questions.audit.sections.label_series import BAD, GOOD, NEAR, NEAR_SHARE, ties
from sim.scenario import facts
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.estimates import Value

DAYS = 14
BANDS = 10
MIDDLES = np.array([0.0, *((k + 0.5) / BANDS for k in range(BANDS)), 1.0])
SPOKEN = {  # quantities of a rule that speak of a course
    "deal": ("deal", "deal_age", "deal_count", "deal_on", "deal_days"),
    "strikes": ("days_since_strike", "strike_days", "campaign", "rung"),
    "given": ("ultimatum_status", "ultimatum_given", "ultimatum_credit", "ultimatum_gain"),
}


@dataclass(frozen=True)
class Course:
    """Something that runs from 0 to 1. kind: tie or a key of SPOKEN. says: in words."""

    kind: str
    says: str
    axis: facts.Axis


def in_bands(scenario: Scenario, kind: str, says: str, text: str) -> Course:
    """A course with the axis that reads it in bands; `text` is its predicate's number."""
    below = [f"{text} <= 0", *(f"{text} < {k / BANDS:g}" for k in range(1, BANDS + 1))]
    rules = tuple(facts.rule(scenario, one) for one in below)
    labels = tuple(str(k) for k in range(len(MIDDLES)))
    return Course(kind, says, facts.Axis(f"course of {says}", labels, rules))


def courses(scenario: Scenario) -> list[Course]:
    """Every course of a scenario for which its record has room."""
    names, found = scenario.actor_names, []
    for a, b in ties(scenario):
        found.append(in_bands(scenario, "tie", f"tie of {a} and {b}", f"mean(tie.{a}.{b}, {DAYS})"))
    if int(scenario.record["n_lines"]):
        found.append(in_bands(scenario, "deal", "days under a deal", f"mean(deal, {DAYS})"))
    for u, demand in enumerate(scenario.names["ultimatum"]):
        i, t = (names[k] for k in sides(scenario, u))
        struck = f"days_since_strike.{i}.{t} == 0 or days_since_strike.{t}.{i} == 0"
        found.append(in_bands(scenario, "strikes", f"days with strikes, {i} and {t}",
                              f"mean({struck}, {DAYS})"))
        found.append(in_bands(scenario, "given", f"given of {demand} at the end",
                              f"ultimatum_given.{demand}"))
    fit = facts.fitting(scenario, [one.axis for one in found])
    return [one for one in found if one.axis in fit]


def speaks(axis: facts.Axis, k: int, kind: str) -> bool:
    """True if the k-th label of an axis is set beside courses of a kind."""
    if kind == "tie":
        return axis.name == "tie"
    numbers = {NUMBERS[name] for name in SPOKEN[kind] if name in NUMBERS}
    return any(number in numbers for number, _, _ in reads(axis.rules[k : k + 1]))


def table(scenario: Scenario, outcome: Outcome, found: list[Course]) -> SectionTable:
    """Mean, quantiles and nearness to 0 of each course in the rollouts of each label beside it."""
    rows: list[tuple[Cell, ...]] = []
    for axis, own in zip(facts.own_axes(scenario), scenario.outcomes, strict=True):
        for k, label in enumerate(axis.labels):
            hit = estimates.ended_with(outcome, axis.name, label) & outcome.valid
            for one in found:
                if not (hit.any() and speaks(axis, k, one.kind)):
                    continue
                x = MIDDLES[outcome.codes(one.axis.name)]
                low, middle, high = (float(q) for q in np.percentile(x[hit], (5, 50, 95)))
                near = estimates.share(outcome, x < NEAR, hit)
                rows.append((f"{axis.name}: {label}", own.kind(label), one.kind, one.says,
                             int(hit.sum()), estimates.mean(outcome, np.where(hit, x, 0.0), hit),
                             low, middle, high, near))
    return table_of("courses", f"What labels speak of, over the last {DAYS} days, in bands of "
                    f"{1 / BANDS:g}", (
        ("label", "Label", "text"), ("kind", "kind", "text"), ("course", "what", "text"),
        ("of", "of", "text"), ("n", "rollouts", "count"), ("mean", "mean", "number"),
        ("low", "5 %", "number"), ("middle", "50 %", "number"), ("high", "95 %", "number"),
        ("near", f"below {NEAR:g}", "share", f"share of the label's rollouts below {NEAR:g}"),
    ), rows, shown=24)


def faults(courses_table: SectionTable) -> dict[str, str]:
    """Labels whose course says for certain otherwise: sound ties near 0, broken ones that are not.

    So do deals under which next to no day of the fortnight fell, and met demands that are not.
    """
    found = {}
    for label, kind, course, of, *_, near in courses_table.rows:
        assert isinstance(near, Value) and near.low is not None and near.high is not None
        key = f"labels:course.{label}.{course}".replace(": ", ".")
        text = f"the course of {of} over {DAYS} days"
        if kind in GOOD and near.low > NEAR_SHARE and (course, kind) in (
                ("tie", "peace"), ("given", "met")):
            found[key] = f"{percent(near.at)} of '{label}' have {text} below {NEAR:g}"
        elif kind in BAD and course == "tie" and near.high < 0.5:
            found[key] = f"only {percent(near.at)} of '{label}' have {text} below {NEAR:g}"
    return found
