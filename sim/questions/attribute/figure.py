"""Who carries an outcome's probability: Shapley values with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.questions.attribute.attribution import Attribution, PlayerShare
from sim.report.figures import sheet
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import (
    FigureRow,
    by_size,
    draw_rows,
    fit_rows,
    line_of,
    points,
    room_for,
)
from sim.report.figures.theme import with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Dot: Shapley value, the mean change of the outcome when the mechanism joins the others, "
    "over all orders; line: 95% bootstrap over parameter rows; grey: it holds zero.  "
    "Upright: added to nothing.  Cross: taken from everything."
)


def rows_of(a: Attribution, names: FigureNames) -> list[FigureRow]:
    """A line a mechanism, the largest on top."""
    return by_size([FigureRow(names.mechanism(s.player), s.value, s.low, s.high, share_text(a, s),
                              ((s.alone, "|"), (s.last, "x"))) for s in a.shares])


def share_text(a: Attribution, s: PlayerShare) -> str:
    """A value with its interval."""
    if a.asked.share:
        return points(s.value, s.low, s.high)
    return f"{a.asked.change(s.value)} ({a.asked.interval(s.low, s.high)})"


def attribution_claim(a: Attribution, names: FigureNames) -> str:
    """The mechanism that carries most, if any surely does."""
    end = names.measure(a.asked)
    sure = [row for row in rows_of(a, names) if row.sure]
    if not sure:
        return f"{end}: no mechanism surely carries any of its {a.asked.text_of(a.full)}"
    first, way = sure[0], "adds most" if sure[0].at > 0 else "takes most"
    return f"{end}: {first.name} {way}, {first.said}{points_of(a)} of {a.asked.text_of(a.full)}"


def points_of(a: Attribution) -> str:
    """The unit of a change, within a sentence."""
    return " points" if a.asked.share else ""


def panel_title(a: Attribution, names: FigureNames) -> str:
    """The share without any of them and with all."""
    return (f"{names.measure(a.asked)}: {a.asked.text_of(a.none)} with all of them off, "
            f"{a.asked.text_of(a.full)} with all on")


@with_style
def attribution_figure(found: Sequence[Attribution], names: FigureNames, origin: str,
                       ax: Axes | None = None, style: str = "light") -> Figure:
    """One panel an outcome; into `ax` the first."""
    units = [("points of probability" if a.asked.share else "change of the mean", a.asked.scale)
             for a in found]
    if ax is not None:
        rows = fit_rows(rows_of(found[0], names))[0]
        return sheet.root_of(draw_rows(ax, rows, attribution_claim(found[0], names), *units[0]))
    each = room_for(len(found))
    panels = [(panel_title(a, names), *fit_rows(rows_of(a, names), each, "mechanisms"))
              for a in found]
    heights = [line_of([row.name for row in rows]) * max(2, len(rows)) + 0.9
               for _, rows, _ in panels]
    fig = sheet.sheet(8.4, sum(heights), attribution_claim(found[0], names),
                      f"How much of an outcome each mechanism carries; n = {found[0].rollouts:,} "
                      "of each set", [KEY, panels[0][2], origin])
    grid = fig.add_gridspec(len(panels), 1, height_ratios=heights)
    for k, (title, rows, _) in enumerate(panels):
        draw_rows(fig.add_subplot(grid[k]), rows, title, *units[k], inches=4.8)
    return fig
