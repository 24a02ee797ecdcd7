"""CSV tables with the line of every row."""

import csv
from collections.abc import Sequence
from pathlib import Path

from sim.errors import nearest
from sim.scenario.draft import Draft
from sim.scenario.problems import Problems


class Row(dict[str, str]):
    """A row that knows its line."""

    def __init__(self, values: dict[str, str], file: str, line: int) -> None:
        super().__init__(values)
        self.file = file
        self.line = line

    def number(self, problems: Problems, key: str, low: float, high: float,
               default: float = 0.0) -> float:
        """A number in a range; the default if the cell is empty or absent."""
        text = (self.get(key) or "").strip()
        if not text:
            return default
        try:
            value = float(text)
        except ValueError:
            problems.at(self.file, self.line, key, f"must be a number, not '{text}'")
            return default
        if not low <= value <= high:
            problems.at(self.file, self.line, key, f"{text} is out of range {low:g} to {high:g}")
            return default
        return value

    def index(self, problems: Problems, key: str, kind: str, names: Sequence[str]) -> int:
        """Index of the name in a cell; -1 with a problem noted if it is unknown."""
        name = (self.get(key) or "").strip()
        if name in names:
            return list(names).index(name)
        problems.at(self.file, self.line, key, f"unknown {kind} '{name}'", (),
                    nearest(name, names))
        return -1


def read_table(draft: Draft, name: str, need: Sequence[str]) -> list[Row]:
    """Rows of a CSV file of the scenario or its base; problems are noted."""
    path = draft.find(name)
    if path is None:
        draft.problems.at(name, None, None, "file not found in " + str(draft.folders[0].name))
        return []
    return rows_of(draft, path, need)


def rows_of(draft: Draft, path: Path, need: Sequence[str]) -> list[Row]:
    """Rows of a CSV file; every row must have as many cells as the header."""
    file = draft.note(path)
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        header = [h.strip() for h in next(reader, [])]
        for key in need:
            if key not in header:
                near = nearest(key, header)
                draft.problems.at(file, 1, None, f"column '{key}' is missing", header, near)
        out = []
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                problem = f"{len(cells)} cells where the header has {len(header)}"
                draft.problems.at(file, reader.line_num, None, problem)
                continue
            out.append(Row(dict(zip(header, cells, strict=True)), file, reader.line_num))
    return out if all(k in header for k in need) else []
