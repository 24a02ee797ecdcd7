"""A section of an audit as a page of text."""

from __future__ import annotations

import math

from sim.glossary.text import percent, table, wrap
from sim.questions.audit.section import Cell, Column, Section, SectionTable
from sim.studies.estimates import Value

UNITS = {"points": ", points"}
FIRST = 30  # letters of the first column at least


def decimals(half: float | None, at: float) -> int:
    """Decimals of a number: two digits of its error, or three of itself where none is known."""
    size, digits = (half, 1) if half else (abs(at), 2)
    if not size:
        return 0
    return min(6, max(0, digits - math.floor(math.log10(size))))


def figure(x: float | None, kind: str, half: float | None = None) -> str:
    """A number as its kind is shown."""
    if x is None or x != x:
        return "-"
    if kind == "share":
        return percent(x, half * 2 if half else 1.0)
    if kind == "points":
        return f"{100 * x:+.1f}"
    if kind == "count":
        return f"{x:,.0f}"
    if kind == "day":
        return f"{x:.1f}"
    return f"{x:,.{decimals(half, x)}f}"


def cell(value: Cell, column: Column) -> str:
    """A cell in words: a share with its interval in brackets, another figure with its error."""
    if value is None:
        return "-"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if not isinstance(value, Value):
        return figure(float(value), column.kind)
    if value.at is None or value.low is None or value.high is None:
        return figure(value.at, column.kind)
    half = (value.high - value.low) / 2
    text = figure(value.at, column.kind, half)
    if column.kind == "share":
        low, high = (figure(x, "share", half).rstrip("%") for x in (value.low, value.high))
        return f"{text} [{low}, {high}]"
    return f"{text} \N{PLUS-MINUS SIGN}{figure(half, column.kind, half).lstrip('+')}"


def table_lines(t: SectionTable, width: int) -> list[str]:
    """A table with its title; long ones are cut and say so."""
    rows = t.rows[: t.shown] if t.shown else t.rows
    at = [k for k, c in enumerate(t.columns) if c.page]
    body = [[cell(row[k], t.columns[k]) for k in at] for row in rows]
    heads = [t.columns[k].head + UNITS.get(t.columns[k].kind, "") for k in at]
    lines = wrap(t.title, width) + table(heads, body, width, FIRST)
    left = len(t.rows) - len(rows)
    return lines + ([f"  and {left:,} more rows in audit.json"] if left else [])


def text(section: Section, width: int) -> str:
    """The section's page: what it asks, what it found, the tables, how it was measured."""
    head = f"{section.name.upper()}: {section.asks}"
    blocks = [wrap(head, width), [x for s in section.says for x in wrap(f"  {s}", width, "    ")]]
    blocks += [table_lines(t, width) for t in section.tables if t.rows and t.shown >= 0]
    blocks += [wrap(f"  {note}", width, "  ") for note in section.notes]
    blocks.append([f"  {section.played:,} rollouts in {section.seconds:.0f} s."])
    return "\n\n".join("\n".join(b) for b in blocks if b)
