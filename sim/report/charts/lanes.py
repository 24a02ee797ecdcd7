"""Room for labels: lines of text that fit a width, and places that do not overlap."""

from __future__ import annotations

from collections.abc import Sequence

LETTER = 6.9  # mean width of a letter at 13 units, on the safe side


def fold(text: str, width: float) -> list[str]:
    """A text in lines that fit a width; a word that is too long stands alone."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(f"{lines[-1]} {word}") * LETTER <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def spread_out(wanted: Sequence[float], heights: Sequence[float], low: float, high: float
               ) -> list[float]:
    """Tops of blocks near the wanted middles, in the same order, none over another.

    They are pushed down from `low` and then back up from `high`.
    """
    order = sorted(range(len(wanted)), key=lambda k: wanted[k])
    tops = [0.0] * len(wanted)
    at = low
    for k in order:
        tops[k] = max(at, wanted[k] - heights[k] / 2)
        at = tops[k] + heights[k]
    at = high
    for k in reversed(order):
        tops[k] = min(tops[k], at - heights[k])
        at = tops[k]
    return tops


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """The first lane in which each span overlaps no earlier one."""
    ends: list[float] = []
    found = []
    for start, end in spans:
        lane = next((k for k, e in enumerate(ends) if e <= start), len(ends))
        ends[lane:lane + 1] = [end]
        found.append(lane)
    return found
