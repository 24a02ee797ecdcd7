"""The figure of an audit's section: dots with intervals, or one quantity against another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sim.plots import style
from sim.plots.colours import INK, PALETTE
from sim.results.words import words
from sim.studies.instruments.section import Cell, Chart, Section, Table, Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LINE = 0.23  # inches of a line of dots
LEAST = 2.6  # inches of a panel
WIDE = 6.4


def number(cell: Cell) -> tuple[float, float, float] | None:
    """A cell as (value, low, high), or None where it is no number."""
    if isinstance(cell, Value):
        if cell.at is None:
            return None
        low = cell.at if cell.low is None else cell.low
        high = cell.at if cell.high is None else cell.high
        return cell.at, low, high
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell), float(cell), float(cell)
    return None


def groups_of(table: Table, hue: str) -> list[str]:
    """Texts of the hue's column, each once, in order."""
    if not hue:
        return [""]
    at = table.column(hue)
    return list(dict.fromkeys(str(row[at]) for row in table.rows))


def drawn_rows(table: Table, chart: Chart) -> list[tuple[Cell, ...]]:
    """Rows that have a number to draw, as many as there is room for."""
    at = table.column(chart.x)
    return [row for row in table.rows if number(row[at]) is not None][: chart.most]


def draw_dots(ax: Axes, table: Table, chart: Chart) -> None:
    """One line a row: the value, its interval, a name at the side."""
    name, x = table.column(chart.name), table.column(chart.x)
    scale = 100.0 if table.columns[x].kind in ("share", "points") else 1.0
    rows, hues = drawn_rows(table, chart), groups_of(table, chart.hue)
    for place, row in enumerate(rows):
        got = number(row[x])
        assert got is not None
        at, low, high = (scale * v for v in got)
        hue = str(row[table.column(chart.hue)]) if chart.hue else ""
        colour = PALETTE[hues.index(hue) % len(PALETTE)]
        ax.plot([low, high], [place, place], color=colour, linewidth=1.3)
        ax.plot([at], [place], "o", markersize=4.2, color=colour)
    ax.set_yticks(range(len(rows)), [words(str(row[name])) for row in rows])
    ax.set_ylim(max(len(rows), 1) - 0.4, -0.6)
    ax.grid(False, axis="y")
    if scale == 1.0 or table.columns[x].kind == "points":
        ax.axvline(0, color=INK, linewidth=0.8)
    unit = {"share": ", %", "points": ", points"}.get(table.columns[x].kind, "")
    ax.set_xlabel(table.columns[x].head + unit, fontsize=style.SMALL, color=INK)
    legend(ax, hues, "o")


def draw_scatter(ax: Axes, table: Table, chart: Chart) -> None:
    """y against x with intervals, the line on which both are alike."""
    x, y = table.column(chart.x), table.column(chart.y)
    hues = groups_of(table, chart.hue)
    ends = [0.0]
    for row in table.rows:
        across, up = number(row[x]), number(row[y])
        if across is None or up is None:
            continue
        hue = str(row[table.column(chart.hue)]) if chart.hue else ""
        colour = PALETTE[hues.index(hue) % len(PALETTE)]
        ax.plot([across[0]] * 2, up[1:], color=colour, linewidth=1.0, alpha=0.7)
        ax.plot([across[0]], [up[0]], "o", markersize=4.2, color=colour)
        ends += [across[0]]
    span = [min(ends), max(ends)] if max(ends) > min(ends) else [-0.01, 0.01]
    ax.plot(span, span, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.set_xlabel(table.columns[x].head, fontsize=style.SMALL, color=INK)
    ax.set_ylabel(table.columns[y].head, fontsize=style.SMALL, color=INK)
    legend(ax, hues, "o")


def legend(ax: Axes, hues: list[str], mark: str) -> None:
    """Names of the groups, where there are several."""
    if len(hues) < 2:
        return
    for k, hue in enumerate(hues):
        ax.plot([], [], mark, markersize=4.2, color=PALETTE[k % len(PALETTE)], label=words(hue))
    ax.legend(fontsize=style.SMALL - 1, frameon=False, loc="best")


def height_of(section: Section, chart: Chart) -> float:
    """Inches a panel needs."""
    if chart.kind == "scatter":
        return 3.4
    return max(LEAST, LINE * len(drawn_rows(section.table(chart.table), chart)) + 1.0)


def section_figure(section: Section, title: str, seed: int) -> Figure | None:
    """Every panel of a section, two across; None where it has none with something in it."""
    charts = [c for c in section.charts if drawn_rows(section.table(c.table), c)]
    if not charts:
        return None
    across = 1 if len(charts) == 1 else 2
    heights = [max(height_of(section, c) for c in charts[k : k + across])
               for k in range(0, len(charts), across)]
    fig = style.new_figure(WIDE * across if across > 1 else 8.0, sum(heights) + 1.4)
    grid: Any = fig.add_gridspec(len(heights), across, height_ratios=heights)
    style.heading(fig, section.asks[:1].upper() + section.asks[1:])
    style.notes(fig, "Lines: 95% intervals, clustered in parameter rows.",
                f"{title.rstrip('.')} Seed {seed}; {section.played:,} rollouts played.")
    for k, chart in enumerate(charts):
        ax = fig.add_subplot(grid[k // across, k % across])
        style.tidy(ax, chart.title)
        table = section.table(chart.table)
        (draw_dots if chart.kind == "dots" else draw_scatter)(ax, table, chart)
    return fig
