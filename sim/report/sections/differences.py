"""Tables of paired differences: how the answer moves, with the line at no difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from sim.report.block import BlockRow, PageTable, Piece
from sim.report.charts.ranges import draw_difference
from sim.report.facts import Facts
from sim.report.pen import points_text
from sim.report.tree import path

MOST = 10  # rows of a table, those that move most


def strongest(rows: Sequence[dict[str, Any]]) -> int:
    """The row that moves the answer most surely: whose interval is furthest from nothing."""
    return max(range(len(rows)), key=lambda k: sure_size(rows[k]))


def sure_size(row: dict[str, Any]) -> float:
    """Size of a difference at the end of its interval nearer to nothing; below 0 if not sure."""
    return float(max(row["low"], -row["high"]))


def reach_of(rows: Sequence[dict[str, Any]]) -> float:
    """The largest size on the scale of a table."""
    return max((abs(row[k]) for row in rows for k in ("low", "high", "diff")), default=0.0) or 0.01


def difference_table(facts: Facts, section: str, named: Sequence[tuple[Piece, Piece]],
                     caption: str, where: Sequence[tuple[object, ...]] | None = None,
                     most: int = MOST) -> PageTable:
    """A row a change: the difference in points, its interval, and a bar about no difference.

    named: name and sentence of each row. where: keys below the section to each row; by default
    those of its rows in order, of which the `most` that move most are shown, the strongest first.
    """
    keys = where or [("rows", k) for k in range(len(named))]
    at = [path("report", section, *k) for k in keys]
    rows = [facts.pen.value(a) for a in at]
    moved = [k for k, row in enumerate(rows) if where or row["low"] != row["high"]]
    kept = sorted(moved, key=lambda k: -abs(rows[k]["diff"]))[:most]
    reach = reach_of([rows[k] for k in kept])
    lines = [line(facts, at[k], named[k], reach, f"{section}-{k}")
             for k in (kept if where is None else sorted(kept))]
    edge = points_text(reach)
    ticks = (edge.replace("+", "\N{MINUS SIGN}"), "no difference", edge)
    return PageTable(caption, ["", "difference", "this comparison"], lines, ticks)


def line(facts: Facts, at: str, named: tuple[Piece, Piece], reach: float, name: str) -> BlockRow:
    """One change."""
    row, pen = facts.pen.value(at), facts.pen
    drawing = draw_difference(name, Markup(named[0]).striptags(),
                              (row["diff"], row["low"], row["high"]), reach)
    return BlockRow(named[0], [pen.points(f"{at}.diff"), pen.points_between(at)], named[1], drawing)
