"""Shares of outcome labels with both ranges: ignorance as a wide bar, luck as a narrow one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.plots import style
from sim.plots.colours import INK, colours
from sim.results.outcome import Outcome
from sim.results.words import percent, sentence, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Wide light bar: 5-95% of the probability over parameter rows and doctrine profiles.  "
    "Narrow dark bar: Monte Carlo 95%, allowing for rollouts that share a row.  "
    "Black mark and number: share of rollouts."
)


def draw_shares(
    ax: Axes, rows: dict[str, dict[str, Any]], title: str, shades: dict[str, str]
) -> Axes:
    """One outcome axis: every label on a line of its own, first label on top."""
    for place, (label, row) in enumerate(rows.items()):
        shade = shades[label]
        if row["spread_low"] is not None:
            wide = row["spread_high"] - row["spread_low"]
            ax.barh(place, wide, 0.66, row["spread_low"], color=shade, alpha=0.30)
        ax.barh(place, row["high"] - row["low"], 0.30, row["low"], color=shade)
        if row["p"] is not None:
            mark = [place - 0.33, place + 0.33]
            ax.plot([row["p"]] * 2, mark, color=INK, linewidth=1.6, clip_on=False, zorder=4)
        text = percent(row["p"], row["high"] - row["low"])
        across = ax.get_yaxis_transform()
        ax.text(1.03, place, text, va="center", fontsize=style.SMALL, transform=across)
    style.tidy(ax, title)
    ax.set_yticks(range(len(rows)), [words(label) for label in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    style.percent_axis(ax.xaxis)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    return ax


def columns(heights: dict[str, float]) -> list[list[str]]:
    """The axes in order, in one column or in two of nearly equal height."""
    names, tall = list(heights), list(heights.values())
    if len(names) <= 3:
        return [names]
    cut = min(range(1, len(names)), key=lambda k: abs(sum(tall[:k]) - sum(tall[k:])))
    return [names[:cut], names[cut:]]


def shares_figure(outcome: Outcome, summary: dict[str, Any]) -> Figure:
    """All outcome axes in one figure, the lines of both columns equally far apart."""
    tables, shades = summary["outcomes"], colours(outcome)
    heights = {name: len(rows) + 2.1 for name, rows in tables.items()}
    parts = columns(heights)
    most = max(sum(heights[name] for name in part) for part in parts)
    fig = style.new_figure(6.2 * len(parts) + (0.8 if len(parts) == 1 else 0), 0.29 * most + 1.4)
    style.heading(fig, "How the rollouts ended", summary["n"])
    style.notes(fig, KEY, style.origin(outcome, outcome.completed))
    for k, part in enumerate(parts):
        sizes = [heights[name] for name in part]
        sub = fig.add_gridspec(1, len(parts))[k].subgridspec(
            len(part) + 1, 1, height_ratios=[*sizes, max(most - sum(sizes), 1e-3)]
        )
        for j, name in enumerate(part):
            draw_shares(fig.add_subplot(sub[j]), tables[name], sentence(name), shades)
    return fig
