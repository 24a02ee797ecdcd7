"""The tables of the terminal text: outcome axes, counts, first days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sim.data.outcome import Outcome
from sim.engine.state.counts import by_place
from sim.engine.state.outputs import DAY_PREFIX
from sim.glossary.text import (
    axis_text,
    event,
    interval,
    label_text,
    margin,
    number,
    percent,
    quantity,
    side_text,
    span_text,
    table,
    with_error,
    wrap,
)
from sim.report.text.failures import BOUNDS_HEAD

KEY_COUNTS = by_place("shown")
LEAST_NAME = 20  # columns of a count's name, at least


def open_cells(rows: list[dict[str, Any]]) -> list[list[str]]:
    """One more cell for each share where rollouts failed: its bounds; none where none failed."""
    failed = any("most" in row for row in rows)
    return [[interval(row.get("least"), row.get("most"))] if failed else [] for row in rows]


def with_bounds_head(head: list[str], cells: list[list[str]]) -> list[str]:
    """The head of a table with or without the column of bounds."""
    return [*head, *([BOUNDS_HEAD] if any(cells) else [])]


def axis_lines(
    outcome: Outcome, axis: str, rows: dict[str, dict[str, Any]], width: int, first: int = 0
) -> list[str]:
    """One outcome axis as a table, every label listed: ignorance first, then luck."""
    glossary = outcome.glossary
    cells = open_cells(list(rows.values()))
    body = [
        [
            label_text(axis, label, glossary),
            percent(row["p"], row["high"] - row["low"]),
            span_text(row),
            interval(row["low"], row["high"]),
            *more,
        ]
        for (label, row), more in zip(rows.items(), cells, strict=True)
    ]
    head = [axis_text(axis, glossary), "share", "rows 5-95%",
            f"Monte Carlo 95%, n = {outcome.completed:,}"]
    return table(with_bounds_head(head, cells), body, width, first)


def date_of(outcome: Outcome, day: float | None) -> str:
    """Calendar date of a day index."""
    if day is None:
        return "-"
    return (outcome.start + dt.timedelta(days=round(day))).isoformat()


def day_with_error(outcome: Outcome, row: dict[str, Any], key: str) -> str:
    """The date of a quantile, and by how many days luck may have moved it, if by any."""
    side = margin(row[key], row[f"{key}_low"], row[f"{key}_high"])
    more = f" \N{PLUS-MINUS SIGN}{side:.0f}" if side is not None and side >= 0.5 else ""
    return date_of(outcome, row[key]) + more


def amount_table(outcome: Outcome, counts: dict[str, dict[str, Any]], width: int, first: int
                 ) -> list[str]:
    """Mean and quantiles with their errors; on a narrow page fewer errors, and where they are."""
    if not counts:
        return []
    head, lines = ["Counts per rollout", "mean", "5%", "median", "95%"], []
    for told in (("mean", "q05", "q50", "q95"), ("mean",), ()):
        body = [[quantity(name, outcome.glossary),
                 *(with_error(*(row[k + end] for end in ("", "_low", "_high"))) if k in told
                   else number(row[k]) for k in ("mean", "q05", "q50", "q95"))]
                for name, row in counts.items()]
        lines = table(head, body, width, first)
        taken = sum(max(len(line[i]) for line in (head, *body)) + 2 for i in range(1, 5))
        if width - 2 - taken >= LEAST_NAME:
            break
    if len(told) < 4:
        lines += wrap("  Other errors: in summary.json, and on a wider page.", width, "    ")
    return lines


def count_lines(
    outcome: Outcome, counts: dict[str, dict[str, Any]], width: int, first: int = 0
) -> list[str]:
    """Key counts as a table; those that are zero throughout go in one line under it."""
    keys = [
        name
        for key in KEY_COUNTS
        for name in counts
        if name == key or (key.endswith("_") and name.startswith(key))
    ]
    zero = [n for n in keys if counts[n]["q05"] == counts[n]["mean"] == counts[n]["q95"] == 0]
    shown = [name for name in keys if name not in zero]
    lines = amount_table(outcome, {name: counts[name] for name in shown}, width, first)
    if zero:
        named = "; ".join(quantity(name, outcome.glossary) for name in zero)
        lines += wrap(f"  Zero throughout: {named}.", width, "    ")
    if "area_taken" in set(keys) - set(zero) and {0, 1} <= set(outcome.sides):
        one, two = (side_text(outcome.actors, outcome.sides, side, outcome.glossary)
                    for side in (0, 1))
        lines += wrap(f"  Area is taken by {one}; ground is held by {two}.", width, "    ")
    return lines


def inject_lines(
    outcome: Outcome, injects: dict[str, dict[str, Any]], width: int, n: int, first: int = 0
) -> list[str]:
    """How often each inject was given and when, and how often its contingency stood it down."""
    if not injects:
        return []
    cells = open_cells([row["fired"] for row in injects.values()])
    body = [
        [
            outcome.glossary.name("inject", name),
            percent(row["fired"]["p"], row["fired"]["high"] - row["fired"]["low"]),
            span_text(row["fired"]),
            interval(row["fired"]["low"], row["fired"]["high"]),
            date_of(outcome, row["day"]["q50"]),
            percent(row["stood_down"]["p"]) if row.get("contingency") else "-",
            *more,
        ]
        for (name, row), more in zip(injects.items(), cells, strict=True)
    ]
    head = ["Inject", "fired", "rows 5-95%", f"Monte Carlo 95%, n = {n:,}", "median",
            "stood down"]
    return table(with_bounds_head(head, cells), body, width, first)


def day_lines(
    outcome: Outcome, counts: dict[str, dict[str, Any]], width: int, first: int = 0
) -> list[str]:
    """When things happened, among the rollouts in which they did."""
    days = {name: row for name, row in counts.items() if name.startswith(DAY_PREFIX)}
    cells = open_cells([row["share"] for row in days.values()])
    body = [
        [
            event(name.removeprefix(DAY_PREFIX), outcome.glossary),
            percent(row["share"]["p"], row["share"]["high"] - row["share"]["low"]),
            *(day_with_error(outcome, row, k) for k in ("q05", "q50", "q95")),
            *more,
        ]
        for (name, row), more in zip(days.items(), cells, strict=True)
    ]
    head = ["First day of", "happened", "5%", "median", "95%"]
    return table(with_bounds_head(head, cells), body, width, first) if body else []
