"""Who carries an outcome's probability: Shapley values with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.glossary.text import percent
from sim.questions.attribute.attribution import Attribution
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
    "Dot: Shapley value, the mean change of the probability when the mechanism joins the others, "
    "over all orders; line: 95% bootstrap over parameter rows; grey: it holds zero.  "
    "Upright: added to nothing.  Cross: taken from everything."
)


def rows_of(a: Attribution, names: FigureNames) -> list[FigureRow]:
    """A line a mechanism, the largest on top."""
    return by_size([FigureRow(names.mechanism(s.player), s.value, s.low, s.high,
                              points(s.value, s.low, s.high), ((s.alone, "|"), (s.last, "x")))
                    for s in a.shares])


def attribution_claim(a: Attribution, names: FigureNames) -> str:
    """The mechanism that carries most, if any surely does."""
    end = names.outcome(a.outcome)
    sure = [row for row in rows_of(a, names) if row.sure]
    if not sure:
        return f"{end}: no mechanism surely carries any of its {percent(a.full)}"
    first, way = sure[0], "adds most" if sure[0].at > 0 else "takes most"
    return f"{end}: {first.name} {way}, {first.said} points of {percent(a.full)}"


def panel_title(a: Attribution, names: FigureNames) -> str:
    """The share without any of them and with all."""
    return (f"{names.outcome(a.outcome)}: {percent(a.none)} with all of them off, "
            f"{percent(a.full)} with all on")


@with_style
def attribution_figure(found: Sequence[Attribution], names: FigureNames, origin: str,
                       ax: Axes | None = None, style: str = "light") -> Figure:
    """One panel an outcome; into `ax` the first."""
    unit = "points of probability"
    if ax is not None:
        rows = fit_rows(rows_of(found[0], names))[0]
        return sheet.root_of(draw_rows(ax, rows, attribution_claim(found[0], names), unit))
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
        draw_rows(fig.add_subplot(grid[k]), rows, title, unit, inches=4.8)
    return fig
