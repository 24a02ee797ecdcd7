"""Indices with their intervals, the strongest on top."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.glossary.text import interval, percent, words
from sim.questions.sensitivity.indices import PAIR, Index, Indices
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, ORANGE
from sim.report.figures.names import FigureNames, upper
from sim.report.figures.rows import FigureRow, draw_rows, fit_rows, line_of, quote_end, room_for
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = 24
SETTLED = 0.98  # an index from which the factor says what the outcome is
MEANING = {"screen": "mean size of the effect (mu*), points of probability from the 5% to the 95% "
                     "point",
           "sobol": "share of variance: with all it does together with others (bar), alone "
                    "(upright)",
           "importance": "share of variance that goes with the factor alone"}
SECOND = {"sobol": "S1"}
PAIRS = "share of variance that two carry together, beyond each alone (S2)"
SIGNED = "Blue: raises it; orange: lowers it; grey: doctrines, which have no order.  "


def scale_of(found: Indices) -> float:
    """100 where an index is in points."""
    return found.asked.scale if found.method == "screen" else 1.0


def unit_name(found: Indices, key: str, names: FigureNames) -> str:
    """A factor, a group or a pair of them."""
    def of(part: str) -> str:
        keys = found.groups.get(part, (part,))
        if len(keys) == 1:
            return names.factor(keys[0])
        return upper(names.actor(part) if part in names.actors else words(part))

    return " with ".join(of(part) for part in key.split(PAIR))


def settles(found: Indices, i: Index) -> bool:
    """True for an index that says that the factor alone settles the outcome."""
    return i.value >= SETTLED and (found.asked.share or found.method != "screen")


def leading(found: Indices) -> list[Index]:
    """The indices to draw, the largest first, without a factor that settles the outcome."""
    every = [i for i in found.leading if i.value > 0]
    return [i for i in every if not settles(found, i)]


def settling(found: Sequence[Indices], names: FigureNames) -> str:
    """Names factors that settle an outcome by themselves: a tautology, not a finding."""
    said = [f"{unit_name(f, i.key, names)} ({names.measure(f.asked)})" for f in found
            for i in f.leading if settles(f, i)]
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
    return f"What moves {quote_end(end)} most: {unit_name(found, first.key, names)}, {size}{tail}"


def draw_indices(
    ax: Axes, found: Indices, shown: Sequence[Index], title: str, names: FigureNames
) -> Axes:
    """A bar a factor, with its interval."""
    scale, look = scale_of(found), paint()
    signs = {i.key: i.value for i in found.of("mu")}
    alone = {i.key: i.value for i in found.of(SECOND.get(found.method, ""))}
    sheet.tidy(ax, title, "", 4.4)
    for place, i in enumerate(shown):
        sign = signs.get(i.key, 0.0) if "." in i.key else 0.0  # doctrines and groups have no order
        shade = BLUE if sign > 0 else ORANGE if sign < 0 else GREY if signs else BLUE
        ax.barh(place, scale * i.value, 0.6, color=look.soft(shade, 0.35))
        low, high = max(0.0, scale * i.low), scale * i.high
        ax.plot([low, high], [place, place], color=look.ink, linewidth=1.4)
        if i.key in alone:
            ax.plot(scale * max(0.0, alone[i.key]), place, "|", color=look.ink, markersize=10)
    sheet.lines(ax, [unit_name(found, i.key, names) for i in shown], 3.2)
    ax.set_xlim(left=0)
    if found.method != "screen":
        sheet.percent_axis(ax.xaxis)
    ax.set_xlabel(sheet.fold(MEANING[found.method], sheet.SMALL, 4.6), fontsize=sheet.SMALL,
                  color=look.ink)
    return ax


@dataclass(frozen=True)
class IndexPanel:
    """One part of the figure: the units of an outcome, or pairs of them."""

    found: Indices
    rows: list[Index]
    title: str
    note: str
    pairs: bool = False

    def row_names(self, names: FigureNames) -> list[str]:
        """What its rows are called."""
        return [unit_name(self.found, i.key, names) for i in self.rows]

    def height(self, names: FigureNames) -> float:
        """Inches that it takes."""
        return line_of(self.row_names(names), 3.2) * max(2, len(self.rows)) + 0.95

    def draw(self, ax: Axes, names: FigureNames) -> None:
        """Draw it."""
        if not self.pairs:
            draw_indices(ax, self.found, self.rows, self.title, names)
            return
        rows = [FigureRow(name, i.value, i.low, i.high)
                for name, i in zip(self.row_names(names), self.rows, strict=True)]
        draw_rows(ax, rows, self.title, PAIRS, 1.0, 4.4)
        sheet.percent_axis(ax.xaxis)


def panels_of(found: Sequence[Indices], names: FigureNames) -> list[IndexPanel]:
    """The panels of every outcome, in order."""
    paired = any(f.of("S2") for f in found)
    most = min(SHOWN, room_for(len(found) * (2 if paired else 1)))
    out = []
    for f in found:
        how = (f"{f.extreme} in {f.rollouts:,} rollouts: nothing shows what moves it" if f.extreme
               else f"{f.asked.text_of(f.p)} on average")
        end = names.measure(f.asked)
        rows, note = fit_rows(leading(f), most, "groups" if f.groups else "factors")
        out.append(IndexPanel(f, rows, f"{end}, {how}", note))
        if f.of("S2"):
            pairs, note = fit_rows(f.of("S2"), most, "pairs")
            out.append(IndexPanel(f, pairs, f"{end}, pairs", note, True))
    return out


@with_style
def sensitivity_figure(
    found: Sequence[Indices],
    names: FigureNames,
    origin: str,
    ax: Axes | None = None,
    style: str = "light",
) -> Figure:
    """One panel an outcome, and one of its pairs; into `ax` the first."""
    claim, panels = sensitivity_claim(found[0], names), panels_of(found, names)
    if ax is not None:
        return sheet.root_of(draw_indices(ax, found[0], panels[0].rows, claim, names))
    heights = [panel.height(names) for panel in panels]
    key = SIGNED if found[0].method == "screen" and found[0].of("mu") else ""
    notes = list(dict.fromkeys(panel.note for panel in panels if panel.note))
    fig = sheet.sheet(8.4, sum(heights), claim,
                      f"What moves the probability; n = {found[0].rollouts:,}",
                      [key + "Black line: 95% bootstrap interval.", settling(found, names),
                       *notes, origin])
    grid = fig.add_gridspec(len(panels), 1, height_ratios=heights)
    for k, panel in enumerate(panels):
        panel.draw(fig.add_subplot(grid[k]), names)
    return fig
