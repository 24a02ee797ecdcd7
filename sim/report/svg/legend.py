"""The key of a map: each sign beside the words for it, in rows that end where the paper does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sim.report.svg import marks
from sim.report.svg.canvas import Canvas, Point
from sim.report.svg.labels import text_width, wrap
from sim.report.svg.sheet import Sheet

ROW = 22.0  # height
SIGN = 24.0  # width of a sign
GAP = 22.0  # between entries
Entry = tuple[Callable[[Canvas, Point], None], str]


def entries(sheet: Sheet) -> list[Entry]:
    """The signs that the sheet uses, with their words."""
    spots = sheet.spots
    sides = {spot.side if spot.chance is None else int(spot.chance > 0.5) for spot in spots
             if not marks.in_doubt(spot.chance)}
    doubt = any(marks.in_doubt(spot.chance) for spot in spots)
    sure = doubt or any(spot.chance is not None for spot in spots)
    how = "almost surely held by" if sure else "held by"
    out: list[Entry] = []
    for side in (1, 0):
        if side in sides:
            out.append((lambda c, at, side=side: marks.holder(c, at, 6, side),  # type: ignore[misc]
                        f"{how} {sheet.members[side]}"))
    if doubt:
        out.append((lambda c, at: marks.pie(c, at, 7, 0.3),
                    f"in doubt (5 to 95%): the filled part is the chance of {sheet.sides[1]}"))
    if any(spot.post for spot in spots):
        out.append((lambda c, at: marks.flag(c, (at[0] - 3, at[1] + 9), 3), sheet.posts))
    if any(spot.surrounded for spot in spots):
        out.append((lambda c, at: marks.ring(c, at, 4), "surrounded"))
    if any(spot.struck for spot in spots):
        out.append((lambda c, at: marks.burst(c, at, 8), "soldiers killed here that day"))
    if any(spot.taken for spot in spots):
        out.append((lambda c, at: marks.taken_ring(c, at, 2), "changed hands that day"))
    outside = [spot.side for spot in spots if not spot.disputed]
    if outside:
        out.append((lambda c, at: marks.holder(c, at, 4, outside[0]),
                    "small: outside the ground at issue"))
    return out


def rows_of(found: Iterable[Entry], width: float) -> list[list[tuple[float, Entry, list[str]]]]:
    """Entries in rows: where each begins, itself, its words in lines."""
    rows: list[list[tuple[float, Entry, list[str]]]] = []
    x = width
    for entry in found:
        lines = wrap(entry[1], width - SIGN)
        need = SIGN + max(text_width(line) for line in lines) + GAP
        if x + need > width + GAP:
            rows.append([])
            x = 0.0
        rows[-1].append((x, entry, lines))
        x += need
    return rows


def height(sheet: Sheet, width: float) -> float:
    """How tall the key will be."""
    return sum(row_height(row) for row in rows_of(entries(sheet), width))


def row_height(row: list[tuple[float, Entry, list[str]]]) -> float:
    """Height of a row by its entry of most lines."""
    return ROW + 15 * (max(len(lines) for _, _, lines in row) - 1)


def draw_legend(canvas: Canvas, sheet: Sheet, corner: Point, width: float) -> float:
    """Draw the key with its corner at a point; returns where it ends below."""
    y = corner[1]
    for row in rows_of(entries(sheet), width):
        for x, (sign, _), lines in row:
            sign(canvas, (corner[0] + x + 8, y + 10))
            for k, line in enumerate(lines):
                canvas.text((corner[0] + x + SIGN, y + 14 + 15 * k), line)
        y += row_height(row)
    return y
