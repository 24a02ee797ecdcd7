"""Plain text in columns."""

import textwrap
from collections.abc import Iterable


def table(rows: list[list[str]], right: Iterable[int] = ()) -> str:
    """Rows as columns two spaces apart; `right` lists the columns set to the right."""
    if not rows:
        return ""
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    flush = set(right)
    lines = ["  ".join(c.rjust(w) if k in flush else c.ljust(w)
                       for k, (c, w) in enumerate(zip(row, widths, strict=True))).rstrip()
             for row in rows]
    return "\n".join(lines) + "\n"


def indent(text: str, by: int) -> list[str]:
    """The lines of a text, set in."""
    return textwrap.indent(text, " " * by).splitlines()
