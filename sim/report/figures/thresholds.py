"""Where a label begins: the levels of a daily series that the scenario's outcome rules name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.data.outcome import Outcome
from sim.glossary.text import number, percent
from sim.report.figures.names import FigureNames
from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RULE = re.compile(r"([a-z_]+(?:\.\w+)*)\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)")
WORDS = {"<=": "at most", ">=": "at least", "<": "less than", ">": "more than"}
MOST = 4  # lines in one panel


class Threshold(NamedTuple):
    """A level of a series at which a label may begin or end, and how the rule puts it."""

    axis: str
    label: str
    level: float
    text: str


def series_of(quantity: str) -> tuple[str, str]:
    """The series that a quantity of a rule is drawn in, and how.

    As it is, or as a part of or a change from the first day.
    """
    name, *args = quantity.split(".")
    kind, how = {"share_kept": ("share", "part"), "tie_change": ("tie", "change")}.get(
        name, (name, "level"))
    return "_".join([kind, *args]), how


def alike(name: str, other: str, outcome: Outcome) -> bool:
    """Whether two names mean one series; those of a tie may name its ends in either order."""
    if name == other:
        return True
    if not (name.startswith("tie_") and other.startswith("tie_")):
        return False
    return any(other == f"tie_{a}_{b}" and name == f"tie_{b}_{a}"
               for a in outcome.actors for b in outcome.actors)


def phrase(sign: str, value: float, how: str) -> str:
    """A comparison in words: of a level, of a part of the start, or of a change since then."""
    size = number(abs(value))
    if how == "part":
        return f"{WORDS[sign]} {percent(value)} of its start"
    if how == "change":
        side = "over" if value > 0 else "under"
        return f"{WORDS[sign.replace('<', '>')]} {size} {side} its start"
    minus = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{WORDS[sign]} {minus}{size}"


def thresholds(outcome: Outcome, name: str) -> list[Threshold]:
    """Levels of a series on which labels of the scenario depend, each once a label.

    What a rule measures from the start is drawn from the median start.
    """
    start = float(np.median(outcome.series[:, 0, outcome.series_names.index(name)]))
    found: dict[tuple[str, str, float], Threshold] = {}
    for axis, rules in outcome.rules.items():
        for rule in rules:
            for quantity, sign, text in RULE.findall(rule.get("when") or ""):
                series, how = series_of(quantity)
                if not alike(series, name, outcome):
                    continue
                value = float(text)
                level = {"part": value * start, "change": start + value, "level": value}[how]
                found.setdefault((axis, rule["label"], round(level, 9)), Threshold(
                    axis, rule["label"], level, phrase(sign, value, how)))
    return list(found.values())


def merge_levels(found: list[Threshold], names: FigureNames) -> list[tuple[float, str]]:
    """Levels with the names of all labels that hang on each, by axis."""
    said: dict[tuple[float, str], dict[str, list[str]]] = {}
    for t in found:
        ends = said.setdefault((t.level, t.text), {}).setdefault(names.axis(t.axis), [])
        ends.append(names.label(t.axis, t.label))
    return [(level, f"{text} ({'; '.join(f'{x}: {join_or(y)}' for x, y in ends.items())})")
            for (level, text), ends in sorted(said.items())][:MOST]


def join_or(names: list[str]) -> str:
    """`a, b or c`."""
    every = list(dict.fromkeys(names))
    return " or ".join(part for part in (", ".join(every[:-1]), every[-1]) if part)


Mark = tuple[float, str]  # a level and what begins there


def within(outcome: Outcome, name: str, low: float, high: float, names: FigureNames) -> list[Mark]:
    """Thresholds of a series that lie in a range or not far beyond it."""
    room = 0.25 * (high - low)
    return [mark for mark in merge_levels(thresholds(outcome, name), names)
            if low - room <= mark[0] <= high + room]


def draw_marks(ax: Axes, marks: Sequence[Mark], letters: dict[str, str]) -> Axes:
    """A dotted line with its letter at each level; the axis is drawn out to hold them all."""
    low, high = ax.get_ylim()
    pad = 0.04 * (high - low)
    ax.set_ylim(min([low, *(level - pad for level, _ in marks)]),
                max([high, *(level + pad for level, _ in marks)]))
    for level, text in marks:
        ax.axhline(level, color=paint().ink, linewidth=0.9, linestyle=(0, (1, 2)), zorder=2.5)
        ax.annotate(letters[text], (1.0, level), xycoords=("axes fraction", "data"),
                    xytext=(2, 0), textcoords="offset points", fontsize=8, fontweight="bold",
                    va="center", color=paint().ink, annotation_clip=False)
    return ax


def letter_keys(marks: Iterable[Mark]) -> dict[str, str]:
    """A letter for each meaning, in order."""
    texts = dict.fromkeys(text for _, text in marks)
    return {text: chr(ord("a") + k % 26) for k, text in enumerate(texts)}


def marks_note(letters: dict[str, str]) -> str:
    """What the dotted lines mean."""
    said = "; ".join(f"{letter}, {text}" for text, letter in letters.items())
    return f"Dotted lines, on which an end depends: {said}." if said else ""
