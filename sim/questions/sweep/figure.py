"""Figures of a sweep: lines with bands, heat maps, dots with intervals, or what goes with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.data.cell_values import reading
from sim.data.cells import Cells
from sim.glossary.glossary import Glossary
from sim.glossary.measure import OutcomeMeasure
from sim.glossary.text import sentence
from sim.questions.sweep.claims import sweep_claim
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, PALETTE
from sim.report.figures.contrast import mix_colours
from sim.report.figures.ends import End, name_ends
from sim.report.figures.names import FigureNames
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_PANELS = 12
MOST_LINES = 8
TALL = 2.6  # inches of a panel
BAND = "Band: Monte Carlo 95% of a cell, allowing for rollouts that share a row."


@dataclass(frozen=True)
class Layout:
    """Which factors go where: x and y hold numbers; lines and panels hold levels."""

    x: int | None
    y: int | None
    lines: int | None
    panels: list[int]


def numeric(f: dict[str, Any]) -> bool:
    """True for a factor whose levels are plain numbers."""
    try:
        return f["kind"] == "parameter" and [float(x) for x in f["levels"]] != []
    except ValueError:
        return False


def values(cells: Cells, k: int) -> np.ndarray:
    """A numeric factor's value in every cell."""
    return np.array([float(x) for x in cells.factors[k]["levels"]])[cells.points[:, k].astype(int)]


def layout(cells: Cells) -> Layout:
    """The factor with most numbers along x; a heat map where a second one has three or more."""
    order = sorted(range(len(cells.factors)), key=lambda k: -len(cells.factors[k]["levels"]))
    numbers = [k for k in order if numeric(cells.factors[k])]
    rest = [k for k in order if k not in numbers]
    x = numbers[0] if numbers and len(cells.factors[numbers[0]]["levels"]) >= 2 else None
    y = numbers[1] if len(numbers) > 1 and len(cells.factors[numbers[1]]["levels"]) >= 3 else None
    left = [k for k in [*rest, *numbers] if k not in (x, y)]
    lines = None
    if y is None and left:
        fits = [k for k in left if len(cells.factors[k]["levels"]) <= MOST_LINES]
        lines = fits[0] if fits else None
    return Layout(x, y, lines, [k for k in left if k != lines])


def names_for(cells: Cells) -> FigureNames:
    """Names of a sweep."""
    return FigureNames(Glossary(cells.words), cells.actors)


def groups(cells: Cells, by: list[int]) -> list[tuple[str, np.ndarray]]:
    """Cells by the levels of some factors, each with its title."""
    out, names = [], names_for(cells)
    for key in np.unique(cells.points[:, by], axis=0) if by else [np.zeros(0)]:
        here = np.flatnonzero((cells.points[:, by] == key).all(axis=1))
        said = [level_text(names, cells.factors[k], int(v))
                for k, v in zip(by, key.tolist(), strict=True)]
        out.append((", ".join(said), here))
    return out


def level_text(names: FigureNames, factor: dict[str, Any], k: int) -> str:
    """A factor at one of its levels, in words."""
    return names.level_of(factor["key"], factor["levels"][k])


def draw_lines(ax: Axes, cells: Cells, here: np.ndarray, plan: Layout,
               asked: OutcomeMeasure) -> Axes:
    """Share against a number, a line with its band and name for each level of the lines' factor."""
    assert plan.x is not None
    r = reading(cells, asked)
    share, low, high = r.value, r.low, r.high
    split = groups(cells, [plan.lines]) if plan.lines is not None else [("", here)]
    ends = []
    for n, (name, cut) in enumerate(split):
        at = np.intersect1d(cut, here)
        at = at[np.argsort(values(cells, plan.x)[at], kind="stable")]
        x, shade = values(cells, plan.x)[at], paint().mark(PALETTE[n % len(PALETTE)])
        ax.fill_between(x, low[at], high[at], color=shade, alpha=0.2, linewidth=0)
        ax.plot(x, share[at], color=shade, marker="o", markersize=3.5, linewidth=1.6)
        if name and len(at):
            ends.append(End(float(share[at[-1]]), sheet.fold(name, sheet.SMALL, 1.4), shade))
    upright(ax, asked, r.low, r.high)
    label_x(ax, names_for(cells).factor(cells.factors[plan.x]["key"]))
    return name_ends(ax, ends, TALL - 0.8)


def label_x(ax: Axes, text: str) -> None:
    """What runs along the bottom."""
    ax.set_xlabel(sheet.fold(text, sheet.SMALL, 3.0), fontsize=sheet.SMALL, color=paint().ink)


def span_of(low: np.ndarray, high: np.ndarray) -> tuple[float, float]:
    """Ends of an axis that holds the intervals of a mean in all panels, and 0."""
    least, most = min(0.0, float(np.nanmin(low))), max(0.0, float(np.nanmax(high)))
    room = 0.04 * (most - least) or 1.0
    return least - room, most + room


def upright(ax: Axes, asked: OutcomeMeasure, low: np.ndarray, high: np.ndarray) -> None:
    """An upright axis for an outcome, the same in all panels; of a share from 0."""
    if asked.share:
        ax.set_ylim(0, min(1.0, max(0.02, 1.08 * float(np.nanmax(high)))))
        sheet.percent_axis(ax.yaxis)
    else:
        ax.set_ylim(*span_of(low, high))


def draw_heat(ax: Axes, cells: Cells, here: np.ndarray, plan: Layout,
              asked: OutcomeMeasure) -> Axes:
    """Share over two numbers, each cell with its own number written in it."""
    from matplotlib.patches import Rectangle

    assert plan.x is not None and plan.y is not None
    fx, fy = cells.factors[plan.x], cells.factors[plan.y]
    value = reading(cells, asked).value
    floor = 0.0 if asked.share else min(0.0, float(np.nanmin(value)))
    most = float(np.nanmax(value)) - floor or 1.0
    table = np.full((len(fy["levels"]), len(fx["levels"])), np.nan)
    at = cells.points[here].astype(int)
    table[at[:, plan.y], at[:, plan.x]] = value[here]
    orders = [np.argsort([float(v) for v in f["levels"]]) for f in (fy, fx)]
    table, look = table[np.ix_(*orders)], paint()
    for (j, i), p in np.ndenumerate(table):
        part = 0.0 if np.isnan(p) else 0.85 * (float(p) - floor) / most
        fill = mix_colours(look.paper, look.mark(BLUE), part)
        ax.add_patch(Rectangle((i - 0.5, j - 0.5), 1, 1, facecolor=fill, linewidth=0))
        if table.size <= 150:
            ax.text(i, j, asked.text_of(float(p)), ha="center", va="center", fontsize=sheet.SMALL,
                    color=look.over(fill))
    ax.grid(False)
    ax.set_xlim(-0.5, table.shape[1] - 0.5)
    ax.set_ylim(-0.5, table.shape[0] - 0.5)
    ax.set_xticks(range(table.shape[1]), [fx["levels"][k] for k in orders[1]])
    ax.set_yticks(range(table.shape[0]), [fy["levels"][k] for k in orders[0]])
    names = names_for(cells)
    label_x(ax, names.factor(fx["key"]))
    ax.set_ylabel(sheet.fold(names.factor(fy["key"]), sheet.SMALL, 2.0), fontsize=sheet.SMALL,
                  color=look.ink)
    return ax


def draw_dots(ax: Axes, cells: Cells, here: np.ndarray, plan: Layout,
              asked: OutcomeMeasure) -> Axes:
    """A dot with its interval for each level, where nothing has an order; the largest on top."""
    r = reading(cells, asked)
    share, low, high = r.value, r.low, r.high
    names, shade = names_for(cells), paint().mark(PALETTE[0])
    order = sorted(here.tolist(), key=lambda c: (np.isnan(share[c]), -share[c]))
    said = [level_text(names, cells.factors[plan.lines], int(cells.points[c, plan.lines]))
            if plan.lines is not None else "all" for c in order]
    for place, c in enumerate(order):
        ax.plot([low[c], high[c]], [place, place], color=shade, linewidth=1.6)
        ax.plot(share[c], place, "o", color=shade, markersize=5)
    sheet.lines(ax, said, 2.0)
    if asked.share:
        ax.set_xlim(0, 1)
        sheet.percent_axis(ax.xaxis)
    else:
        ax.set_xlim(*span_of(low, high))
    return ax


def grid_panel(ax: Axes, cells: Cells, here: np.ndarray, asked: OutcomeMeasure, title: str) -> Axes:
    """One panel of a grid, as its layout wants it."""
    plan = layout(cells)
    sheet.tidy(ax, title, "", 3.3)
    if plan.x is None:
        return draw_dots(ax, cells, here, plan, asked)
    if plan.y is not None:
        return draw_heat(ax, cells, here, plan, asked)
    return draw_lines(ax, cells, here, plan, asked)


def grid_figure(cells: Cells, asked: OutcomeMeasure, ax: Axes | None) -> Figure:
    """A grid: small multiples over the factors that are neither axis nor line."""
    plan = layout(cells)
    parts = groups(cells, plan.panels)
    shown = parts[:MOST_PANELS]
    claim = sweep_claim(cells, asked, names_for(cells))
    if ax is not None:
        return sheet.root_of(grid_panel(ax, cells, shown[0][1], asked, claim))
    left = f"The first {len(shown)} of {len(parts)} panels." if len(parts) > len(shown) else ""
    _, _, across, down = sheet.panels(len(shown), 2 if plan.lines is not None else 3)
    wide = max(7.6, across * (4.9 if plan.lines is not None and plan.x is not None else 3.9))
    fig = sheet.sheet(wide, TALL * down, claim, about(cells, asked),
                      ["" if plan.y is not None else BAND, left, origin(cells)])
    for place, (title, here) in zip(sheet.place(fig, len(shown), across, down), shown,
                                    strict=True):
        grid_panel(place, cells, here, asked, title)
    return fig


def about(cells: Cells, asked: OutcomeMeasure) -> str:
    """What a sweep's figure shows."""
    return (f"{names_for(cells).measure(asked)}, over {len(cells):,} cells; "
            f"n = {int(cells.n.sum()):,}")


def draw_factor(ax: Axes, cells: Cells, key: str, asked: OutcomeMeasure, title: str) -> Axes:
    """The share in every cell against one factor, with means by tenths of its range or levels."""
    from sim.methods.intervals import normal_quantile
    from sim.methods.oneway import bins

    share, look = reading(cells, asked).value, paint()
    k = [f["key"] for f in cells.factors].index(key)
    f, x, good = cells.factors[k], cells.points[:, k], ~np.isnan(share)
    group = bins(x[good], bool(f["levels"]))
    centres, means, errors = [], [], []
    z = normal_quantile()
    for g in np.unique(group):
        y = share[good][group == g]
        centres.append(g if f["levels"] else float(np.median(x[good][group == g])))
        means.append(float(y.mean()))
        errors.append(z * float(y.std(ddof=1)) / np.sqrt(len(y)) if len(y) > 1 else 0.0)
    low = np.minimum(errors, means) if asked.share else np.array(errors)  # none below zero
    spot = x + (np.linspace(-0.25, 0.25, len(x)) if f["levels"] else 0.0)
    sheet.tidy(ax, title, "", 3.0)
    ax.locator_params(axis="x", nbins=5)
    ax.plot(spot[good], share[good], ".", color=look.mark(GREY), markersize=2,
            alpha=min(0.6, 120 / len(x)), rasterized=True)
    ax.errorbar(centres, means, yerr=np.stack([low, errors]),
                color=look.mark(PALETTE[0]), marker="o", markersize=3.5,
                linewidth=0 if f["levels"] else 1.4, elinewidth=1.4)
    if f["levels"]:
        names = names_for(cells)
        ax.set_xticks(range(len(f["levels"])), [sheet.fold(names.level(key, v), sheet.SMALL, 0.9)
                                                for v in f["levels"]], rotation=20, ha="right")
    if asked.share:
        ax.set_ylim(0, min(1.0, 1.05 * float(np.nanquantile(share, 0.99)) + 0.01))
        sheet.percent_axis(ax.yaxis)
    return ax


def sample_figure(cells: Cells, asked: OutcomeMeasure, ax: Axes | None) -> Figure:
    """A sampled design: the share over the factors that it goes with most."""
    from sim.questions.sweep.correlates import correlates

    names = names_for(cells)
    found = correlates(cells, asked)[:9]
    claim = sweep_claim(cells, asked, names)
    if ax is not None:
        return sheet.root_of(draw_factor(ax, cells, found[0].key, asked, claim))
    wide, tall, across, down = sheet.panels(len(found))
    fig = sheet.sheet(wide, tall, claim, about(cells, asked), [
        "Grey: a cell. Blue: mean over cells in a tenth of the factor's range, or at a level, with "
        "its 95% interval. Panels: the factors that explain most, in order.", cells.caution,
        origin(cells)])
    for place, r in zip(sheet.place(fig, len(found), across, down), found, strict=True):
        draw_factor(place, cells, r.key, asked, names.factor(r.key))
    return fig


def origin(cells: Cells) -> str:
    """Which crisis and which sweep."""
    rows = cells.trials.shape[1]
    title = cells.title.rstrip(".")
    stop = "" if title.endswith(("?", "!")) else "."
    return (f"{title}{stop} {sentence(cells.design)} design, {cells.rollouts:,} "
            f"rollout{'s' if cells.rollouts > 1 else ''} a cell in {rows:,} parameter "
            f"row{'s' if rows > 1 else ''}, seed {cells.seed}.")


@with_style
def sweep_figure(cells: Cells, asked: OutcomeMeasure, ax: Axes | None = None,
                 style: str = "light") -> Figure:
    """The figure of one outcome over a sweep; into `ax`, its first panel."""
    shape = grid_figure if cells.design == "grid" else sample_figure
    return shape(cells, asked, ax)
