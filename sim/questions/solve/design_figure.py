"""What a threat gets: points played and fitted surfaces, by each of its four sides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.brief import brief
from sim.glossary.text import percent, words
from sim.questions.solve.designer import (
    FACTORS,
    TRUSTED,
    WORTH,
    Surface,
    ThreatDesign,
    quadratic,
    ranges,
)
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, RED
from sim.report.figures.dates import day_text
from sim.report.figures.ladder import BANDS
from sim.report.figures.names import upper
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from sim.scenario.model import Scenario

KEY = (
    "Small dots: threats played. Line: fitted surface with the other three sides as issued, cut "
    "off at 0% and 100%; broken where it foretells less than half of the variance of points left "
    "out. Large dot: as issued. Diamond: the robust threat (least largest regret over the rivals' "
    "doctrines)."
)
UNITS = {"deadline": "deadline", "size": "part of the demand", "publicity": "publicity",
         "rung": "act threatened"}


@dataclass(frozen=True)
class Sides:
    """Lowest and highest of each side of a threat, (sides, 2), and the first day."""

    ends: np.ndarray
    start: dt.date

    __repr__ = brief

    def date(self, day: float) -> str:
        """The date of a day."""
        return day_text(self.start + dt.timedelta(days=int(day)))


def sides_of(scenario: Scenario) -> Sides:
    """The sides of a scenario's first ultimatum."""
    return Sides(np.array(ranges(scenario)), scenario.start)


def curve(sides: Sides, d: ThreatDesign, s: Surface, f: int) -> tuple[np.ndarray, np.ndarray]:
    """The fitted surface along one factor through the threat as issued; shares within 0..1."""
    low, high = sides.ends[f]
    along = np.linspace(low, high, 60)
    points = np.tile(d.points[-1], (60, 1))
    points[:, f] = along
    beta = np.linalg.pinv(quadratic(d.points, sides.ends)) @ s.values
    fitted = quadratic(points, sides.ends) @ beta
    return along, fitted if s.name == WORTH else np.clip(fitted, 0.0, 1.0)


def value(s: Surface, k: int) -> str:
    """What a threat got when it was played."""
    return f"{s.values[k]:+.2f}" if s.name == WORTH else percent(float(s.values[k]))


def threat(sides: Sides, d: ThreatDesign, k: int) -> str:
    """A threat in words."""
    day, size, publicity, rung = d.points[k]
    act = next(b.name for b in BANDS if b.low <= round(rung) <= b.high)
    return (f"{sides.date(day)}, {percent(float(size))} of the demand, "
            f"publicity {publicity:.1f}, {act}")


def design_claim(sides: Sides, d: ThreatDesign) -> str:
    """The robust threat and what it got, beside the one as issued."""
    last, first = len(d.points) - 1, d.surfaces[0]
    if d.robust == last:
        return (f"The threat as issued is the robust one ({percent(d.holds)} of samples); "
                f"{words(first.name)} {value(first, last)}")
    return (f"The robust threat ({percent(d.holds)} of samples): deadline "
            f"{threat(sides, d, d.robust)}: {words(first.name)} "
            f"{value(first, d.robust)}, against {value(first, last)} as issued")


def draw_response(ax: Axes, sides: Sides, d: ThreatDesign, s: Surface, f: int) -> Axes:
    """One response along one factor."""
    look, factor = paint(), FACTORS[f]
    sheet.tidy(ax, f"{upper(words(s.name))} by {UNITS[factor]}", "", 2.2)
    ax.plot(d.points[:-1, f], s.values[:-1], "o", color=look.mark(GREY), markersize=2.6, alpha=0.7)
    x, y = curve(sides, d, s, f)
    ax.plot(x, y, color=look.mark(BLUE), linewidth=1.8,
            linestyle="-" if s.foretold >= TRUSTED else "--")
    ax.plot(d.points[-1, f], s.values[-1], "o", color=look.ink, markersize=6, clip_on=False)
    ax.plot(d.points[d.robust, f], s.values[d.robust], "D", color=look.mark(RED), markersize=6,
            clip_on=False, zorder=4)
    if s.name != WORTH:
        ax.set_ylim(-0.03, min(1.03, max(0.05, 1.1 * float(max(s.values.max(), y.max())))))
        sheet.percent_axis(ax.yaxis)
    if factor == "deadline":
        low, high = sides.ends[f]
        ticks = np.unique(np.linspace(low, high, 3).round()).astype(int)
        ax.set_xticks(ticks.tolist(), [sides.date(t) for t in ticks])
    elif factor == "rung":
        ax.set_xticks([5, 6, 7, 8], ["proxy", "strikes", "oper-\nation", "war"])
    return ax


@with_style
def design_figure(sides: Sides, d: ThreatDesign, origin: str, ax: Axes | None = None,
                  style: str = "light") -> Figure:
    """A row a response, a column a side of the threat. Into `ax`: the first by the deadline."""
    if ax is not None:
        return sheet.root_of(draw_response(ax, sides, d, d.surfaces[0], 0))
    n = len(d.surfaces)
    fig = sheet.sheet(10.4, 1.85 * n, design_claim(sides, d),
                      "What a threat gets by deadline, size, publicity and act; "
                      f"n = {d.rollouts:,} of each threat", [KEY, origin])
    for row, s in enumerate(d.surfaces):
        for f in range(len(FACTORS)):
            ax = draw_response(fig.add_subplot(n, len(FACTORS), row * len(FACTORS) + f + 1),
                               sides, d, s, f)
            if f == 0:
                unit = "parts of the issue's worth" if s.name == WORTH else "of rollouts"
                ax.set_ylabel(unit, fontsize=sheet.SMALL, color=paint().ink)
    return fig
