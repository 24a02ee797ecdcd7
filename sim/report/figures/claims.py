"""What a figure of a run finds, in a sentence made from the numbers it draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sim.glossary.text import interval, number, percent

NEARLY_ALWAYS, CLOSE = 0.9, 1.5  # a share; the leader has so many times the next


def width(row: Mapping[str, Any]) -> float:
    """How wide the sampling error of a share is."""
    return float(row["high"] - row["low"])


def by_share(rows: Mapping[str, Mapping[str, Any]]) -> list[tuple[str, Mapping[str, Any]]]:
    """Labels by their share, the largest first; those without one left out."""
    known = [(name, row) for name, row in rows.items() if row["p"] is not None]
    return sorted(known, key=lambda pair: -pair[1]["p"])


def likeliest(rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Which label of an axis comes most often; `rows` is keyed by the labels' names.

    Always, in nearly all rollouts, most likely with the next one, or that none stands out.
    """
    order = by_share(rows)
    if not order:
        return "no rollout ran to its end"
    (first, row), *rest = [(f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}",
                             row) for name, row in order]
    said = percent(row["p"], width(row))
    if row["p"] == 1:
        return f"always {first}"
    if row["p"] >= NEARLY_ALWAYS or not rest:
        return f"nearly always {first} ({said})"
    second, other = rest[0]
    next_said = percent(other["p"], width(other))
    if row["low"] <= other["high"] and row["p"] < CLOSE * other["p"]:
        return f"no end stands out: {first} ({said}), {second} ({next_said})"
    return f"most likely {first} ({said}), then {second} ({next_said})"


def by_then(date: str, shares: Sequence[tuple[str, float]]) -> str:
    """Which events have come by a date, the commonest first, at most three."""
    seen = [(name, p) for name, p in sorted(shares, key=lambda pair: -pair[1]) if p > 0][:3]
    if not seen:
        return f"None of these events comes by {date}"
    said = ", ".join(f"{name} in {percent(p)}" for name, p in seen)
    return f"By {date}: {said} of rollouts"


def whole(value: float) -> str:
    """A number whose decimals are left out from 10 on."""
    return number(float(round(value)) if abs(value) >= 10 else value)


def trend(name: str, bands: np.ndarray, unit: str, last: str) -> str:
    """What the median of a series does up to the last day, and where 90 % of it lies then.

    bands: 5, 25, 50, 75 and 95 % quantiles by day.
    """
    low, start, end, high = (float(x) for x in (bands[0, -1], bands[2, 0], bands[2, -1],
                                                bands[4, -1]))
    return last_value_claim(name, whole(start), f"{whole(end)}{f' {unit}' if unit else ''}",
                            (whole(low), whole(high)), last)


def last_value_claim(name: str, start: str, end: str, ends: tuple[str, str], last: str) -> str:
    """Where a series stands on the last day in the median rollout and in nine of ten."""
    moved = f"{end}, as at the start," if end == start else f"from {start} to {end}"
    return f"{name}: {moved} by {last} in the median rollout, {ends[0]} to {ends[1]} in 90%"


def chance(name: str, p: float, low: float, high: float) -> str:
    """A chance with its interval."""
    return f"{name}: {percent(p, high - low)} ({interval(low, high)})"
