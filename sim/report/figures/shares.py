"""Shares of outcome labels with both ranges: ignorance as a wide bar, luck as a narrow one."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from sim.data.outcome import Outcome
from sim.glossary.text import percent
from sim.report.figures import sheet
from sim.report.figures.claims import likeliest
from sim.report.figures.colours import colours
from sim.report.figures.names import FigureNames, names_of
from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Wide light bar: 5-95% of the probability over parameter rows and doctrine profiles.  "
    "Narrow dark bar: Monte Carlo 95%, allowing for rollouts that share a row.  "
    "Upright mark and number: share of rollouts."
)
LINE = 0.245  # inches
COLUMN, NAME, ROOM = 6.1, 2.0, 8.6  # inches of a column, a name, and all panels


def claim(axis: str, rows: dict[str, dict[str, Any]], names: FigureNames) -> str:
    """How an axis most likely ends."""
    by_name = {names.label(axis, label): row for label, row in rows.items()}
    return f"{names.axis(axis)}: {likeliest(by_name)}"


def draw_shares(ax: Axes, rows: dict[str, dict[str, Any]], title: str, shades: dict[str, str],
                said: dict[str, str]) -> Axes:
    """One outcome axis: every label on a line of its own, first label on top."""
    look = paint()
    sheet.tidy(ax, title, "", title_room(said))
    for place, (label, row) in enumerate(rows.items()):
        shade = look.mark(shades[label])
        if row["spread_low"] is not None:
            wide = row["spread_high"] - row["spread_low"]
            ax.barh(place, wide, 0.66, row["spread_low"], color=look.soft(shades[label], 0.65))
        ax.barh(place, row["high"] - row["low"], 0.30, row["low"], color=shade)
        if row["p"] is not None:
            mark = [place - 0.33, place + 0.33]
            ax.plot([row["p"]] * 2, mark, color=look.ink, linewidth=1.6, clip_on=False, zorder=4)
        text = percent(row["p"], row["high"] - row["low"])
        ax.text(1.03, place, text, va="center", fontsize=sheet.SMALL, color=look.ink,
                transform=ax.get_yaxis_transform())
    sheet.lines(ax, [said[label] for label in rows], NAME)
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    sheet.percent_axis(ax.xaxis)
    return ax


def columns(heights: dict[str, float]) -> list[list[str]]:
    """The axes in one column or in two, each in their order, the first at the head of the first.

    Few axes stand in one where it has room for them; of two the ones that make the page least tall.
    """
    names = list(heights)
    whole = sum(heights.values())
    if len(names) <= 3 and whole <= ROOM / LINE:
        return [names]
    best: tuple[list[str], list[str]] = (names, [])
    least = whole
    for size in range(len(names) - 1):
        for others in itertools.combinations(names[1:], size + 1):
            right = sum(heights[name] for name in others)
            if max(right, whole - right) < least - 1e-9:
                best = ([name for name in names if name not in others], list(others))
                least = max(right, whole - right)
    return [part for part in best if part]


def tallest(heights: dict[str, float]) -> float:
    """Height of the taller column."""
    return max(sum(heights[name] for name in part) for part in columns(heights))


def fitting(heights: dict[str, float]) -> dict[str, float]:
    """The axes that a page of two columns has room for, earlier ones first."""
    out: dict[str, float] = {}
    for name, tall in heights.items():
        if not out or tallest({**out, name: tall}) <= ROOM / LINE:
            out[name] = tall
    return out


def title_room(labels: dict[str, str]) -> float:
    """Inches that the title of an axis may take beside its labels' names."""
    lines = [line for x in labels.values() for line in sheet.fold(x, sheet.SMALL, NAME).split("\n")]
    return COLUMN - 0.6 - max(sheet.width_of(line, sheet.SMALL, "normal") for line in lines)


def height_of(title: str, labels: dict[str, str]) -> float:
    """Lines that an axis takes: its title, its labels, of which any may be folded, its scale."""
    folded = max(sheet.fold(x, sheet.SMALL, NAME).count("\n") for x in labels.values())
    over = sheet.fold(title, sheet.PANEL_HEAD, title_room(labels), "bold").count("\n")
    return max(1.0, 0.66 * (folded + 1)) * len(labels) + 2.3 + 0.75 * over


def shares_figure(outcome: Outcome, summary: dict[str, Any], origin: str, ax: Axes | None = None
                  ) -> Figure:
    """All outcome axes in one figure, the question's first; into `ax` the question's alone."""
    tables, shades, names = summary["outcomes"], colours(outcome), names_of(outcome)
    said = {axis: {label: names.label(axis, label) for label in rows}
            for axis, rows in tables.items()}
    asked = outcome.question["axis"]
    if ax is not None:
        title = claim(asked, tables[asked], names)
        return sheet.root_of(draw_shares(ax, tables[asked], title, shades, said[asked]))
    titles = {name: names.axis(name) if name == asked else claim(name, rows, names)
              for name, rows in tables.items()}  # what is asked stands over the whole figure
    heights = {name: height_of(titles[name], said[name]) for name in tables}
    shown = fitting(heights)
    lost = [names.axis(name) for name in tables if name not in shown]
    parts = columns(shown)
    most = tallest(shown)
    wide = COLUMN * len(parts) + (0.8 if len(parts) == 1 else 0)
    fig = sheet.sheet(wide, LINE * most, claim(asked, tables[asked], names),
                      f"How the rollouts ended; n = {summary['n']:,}",
                      [KEY, f"Not drawn for want of room: {'; '.join(lost)}." if lost else "",
                       origin])
    for k, part in enumerate(parts):
        sizes = [shown[name] for name in part]
        sub = fig.add_gridspec(1, len(parts))[k].subgridspec(
            len(part) + 1, 1, height_ratios=[*sizes, max(most - sum(sizes), 1e-3)])
        for j, name in enumerate(part):
            draw_shares(fig.add_subplot(sub[j]), tables[name], titles[name], shades, said[name])
    return fig
