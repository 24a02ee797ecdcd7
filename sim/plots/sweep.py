"""Figures of a sweep: lines with bands, heat maps, dots with intervals, or what goes with what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.plots import style
from sim.plots.colours import GREY, INK, PALETTE
from sim.results.cells import Cells
from sim.results.words import percent, proper, sentence, words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_PANELS = 12
MOST_LINES = 8
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


def named(key: str) -> str:
    """A factor's name as an axis label."""
    head, _, tail = key.partition(".")
    return f"{proper(head)}: {words(tail).replace('.', ', ')}" if tail else proper(head)


def groups(cells: Cells, by: list[int]) -> list[tuple[str, np.ndarray]]:
    """Cells by the levels of some factors, each with its title."""
    out = []
    for key in np.unique(cells.points[:, by], axis=0) if by else [np.zeros(0)]:
        here = np.flatnonzero((cells.points[:, by] == key).all(axis=1))
        said = [f"{named(cells.factors[k]['key'])} {words(cells.factors[k]['levels'][int(v)])}"
                for k, v in zip(by, key.tolist(), strict=True)]
        out.append((", ".join(said), here))
    return out


def draw_lines(ax: Axes, cells: Cells, here: np.ndarray, plan: Layout, column: int) -> Axes:
    """Share against a number, a line with its band for each level of the factor of lines."""
    assert plan.x is not None
    share, low, high = (a[:, column] for a in cells.shares)
    split = groups(cells, [plan.lines]) if plan.lines is not None else [("", here)]
    for n, (name, cut) in enumerate(split):
        at = np.intersect1d(cut, here)
        at = at[np.argsort(values(cells, plan.x)[at], kind="stable")]
        x, shade = values(cells, plan.x)[at], PALETTE[n % len(PALETTE)]
        ax.fill_between(x, low[at], high[at], color=shade, alpha=0.18, linewidth=0)
        ax.plot(x, share[at], color=shade, marker="o", markersize=3.5, linewidth=1.6,
                label=name or None)
    ax.set_xlabel(named(cells.factors[plan.x]["key"]), fontsize=style.SMALL, color=INK)
    return ax


def draw_heat(ax: Axes, cells: Cells, here: np.ndarray, plan: Layout, column: int, most: float
              ) -> Axes:
    """Share over two numbers, each cell with its own number written in it."""
    assert plan.x is not None and plan.y is not None
    fx, fy = cells.factors[plan.x], cells.factors[plan.y]
    table = np.full((len(fy["levels"]), len(fx["levels"])), np.nan)
    at = cells.points[here].astype(int)
    table[at[:, plan.y], at[:, plan.x]] = cells.shares[0][here, column]
    orders = [np.argsort([float(v) for v in f["levels"]]) for f in (fy, fx)]
    table = table[np.ix_(*orders)]
    ax.imshow(table, origin="lower", aspect="auto", cmap="cividis", vmin=0, vmax=most)
    ax.set_xticks(range(table.shape[1]), [fx["levels"][k] for k in orders[1]])
    ax.set_yticks(range(table.shape[0]), [fy["levels"][k] for k in orders[0]])
    if table.size <= 150:
        for (j, i), p in np.ndenumerate(table):
            shade = "white" if p < 0.6 * most else "black"
            ax.text(i, j, percent(p), ha="center", va="center", fontsize=7, color=shade)
    ax.set_xlabel(named(fx["key"]), fontsize=style.SMALL, color=INK)
    ax.set_ylabel(named(fy["key"]), fontsize=style.SMALL, color=INK)
    return ax


def draw_dots(ax: Axes, cells: Cells, here: np.ndarray, plan: Layout, column: int) -> Axes:
    """A dot with its interval for each level, where nothing has an order."""
    share, low, high = (a[:, column] for a in cells.shares)
    names = [words(cells.factors[plan.lines]["levels"][int(cells.points[c, plan.lines])])
             if plan.lines is not None else "all" for c in here]
    for place, c in enumerate(here):
        ax.plot([low[c], high[c]], [place, place], color=PALETTE[0], linewidth=2.2, alpha=0.5)
        ax.plot(share[c], place, "o", color=PALETTE[0], markersize=5)
    ax.set_yticks(range(len(here)), names)
    ax.set_ylim(len(here) - 0.5, -0.5)
    ax.set_xlim(0, 1)
    style.percent_axis(ax.xaxis)
    return ax


def grid_figure(cells: Cells, axis: str, label: str) -> Figure:
    """A grid: small multiples over the factors that are neither axis nor line."""
    plan, column = layout(cells), cells.column(axis, label)
    parts = groups(cells, plan.panels)
    shown = parts[:MOST_PANELS]
    fig, places = style.panels(len(shown))
    share, _, high = (a[:, column] for a in cells.shares)
    most = float(np.nanmax(share)) or 1.0
    top = min(1.0, 1.08 * float(np.nanmax(high)))
    for ax, (title, here) in zip(places, shown, strict=True):
        style.tidy(ax, title or f"{sentence(axis)}: {words(label)}")
        if plan.x is None:
            draw_dots(ax, cells, here, plan, column)
            continue
        if plan.y is not None:
            draw_heat(ax, cells, here, plan, column, most)
            ax.grid(False)
            continue
        draw_lines(ax, cells, here, plan, column)
        ax.set_ylim(0, top)
        style.percent_axis(ax.yaxis)
    if plan.lines is not None and plan.x is not None:
        places[0].legend(fontsize=style.SMALL, frameon=False)
    style.heading(fig, f"{sentence(axis)}: {words(label)}, over {len(cells):,} cells",
                  int(cells.n.sum()))
    left = f"The first {len(shown)} of {len(parts)} panels." if len(parts) > len(shown) else ""
    style.notes(fig, "" if plan.y is not None else BAND, left, origin(cells))
    return fig


def sample_figure(cells: Cells, axis: str, label: str) -> Figure:
    """A sampled design: the share over the factors that it goes with most."""
    from sim.studies.related import bins, related

    column = cells.column(axis, label)
    share = cells.shares[0][:, column]
    found = related(cells, axis, label)[:9]
    fig, places = style.panels(len(found))
    good = ~np.isnan(share)
    top = min(1.0, 1.05 * float(np.nanquantile(share, 0.99)) + 0.01)
    for ax, r in zip(places, found, strict=True):
        k = [f["key"] for f in cells.factors].index(r.key)
        f, x = cells.factors[k], cells.points[:, k]
        group = bins(x[good], bool(f["levels"]))
        centres, means, errors = [], [], []
        for g in np.unique(group):
            y = share[good][group == g]
            centres.append(g if f["levels"] else float(np.median(x[good][group == g])))
            means.append(float(y.mean()))
            errors.append(1.96 * float(y.std(ddof=1)) / np.sqrt(len(y)) if len(y) > 1 else 0.0)
        spot = x + (np.linspace(-0.25, 0.25, len(x)) if f["levels"] else 0.0)
        style.tidy(ax, named(r.key))
        ax.locator_params(axis="x", nbins=5)
        ax.plot(spot[good], share[good], ".", color=GREY, markersize=2,
                alpha=min(0.6, 120 / len(x)), rasterized=True)
        ax.errorbar(centres, means, yerr=errors, color=PALETTE[0], marker="o", markersize=3.5,
                    linewidth=0 if f["levels"] else 1.4, elinewidth=1.4)
        if f["levels"]:
            ax.set_xticks(range(len(f["levels"])), [words(v) for v in f["levels"]], rotation=20,
                          ha="right")
        ax.set_ylim(0, top)
        style.percent_axis(ax.yaxis)
    style.heading(fig, f"{sentence(axis)}: {words(label)}, over {len(cells):,} cells",
                  int(cells.n.sum()))
    style.notes(fig, "Grey: a cell. Blue: mean over cells in a tenth of the factor's range, or at "
                "a level, with its 95% interval. Panels: the factors that explain most, in order.",
                cells.caution, origin(cells))
    return fig


def origin(cells: Cells) -> str:
    """Which crisis and which sweep."""
    rows = cells.trials.shape[1]
    title = cells.title.rstrip(".")
    stop = "" if title.endswith(("?", "!")) else "."
    return (f"{title}{stop} {sentence(cells.design)} design, {cells.rollouts:,} rollouts a cell "
            f"in {rows:,} parameter row{'s' if rows > 1 else ''}, seed {cells.seed}.")


def chief_panel(ax: Axes, cells: Cells, axis: str, label: str) -> Any:
    """The first panel of a grid, or the factor that explains most of a sample, into `ax`."""
    from sim.studies.related import related

    column = cells.column(axis, label)
    if cells.design != "grid":
        lead = related(cells, axis, label)[0].key
        k = [f["key"] for f in cells.factors].index(lead)
        ax.plot(cells.points[:, k], cells.shares[0][:, column], ".", color=PALETTE[0])
        style.tidy(ax, named(lead))
        style.percent_axis(ax.yaxis)
        return ax.figure
    plan = layout(cells)
    title, here = groups(cells, plan.panels)[0]
    style.tidy(ax, title or f"{sentence(axis)}: {words(label)}")
    if plan.x is None:
        draw_dots(ax, cells, here, plan, column)
    elif plan.y is not None:
        most = float(np.nanmax(cells.shares[0][:, column])) or 1.0
        draw_heat(ax, cells, here, plan, column, most)
        ax.grid(False)
    else:
        draw_lines(ax, cells, here, plan, column)
        style.percent_axis(ax.yaxis)
    return ax.figure


def sweep_figure(cells: Cells, axis: str, label: str, ax: Axes | None = None) -> Figure:
    """The figure of one outcome over a sweep; into `ax`, its chief panel alone."""
    if ax is not None:
        return chief_panel(ax, cells, axis, label)
    shape = grid_figure if cells.design == "grid" else sample_figure
    return shape(cells, axis, label)
