"""Compliance: is a demand met more often as the blow behind it grows, and by which mechanism?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.names import MECHANISMS, STATUSES
from sim.methods.intervals import t_quantile
from sim.questions.audit.balance import balance
from sim.questions.audit.section import Cell, SectionTable, table_of, unseen
from sim.questions.audit.sections.arms import Demand, scaled_arms
from sim.questions.audit.sections.play_axes import play_axes
from sim.scenario import facts
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab

FACTORS = {"x0.2": 0.2, "x1": 1.0, "x5": 5.0}
COMPLIED = ("met", "met_after_force", "met_in_part")
RISE = 0.05  # of compliance from x1 to x5 that passes where the blow is heavy enough
HEAVY = 0.5  # part of what complying gives up that a heavy blow takes
FLAT = 0.01  # change of compliance that counts as none
AS_IT_IS, NEITHER = "as it is", "neither"
SWITCHES = ("denial", "punishment")
FALLS, RISES, LEVEL, OPEN = "falls", "rises", "is flat", "may or may not move"


@dataclass(frozen=True)
class ComplianceTrial:
    """Compliance with one demand in one setting, by how strong the issuer's arms are.

    shares: factor -> what was met, and how. steps: change between factors, as (before, after).
    """

    demand: Demand
    setting: str
    shares: dict[str, dict[str, Value]]
    steps: dict[tuple[str, str], Value]

    @property
    def rise(self) -> Value:
        """From the scenario's power to five times that."""
        return self.steps["x1", "x5"]

    @property
    def whole(self) -> Value:
        """From a fifth to five times the scenario's power."""
        return self.steps["x0.2", "x5"]

    @property
    def verdict(self) -> str:
        """Whether compliance falls at any step for certain, else whether it rises or is flat."""
        steps = (self.steps["x0.2", "x1"], self.rise)
        if any(v.high is not None and v.high < 0.0 for v in steps):
            return FALLS
        if self.whole.low is not None and self.whole.low > 0.0:
            return RISES
        return LEVEL if within(self.whole, FLAT) else OPEN


def within(value: Value, bar: float) -> bool:
    """True if the whole interval lies within plus or minus a bar."""
    return (value.low is not None and value.high is not None
            and value.low >= -bar and value.high <= bar)


def settings() -> dict[str, dict[str, str]]:
    """Mechanisms of force as they are, each off, and all off; those that the engine has."""
    known = [m for m in SWITCHES if m in MECHANISMS]
    found: dict[str, dict[str, str]] = {AS_IT_IS: {}}
    found |= {f"{m} off": {f"mechanisms.{m}": "off"} for m in known}
    if len(known) > 1:
        found[NEITHER] = {f"mechanisms.{m}": "off" for m in known}
    return found


def fate(scenario: Scenario, demand: Demand) -> facts.Axis:
    """The axis of what became of a demand, by its status on the last day."""
    rules = [facts.rule(scenario, f"ultimatum_status.{demand.name} == {s}") for s in STATUSES[:-1]]
    return facts.Axis(f"fate of {demand.name}", STATUSES, tuple(rules))


def met_by_status(outcome: Outcome, demand: Demand) -> dict[str, np.ndarray]:
    """Rollouts in which a demand was met at all, and by each status; bool (rollouts,)."""
    each = {s: estimates.ended_with(outcome, f"fate of {demand.name}", s) for s in COMPLIED}
    return {"complied": np.any(list(each.values()), axis=0), **each}


def trial(
    lab: Lab, n: int, demand: Demand, setting: str, mechanisms: dict[str, str]
) -> ComplianceTrial:
    """One demand in one setting at every factor, on shared luck."""
    axis, played = fate(lab.scenario, demand), dict[str, Outcome]()
    for name, factor in FACTORS.items():
        words: dict[str, Any] = {**mechanisms, **scaled_arms(lab, demand.issuer, factor)}
        played[name] = play_axes(lab, n, [axis], words)
    hits = {name: met_by_status(o, demand) for name, o in played.items()}
    shares = {name: {k: estimates.share(played[name], hit) for k, hit in hits[name].items()}
              for name in FACTORS}
    pairs = (("x0.2", "x1"), ("x1", "x5"), ("x0.2", "x5"))
    steps = {(a, b): estimates.difference(played[a], played[b], hits[a]["complied"],
                                          hits[b]["complied"]) for a, b in pairs}
    return ComplianceTrial(demand, setting, shares, steps)


def shares_table(trials: Sequence[ComplianceTrial]) -> SectionTable:
    """Compliance by demand, setting and power."""
    rows: list[tuple[Cell, ...]] = []
    for t in trials:
        for name, found in t.shares.items():
            rows.append((f"{t.demand.name}, {t.setting}, {name}", t.demand.name, t.setting, name,
                         *found.values()))
    return table_of("compliance", "Share of rollouts in which the demand is met, by the power of "
                    "the issuer's arms", (
                        ("what", "Demand, mechanisms, power", "text"),
                        unseen("demand", "text", "the demand"),
                        unseen("setting", "text", "the mechanisms of force that are on"),
                        unseen("power", "text", "all arms of the issuer, times this"),
                        ("complied", "met", "share", "by whatever status"),
                        ("met", "before force", "share"),
                        ("met_after_force", "after force", "share"),
                        ("met_in_part", "in part", "share")), rows)


def steps_table(trials: Sequence[ComplianceTrial]) -> SectionTable:
    """Changes of compliance between powers, and whether it rises with them."""
    rows = [(f"{t.demand.name}, {t.setting}", t.demand.name, t.setting, t.steps["x0.2", "x1"],
             t.rise, t.whole, t.verdict) for t in trials]
    return table_of("steps", "Does compliance rise with the power of the issuer's arms?", (
        ("what", "Demand, mechanisms", "text"), unseen("demand", "text", "the demand"),
        unseen("setting", "text", "the mechanisms of force that are on"),
        ("low", "x0.2 to x1", "points"), ("rise", "x1 to x5", "points"),
        ("whole", "x0.2 to x5", "points"),
        ("verdict", "compliance", "text", "falls: at some step, for certain; rises: over all, for "
         f"certain; is flat: the whole interval within {100 * FLAT:g} point")), rows)


def mean_of(x: np.ndarray) -> Value:
    """Mean over parameter rows with its t interval."""
    at, n = float(x.mean()), len(x)
    if n < 2:
        return Value(at, n=n)
    half = t_quantile(n - 1) * float(x.std(ddof=1)) / n**0.5
    return Value(at, at - half, at + half, n)


def balances(lab: Lab, wanted: Sequence[Demand]) -> SectionTable:
    """What the blow takes beside what complying gives up, by the public tree at each power."""
    rows: list[tuple[Cell, ...]] = []
    for demand in wanted:
        for name, factor in FACTORS.items():
            found = balance(lab, demand.u, scaled_arms(lab, demand.issuer, factor))
            up = float(found.gives_up.mean())
            rows.append((f"{demand.name}, {name}", demand.name, name, mean_of(found.gives_up),
                         mean_of(found.takes), float(found.takes.mean()) / up if up > 0 else None,
                         mean_of(found.credibility)))
    return table_of("balance", "What the blow takes beside what complying gives up, by the public "
                    "crisis tree on the first morning", (
                        ("what", "Demand, power", "text"), unseen("demand", "text", "the demand"),
                        unseen("power", "text", "all arms of the issuer, times this"),
                        ("gives_up", "complying gives up", "number", "in units of the issue"),
                        ("takes", "the blow takes", "number", "if the threat is carried out, "
                         "against holding out with nothing done"),
                        ("part", "of it", "number", "what the blow takes over what complying gives "
                         "up"),
                        ("credibility", "chance of it", "share", "believed, once the demand is "
                         "defied")), rows)


def faults(trials: Sequence[ComplianceTrial], weights: SectionTable) -> dict[str, str]:
    """Compliance that falls, that a heavy blow does not raise, or that moves with nothing on."""
    heavy = {row[1]: row[5] for row in weights.rows if row[2] == "x5"}
    found = {}
    for t in trials:
        part = heavy.get(t.demand.name)
        if t.setting == AS_IT_IS and t.verdict == FALLS:
            found[f"force:monotone.{t.demand.name}"] = (
                f"demand {t.demand.said} is met less often as the issuer's arms grow")
        if (t.setting == AS_IT_IS and isinstance(part, float) and part >= HEAVY
                and t.rise.high is not None and t.rise.high < RISE):
            found[f"force:compliance.{t.demand.name}"] = (
                f"a blow five times as strong takes {part:.2f} of what complying gives up, yet "
                f"compliance with {t.demand.said} moves by {change_text(t.rise)}, under "
                f"{100 * RISE:g}")
        if t.setting == NEITHER and t.whole.sure and not reaches(t.whole, FLAT):
            found[f"force:flat.{t.demand.name}"] = (
                "without denial and punishment compliance moves all the same: "
                f"{change_text(t.whole)} from x0.2 to x5"
            )
    return found


def reaches(value: Value, bar: float) -> bool:
    """True if the interval reaches into plus or minus a bar."""
    return (value.low is None or value.high is None
            or (value.low <= bar and value.high >= -bar))


def change_text(value: Value) -> str:
    """A change in words, with its interval."""
    if value.at is None or value.low is None or value.high is None:
        return "an unknown number of points"
    return f"{100 * value.at:+.1f} [{100 * value.low:.1f}, {100 * value.high:.1f}] points"
