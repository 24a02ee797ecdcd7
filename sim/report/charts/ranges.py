"""A chance with its two ranges as one bar; and a swing between two chances."""

from __future__ import annotations

from markupsafe import Markup

from sim.report.svg.canvas import Canvas

HEIGHT = 14.0
THIN = 0.35  # half the least width of anything drawn, in percent of the bar


def canvas(name: str, title: str) -> Canvas:
    """A drawing 100 wide that a table stretches to its width; the table's numbers say it all."""
    return Canvas(name, 100, HEIGHT, title, "The numbers stand in the row above.")


def finish(c: Canvas) -> Markup:
    """The drawing, hidden from whoever listens: it repeats its row."""
    return Markup(c.svg(**{"aria-labelledby": None, "role": None, "aria_hidden": "true",
                           "class": "bar-row", "preserveAspectRatio": "none"}))


def grid(c: Canvas, lines: tuple[float, ...] = (0, 25, 50, 75, 100)) -> None:
    """Thin lines that tables' bars share."""
    for x in lines:
        c.rect((min(x, 99.8), 0), (0.2, HEIGHT), "grid-fill")


def block(c: Canvas, ends: tuple[float, float], top: float, height: float, class_: str) -> None:
    """A bar between two ends in percent, never thinner than can be seen."""
    low, high = max(0.0, min(ends)), min(100.0, max(ends))
    middle = min(max((low + high) / 2, THIN), 100 - THIN)
    half = max((high - low) / 2, THIN)
    c.rect((middle - half, top), (2 * half, height), class_)


def draw_range(name: str, title: str, p: float, spread: tuple[float, float] | None,
               sampling: tuple[float, float]) -> Markup:
    """A bar for the spread over what is not known, in it one for sampling error, and the chance."""
    c = canvas(name, title)
    grid(c)
    if spread is not None:
        block(c, (spread[0] * 100, spread[1] * 100), 2, HEIGHT - 4, "band")
    block(c, (sampling[0] * 100, sampling[1] * 100), 5, HEIGHT - 10, "whisker")
    block(c, (p * 100, p * 100), 0, HEIGHT, "mark")
    return finish(c)


def draw_swing(name: str, title: str, ends: tuple[float, float], centre: float) -> Markup:
    """From the chance where a quantity is low (light end) to that where it is high (dark end)."""
    c = canvas(name, title)
    grid(c)
    low, high = ends[0] * 100, ends[1] * 100
    block(c, (low, high), 3, HEIGHT - 6, "band")
    block(c, (low, low), 3, HEIGHT - 6, "low-end")
    block(c, (high, high), 1, HEIGHT - 2, "high-end")
    c.rect((min(centre * 100, 99.7), 0), (0.3, HEIGHT), "centre")
    return finish(c)


def draw_difference(name: str, title: str, row: tuple[float, float, float], reach: float) -> Markup:
    """A paired difference with its 95 % interval about a line at no difference.

    row: difference, low, high; there is a bar only where the interval lies on one side. reach: the
    largest size on the scale, at either edge.
    """
    c = canvas(name, title)
    place = [50 + 50 * x / reach for x in row]
    grid(c, (0, 100))
    if row[1] > 0 or row[2] < 0:
        block(c, (50.0, place[0]), 3, HEIGHT - 6, "band")
    block(c, (place[1], place[2]), 6, HEIGHT - 12, "whisker")
    block(c, (place[0], place[0]), 1, HEIGHT - 2, "mark")
    c.rect((49.8, 0), (0.4, HEIGHT), "zero")
    return finish(c)
