"""Who carries an outcome's probability: Shapley values with their intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.plots import style
from sim.plots.colours import BLUE, GREY, INK, ORANGE
from sim.results.words import percent, sentence, words
from sim.studies.attribution import Attribution

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Bar: Shapley value, the mean change of the probability when the mechanism joins the others, "
    "over all orders; black line: 95% bootstrap over parameter rows.  "
    "Tick: added to nothing.  Cross: taken from everything."
)


def draw_attribution(ax: Axes, a: Attribution) -> Axes:
    """One bar a player, the largest on top."""
    order = sorted(a.shares, key=lambda s: -s.value)
    for place, s in enumerate(order):
        sure = s.low > 0 or s.high < 0
        shade = (BLUE if s.value > 0 else ORANGE) if sure else GREY
        ax.barh(place, 100 * s.value, 0.58, color=shade, alpha=0.75)
        ax.plot([100 * s.low, 100 * s.high], [place, place], color=INK, linewidth=1.6)
        ax.plot(100 * s.alone, place, marker="|", markersize=11, color=INK, markeredgewidth=1.2)
        ax.plot(100 * s.last, place, marker="x", markersize=5, color=INK, markeredgewidth=1.2)
    style.tidy(ax, sentence(a.outcome))
    title = f"{sentence(a.outcome.replace(':', ', '))}: {percent(a.none)} with all of them off, "
    ax.set_title(title + f"{percent(a.full)} with all on", loc="left", fontsize=10,
                 fontweight="bold", color=INK)
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_yticks(range(len(order)), [words(s.player) for s in order])
    ax.set_ylim(len(order) - 0.4, -0.6)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("points of probability", fontsize=style.SMALL, color=INK)
    return ax


def attribution_figure(found: list[Attribution], origin: str) -> Figure:
    """One panel an outcome."""
    first = found[0]
    each = 0.32 * len(first.shares) + 1.3
    fig = style.new_figure(7.6, each * len(found) + 1.7)
    style.heading(fig, "How much of an outcome each mechanism carries", first.rollouts)
    style.notes(fig, KEY, origin)
    for k, a in enumerate(found):
        draw_attribution(fig.add_subplot(len(found), 1, k + 1), a)
    return fig
