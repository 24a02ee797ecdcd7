"""Comparisons as bars: in how many rows each holds, is reversed, is undecided, is untouched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sim.glossary.text import percent, words
from sim.questions.findings.survival import BAR, LEAST, Survival
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, ORANGE
from sim.report.figures.names import FigureNames, upper
from sim.report.figures.rows import LINE, fit_rows
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

PARTS = (("holds", "holds", BLUE, 0.0), ("undecided", "cannot be told", GREY, 0.45),
         ("untouched", "nothing changes", GREY, 0.8), ("reversed", "reversed", ORANGE, 0.0))


def surest_first(found: Sequence[Survival]) -> list[Survival]:
    """The surest on top."""
    return sorted(found, key=lambda f: (-(f.share if f.told else -1.0), f.comparison.name))


def findings_claim(found: Sequence[Survival]) -> str:
    """How many statements survive, do not, or cannot be told."""
    survive = sum(f.verdict == "survives" for f in found)
    silent = sum(f.told < LEAST for f in found)
    tail = f"; {silent} cannot be told" if silent else ""
    failed = len(found) - survive - silent
    mid = f"; {failed} {'does' if failed == 1 else 'do'} not" if failed else ""
    some = f"{survive} of {len(found)} statements hold" if survive \
        else f"None of {len(found)} statements holds"
    return f"{some} in over {percent(BAR)} of the rows that tell{mid}{tail}"


def draw_findings(ax: Axes, found: Sequence[Survival], title: str) -> Axes:
    """One bar per comparison; the parts are named above the first bar."""
    look = paint()
    sheet.tidy(ax, title, "", 4.6)
    for place, f in enumerate(found):
        left = 0.0
        for name, _, shade, part in PARTS:
            wide = getattr(f, name) / f.rows
            ax.barh(place, wide, 0.62, left, color=look.soft(shade, part))
            left += wide
        told = f"{percent(f.share)} of {f.told} told" if f.told else "none told"
        ax.text(1.02, place, told, va="center", fontsize=sheet.SMALL, color=look.ink,
                transform=ax.get_yaxis_transform())
    sheet.lines(ax, [upper(words(f.comparison.name)) for f in found], 2.8)
    ax.set_xlim(0, 1)
    sheet.percent_axis(ax.xaxis)
    ax.set_xlabel("of parameter rows", fontsize=sheet.SMALL, color=look.ink)
    return name_parts(ax)


def name_parts(ax: Axes) -> Axes:
    """What the shades mean: squares with their words in a line over the bars."""
    from matplotlib.lines import Line2D

    look = paint()
    marks = [Line2D([], [], marker="s", linestyle="none", markersize=7,
                    color=look.soft(shade, part), label=label) for _, label, shade, part in PARTS]
    ax.legend(handles=marks, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=4, frameon=False,
              fontsize=sheet.SMALL, handletextpad=0.2, columnspacing=1.2, borderaxespad=0.1,
              labelcolor=look.ink)
    return sheet.lift(ax, 22)


@with_style
def findings_figure(
    found: Sequence[Survival],
    names: FigureNames,
    origin: str,
    ax: Axes | None = None,
    style: str = "light",
) -> Figure:
    """All comparisons of a scenario."""
    shown, note = fit_rows(surest_first(found), 28, "statements")
    claim = findings_claim(found)
    if ax is not None:
        return sheet.root_of(draw_findings(ax, shown, claim))
    n = 2 * found[0].rows * found[0].replicates * len(found)
    fig = sheet.sheet(8.6, LINE * 1.2 * len(shown) + 0.8, claim,
                      f"In what share of parameter rows each statement holds; n = {n:,}",
                      [note, origin])
    draw_findings(fig.add_subplot(1, 1, 1), shown, "")
    return fig
