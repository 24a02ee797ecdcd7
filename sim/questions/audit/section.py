"""What a section of an audit hands over: tables of figures with their errors, and what they say.

A section is plain data. The page, the JSON and the figure are made from it, so a figure that is
drawn is one that is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from sim.brief import brief
from sim.studies.estimates import Value

KINDS = ("text", "share", "points", "number", "count", "day", "flag")


Cell = Value | str | float | int | bool | None


@dataclass(frozen=True)
class Column:
    """One column of a table.

    kind: of KINDS. `share` and `points` are fractions of 1 (shown in percent and in points).
    meaning: what the figure is, in a sentence. page: False keeps it to the JSON.
    """

    key: str
    head: str
    kind: str = "number"
    meaning: str = ""
    page: bool = True


@dataclass(frozen=True)
class SectionTable:
    """Rows of figures under one title, each row as long as there are columns.

    shown: rows on the page, the first ones; 0 for all, -1 for a table that is in the JSON alone.
    """

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shown: int = 0

    __repr__ = brief

    def column(self, key: str) -> int:
        """Place of a column."""
        return [c.key for c in self.columns].index(key)


@dataclass(frozen=True)
class Chart:
    """A panel of the section's figure, drawn from a table.

    kind: `dots` (one line a row: `name` on the side, the values of `x` with their intervals) or
    `scatter` (`y` against `x`, with the line y = x). hue: a column whose texts tell groups apart.
    """

    table: str
    kind: str
    title: str
    name: str
    x: str
    y: str = ""
    hue: str = ""
    most: int = 24  # lines drawn at most, the first ones


@dataclass(frozen=True)
class Section:
    """A part of an audit.

    Parameters
    ----------
    name : str
        Of the part.
    asks : str
        The question in a sentence.
    says : tuple of str
        What was found, a sentence each, the gravest first.
    tables : tuple of SectionTable
        Figures with their intervals.
    charts : tuple of Chart
        What is drawn.
    findings : dict
        `section:name` -> what is wrong, for those who let a machine judge.
    notes : tuple of str
        How it was measured and what it cannot see.
    played : int
        Rollouts.
    seconds : float
        How long it took.

    Examples
    --------
    >>> Section("weights", "Do weights matter?", ("They do.",), ()).findings
    {}
    """

    name: str
    asks: str
    says: tuple[str, ...]
    tables: tuple[SectionTable, ...]
    charts: tuple[Chart, ...] = ()
    findings: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    played: int = 0
    seconds: float = 0.0

    __repr__ = brief

    def table(self, key: str) -> SectionTable:
        """A table by its key (KeyError if there is none)."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(key)


def plain(value: Cell) -> object:
    """A cell as JSON has it."""
    if isinstance(value, Value):
        return {"at": value.at, "low": value.low, "high": value.high, "n": value.n}
    return value


def as_json(section: Section) -> dict[str, object]:
    """The section as plain data: every table as a list of rows under the columns' keys."""
    tables = {
        t.key: {
            "title": t.title,
            "columns": {c.key: {"kind": c.kind, "meaning": c.meaning or c.head, "head": c.head}
                        for c in t.columns},
            "rows": [dict(zip((c.key for c in t.columns), map(plain, row), strict=True))
                     for row in t.rows],
        }
        for t in section.tables
    }
    return {
        "asks": section.asks, "says": list(section.says), "findings": section.findings,
        "notes": list(section.notes), "rollouts_played": section.played,
        "seconds": round(section.seconds, 1), "charts": [asdict(c) for c in section.charts],
        **tables,
    }


def unseen(key: str, kind: str, meaning: str) -> Column:
    """A column for the JSON alone."""
    return Column(key, key, kind, meaning, page=False)


def table_of(key: str, title: str, columns: Sequence[Sequence[str] | Column],
             rows: Sequence[Sequence[Cell]], shown: int = 0) -> SectionTable:
    """A table from plain sequences; a column may be (key, head, kind, meaning)."""
    made = tuple(c if isinstance(c, Column) else Column(*c) for c in columns)  # type: ignore[arg-type]
    for row in rows:
        assert len(row) == len(made), (key, row)
    return SectionTable(key, title, made, tuple(tuple(r) for r in rows), shown)
