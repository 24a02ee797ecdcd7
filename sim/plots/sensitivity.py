"""Indices with their intervals, the strongest on top; screening also as mu* against sigma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.plots import style
from sim.plots.colours import BLUE, GREY, INK, ORANGE
from sim.plots.sweep import named
from sim.results.words import sentence
from sim.studies.sensitivity import Found

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SHOWN = 20
LEAD = {"screen": ("mu_star", "mu*, points of probability from the 5% to the 95% point"),
        "sobol": ("ST", "share of variance: total (bar), alone (mark)"),
        "importance": ("first", "share of variance that goes with the factor alone")}
SECOND = {"sobol": "S1"}


def draw_indices(ax: Axes, found: Found) -> Axes:
    """A bar a factor, with its interval."""
    lead, unit = LEAD[found.method]
    scale = 100.0 if found.method == "screen" else 1.0
    shown = [i for i in found.of(lead) if i.value > 0][:SHOWN]
    signs = {i.key: i.value for i in found.of("mu")}
    alone = {i.key: i.value for i in found.of(SECOND.get(found.method, ""))}
    for place, i in enumerate(shown):
        sign = signs.get(i.key, 0.0) if "." in i.key else 0.0  # doctrines have no order
        shade = BLUE if sign > 0 else ORANGE if sign < 0 else GREY if signs else BLUE
        ax.barh(place, scale * i.value, 0.6, color=shade, alpha=0.7)
        ax.plot([scale * i.low, scale * i.high], [place, place], color=INK, linewidth=1.4)
        if i.key in alone:
            ax.plot(scale * max(0.0, alone[i.key]), place, "|", color=INK, markersize=10)
    style.tidy(ax, sentence(found.outcome.replace(":", ", ")))
    ax.set_yticks(range(len(shown)), [named(i.key) for i in shown])
    ax.set_ylim(max(1, len(shown)) - 0.4, -0.6)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    ax.set_xlim(left=0)
    ax.set_xlabel(unit, fontsize=style.SMALL, color=INK)
    return ax


def sensitivity_figure(found: list[Found], origin: str) -> Figure:
    """One panel an outcome."""
    rows = max(min(SHOWN, sum(i.value > 0 for i in f.of(LEAD[f.method][0]))) for f in found)
    each = 0.24 * max(3, rows) + 1.2
    fig = style.new_figure(8.2, each * len(found) + 1.5)
    style.heading(fig, "What moves the probability", sum(f.rollouts for f in found[:1]))
    signed = "Blue: raises it; orange: lowers it; grey: doctrines, which have no order.  "
    key = signed if found[0].method == "screen" else ""
    style.notes(fig, key + "Black line: 95% bootstrap interval.", origin)
    for k, f in enumerate(found):
        draw_indices(fig.add_subplot(len(found), 1, k + 1), f)
    return fig
