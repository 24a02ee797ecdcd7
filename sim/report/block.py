"""What a section is made of, as plain data for the templates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

Piece = str | Markup


@dataclass(frozen=True)
class Text:
    """A paragraph. lead: set larger. aside: set smaller."""

    text: Piece
    lead: bool = False
    aside: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class Heading:
    """A heading below the section's own."""

    text: Piece
    kind: str = "heading"


@dataclass(frozen=True)
class BlockRow:
    """A row of a table: its head, its cells, and what stands under both across the table."""

    head: Piece
    cells: Sequence[Piece]
    under: Piece = ""
    drawing: Markup = Markup("")


@dataclass(frozen=True)
class PageTable:
    """A table with a caption; the first cell of `head` stands over the heads of the rows.

    ticks: marks of the axis under the drawings, from left to right. style: a class of its own:
    `columns` for many narrow columns, ... (page.css).
    """

    caption: Piece
    head: Sequence[Piece]
    rows: Sequence[BlockRow]
    ticks: Sequence[str] = ()
    style: str = ""
    kind: str = "table"


@dataclass(frozen=True)
class BlockPair:
    """Tables that stand beside each other where there is room."""

    tables: Sequence[PageTable]
    kind: str = "pair"


@dataclass(frozen=True)
class Figure:
    """A drawing for wide pages and one for narrow ones, with a caption."""

    wide: Markup
    narrow: Markup
    caption: Piece
    drawn: str = ""  # `drawing`: numbers written on it are not all keyed
    kind: str = "figure"


@dataclass(frozen=True)
class Items:
    """A list; of dated items, (date, text) pairs. style: `scale` sets short items in a row."""

    items: Sequence[Any]
    dated: bool = False
    style: str = ""
    kind: str = "items"


@dataclass(frozen=True)
class Missing:
    """What a section would show, the command that computes it, and what that costs."""

    text: Piece
    command: str
    cost: Piece = ""
    kind: str = "missing"


@dataclass(frozen=True)
class PageSection:
    """A part of a page: an id, a title that states the finding, and blocks."""

    name: str
    title: Piece
    blocks: Sequence[Any] = field(default_factory=list)
    kicker: str = ""  # what the section is about, above its title
