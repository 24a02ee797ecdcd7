"""Small pieces of text: shares, ranges and numbers as a reader wants them."""

from __future__ import annotations

import math
import textwrap

WIDTH = 100


def words(name: str) -> str:
    """A label as words: underscores become spaces."""
    return name.replace("_", " ").strip()


def percent(share: float | None) -> str:
    """A share in percent: whole between 1 and 99, else one decimal; never 0% for what happened."""
    if share is None or math.isnan(share):
        return "-"
    if share in (0, 1):
        return f"{share:.0%}"
    if share < 0.0005:
        return "<0.1%"
    if share > 0.9995:
        return ">99.9%"
    return f"{share:.1%}" if share < 0.00995 or share > 0.99005 else f"{share:.0%}"


def percent_range(low: float | None, high: float | None, digits: int = 0) -> str:
    """Two shares as one range, `32.9-35.1%`; a dash where it is unknown."""
    if low is None or high is None or math.isnan(low) or math.isnan(high):
        return "-"
    if 0 < low < 0.01 or 0 < high < 0.01 or 0.99 < low < 1 or 0.99 < high < 1:
        digits = max(1, digits)
    digits = 2 if 0 < high < 0.001 else digits
    return f"{low * 100:.{digits}f}-{high * 100:.{digits}f}%"


def number(value: float | None) -> str:
    """A count with about three digits that mean something."""
    if value is None or not math.isfinite(value):
        return "-"
    size = abs(value)
    if size >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if size >= 1 else f"{value:.2f}"


def table(
    header: list[str], rows: list[list[str]], width: int = WIDTH, first: int = 0
) -> list[str]:
    """Aligned plain text: the first column to the left, the rest to the right, two blanks between.

    The first column gives way, with an ellipsis, where the table would be wider than `width`; it
    is at least `first` wide, so that tables under each other line up.
    """
    cells = [header, *rows]
    sizes = [max(len(line[i]) for line in cells) for i in range(len(header))]
    room = width - 2 - sum(sizes[1:]) - 2 * (len(sizes) - 1)
    sizes[0] = max(8, min(max(sizes[0], first), room))
    lines = []
    for line in cells:
        head = line[0] if len(line[0]) <= sizes[0] else line[0][: sizes[0] - 3] + "..."
        rest = [text.rjust(size) for text, size in zip(line[1:], sizes[1:], strict=True)]
        lines.append(("  " + "  ".join([head.ljust(sizes[0]), *rest])).rstrip())
    return lines


def wrap(text: str, indent: str = "") -> list[str]:
    """Text broken at the width of a page."""
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    )
