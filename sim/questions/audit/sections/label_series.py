"""Labels of an axis against the amount that bears its name: does the curve say the same?

An axis `tie` belongs to the ties of issuers with the patrons of their targets, an axis named like a
count to that count. Where the kinds of an axis's labels say which is better, the better should go
with more of a tie.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.data.outcome import Outcome
from sim.glossary.text import percent
from sim.questions.audit.section import Cell, SectionTable, table_of, unseen
from sim.questions.audit.sections.concordance import chance_above
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.estimates import Value

GOOD, BAD = ("peace", "deal", "met"), ("war", "break")
NEAR = 0.2  # of a tie: this near to one end is at that end
NEAR_SHARE = 0.05  # share of the best label's rollouts near 0 that passes
ORDER = 0.75  # least chance that the better of two labels has the better tie


@dataclass(frozen=True)
class NamedAmount:
    """An amount that bears the name of an axis.

    note: its name among the notes, else among the counts. sound: it runs from 0, broken, to 1.
    """

    axis: str
    name: str
    says: str
    note: bool
    sound: bool

    def amounts(self, outcome: Outcome) -> np.ndarray:
        """Its value at the end of each rollout, float (rollouts,)."""
        return outcome.note(self.name) if self.note else outcome.count(self.name)


def ties(scenario: Scenario) -> list[tuple[str, str]]:
    """Issuer and patron of every ultimatum, or issuer and target where there is no patron."""
    record, names, found = scenario.record, scenario.actor_names, []
    for u in range(int(record["n_ultimatums"])):
        issuer, target = int(record["ult_issuer"][u]), int(record["ult_target"][u])
        patron = int(record["ult_patron"][u])
        found.append((names[issuer], names[target if patron < 0 else patron]))
    return list(dict.fromkeys(found))


def amounts_of_axes(scenario: Scenario) -> list[NamedAmount]:
    """Every amount that bears the name of one of the scenario's axes."""
    found = []
    for outcome in scenario.outcomes:
        if outcome.name == "tie":
            found += [NamedAmount("tie", f"tie.{a}.{b}", f"{a} and {b}", True, True)
                      for a, b in ties(scenario)]
        elif outcome.name in scenario.count_names:
            found.append(NamedAmount(outcome.name, outcome.name, outcome.name, False, False))
    return found


def rank(kind: str) -> int:
    """2 for a good kind of label, 0 for a bad one, 1 between."""
    return 2 if kind in GOOD else 0 if kind in BAD else 1


def spread(outcome: Outcome, series: NamedAmount, kinds: dict[str, str]) -> list[tuple[Cell, ...]]:
    """Mean, quantiles and nearness to 0 of the amount in the rollouts of each label."""
    x = series.amounts(outcome)
    rows: list[tuple[Cell, ...]] = []
    for label in outcome.axes[series.axis]:
        hit = estimates.ended_with(outcome, series.axis, label) & outcome.valid & np.isfinite(x)
        if not hit.any():
            continue
        low, middle, high = (float(q) for q in np.percentile(x[hit], (5, 50, 95)))
        near = estimates.share(outcome, x < NEAR, hit) if series.sound else None
        rows.append((f"{series.axis}: {label}", kinds[label], series.says, int(hit.sum()),
                     estimates.mean(outcome, np.where(hit, x, 0.0), hit), low, middle, high, near))
    return rows


def order(outcome: Outcome, series: NamedAmount, kinds: dict[str, str]) -> list[tuple[Cell, ...]]:
    """How surely the better of two labels has more, for labels of different rank."""
    x = series.amounts(outcome)
    rows: list[tuple[Cell, ...]] = []
    if not series.sound:
        return rows
    for a, b in combinations(outcome.axes[series.axis], 2):
        better, worse = (a, b) if rank(kinds[a]) > rank(kinds[b]) else (b, a)
        if rank(kinds[better]) == rank(kinds[worse]):
            continue
        chance = chance_above(outcome, x, estimates.ended_with(outcome, series.axis, better),
                              estimates.ended_with(outcome, series.axis, worse))
        apart = rank(kinds[better]) - rank(kinds[worse])
        rows.append((f"{series.axis}: {better} over {worse}", series.says, apart, chance))
    return rows


def tables(scenario: Scenario, outcome: Outcome) -> tuple[SectionTable, SectionTable]:
    """What the amounts are in each label's rollouts, and how well labels order them."""
    kinds = {o.name: {label: o.kind(label) for label in o.labels} for o in scenario.outcomes}
    found = amounts_of_axes(scenario)
    spreads = [row for s in found for row in spread(outcome, s, kinds[s.axis])]
    orders = [row for s in found for row in order(outcome, s, kinds[s.axis])]
    return (
        table_of("series", "The amount that bears an axis's name, at the end, by label", (
            ("label", "Label", "text"), unseen("kind", "text", "its kind"), ("of", "of", "text"),
            ("n", "rollouts", "count"), ("mean", "mean", "number"),
            ("low", "5 %", "number"), ("middle", "50 %", "number"), ("high", "95 %", "number"),
            ("near", f"below {NEAR:g}", "share", f"share of the label's rollouts below {NEAR:g}"),
        ), spreads),
        table_of("order", "How surely the better label has more of it", (
            ("pair", "Labels", "text"), ("of", "of", "text"),
            ("apart", "steps", "count", "2: a good label over a bad one; 1: over or under one that "
                                        "is neither"),
            ("chance", "chance", "share", "chance that a rollout of the better label has more than "
                                          "one of the worse; 50 % says nothing"),
        ), orders),
    )


def faults(series: SectionTable, pairs: SectionTable) -> dict[str, str]:
    """Good labels beside a tie near 0, and labels that do not order it, for certain."""
    found = {}
    for label, kind, of, *_, near in series.rows:
        if isinstance(near, Value) and rank(str(kind)) == 2 and (near.low or 0.0) > NEAR_SHARE:
            found[f"labels:series.{label}".replace(": ", ".")] = (
                f"{percent(near.at)} of '{label}' end with the tie of {of} below {NEAR:g}")
    for pair, of, apart, chance in pairs.rows:
        assert isinstance(chance, Value) and isinstance(pair, str)
        if apart == 2 and chance.high is not None and chance.high < ORDER:
            found[f"labels:order.{pair}".replace(": ", ".").replace(" ", "_")] = (
                f"{pair}: the better label has the better tie of {of} with a chance of "
                f"{percent(chance.at)} only")
    return found
