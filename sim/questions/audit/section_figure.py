"""The figure of an audit's section: dots with intervals, or one quantity against another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from sim.glossary.text import words
from sim.questions.audit.section import Cell, Chart, Section, SectionTable
from sim.report.figures import sheet
from sim.report.figures.colours import PALETTE
from sim.report.figures.names import FigureNames, upper
from sim.report.figures.rows import line_of
from sim.report.figures.theme import paint, with_style
from sim.studies.estimates import Value

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEAST = 2.6  # inches of a panel
WIDE, WIDEST = 6.6, 3.4  # inches of a panel, and of a name


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


def groups_of(table: SectionTable, hue: str) -> list[str]:
    """Texts of the hue's column, each once, in order."""
    if not hue:
        return [""]
    at = table.column(hue)
    return list(dict.fromkeys(str(row[at]) for row in table.rows))


def drawn_rows(table: SectionTable, chart: Chart) -> list[tuple[Cell, ...]]:
    """Rows that have a number to draw, as many as there is room for."""
    at = table.column(chart.x)
    return [row for row in table.rows if number(row[at]) is not None][: chart.most]


def row_name(text: str, names: FigureNames) -> str:
    """The name of a row: a key of the scenario in words, anything else as it stands."""
    if (whole := names.spelled(text)) != text:
        return whole
    if re.fullmatch(r"\w+[=:]\w+", text):
        return names.outcome(text)
    if re.fullmatch(r"\w+(\.\w+)+", text):
        return names.factor(text)
    return upper(words(re.sub(r"(?<=\w)\.(?=[a-z])", " ", text)))


def colour_of(hues: list[str], hue: str) -> str:
    """A group's colour."""
    return paint().mark(PALETTE[hues.index(hue) % len(PALETTE)])


def draw_dots(ax: Axes, table: SectionTable, chart: Chart, names: FigureNames) -> None:
    """One line a row: the value, its interval, a name at the side."""
    name, x = table.column(chart.name), table.column(chart.x)
    kind = table.columns[x].kind
    scale = 100.0 if kind in ("share", "points") else 1.0
    rows, hues = drawn_rows(table, chart), groups_of(table, chart.hue)
    for place, row in enumerate(rows):
        got = number(row[x])
        assert got is not None
        at, low, high = (scale * v for v in got)
        if kind == "share":
            low, high = max(0.0, low), min(100.0, high)
        colour = colour_of(hues, str(row[table.column(chart.hue)]) if chart.hue else "")
        ax.plot([low, high], [place, place], color=colour, linewidth=1.3)
        ax.plot([at], [place], "o", markersize=4.2, color=colour)
    sheet.lines(ax, [row_name(str(row[name]), names) for row in rows], WIDEST)
    if scale == 1.0 or kind == "points":
        ax.axvline(0, color=paint().ink, linewidth=0.8)
    unit = {"share": ", %", "points": ", points"}.get(kind, "")
    ax.set_xlabel(upper(words(table.columns[x].head)) + unit, fontsize=sheet.SMALL,
                  color=paint().ink)
    name_groups(ax, hues)


def draw_scatter(ax: Axes, table: SectionTable, chart: Chart, names: FigureNames) -> None:
    """Draw y against x with intervals, and the line on which both are alike."""
    x, y = table.column(chart.x), table.column(chart.y)
    hues = groups_of(table, chart.hue)
    ends = [0.0]
    for row in table.rows:
        across, up = number(row[x]), number(row[y])
        if across is None or up is None:
            continue
        colour = colour_of(hues, str(row[table.column(chart.hue)]) if chart.hue else "")
        ax.plot([across[0]] * 2, up[1:], color=colour, linewidth=1.0, alpha=0.7)
        ax.plot([across[0]], [up[0]], "o", markersize=4.2, color=colour)
        ends += [across[0]]
    span = [min(ends), max(ends)] if max(ends) > min(ends) else [-0.01, 0.01]
    ax.plot(span, span, color=paint().ink, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.annotate("as priced" if chart.x.startswith("pric") else "both alike", (span[1], span[1]),
                xytext=(3, 0), textcoords="offset points", fontsize=sheet.SMALL, va="center",
                color=paint().muted, annotation_clip=False)
    ax.set_xlabel(upper(words(table.columns[x].head)), fontsize=sheet.SMALL, color=paint().ink)
    ax.set_ylabel(upper(words(table.columns[y].head)), fontsize=sheet.SMALL, color=paint().ink)
    name_groups(ax, hues)


def name_groups(ax: Axes, hues: list[str]) -> None:
    """Names of the groups, where there are several, in a line above the panel."""
    if len(hues) < 2:
        return
    wide = max(sheet.width_of(words(hue), sheet.SMALL, "normal") for hue in hues) + 0.45
    across = max(1, min(len(hues), int(4.4 / wide)))
    for hue in hues:
        ax.plot([], [], "o", markersize=4.2, color=colour_of(hues, hue), label=words(hue))
    ax.legend(fontsize=sheet.SMALL, frameon=False, loc="lower left", bbox_to_anchor=(0.0, 1.0),
              ncols=across, handletextpad=0.1, columnspacing=1.0, borderaxespad=0.1,
              labelcolor=paint().ink)
    down = -(-len(hues) // across)
    sheet.lift(ax, 8 + 14 * down)


def height_of(section: Section, chart: Chart, names: FigureNames) -> float:
    """Inches a panel needs."""
    if chart.kind == "scatter":
        return 3.4
    table = section.table(chart.table)
    rows = drawn_rows(table, chart)
    said = [row_name(str(row[table.column(chart.name)]), names) for row in rows]
    return max(LEAST, line_of(said, 0.8 * WIDEST) * len(rows) + 1.0)


def still(table: SectionTable, chart: Chart) -> bool:
    """Whether all that a chart would draw is zero, without an interval."""
    got = [number(row[table.column(chart.x)]) for row in drawn_rows(table, chart)]
    return all(value == (0.0, 0.0, 0.0) for value in got)


def charts_of(section: Section, names: FigureNames) -> tuple[list[Chart], str]:
    """The charts with something in them that fit a page, and a note on those that do not."""
    some = [c for c in section.charts if drawn_rows(section.table(c.table), c)]
    full = [c for c in some if not still(section.table(c.table), c)]
    flat = "; ".join(upper(words(c.title)) for c in some if c not in full)
    zero = f"Not drawn, for all of it is zero: {flat}." if flat else ""
    shown: list[Chart] = []
    for chart in full:
        rows = [max(height_of(section, c, names) for c in [*shown, chart][k : k + 2])
                for k in range(0, len(shown) + 1, 2)]
        if shown and sum(rows) > sheet.TALLEST - 1.3:
            break
        shown.append(chart)
    lost = [c.title for c in full[len(shown):]]
    room = f"Not drawn for want of room: {'; '.join(lost)}." if lost else ""
    return shown, "  ".join(part for part in (room, zero) if part)


@with_style
def section_figure(
    section: Section,
    title: str,
    seed: int,
    names: FigureNames,
    ax: Axes | None = None,
    style: str = "light",
) -> Figure | None:
    """Every panel of a section, two across; None where it has none with something in it."""
    charts, lost = charts_of(section, names)
    if not charts:
        return None
    claim = upper(names.spelled((section.says[0] if section.says else section.asks).rstrip(".")))
    if ax is not None:
        return sheet.root_of(panel(ax, section, charts[0], names))
    across = 1 if len(charts) == 1 else 2
    heights = [max(height_of(section, c, names) for c in charts[k : k + across])
               for k in range(0, len(charts), across)]
    fig = sheet.sheet(WIDE * across if across > 1 else 8.0, sum(heights), claim,
                      f"{upper(section.asks)} n = {section.played:,} rollouts played",
                      ["Lines: 95% intervals, clustered in parameter rows.", lost,
                       f"{title.rstrip('.')}. Seed {seed}."])
    grid: Any = fig.add_gridspec(len(heights), across, height_ratios=heights)
    for k, chart in enumerate(charts):
        panel(fig.add_subplot(grid[k // across, k % across]), section, chart, names)
    return fig


def panel(ax: Axes, section: Section, chart: Chart, names: FigureNames) -> Axes:
    """One chart."""
    sheet.tidy(ax, upper(words(chart.title)), "", 4.2)
    draw = draw_dots if chart.kind == "dots" else draw_scatter
    draw(ax, section.table(chart.table), chart, names)
    return ax
