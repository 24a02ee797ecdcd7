"""Signs of a map, each known by its shape as well as by its colour."""

from __future__ import annotations

import math

from sim.report.svg.canvas import Canvas, Point, number

FLAG = 13.0  # height of a post's flag above its place
DOUBT = (0.05, 0.95)  # chances between which a place is in doubt


def in_doubt(chance: float | None) -> bool:
    """True for a chance that is neither almost nought nor almost one."""
    return chance is not None and DOUBT[0] < chance < DOUBT[1]


def holder(canvas: Canvas, at: Point, radius: float, side: int) -> None:
    """A place that a side holds: side 1 a full disc, side 0 an open square."""
    if side == 1:
        canvas.circle(at, radius, "side1 mark")
    else:
        half = radius * 0.86
        canvas.rect((at[0] - half, at[1] - half), (2 * half, 2 * half), "open0")


def pie(canvas: Canvas, at: Point, radius: float, chance: float) -> None:
    """A place in doubt: the filled part, clockwise from the top, is the chance of side 1."""
    canvas.circle(at, radius, "half")
    turn = 2 * math.pi * chance
    x, y = at[0] + radius * math.sin(turn), at[1] - radius * math.cos(turn)
    large = 1 if chance > 0.5 else 0
    r = number(radius)
    canvas.add("path", class_="side1", d=(
        f"M{number(at[0])} {number(at[1])} L{number(at[0])} {number(at[1] - radius)} "
        f"A{r} {r} 0 {large} 1 {number(x)} {number(y)} Z"))


def flag(canvas: Canvas, at: Point, radius: float) -> None:
    """A post: a flag on the place."""
    x, foot = at[0], at[1] - radius * 0.7
    top = foot - FLAG
    canvas.line((x, foot), (x, top), "pole")
    canvas.path([(x, top), (x + 10, top + 3.5), (x, top + 7)], "ink", closed=True)


def ring(canvas: Canvas, at: Point, radius: float) -> None:
    """A post that is surrounded: a dashed ring."""
    canvas.circle(at, radius + 4, "ring")


def taken_ring(canvas: Canvas, at: Point, radius: float) -> None:
    """A place that changed hands today: a plain ring, outside any other."""
    canvas.circle(at, radius + 7, "pole")


def burst(canvas: Canvas, at: Point, radius: float) -> None:
    """Where people were killed today: a star of eight points."""
    points = []
    for k in range(16):
        length = radius * (1.0 if k % 2 == 0 else 0.5)
        turn = math.pi * k / 8
        points.append((at[0] + length * math.sin(turn), at[1] - length * math.cos(turn)))
    canvas.path(points, "bad mark", closed=True)


def arrow(canvas: Canvas, a: Point, b: Point, class_: str) -> None:
    """A line with a head at its end."""
    canvas.line(a, b, class_)
    head(canvas, a, b, class_)


def head(canvas: Canvas, a: Point, b: Point, class_: str) -> None:
    """The head of an arrow that comes from a and ends at b."""
    turn = math.atan2(b[1] - a[1], b[0] - a[0])
    wings = [(b[0] - 10 * math.cos(turn + x), b[1] - 10 * math.sin(turn + x)) for x in (0.4, -0.4)]
    canvas.path([wings[0], b, wings[1]], class_, style="stroke-dasharray:none")
