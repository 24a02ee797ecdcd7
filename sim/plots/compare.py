"""What each version of a crisis changes: paired intervals, and those of unpaired runs behind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.plots import style
from sim.plots.colours import GREY, INK, PALETTE
from sim.results.words import sentence, words
from sim.studies.change import Change, named

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Point and bar: change in points with its 95% interval on shared luck, parameter rows the "
    "unit. Thin grey bar: the interval that as many rollouts with luck of their own would give."
)
Named = tuple[str, Sequence[Change]]


def draw_axis(ax: Axes, axis: str, labels: Sequence[str], found: Sequence[Named]) -> Axes:
    """One outcome axis: a group of bars a label, one a version."""
    each = 0.8 / len(found)
    for v, (name, changes) in enumerate(found):
        by = named(changes)
        for place, label in enumerate(labels):
            c = by[f"{axis}={label}"]
            y = place - 0.4 + each * (v + 0.5)
            x, half, wide = 100 * c.difference, 100 * c.half, 100 * c.unpaired
            ax.plot([x - wide, x + wide], [y, y], color=GREY, linewidth=0.8, alpha=0.8)
            ax.plot([x - half, x + half], [y, y], color=PALETTE[v % len(PALETTE)], linewidth=3.0)
            ax.plot(x, y, "o", color=PALETTE[v % len(PALETTE)], markersize=4.5,
                    label=words(name) if place == 0 else None)
    style.tidy(ax, sentence(axis))
    ax.axvline(0, color=INK, linewidth=0.8)
    ax.set_yticks(range(len(labels)), [words(x) for x in labels])
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel("points of probability", fontsize=style.SMALL, color=INK)
    return ax


def compare_figure(title: str, found: Sequence[Named], axes: dict[str, Sequence[str]], n: int,
                   origin: str) -> Figure:
    """One panel an outcome axis; labels that no version reaches are left out."""
    shown = {axis: [x for x in labels
                    if any(named(c)[f"{axis}={x}"].before + named(c)[f"{axis}={x}"].after > 0
                           for _, c in found)] for axis, labels in axes.items()}
    bars = sum(len(v) for v in shown.values()) * max(2, len(found))
    fig = style.new_figure(7.6, 0.15 * bars + 1.1 * len(shown) + 1.6)
    style.heading(fig, title, n)
    style.notes(fig, KEY, origin)
    heights = [max(2, len(v)) for v in shown.values()]
    grid = fig.add_gridspec(len(shown), 1, height_ratios=heights)
    for k, (axis, labels) in enumerate(shown.items()):
        ax = draw_axis(fig.add_subplot(grid[k]), axis, labels, found)
        if k == 0 and len(found) > 1:
            ax.legend(fontsize=style.SMALL, frameon=False, loc="best")
    return fig
