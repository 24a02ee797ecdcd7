"""The guard of the information cut-off: what a scenario holds and is later is an error.

A file is held to the cut-off of the scenario in whose folder it stands, so a base's files to the
base's. In YAML the sources and the addresses are checked, in CSV files also the columns of dates
and the names of columns. Prose is not: a note may speak of a day to come. The files of
the record and of starts are held to the horizon, since no rollout reads them; a start, when it is
loaded, to its own day. A source that rightly bears a later date is named
under `dated_later`. What scenario.yaml says of the first morning: `sim.scenario.cutoff_state`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import quote
from sim.scenario.cutoff_state import check_state
from sim.scenario.dates import Written, address_dates, cell_dates, find_dates, header_dates
from sim.scenario.draft import Draft
from sim.scenario.roots import resolve, show_path
from sim.scenario.tables import loose_rows
from sim.scenario.yamlfile import Node

SOURCES = {"source", "sources", "url", "link", "title", "headline", "reference", "citation"}
DATED = {"date", "dates", "day", "month", "year", "time", "datetime", "timestamp"}
BY_YEAR = {"date", "dates", "year"}  # where a bare number may be a year
NOT_DATED = {"deadline", "due", "planned", "scheduled", "expected", "accessed", "access",
             "retrieved"}  # of a day to come, or of the author's reading
NUMBER = re.compile(r"\d+")
SHORTEST = 10  # characters that name a source
QUOTED = 200  # characters of one that a message shows, so that the date is among them


@dataclass
class Excuse:
    """One entry of `dated_later`: text of sources that bear a later date, and whether one does."""

    node: Node
    text: str
    used: bool = False


@dataclass(frozen=True)
class HeldPlace:
    """The folder of one scenario of a chain, and the last days that its files may speak of."""

    folder: Path
    cutoff: datetime.date
    horizon: datetime.date
    excuses: tuple[Excuse, ...]


@dataclass(frozen=True)
class DatedEntry:
    """One value of a mapping or row, with the dates that were found in it."""

    file: str
    line: int
    key: str
    text: str
    dates: tuple[Written, ...]
    source: bool = True  # or part of what the row says; that no source excuses


def check_cutoff(draft: Draft, layers: list[Node], root: Node) -> None:
    """Note whatever is later than the cut-off.

    layers: scenario.yaml of the scenario and of its bases, nearest first; root: all laid together.
    """
    own = root.get("cutoff") or root.get("start")
    if not isinstance(own, datetime.date):
        return
    holdings = [holding(draft, layers, k, own) for k in range(len(layers))]
    check_state(draft, root, own, max(h.cutoff for h in holdings))
    records, lists, starts = (
        files_named(holdings, layers, key) for key in ("record", "msel", "starts")
    )
    for path, node in draft.nodes:
        held = holder(holdings, path)
        dated = resolve(path) in starts
        last = held.horizon if dated else held.cutoff
        for entries in yaml_entries(node):
            check_entries(draft, entries, last, "horizon" if dated else "cut-off", held.excuses)
    for path in tables(draft):
        held, full = holder(holdings, path), resolve(path)
        record = full in records
        last = held.horizon if record else held.cutoff
        for entries in table_entries(show_path(path), loose_rows(draft, path), full not in lists):
            check_entries(draft, entries, last, "horizon" if record else "cut-off", held.excuses)
    for excuse in (e for held in holdings for e in held.excuses):
        check_excuse(draft, excuse)


def holding(draft: Draft, layers: list[Node], k: int, default: datetime.date) -> HeldPlace:
    """The k-th scenario of the chain; a key that it does not give is its base's."""

    def day(*keys: str) -> datetime.date:
        for key in keys:
            value = next((node[key] for node in layers[k:] if key in node), None)
            if isinstance(value, datetime.date):
                return value
        return default

    items = layers[k].get("dated_later")
    nodes = [n for n in items if isinstance(n, Node)] if isinstance(items, list) else []
    excuses = tuple(Excuse(n, n["source"].strip()) for n in nodes
                    if isinstance(n.get("source"), str) and n["source"].strip())
    return HeldPlace(resolve(draft.folders[k]), day("cutoff", "start"), day("horizon"), excuses)


def holder(holdings: list[HeldPlace], path: Path) -> HeldPlace:
    """The scenario in whose folder a file stands; the first if it stands in none."""
    inside = [h for h in holdings if resolve(path).is_relative_to(h.folder)]
    return max(inside, key=lambda h: len(h.folder.parts), default=holdings[0])


def files_named(holdings: list[HeldPlace], layers: list[Node], key: str) -> set[Path]:
    """The files that the scenarios of the chain name at a key."""
    return {resolve(h.folder / node[key]) for h, node in zip(holdings, layers, strict=True)
            if isinstance(node.get(key), str)}


def tables(draft: Draft) -> list[Path]:
    """The CSV files that were read, that lie in a folder of the chain or in its `evidence`."""
    found = {resolve(path): path for path in draft.tables}
    for folder in draft.folders:
        for path in sorted([*folder.glob("*.csv"), *folder.glob("evidence/**/*.csv")]):
            found.setdefault(resolve(path), path)
    return list(found.values())


def yaml_entries(value: Any) -> Iterator[list[DatedEntry]]:
    """What each mapping says that may bear a date: its source, when that was published, addresses.

    `dated_later` is left out: it quotes what is excused.
    """
    if isinstance(value, list):
        for item in value:
            yield from yaml_entries(item)
    if not isinstance(value, Node):
        return
    entries = []
    for key, inner in value.items():
        file, line = value.where(key)
        if isinstance(inner, str):
            dates = find_dates(inner) if key == "source" else address_dates(inner)
            entries.append(DatedEntry(file, line, value.full(key), inner, dates))
        elif key == "published" and isinstance(inner, datetime.date):
            entries.append(DatedEntry(file, line, value.full(key), "", (Written(inner),)))
        elif key != "dated_later" or value.path:
            yield from yaml_entries(inner)
    yield entries


def table_entries(file: str, rows: list[tuple[int, list[str]]], dated: bool
                  ) -> Iterator[list[DatedEntry]]:
    """The names of columns, then what each row says that may bear a date.

    dated: its columns of dates are of days past, not of injects.
    """
    header = rows[0][1] if rows else []
    yield [DatedEntry(file, 1, name, "", header_dates(name), False) for name in header]
    kinds = [kind(name, dated) for name in header]
    for line, cells in rows[1:]:
        yield [cell_entry(file, line, name, cell, column)
               for name, column, cell in zip(header, kinds, cells, strict=False) if cell]


def kind(name: str, dated: bool) -> str:
    """What a column of this name holds: `published`, `date`, `time`, `source` or anything else."""
    words = set(re.split(r"[^a-z]+", name.casefold()))
    if "published" in words:
        return "published"
    if dated and words & DATED and not words & NOT_DATED:
        return "date" if words & BY_YEAR else "time"
    return "source" if words & SOURCES else ""


def cell_entry(file: str, line: int, name: str, cell: str, column: str) -> DatedEntry:
    """One cell, read as its column is."""
    if column in ("published", "date", "time"):
        number = column == "time" and len(cell) < 8 and NUMBER.fullmatch(cell)
        dates = () if number else cell_dates(cell)
        return DatedEntry(file, line, name, "", dates, column == "published")
    return DatedEntry(file, line, name, cell,
                 find_dates(cell) if column == "source" else address_dates(cell))


def check_entries(draft: Draft, entries: list[DatedEntry], last: datetime.date, what: str,
                  excuses: tuple[Excuse, ...]) -> None:
    """Note the latest date of each entry that is after the last day, if its source has no excuse.

    what: what the last day is.
    """
    late = [e for e in entries if any(d.first > last for d in e.dates)]
    apt = [x for x in excuses if any(x.text in e.text for e in entries)] if late else []
    for entry in late:
        if entry.source and apt:
            for excuse in apt:
                excuse.used = True
            continue
        written = max(entry.dates, key=lambda d: d.first)
        quoted = f": '{quote(entry.text, QUOTED)}'" if entry.text else ""
        problem = f"{written} is later than the {what}, {last}{quoted}"
        draft.problems.at(entry.file, entry.line or None, entry.key, problem)


def check_excuse(draft: Draft, excuse: Excuse) -> None:
    """An entry of `dated_later` names a source and is needed."""
    if len(excuse.text) < SHORTEST:
        problem = f"'{excuse.text}' is too short to name a source: {SHORTEST} characters or more"
        draft.problems.add(excuse.node, "source", problem)
    elif not excuse.used:
        problem = f"no later date stands beside '{quote(excuse.text)}'; remove the entry"
        draft.problems.add(excuse.node, "source", problem)
