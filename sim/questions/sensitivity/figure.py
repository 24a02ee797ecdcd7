"""Indices with their intervals, the strongest on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.glossary.text import interval, percent
from sim.questions.sensitivity.indices import Index, Indices
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, ORANGE
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import fit_rows, line_of, quote_end, room_for
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = 24
SETTLED = 0.98  # an index from which the factor says what the outcome is
LEAD = {"screen": ("mu_star", "mean size of the effect (mu*), points of probability from the 5% "
                   "to the 95% point"),
        "sobol": ("ST", "share of variance: with all it does together with others (bar), alone "
                  "(upright)"),
        "importance": ("first", "share of variance that goes with the factor alone")}
SECOND = {"sobol": "S1"}
SIGNED = "Blue: raises it; orange: lowers it; grey: doctrines, which have no order.  "


def scale_of(found: Indices) -> float:
    """100 where an index is in points."""
    return found.asked.scale if found.method == "screen" else 1.0


def settles(found: Indices, i: Index) -> bool:
    """True for an index that says that the factor alone settles the outcome."""
    return i.value >= SETTLED and (found.asked.share or found.method != "screen")


def leading(found: Indices) -> list[Index]:
    """The indices to draw, the largest first, without a factor that settles the outcome."""
    every = [i for i in found.of(LEAD[found.method][0]) if i.value > 0]
    return [i for i in every if not settles(found, i)]


def settling(found: Sequence[Indices], names: FigureNames) -> str:
    """Names factors that settle an outcome by themselves: a tautology, not a finding."""
    said = [f"{names.factor(i.key)} ({names.measure(f.asked)})" for f in found
            for i in f.of(LEAD[f.method][0]) if settles(f, i)]
    return f"Left out, for it settles the outcome by itself: {'; '.join(said)}." if said else ""


def sensitivity_claim(found: Indices, names: FigureNames) -> str:
    """The factor that moves the outcome most, if any surely does, and whether others may."""
    end, shown = names.measure(found.asked), leading(found)
    if found.extreme:
        return f"{found.extreme.capitalize()} in {found.rollouts:,} rollouts: {quote_end(end)}"
    sure = [i for i in shown if i.low > 0]
    if not sure:
        return f"Nothing surely moves {quote_end(end)}"
    first = sure[0]
    if found.method == "screen":
        value, low, high = (found.asked.size(x, 0) for x in (first.value, first.low, first.high))
        size = f"{value} {found.asked.unit}".strip() + f" ({low} to {high})"
    else:
        size = f"{percent(first.value)} of the variance ({interval(first.low, first.high)})"
    rivals = [i for i in shown[1:] if i.high > first.low]
    tail = f"; {len(rivals)} more may be as strong" if rivals else ""
    return f"What moves {quote_end(end)} most: {names.factor(first.key)}, {size}{tail}"


def draw_indices(
    ax: Axes, found: Indices, shown: Sequence[Index], title: str, names: FigureNames
) -> Axes:
    """A bar a factor, with its interval."""
    scale, look = scale_of(found), paint()
    signs = {i.key: i.value for i in found.of("mu")}
    alone = {i.key: i.value for i in found.of(SECOND.get(found.method, ""))}
    sheet.tidy(ax, title, "", 4.4)
    for place, i in enumerate(shown):
        sign = signs.get(i.key, 0.0) if "." in i.key else 0.0  # doctrines have no order
        shade = BLUE if sign > 0 else ORANGE if sign < 0 else GREY if signs else BLUE
        ax.barh(place, scale * i.value, 0.6, color=look.soft(shade, 0.35))
        low, high = max(0.0, scale * i.low), scale * i.high
        ax.plot([low, high], [place, place], color=look.ink, linewidth=1.4)
        if i.key in alone:
            ax.plot(scale * max(0.0, alone[i.key]), place, "|", color=look.ink, markersize=10)
    sheet.lines(ax, [names.factor(i.key) for i in shown], 3.2)
    ax.set_xlim(left=0)
    if found.method != "screen":
        sheet.percent_axis(ax.xaxis)
    ax.set_xlabel(sheet.fold(LEAD[found.method][1], sheet.SMALL, 4.6), fontsize=sheet.SMALL,
                  color=look.ink)
    return ax


@with_style
def sensitivity_figure(
    found: Sequence[Indices],
    names: FigureNames,
    origin: str,
    ax: Axes | None = None,
    style: str = "light",
) -> Figure:
    """One panel an outcome; into `ax` the first."""
    claims = [sensitivity_claim(f, names) for f in found]
    most = min(SHOWN, room_for(len(found)))
    shown = [fit_rows(leading(f), most, "factors") for f in found]
    if ax is not None:
        return sheet.root_of(draw_indices(ax, found[0], shown[0][0], claims[0], names))
    heights = [line_of([names.factor(i.key) for i in rows], 3.2) * max(2, len(rows)) + 0.95
               for rows, _ in shown]
    key = SIGNED if found[0].method == "screen" else ""
    fig = sheet.sheet(8.4, sum(heights), claims[0],
                      f"What moves the probability; n = {found[0].rollouts:,}",
                      [key + "Black line: 95% bootstrap interval.", settling(found, names),
                       shown[0][1], origin])
    grid = fig.add_gridspec(len(found), 1, height_ratios=heights)
    for k, (f, (rows, _)) in enumerate(zip(found, shown, strict=True)):
        how = (f"{f.extreme} in {f.rollouts:,} rollouts: nothing shows what moves it" if f.extreme
               else f"{f.asked.text_of(f.p)} on average")
        title = f"{names.measure(f.asked)}, {how}"
        draw_indices(fig.add_subplot(grid[k]), f, rows, title, names)
    return fig
