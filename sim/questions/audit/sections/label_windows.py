"""Windows of days in the rules of labels, at half and at double, on the very same rollouts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sim.data.outcome import Outcome
from sim.questions.audit.section import Cell, SectionTable, table_of, unseen
from sim.questions.audit.sections.windows import Window, stretch, windows
from sim.scenario.facts import Axis, own_axes
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.estimates import Value

FACTORS = ((0.5, "half"), (2.0, "double"))
BAR = 0.03  # change of a label's share that passes


@dataclass(frozen=True)
class Stretch:
    """An axis with a window of one of its rules (or all of them) at half or double."""

    of: str
    label: str
    text: str
    times: str
    axis: Axis


def choices(found: list[Window]) -> list[tuple[list[Window], str]]:
    """Each window by itself and, where there are several, all together."""
    single = [([w], w.text) for w in found]
    return single + ([(found, "all its windows")] if len(found) > 1 else [])


def stretches(scenario: Scenario) -> list[Stretch]:
    """Every axis with every window of every label at half and double."""
    made = []
    for axis in own_axes(scenario):
        for k, rule in enumerate(axis.rules):
            for chosen, text in choices(windows(rule, scenario.names)):
                for factor, times in FACTORS:
                    rules = list(axis.rules)
                    rules[k] = stretch(rule, chosen, factor)
                    name = f"{axis.name}: {axis.labels[k]}: {text}: {times}"
                    made.append(Stretch(axis.name, axis.labels[k], text, times,
                                        replace(axis, name=name, rules=tuple(rules))))
    return made


def table(outcome: Outcome, made: list[Stretch]) -> SectionTable:
    """What each does to the share of every label of its axis, the largest first."""
    rows: list[tuple[Cell, ...]] = []
    for one in made:
        for label in one.axis.labels[one.axis.labels.index(one.label) :]:
            before = estimates.ended_with(outcome, one.of, label)
            after = estimates.ended_with(outcome, one.axis.name, label)
            change = estimates.mean(outcome, after.astype(float) - before)
            then = estimates.share(outcome, after)
            rows.append((f"{label}, {one.text}", f"{one.of}: {label}", f"{one.of}: {one.label}",
                         one.text, one.times, estimates.share(outcome, before), then, then.at,
                         change))
    rows.sort(key=lambda row: -size(row[-1]))
    return table_of("windows", "Shares of labels with a window of days at half and double", (
        ("what", "Label, window in a rule of its axis", "text"),
        unseen("label", "text", "the label whose share changes"),
        unseen("rule", "text", "the label in whose rule the window is"),
        unseen("window", "text", "the window"), ("times", "at", "text"),
        unseen("before", "share", "the label's share as it is"),
        unseen("after", "share", "its share then"), ("then", "then", "share"),
        ("change", "change", "points"),
    ), rows, shown=14)


def size(cell: Cell) -> float:
    """The size of a change."""
    return abs(cell.at or 0.0) if isinstance(cell, Value) else 0.0


def faults(windows_table: SectionTable) -> dict[str, str]:
    """For each window that moves a label by more than the bar for certain, its largest move."""
    found: dict[str, str] = {}
    for _, label, rule, window, times, *_, change in windows_table.rows:
        assert isinstance(change, Value)
        if change.low is None or change.high is None:
            continue
        if change.low > BAR or change.high < -BAR:
            key = f"labels:window.{rule}.{window}".replace(": ", ".").replace(" ", "_")
            found.setdefault(key, f"with {window} in the rule of '{rule}' at {times}, '{label}' "
                                  f"moves by {100 * (change.at or 0.0):+.1f} points")
    return found
