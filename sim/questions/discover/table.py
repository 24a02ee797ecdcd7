"""Tables from outside: columns of plain numbers or of words, read as they stream and with bounds.

A column is of numbers if its first cell that is not empty is one. What is wrong within a column is
an error only where the column is used.
"""

from __future__ import annotations

import csv
import io
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np

from sim.bounded import open_regular
from sim.brief import brief
from sim.errors import RunError, UsageError, one_line, quote, unprintable
from sim.scenario.tables import plain_number

MOST_BYTES: Final = 64 * 2**20
MOST_ROWS, MOST_COLUMNS, LONGEST = 1_000_000, 1_000, 1_000  # LONGEST: letters of a cell
MOST_LEVELS: Final = 100
EMPTY: Final = {"", "na", "n/a", "nan", "null"}
INFINITE: Final = re.compile(r"[+-]?inf(inity)?", re.I)
SEPARATOR: Final = re.compile(r"sep=(.)\s*", re.I)  # a first line that spreadsheets write
NOT_A_NUMBER = float("nan")


class Limited(io.RawIOBase):
    """A stream that is refused once it has given more bytes than it may hold; ValueError then."""

    def __init__(self, inner: BinaryIO, most: int) -> None:
        self.inner, self.most, self.given = inner, most, 0

    def readable(self) -> bool:
        """True: that is what it is for."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer."""
        data = self.inner.read(min(len(buffer), 2**16))
        self.given += len(data)
        if self.given > self.most:
            raise ValueError(f"holds more than {self.most:,} bytes")
        buffer[: len(data)] = data
        return len(data)


@dataclass
class OutsideColumn:
    """One column. values: numbers, or places in `levels`; nan where a cell is empty or infinite.

    words: it is of words whatever its first cell. wrong: what is wrong with a cell, where; of the
    first. many: it has more words than a column of categories may have.
    """

    name: str
    words: bool = False
    numbers: bool | None = None
    values: array[float] = field(default_factory=lambda: array("d"))
    levels: dict[str, int] = field(default_factory=dict)
    wrong: str = ""
    infinite: int = 0
    many: bool = False

    def add(self, cell: str, place: str) -> None:
        """Read one cell; place: file and line, for what may be said of it."""
        text = cell.strip()
        if text.lower() in EMPTY:
            self.values.append(NOT_A_NUMBER)
        elif self.numbers is not False and not self.words and INFINITE.fullmatch(text):
            self.infinite += 1
            self.values.append(NOT_A_NUMBER)
        else:
            self.values.append(self.value(text, place))

    def value(self, text: str, place: str) -> float:
        """The number of a cell, or the place of its word."""
        number = None if self.words else plain_number(text)
        if self.numbers is None:
            self.numbers = number is not None
        if self.numbers:
            if number is None and not self.wrong:
                comma = "; a decimal comma? write a point" if plain_number(
                    text.replace(",", ".", 1)) is not None else ""
                self.wrong = (f"{place}: {quote(self.name)}: '{quote(text)}' is no plain number, "
                              f"as the cells above are{comma}")
            return NOT_A_NUMBER if number is None else number
        strange = unprintable(text) or (
            f"has more than {LONGEST:,} letters" if len(text) > LONGEST else "")
        if strange:
            self.wrong = self.wrong or f"{place}: {quote(self.name)}: a cell {strange}"
            return NOT_A_NUMBER
        if text not in self.levels and len(self.levels) >= MOST_LEVELS:
            self.many = True
            return NOT_A_NUMBER
        return float(self.levels.setdefault(text, len(self.levels)))

    @property
    def array(self) -> np.ndarray:
        """The values, float64 (rows,)."""
        return np.frombuffer(self.values, float) if len(self.values) else np.zeros(0)

    def refuse_wrong(self) -> None:
        """UsageError if it cannot be used."""
        if self.wrong:
            raise UsageError(self.wrong)
        if self.many:
            raise UsageError(f"column '{quote(self.name)}' has more than {MOST_LEVELS} different "
                             "words; leave it out with inputs=, or write numbers")


@dataclass
class OutsideTable:
    """Columns of equal length by their names. lines: where each row stands in the file.

    outcomes: columns that are no inputs unless they are asked for. units: the number of the unit
    of each row, none where every row stands for itself. says: what was left out on reading.
    """

    file: str
    columns: dict[str, OutsideColumn]
    lines: array[int]
    outcomes: dict[str, OutsideColumn] = field(default_factory=dict)
    units: np.ndarray | None = None
    says: list[str] = field(default_factory=list)

    __repr__ = brief


def read_table(path: Path) -> OutsideTable:
    """The table of a CSV file; RunError or UsageError with file, line and column."""
    shown = quote(path, 200)
    try:
        with open_regular(path) as raw:
            return rows_of(io.BufferedReader(Limited(raw, MOST_BYTES)), shown)
    except OSError as error:
        raise RunError(f"from={shown}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError:
        raise RunError(f"from={shown}: is no text in UTF-8; save it as CSV in UTF-8") from None
    except ValueError as error:
        raise RunError(f"from={shown}: {one_line(str(error))}") from error


def rows_of(stream: io.BufferedReader, file: str, words: Iterable[str] = ()) -> OutsideTable:
    """Header and rows of CSV text; words: columns that are of words whatever they look like.

    The separator is what the header has: a comma, else a semicolon or a tab.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    first, before = text.readline(2**20), 0
    said = SEPARATOR.fullmatch(first)
    if said:
        first, before = text.readline(2**20), 1
    mark = said[1] if said else next((m for m in ",;\t" if m in first), ",")
    reader = csv.reader(chain([first], text), strict=True, delimiter=mark)
    try:
        header = header_of(next(reader, []), f"{file}:{before + reader.line_num}")
        named = {n: OutsideColumn(n, n in set(words)) for n in header}
        table = OutsideTable(file, named, array("q"))
        columns = list(table.columns.values())
        for line, cells in cells_of(reader, len(header), file, before):
            place = f"{file}:{line}"
            table.lines.append(line)
            for column, cell in zip(columns, cells, strict=True):
                column.add(cell, place)
    except csv.Error as error:
        raise UsageError(f"{file}:{before + reader.line_num}: not valid CSV: {error}") from None
    if not table.lines:
        raise UsageError(f"{file}: the table has no rows below its header")
    return table


def cells_of(reader: Iterator[list[str]], width: int, file: str, before: int
             ) -> Iterator[tuple[int, list[str]]]:
    """Rows with their lines; rows without any text are passed over."""
    count = 0
    for cells in reader:
        line = before + reader.line_num  # type: ignore[attr-defined]
        if not any(c.strip() for c in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise UsageError(f"{file}:{line}: more than {MOST_ROWS:,} rows")
        if len(cells) != width:
            raise UsageError(f"{file}:{line}: {len(cells)} cells where the header has {width}")
        yield line, cells


def header_of(cells: list[str], place: str) -> list[str]:
    """Names of columns; UsageError for none, too many, an empty one or one that comes twice."""
    names = [c.strip() for c in cells]
    if not any(names):
        raise UsageError(f"{place}: the first line must name the columns")
    if len(names) > MOST_COLUMNS:
        raise UsageError(f"{place}: {len(names):,} columns; {MOST_COLUMNS:,} at the most")
    seen: set[str] = set()
    for number, name in enumerate(names, 1):
        if not name:
            raise UsageError(f"{place}: column {number} has no name")
        if strange := unprintable(name):
            raise UsageError(f"{place}: the name of column {number} {strange}")
        if name in seen:
            raise UsageError(f"{place}: column '{quote(name)}' is given twice")
        seen.add(name)
    return names
