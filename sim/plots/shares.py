"""Shares of outcome labels: a point, the Monte Carlo interval, and the spread over rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.plots import style
from sim.results.outcome import Outcome
from sim.results.words import percent, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = "Point: share.  Thick: Monte Carlo 95%.  Thin: 5-95% over parameter rows and doctrines."


def draw_shares(ax: Axes, rows: dict[str, dict[str, Any]], title: str) -> Axes:
    """One outcome axis: every label on a line of its own, first label on top."""
    for place, (label, row) in enumerate(rows.items()):
        shade = style.colour(label)
        if row["spread_low"] is not None:
            ends = [row["spread_low"], row["spread_high"]]
            ax.plot(ends, [place, place], color=shade, linewidth=1.3, solid_capstyle="butt")
        ends = [row["low"], row["high"]]
        ax.plot(ends, [place, place], color=shade, linewidth=5, alpha=0.55, solid_capstyle="butt")
        if row["p"] is not None:
            ax.plot([row["p"]], [place], "o", color=shade, markersize=5, clip_on=False, zorder=4)
        text = percent(row["p"])
        ax.text(1.03, place, text, va="center", fontsize=8, transform=ax.get_yaxis_transform())
    ax.set_yticks(range(len(rows)), [words(label) for label in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    style.percent_axis(ax.xaxis)
    style.tidy(ax, title)
    ax.grid(False, axis="y")
    return ax


def columns(axes: dict[str, list[str]]) -> list[list[str]]:
    """The axes in scenario order, in one column or in two of nearly equal height."""
    names = list(axes)
    if len(names) <= 3:
        return [names]
    tall = [len(axes[name]) + 2 for name in names]
    cut = min(range(1, len(names)), key=lambda k: abs(sum(tall[:k]) - sum(tall[k:])))
    return [names[:cut], names[cut:]]


def shares_figure(outcome: Outcome, summary: dict[str, Any]) -> Figure:
    """All outcome axes in one figure, the lines of both columns equally far apart."""
    parts = columns(outcome.axes)
    sizes = [[len(outcome.axes[name]) + 2.0 for name in part] for part in parts]
    most = max(sum(size) for size in sizes)
    fig = style.new_figure(6.2 * len(parts), 0.28 * most + 1.2)
    style.heading(fig, outcome, "How the rollouts ended", summary["n"])
    fig.supxlabel(style.sentence(KEY), x=0.01, ha="left", fontsize=8.5, color=style.INK)
    for k, (part, size) in enumerate(zip(parts, sizes, strict=True)):
        sub = fig.add_gridspec(1, len(parts))[k].subgridspec(
            len(part) + 1, 1, height_ratios=[*size, max(most - sum(size), 1e-3)]
        )
        for j, name in enumerate(part):
            ax = fig.add_subplot(sub[j])
            draw_shares(ax, summary["outcomes"][name], style.sentence(name))
    return fig
