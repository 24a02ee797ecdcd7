"""A section of an audit again, from the JSON that it left."""

from __future__ import annotations

from typing import Any

from sim.studies.instruments.section import Cell, Chart, Column, Section, Table, Value


def cell(value: Any) -> Cell:
    """A cell as it was."""
    if isinstance(value, dict):
        return Value(value["at"], value["low"], value["high"], value["n"])
    kept: Cell = value
    return kept


def table_kept(key: str, data: dict[str, Any]) -> Table:
    """A table with its columns and rows."""
    columns = tuple(Column(k, c["head"], c["kind"], c["meaning"])
                    for k, c in data["columns"].items())
    rows = tuple(tuple(cell(row[c.key]) for c in columns) for row in data["rows"])
    return Table(key, data["title"], columns, rows)


def section_kept(name: str, data: dict[str, Any]) -> Section:
    """The section as `sim.studies.instruments.section.as_json` wrote it."""
    tables = tuple(table_kept(key, part) for key, part in data.items()
                   if isinstance(part, dict) and "columns" in part)
    return Section(name, data["asks"], tuple(data["says"]), tables,
                   tuple(Chart(**chart) for chart in data["charts"]), data["findings"],
                   tuple(data["notes"]), data["rollouts_played"], data["seconds"])
