"""Cumulative chances by day, each curve named at its end, with the days that matter marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sim.report.charts.lanes import LETTER, fold, lanes, spread_out
from sim.report.svg.canvas import Canvas

LINE = 16.0  # of text
BOTTOM, LEFT, PLOT = 26.0, 50.0, 210.0
GAP = 8.0  # between the end of a curve and its name


@dataclass(frozen=True)
class Curve:
    """A chance by evening, float (days,); key: the path of its last value."""

    name: str
    share: str
    key: str
    p: Sequence[float]


@dataclass(frozen=True)
class Tick:
    """A day of the axis and what stands there."""

    day: int
    text: str


class Frame:
    """Where days and chances lie on a drawing of some width."""

    def __init__(self, width: float, days: int, top: float) -> None:
        self.right = width - (184.0 if width > 500 else 118.0)
        self.width, self.days, self.top = width, days, top

    def x(self, day: float) -> float:
        """Place of the evening of a day; -1 is the evening before the first."""
        return LEFT + (self.right - LEFT) * (day + 1) / self.days

    def y(self, p: float) -> float:
        """Height of a chance."""
        return self.top + PLOT * (1 - p)


def draw_curves(name: str, width: float, curves: Sequence[Curve], ticks: Sequence[Tick],
                marks: Sequence[Tick]) -> Markup:
    """The chart, `width` units wide."""
    days = len(curves[0].p) if curves else 1
    frame = Frame(width, days, 0.0)
    flags = flag_lanes(frame, marks)
    frame.top = LINE * (max(flags, default=-1) + 1) + 10
    c = Canvas(name, width, frame.top + PLOT + BOTTOM, "Chance of each event by day",
               "; ".join(f"{curve.name}: {curve.share} by the last day" for curve in curves))
    draw_axes(c, frame, ticks)
    draw_marks(c, frame, marks, flags)
    draw_lines(c, frame, curves)
    draw_names(c, frame, curves)
    return Markup(c.svg(**{"class": "chart"}))


def flag_span(frame: Frame, mark: Tick) -> tuple[float, float]:
    """Where the name of a mark stands, kept within the drawing."""
    size = len(mark.text) * LETTER + 6
    start = min(max(frame.x(mark.day) - size / 2, 0.0), frame.width - size)
    return start, start + size


def flag_lanes(frame: Frame, marks: Sequence[Tick]) -> list[int]:
    """The lane of each mark's name, the lowest first."""
    return lanes([flag_span(frame, mark) for mark in marks])


def draw_axes(c: Canvas, frame: Frame, ticks: Sequence[Tick]) -> None:
    """Lines and marks of chances and days."""
    for p in (0.0, 0.25, 0.5, 0.75, 1.0):
        c.line((LEFT, frame.y(p)), (frame.right, frame.y(p)), "grid" if p else "axis")
        c.text((LEFT - 6, frame.y(p) + 4.5), f"{p * 100:.0f}\N{NO-BREAK SPACE}%", "tick",
               text_anchor="end", data_given="axis")
    for tick in ticks:
        c.line((frame.x(tick.day), frame.y(0)), (frame.x(tick.day), frame.y(0) + 5), "axis")
        c.text((frame.x(tick.day), frame.y(0) + 20), tick.text, "tick", text_anchor="middle",
               data_given="date")


def draw_marks(c: Canvas, frame: Frame, marks: Sequence[Tick], flags: Sequence[int]) -> None:
    """A dashed line at each day that matters, its name above."""
    most = max(flags, default=0)
    for mark, lane in zip(marks, flags, strict=True):
        y = LINE * (most - lane) + LINE - 3
        start, end = flag_span(frame, mark)
        c.line((frame.x(mark.day), y + 3), (frame.x(mark.day), frame.y(0)), "event-day")
        c.text(((start + end) / 2, y), mark.text, "tick", text_anchor="middle", data_given="date")


def draw_lines(c: Canvas, frame: Frame, curves: Sequence[Curve]) -> None:
    """Each curve as steps: a day's events have come by its evening."""
    for k, curve in enumerate(curves):
        points = [(frame.x(-1), frame.y(0.0))]
        for day, p in enumerate(curve.p):
            points += [(frame.x(day), points[-1][1]), (frame.x(day), frame.y(p))]
        c.path(points, f"curve curve-{k % 5}")


def draw_names(c: Canvas, frame: Frame, curves: Sequence[Curve]) -> None:
    """The name and the last chance of each curve at its end, pushed apart where they would meet."""
    room = frame.width - frame.right - GAP - 8
    texts = [fold(curve.name, room) for curve in curves]
    heights = [LINE * (len(lines) + 1) + 4 for lines in texts]
    ends = [frame.y(curve.p[-1]) for curve in curves]
    tops = spread_out(ends, heights, 4.0, frame.y(0.0) + 8)
    for k, (curve, lines, top) in enumerate(zip(curves, texts, tops, strict=True)):
        middle = top + heights[k] / 2
        c.path([(frame.right, ends[k]), (frame.right + GAP, middle)], f"leader curve-{k % 5}")
        x = frame.right + GAP + 4
        c.text((x, top + LINE - 3), curve.share, "label strong", data_key=curve.key,
               data_as="share")
        for n, line in enumerate(lines):
            c.text((x, top + LINE * (n + 2) - 3), line, "label", data_given="scenario")
