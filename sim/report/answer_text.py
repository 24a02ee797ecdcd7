"""The kept text of an answer as headings, paragraphs and tables.

A terminal page is plain text whose shape follows rules (`sim.results.words.table` and `wrap`):
blocks stand apart by an empty line; a row of a table begins with two blanks, has two blanks or more
between its cells, and all cells but the first end where their column ends; a line is broken only
where the next word would not have fitted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sim.results.folders import WIDTH

CELL: Final = re.compile(r"\S+(?: \S+)*")
ROW: Final = re.compile(r"  \S+(?: \S+)* {2,}\S")
FIRST: Final = re.compile(r"n = [\d,]+\S*|\S+")
HEAD_MOST: Final = 60  # letters of a line above a table that names it
ELLIPSIS: Final = "..."


@dataclass(frozen=True)
class Paragraph:
    """Running text. heading: it names the table or the part that follows."""

    text: str
    heading: bool = False
    kind: str = "paragraph"


@dataclass(frozen=True)
class Table:
    """A table with its head; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = "table"


def blocks(text: str) -> list[Paragraph | Table]:
    """The parts of an answer in order."""
    found: list[Paragraph | Table] = []
    for part in re.split(r"\n\s*\n", text.strip("\n")):
        found += block(part.split("\n"))
    return found


def block(lines: list[str]) -> list[Paragraph | Table]:
    """The parts of one block: tables, and the paragraphs around them."""
    found: list[Paragraph | Table] = []
    at = 0
    while at < len(lines):
        last = table_end(lines, at)
        if last > at:
            found.append(table_of(lines[at:last]))
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
    while end < len(lines) and (ROW.match(lines[end]) or lines[end].strip() == ELLIPSIS):
        end += 1
    return end if end - at >= 2 else at


def table_of(lines: list[str]) -> Table:
    """The cells of a table's lines, each in the column at whose end it ends."""
    spans = [[(m.group(), m.end()) for m in CELL.finditer(line)] for line in lines]
    ends = sorted({end for cells in spans for _, end in cells[1:]})
    rows = []
    for cells in spans:
        placed = {end: text for text, end in cells[1:]}
        rows.append((cells[0][0], *(placed.get(end, "") for end in ends)))
    return Table(rows[0], tuple(rows[1:]))


def paragraphs(lines: list[str], before_table: bool) -> list[Paragraph | Table]:
    """Lines put together again as they were before they were broken."""
    texts: list[str] = []
    for k, line in enumerate(lines):
        first = FIRST.search(line)
        word = first.group() if first else ""
        if k and len(lines[k - 1]) + 1 + len(word) > WIDTH:
            texts[-1] += " " + line.strip()
        else:
            texts.append(line.strip())
    found: list[Paragraph | Table] = [Paragraph(t) for t in texts]
    last = texts[-1] if texts else ""
    if before_table and len(last) <= WIDTH and last[-1:] not in ".;":
        found[-1] = Paragraph(last.rstrip(":"), heading=True)
    return found
