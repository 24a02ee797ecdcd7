"""An audit in one figure: what moves the answer, what must not, and luck against ignorance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.plots import style
from sim.plots.colours import BLUE, GREY, INK, ORANGE, RED
from sim.results.words import words
from sim.studies.audit import Audit
from sim.studies.invariance import BOUND, Shift
from sim.studies.paired import Pair
from sim.studies.variance import Split

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TOP = 14
MOST = 30  # rewritings shown
KEY = (
    "Points: change of the share in percentage points on shared luck, with 95% intervals.  "
    "Parameters: from the 1% to the 99% point of their priors.  Mechanisms: switched off.  "
    "Grey: the interval holds zero."
)


def lines(ax: Axes, names: Sequence[str]) -> Axes:
    """One name a line, the first on top."""
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    return ax


def draw_moves(ax: Axes, pairs: Sequence[Pair], title: str) -> Axes:
    """What each change does to the share of the question's label, the strongest on top."""
    top = sorted(pairs, key=lambda p: (-abs(p.asked), p.name))[:TOP]
    for place, p in enumerate(top):
        shade = BLUE if abs(p.asked) > p.asked_half else GREY
        ax.errorbar(100 * p.asked, place, xerr=100 * p.asked_half, fmt="o", markersize=4,
                    color=shade, linewidth=1.4)
    style.tidy(ax, title)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xlabel("points", fontsize=style.SMALL, color=INK)
    return lines(ax, [p.name for p in top])


def draw_shifts(ax: Axes, shifts: Sequence[Shift], title: str) -> Axes:
    """What each rewriting does to the headline share it moves most, within the band allowed."""
    top = sorted(shifts, key=lambda s: (-abs(s.difference) - s.half_width, s.name))[:MOST]
    for place, s in enumerate(top):
        shade = RED if s.broken else BLUE if s.holds else ORANGE
        ax.errorbar(100 * s.difference, place, xerr=100 * s.half_width, fmt="o", markersize=4,
                    color=shade, linewidth=1.4)
    style.tidy(ax, title)
    ax.axvspan(-100 * BOUND, 100 * BOUND, color="#EEEEEE", zorder=0)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_xlabel("points; grey band: what is allowed", fontsize=style.SMALL, color=INK)
    return lines(ax, [s.name.replace("duplicate:", "twice: ").replace("split:", "split: ")
                      .replace("frequency:", "").replace("_", " ") for s in top])


def draw_variance(ax: Axes, splits: Sequence[Split], title: str) -> Axes:
    """Ignorance (dark) and luck (light) of each label, with the interval of the border."""
    shown = [s for s in splits if "=" in s.output]
    for place, s in enumerate(shown):
        ax.barh(place, s.ignorance, 0.62, color=BLUE)
        ax.barh(place, s.luck, 0.62, s.ignorance, color="#D5E5F2")
        ax.plot([s.low, s.high], [place, place], color=INK, linewidth=1.3)
    style.tidy(ax, title)
    ax.set_xlim(0, 1)
    style.percent_axis(ax.xaxis)
    ax.set_xlabel("dark: ignorance of parameters and doctrines; light: luck", fontsize=style.SMALL,
                  color=INK)
    return lines(ax, [words(s.output.replace("=", ": ")) for s in shown])


def audit_figure(a: Audit) -> Figure:
    """Four panels; none is left out where it is empty, for that says something too."""
    axis, label = (words(a.outcome.question[k]) for k in ("axis", "label"))
    tall = [TOP, max(TOP, sum("=" in s.output for s in a.variance))]
    fig = style.new_figure(13.0, 0.21 * sum(tall) + 2.6)
    grid = fig.add_gridspec(2, 2, height_ratios=[n + 4 for n in tall])
    n = a.outcome.completed
    style.heading(fig, f"What moves '{axis}: {label}', and what must not", n)
    style.notes(fig, KEY, style.origin(a.outcome, n))
    draw_moves(fig.add_subplot(grid[0, 0]), a.parameters.pairs, "Parameters")
    draw_moves(fig.add_subplot(grid[0, 1]), a.mechanisms.pairs, "Without a mechanism")
    draw_shifts(fig.add_subplot(grid[1, 0]), a.shifts, "The same crisis written otherwise")
    draw_variance(fig.add_subplot(grid[1, 1]), a.variance, "Whence an outcome's variance")
    return fig
