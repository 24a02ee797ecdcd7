"""An audit in one figure: what moves the answer, what must not, and luck against ignorance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.glossary.text import words
from sim.questions.audit.audit import Audit
from sim.questions.audit.invariance import BOUND, Shift
from sim.questions.audit.variance import Split
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, ORANGE, RED
from sim.report.figures.names import FigureNames, names_of, upper
from sim.report.figures.rows import LINE, FigureRow, draw_rows, fit_rows, line_of, points, quote_end
from sim.report.figures.theme import paint, with_style
from sim.studies.paired import Pair

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TOP, MOST = 13, 14  # lines of the upper and the lower panels
KEY = (
    "Dots: change of the share in percentage points on shared luck, with 95% intervals; grey: the "
    "interval holds zero.  Parameters: from the 1% to the 99% point of their priors.  Mechanisms: "
    "switched off."
)


@dataclass(frozen=True)
class Looked:
    """What an audit's figure shows: of `n` rollouts, whose question asks of an axis and a label."""

    parameters: Sequence[Pair]
    mechanisms: Sequence[Pair]
    shifts: Sequence[Shift]
    variance: Sequence[Split]
    asked: tuple[str, str]
    names: FigureNames
    n: int
    origin: str


def looked_at(a: Audit) -> Looked:
    """What is drawn of an audit."""
    from sim.report.figures.draw import origin

    question, n = a.outcome.question, a.outcome.completed
    return Looked(a.parameters.pairs, a.mechanisms.pairs, a.shifts, a.variance,
                  (question["axis"], question["label"]), names_of(a.outcome), n,
                  origin(a.outcome, n))


def rows_of(pairs: Sequence[Pair], names: FigureNames) -> list[FigureRow]:
    """What each change does to the question's label, the strongest on top; idle ones left out."""
    top = sorted(pairs, key=lambda p: (-abs(p.asked), p.name))
    return [
        FigureRow(name_of(p.name, names), p.asked, p.asked - p.asked_half, p.asked + p.asked_half)
        for p in top
        if p.asked or p.asked_half
    ]


def name_of(key: str, names: FigureNames) -> str:
    """A parameter, or a mechanism without its group."""
    return names.factor(key) if "." in key else upper(names.mechanism(key))


def audit_claim(a: Looked) -> str:
    """What moves the answer most, and whether a rewriting of the crisis does."""
    end = a.names.end(*a.asked)
    rows = [row for pairs in (a.parameters, a.mechanisms)
            for row in rows_of(pairs, a.names) if row.sure]
    broken = sum(s.broken for s in a.shifts)
    how = {0: "no rewriting", 1: "1 rewriting"}.get(broken, f"{broken} rewritings")
    twin = f"{how} of the same crisis {'move' if broken > 1 else 'moves'} a share too far"
    if not rows:
        return f"Nothing surely moves {quote_end(end)}; {twin}"
    first = max(rows, key=lambda row: abs(row.at))
    size = points(first.at, first.low, first.high)
    return f"What moves {quote_end(end)} most: {first.name}, {size} points; {twin}"


def rewriting(name: str) -> str:
    """A rewriting in words."""
    head, _, tail = name.partition(":")
    said = {"duplicate": "twice: ", "split": "in two: ", "frequency": ""}.get(head, f"{head}: ")
    return words((said + tail if tail else name).replace(".", ", "))


def draw_shifts(ax: Axes, shifts: Sequence[Shift], title: str) -> Axes:
    """What each rewriting does to the headline share it moves most, within the band allowed."""
    look = paint()
    sheet.tidy(ax, title, "", 4.0)
    for place, s in enumerate(shifts):
        shade = look.mark(RED if s.broken else BLUE if s.holds else ORANGE)
        ax.errorbar(100 * s.difference, place, xerr=100 * s.half_width, fmt="o", markersize=4,
                    color=shade, linewidth=1.4)
    ax.axvspan(-100 * BOUND, 100 * BOUND, color=look.grid, zorder=0)
    ax.axvline(0, color=look.ink, linewidth=0.8)
    ax.set_xlabel("points; band: what is allowed", fontsize=sheet.SMALL, color=look.ink)
    return sheet.lines(ax, [rewriting(s.name) for s in shifts], 3.6)


def draw_variance(ax: Axes, splits: Sequence[Split], title: str, names: FigureNames) -> Axes:
    """Ignorance (dark) and luck (light) of each label, with the interval of the border."""
    look = paint()
    sheet.tidy(ax, title, "", 4.0)
    for place, s in enumerate(splits):
        ax.barh(place, s.ignorance, 0.62, color=look.mark(BLUE))
        ax.barh(place, s.luck, 0.62, s.ignorance, color=look.soft(BLUE, 0.8))
        low, high = max(0.0, s.low), min(1.0, s.high)
        ax.plot([low, high], [place, place], color=look.ink, linewidth=1.3)
    ax.set_xlim(0, 1)
    sheet.percent_axis(ax.xaxis)
    ax.set_xlabel("dark: ignorance of parameters and doctrines; light: luck", fontsize=sheet.SMALL,
                  color=look.ink)
    return sheet.lines(ax, [names.outcome(s.output) for s in splits], 3.6)


@with_style
def audit_figure(a: Looked, ax: Axes | None = None, style: str = "light") -> Figure:
    """What moves the answer, what must not, where variance comes from; no empty panels.

    Into `ax`: the parameters.
    """
    names, unit = a.names, "points"
    moves, moves_note = fit_rows(rows_of(a.parameters, names), TOP, "parameters")
    offs, offs_note = fit_rows(rows_of(a.mechanisms, names), TOP, "mechanisms")
    shifts, shifts_note = fit_rows(sorted((s for s in a.shifts if s.difference), key=lambda s: (
        -abs(s.difference) - s.half_width, s.name)), MOST, "rewritings")
    same = len([s for s in a.shifts if not s.difference])
    same_note = f"{same} more rewritings leave every headline share exactly as it is." * bool(same)
    splits, splits_note = fit_rows([s for s in a.variance if "=" in s.output and 0 < s.mean < 1],
                                 MOST, "ends")
    lost = (moves_note, offs_note, shifts_note, same_note, splits_note)
    claim = audit_claim(a)
    if ax is not None:
        return sheet.root_of(draw_rows(ax, moves, claim, unit))
    upper_line = line_of([row.name for row in (*moves, *offs)])
    tall = [upper_line * max(2, len(moves), len(offs)) + 0.85,
            LINE * max(2, len(shifts), len(splits)) + 0.85]
    fig = sheet.sheet(12.4, sum(tall), claim,
                      f"What moves the answer, and what must not; n = {a.n:,}",
                      [KEY, " ".join(filter(None, lost)), a.origin])
    grid = fig.add_gridspec(2, 2, height_ratios=tall)
    if moves:
        draw_rows(fig.add_subplot(grid[0, 0]), moves, "Parameters", unit)
    if offs:
        draw_rows(fig.add_subplot(grid[0, 1]), offs, "Without a mechanism", unit)
    if shifts:
        draw_shifts(fig.add_subplot(grid[1, 0]), shifts, "The same crisis written differently")
    if splits:
        draw_variance(fig.add_subplot(grid[1, 1]), splits, "Where an end's variance comes from",
                      names)
    return fig
