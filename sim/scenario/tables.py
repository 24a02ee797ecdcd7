"""CSV tables with the line of every row."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from sim.bounds import plain_number
from sim.errors import ScenarioErrors, closeness, nearest, quote, unprintable
from sim.scenario.draft import Draft
from sim.scenario.problems import Problems
from sim.scenario.roots import show_path
from sim.scenario.yamlfile import read_text

MOST_BYTES, MOST_ROWS = 4_000_000, 50_000  # of a table; the longest bundled one has 24,000 bytes



class TableRow(dict[str, str]):
    """A row that knows its line."""

    def __init__(self, values: dict[str, str], file: str, line: int) -> None:
        super().__init__(values)
        self.file = file
        self.line = line

    def number(self, problems: Problems, key: str, low: float, high: float,
               default: float | None = None) -> float:
        """A number in a range, or `default` if the cell is empty or absent.

        Without a default that is a problem.
        """
        text = self.get(key, "")
        if not text:
            if default is None:
                problems.at(self.file, self.line, key, "is empty; a number is needed")
            return default or 0.0
        value = plain_number(text)
        if value is None:
            problems.at(self.file, self.line, key, f"must be a number, not '{quote(text)}'")
            return default or 0.0
        if not low <= value <= high:
            problem = f"{quote(text)} is out of range {low:,g} to {high:,.0f}"
            problems.at(self.file, self.line, key, problem)
            return default or 0.0
        return value

    def bit(self, problems: Problems, key: str) -> int:
        """0 or 1."""
        text = self.get(key, "")
        if text not in ("0", "1"):
            problems.at(self.file, self.line, key, f"must be 0 or 1, not '{quote(text)}'")
        return int(text == "1")

    def index(self, problems: Problems, key: str, kind: str, names: Sequence[str]) -> int:
        """Index of the name in a cell; -1 with a problem noted if it is unknown."""
        name = self.get(key, "")
        if name in names:
            return list(names).index(name)
        problems.at(self.file, self.line, key, f"unknown {kind} '{quote(name)}'", sorted(names),
                    nearest(name, names))
        return -1


def read_table(draft: Draft, name: str, need: Sequence[str], may: Sequence[str] = ()
               ) -> list[TableRow] | None:
    """Rows of a CSV file of the scenario or its base; None, with problems noted, if it has none.

    need: columns it must have. may: columns the engine reads if they are there; others are the
    author's own, but one that almost bears such a name is refused.
    """
    path = draft.find(name)
    if path is None:
        known = [p.name for folder in draft.folders for p in folder.glob("*.csv")]
        problem = f"file not found in {draft.folders[0].name}"
        draft.problems.at(name, None, None, problem, (), nearest(name, known))
        return None
    return rows_of(draft, path, need, may)


def rows_of(draft: Draft, path: Path, need: Sequence[str], may: Sequence[str]
            ) -> list[TableRow] | None:
    """Rows of a CSV file; every row must have as many cells as the header."""
    file = draft.note(path)
    draft.tables.append(path)
    try:
        text = read_text(path, MOST_BYTES)
    except ScenarioErrors as errors:
        draft.problems.errors += errors.errors
        return None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    out: list[TableRow] = []
    try:
        header = [h.strip() for h in next(reader, [])]
        if not right_header(draft, file, header, need, may):
            return None
        for cells in reader:
            if not cells:
                continue
            if len(out) >= MOST_ROWS:
                draft.problems.at(file, reader.line_num, None, f"more than {MOST_ROWS:,} rows")
                return None
            if len(cells) != len(header):
                problem = f"{len(cells)} cells where the header has {len(header)}"
                draft.problems.at(file, reader.line_num, None, problem)
                continue
            for name, cell in zip(header, cells, strict=True):
                if strange := unprintable(cell):
                    draft.problems.at(file, reader.line_num, name, strange)
            values = dict(zip(header, (c.strip() for c in cells), strict=True))
            out.append(TableRow(values, file, reader.line_num))
    except csv.Error as error:
        draft.problems.at(file, reader.line_num, None, f"not valid CSV: {error}")
        return None
    if not out:
        draft.problems.at(file, None, None, "the table has no rows")
    return out


def loose_rows(draft: Draft, path: Path) -> list[tuple[int, list[str]]]:
    """Every row of a CSV file with its line, however many cells it has, the header first.

    Empty, with a problem noted, if it cannot be read.
    """
    try:
        reader = csv.reader(io.StringIO(read_text(path, MOST_BYTES), newline=""))
        return [(reader.line_num, [c.strip() for c in cells]) for cells in reader if cells]
    except ScenarioErrors as errors:
        draft.problems.errors += errors.errors
    except csv.Error as error:
        draft.problems.at(show_path(path), None, None, f"not valid CSV: {error}")
    return []


def right_header(draft: Draft, file: str, header: list[str], need: Sequence[str],
                 may: Sequence[str]) -> bool:
    """Check the names of the columns."""
    if not header:
        draft.problems.at(file, None, None, "the file is empty")
        return False
    wrong = len(draft.problems.errors)
    for name in sorted({h for h in header if header.count(h) > 1}):
        draft.problems.at(file, 1, None, f"column '{quote(name)}' is given twice")
    for key in need:
        if key not in header:
            draft.problems.at(file, 1, None, f"column '{key}' is missing", header,
                              nearest(key, header))
    for key in may:
        near = nearest(key, header)
        if key not in header and near and near not in need and similar(key, near):
            draft.problems.at(file, 1, None, f"unknown column '{near}'", (), key)
    return len(draft.problems.errors) == wrong


def similar(key: str, name: str) -> bool:
    """True if one is a misspelling of the other, not a longer or shorter name."""
    return closeness(key, name) > 0.7 and abs(len(key) - len(name)) <= 2
