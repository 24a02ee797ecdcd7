"""Comparisons as bars: in how many rows each holds, is reversed, is undecided, is untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.plots import style
from sim.plots.colours import BLUE, GREY, ORANGE
from sim.results.words import percent, words
from sim.studies.findings import Finding

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PARTS = (("holds", "holds", BLUE, 0.9), ("undecided", "cannot be told", GREY, 0.5),
         ("untouched", "nothing changes", GREY, 0.2), ("reversed", "reversed", ORANGE, 0.9))


def draw_findings(ax: Axes, found: list[Finding]) -> Axes:
    """A bar a comparison, the surest on top."""
    order = sorted(found, key=lambda f: -(f.share if f.told else 0.0))
    for place, f in enumerate(order):
        left = 0.0
        for name, label, shade, alpha in PARTS:
            wide = getattr(f, name) / f.rows
            ax.barh(place, wide, 0.62, left, color=shade, alpha=alpha,
                    label=label if place == 0 else None)
            left += wide
        told = f"{percent(f.share)} of {f.told} told" if f.told else "none told"
        ax.text(1.02, place, told, va="center", fontsize=style.SMALL,
                transform=ax.get_yaxis_transform())
    style.tidy(ax, "Rows")
    ax.set_yticks(range(len(order)), [words(f.comparison.name) for f in order])
    ax.set_ylim(len(order) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    style.percent_axis(ax.xaxis)
    ax.set_xlabel("of parameter rows", fontsize=style.SMALL)
    return ax


def findings_figure(found: list[Finding], origin: str) -> Figure:
    """All comparisons of a scenario."""
    fig = style.new_figure(8.6, 0.36 * len(found) + 2.0)
    style.heading(fig, "Which statements hold over all priors",
                  2 * found[0].rows * found[0].replicates * len(found))
    ax = draw_findings(fig.add_subplot(1, 1, 1), found)
    ax.legend(loc="lower right", bbox_to_anchor=(1.0, 1.0), ncols=4, frameon=False,
              fontsize=style.SMALL)
    style.notes(fig, origin)
    return fig
