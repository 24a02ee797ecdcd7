"""Where a label begins: the levels of a daily series that the scenario's outcome rules name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sim.plots.names import Names
from sim.plots.theme import paint
from sim.results.outcome import Outcome
from sim.results.words import number, percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RULE = re.compile(r"([a-z_]+(?:\.\w+)*)\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)")
WORDS = {"<=": "at most", ">=": "at least", "<": "below", ">": "above"}
MOST = 4  # lines in one panel


class Threshold(NamedTuple):
    """A level of a series from which (sign > 0) or up to which a label may hold."""

    axis: str
    label: str
    level: float
    sign: int
    word: str


def series_of(quantity: str) -> tuple[str, str]:
    """The series a quantity of a rule is drawn in, and how: as it is, as a part of or a change

    from the first day.
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


def thresholds(outcome: Outcome, name: str) -> list[Threshold]:
    """Levels of a series on which labels of the scenario depend, each once a label."""
    start = float(np.median(outcome.series[:, 0, outcome.series_names.index(name)]))
    found: dict[tuple[str, str, float], Threshold] = {}
    for axis, rules in outcome.rules.items():
        for rule in rules:
            for quantity, sign, text in RULE.findall(rule.get("when") or ""):
                series, how = series_of(quantity)
                if not alike(series, name, outcome):
                    continue
                level = {"part": float(text) * start, "change": start + float(text),
                         "level": float(text)}[how]
                key = (axis, rule["label"], round(level, 9))
                found.setdefault(key, Threshold(axis, rule["label"], level,
                                                1 if ">" in sign else -1, WORDS[sign]))
    return list(found.values())


def merged(found: list[Threshold], names: Names) -> list[tuple[float, str]]:
    """Levels with the names of all labels that begin there."""
    said: dict[tuple[float, str], list[str]] = {}
    for t in found:
        said.setdefault((t.level, t.word), []).append(names.end(t.axis, t.label))
    return [(level, f"{word} {number(level) if abs(level) >= 1 else percent(abs(level))}: "
             f"{' or '.join(dict.fromkeys(ends))}")
            for (level, word), ends in sorted(said.items())][:MOST]


Mark = tuple[float, str]  # a level and what begins there


def within(outcome: Outcome, name: str, low: float, high: float, names: Names) -> list[Mark]:
    """Thresholds of a series that lie in a range or not far beyond it."""
    room = 0.25 * (high - low)
    return [mark for mark in merged(thresholds(outcome, name), names)
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


def lettered(marks: Iterable[Mark]) -> dict[str, str]:
    """A letter for each meaning, in order."""
    texts = dict.fromkeys(text for _, text in marks)
    return {text: chr(ord("a") + k % 26) for k, text in enumerate(texts)}


def marks_note(letters: dict[str, str]) -> str:
    """What the dotted lines mean."""
    said = "; ".join(f"{letter}, {text}" for text, letter in letters.items())
    return f"Dotted lines, on which an end depends: {said}." if said else ""
