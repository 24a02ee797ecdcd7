"""The kept text of an answer as headings, paragraphs and tables.

A terminal page is plain text whose shape follows rules (`sim.glossary.text.table` and `wrap`):
blocks stand apart by an empty line; a row of a table begins with two blanks, has two blanks or more
between its cells, and all cells but the first end where their column ends; a line is broken only
where the next word would not have fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sim.data.folders import WIDTH

CELL: Final = re.compile(r"\S+(?: \S+)*")
ROW: Final = re.compile(r"  \S+(?: \S+)* {2,}\S")
FIRST: Final = re.compile(r"n = [\d,]+\S*|\S+")
HEAD_MOST: Final = 60  # letters of a line above a table that names it
ELLIPSIS: Final = "..."
SET_IN: Final = re.compile(r" {4}\S")  # the rest of a row's head that was broken


@dataclass(frozen=True)
class Paragraph:
    """Running text. heading: it names the table or the part that follows."""

    text: str
    heading: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True)
class TextTable:
    """A table with its head; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "table"


def blocks(text: str) -> list[Paragraph | TextTable]:
    """The parts of an answer in order."""
    found: list[Paragraph | TextTable] = []
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        found += block(part.split("\n"))
    return found


def block(lines: list[str]) -> list[Paragraph | TextTable]:
    """The parts of one block: tables, and the paragraphs around them."""
    found: list[Paragraph | TextTable] = []
    at = 0
    while at < len(lines):
        last = table_end(lines, at)
        if last > at:
            found += [table_of(part) for part in apart(lines[at:last])]
            at = last
            continue
        first = at
        while at < len(lines) and table_end(lines, at) == at:
            at += 1
        found += paragraphs(lines[first:at], at < len(lines))
    return found


def table_end(lines: list[str], at: int) -> int:
    """Where a table that begins at a line ends; the line itself if none begins there.

    The head may be one cell alone, and a row of dots stands for rows left out.
    """
    end = at
    if ROW.match(lines[at]) is None:
        alone = re.match(r"  \S", lines[at]) and len(lines[at]) <= HEAD_MOST
        if not alone or lines[at].rstrip()[-1] in ".,;:":
            return at
        end += 1
        if end == len(lines) or ROW.match(lines[end]) is None:
            return at
    while end < len(lines) and (ROW.match(lines[end]) or lines[end].strip() == ELLIPSIS
                                or goes_on(lines[end], lines[end - 1])):
        end += 1
    return end if end - at >= 2 else at


def goes_on(line: str, row: str) -> bool:
    """True for the rest of a row's head that was broken: set in, and no wider than the head was."""
    cells = cells_of(row)
    room = row.index(cells[1][0], cells[0][1]) if len(cells) > 1 else len(row) + len(line)
    return bool(SET_IN.match(line)) and len(line) <= room


def cells_of(line: str) -> list[tuple[str, int]]:
    """The cells of a row, each with the place where it ends."""
    return [(m.group(), m.end()) for m in CELL.finditer(line)]


def apart(lines: list[str]) -> list[list[str]]:
    """Tables that stand under each other without an empty line, each with its own lines.

    Another one begins with a row that has the same heads as the first, or with a row most of whose
    cells end where no column does.
    """
    found, edges = [[lines[0]]], {end for _, end in cells_of(lines[0])[1:]}
    for line in lines[1:]:
        cells = cells_of(line)[1:]
        head = cells_of(found[-1][0])[1:]
        same = bool(head) and [c for c, _ in cells] == [c for c, _ in head]
        outside = sum(end not in edges for _, end in cells)
        if edges and head and (same or 2 * outside > len(cells)):
            found.append([line])
            edges = {end for _, end in cells}
        else:
            found[-1].append(line)
            edges |= {end for _, end in cells}
    return found


def table_of(lines: list[str]) -> TextTable:
    """The cells of a table's lines, each in the column at whose end it ends."""
    spans = [cells_of(line) for line in lines]
    ends = sorted({end for cells in spans for _, end in cells[1:]})
    rows: list[tuple[str, ...]] = []
    for line, cells in zip(lines, spans, strict=True):
        if rows and SET_IN.match(line):
            rows[-1] = (f"{rows[-1][0]} {line.strip()}", *rows[-1][1:])
            continue
        placed = {end: text for text, end in cells[1:]}
        rows.append((cells[0][0], *(placed.get(end, "") for end in ends)))
    return TextTable(rows[0], tuple(rows[1:]))


def paragraphs(lines: list[str], before_table: bool) -> list[Paragraph | TextTable]:
    """Lines put together again as they were before they were broken."""
    texts: list[str] = []
    begun = 0
    for k, line in enumerate(lines):
        if k and continues(line, lines[k - 1], begun):
            texts[-1] += " " + line.strip()
        else:
            texts.append(line.strip())
            begun = indent(line)
    found: list[Paragraph | TextTable] = [Paragraph(t) for t in texts]
    last = texts[-1] if texts else ""
    if before_table and len(last) <= WIDTH and last[-1:] not in ".;":
        found[-1] = Paragraph(last.rstrip(":"), heading=True)
    return found


def indent(line: str) -> int:
    """Blanks before a line's first letter."""
    return len(line) - len(line.lstrip(" "))


def continues(line: str, before: str, begun: int) -> bool:
    """True if a line goes on with the paragraph before it, whose first line begins at `begun`.

    It does so only if its first word had no room there; what is set in hangs.
    """
    first = FIRST.search(line)
    no_room = len(before) + 1 + len(first.group() if first else "") > WIDTH
    return no_room and (indent(line) > begun or indent(line) == begun == 0)
