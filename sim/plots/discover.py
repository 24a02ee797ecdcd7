"""Coverage against density along PRIM's way, and the box over the inputs it restricts most."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.colours import BLUE, GREY, INDIGO, INK, RED
from sim.plots.sweep import named
from sim.results.words import percent, sentence, words
from sim.studies.discover import Discovery, Found
from sim.studies.inputs import Sample

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_DOTS = 4000


def draw_tradeoff(ax: Axes, found: Found) -> Axes:
    """All steps of the way, by the number of inputs restricted; the box and its held-out mark."""
    for steps, shade, size in ((found.steps, GREY, 3.0), (found.kept, BLUE, 4.5)):
        x = [s.coverage * found.scale for s in steps]
        y = [s.density for s in steps]
        ax.plot(x, y, color=shade, linewidth=0.9, marker="o", markersize=size, alpha=0.75)
    ax.axhline(found.base, color=INK, linewidth=0.9, linestyle=(0, (4, 3)))
    ax.plot([found.coverage] * 2, [found.low, found.high], color=RED, linewidth=1.6)
    ax.plot(found.coverage, found.density, "D", color=RED, markersize=8, label="the box")
    if found.held is not None:
        ax.plot([found.held_coverage] * 2, [found.held_low, found.held_high], color=INDIGO,
                linewidth=1.6)
        ax.plot(found.held_coverage, found.held, "s", color=INDIGO, markersize=6,
                label="such boxes, held out")
    ax.legend(fontsize=style.SMALL, frameon=False, loc="best")
    style.tidy(ax, "Coverage against density", "density: hits within the box")
    ax.set_xlabel("coverage: share of all hits", fontsize=style.SMALL, color=INK)
    ax.set_xlim(0, 1.03)
    ax.set_ylim(0 if found.base < 0.6 else found.base - 0.15, 1.03)
    style.percent_axis(ax.xaxis)
    style.percent_axis(ax.yaxis)
    return ax


def spots(sample: Sample, k: int, rng: np.random.Generator) -> np.ndarray:
    """Positions along one input; levels are spread out a little so that dots do not hide."""
    if not sample.levels[k]:
        return sample.x[:, k]
    return sample.x[:, k] + rng.uniform(-0.28, 0.28, len(sample))


def span(found: Found, sample: Sample, k: int) -> list[tuple[float, float]]:
    """The stretches of an input that lie in the box, in the figure's positions."""
    if not sample.levels[k]:
        x, pad = sample.x[:, k], 0.02 * np.ptp(sample.x[:, k])
        low, high = float(found.box.low[k]), float(found.box.high[k])
        return [(max(low, float(x.min()) - pad), min(high, float(x.max()) + pad))]
    gone = {level for j, level in found.box.out if j == k}
    return [(n - 0.42, n + 0.42) for n in range(len(sample.levels[k])) if n not in gone]


def draw_pair(ax: Axes, d: Discovery, found: Found, a: int, b: int) -> Axes:
    """Units over two inputs, shaded by their share of hits, with the box drawn in."""
    from matplotlib.patches import Rectangle

    sample, rng = d.sample.at(found.among), np.random.default_rng(7)
    x, y = spots(sample, a, rng), spots(sample, b, rng)
    shown = rng.permutation(len(sample))[:MOST_DOTS]
    share = (sample.hits / sample.trials)[shown]
    shown, share = shown[np.argsort(share)], np.sort(share)
    size = float(np.clip(9000 / len(shown), 4, 26))
    ax.scatter(x[shown], y[shown], c=share, cmap="cividis_r", vmin=0, vmax=1, s=size, alpha=0.75,
               linewidths=0, rasterized=True)
    for left, right in span(found, sample, a):
        for low, high in span(found, sample, b):
            ax.add_patch(Rectangle((left, low), right - left, high - low, fill=False,
                                   edgecolor=RED, linewidth=2.2))
    style.tidy(ax, "The box over two inputs")
    ax.grid(False)
    ax.set_xlabel(named(sample.names[a]), fontsize=style.SMALL, color=INK)
    ax.set_ylabel(named(sample.names[b]), fontsize=style.SMALL, color=INK)
    for k, axis, turn in ((a, ax.xaxis, 20), (b, ax.yaxis, 0)):
        if sample.levels[k]:
            axis.set_ticks(range(len(sample.levels[k])), [words(v) for v in sample.levels[k]],
                           rotation=turn, ha="right")
    return ax


def leading(d: Discovery, found: Found) -> list[int]:
    """The three inputs restricted most surely; with one alone, the one it is shown against."""
    least = {k: min(p for r, p in found.quasi_p.items() if r[0] == k) for k in found.box.inputs}
    order = sorted(least, key=lambda k: (least[k], k))[:3]
    if len(order) == 1:
        order += [k for k in range(len(d.sample.names)) if k != order[0]][:1]
    return order


def discovery_figure(d: Discovery, number: int, origin: str) -> Figure:
    """One box: the trade-off and two or three pairs of inputs."""
    found = d.boxes[number]
    pairs = list(combinations(leading(d, found), 2))
    fig, places = style.panels(1 + len(pairs))
    width, height = fig.get_size_inches()
    fig.set_size_inches(width, height + 0.9)
    draw_tradeoff(places[0], found)
    for ax, (a, b) in zip(places[1:], pairs, strict=True):
        draw_pair(ax, d, found, a, b)
    if pairs:
        shades = places[1].collections[0]
        bar = fig.colorbar(shades, ax=places[1:], fraction=0.03, pad=0.01)
        bar.ax.tick_params(labelsize=style.SMALL)
        style.percent_axis(bar.ax.yaxis)
    style.heading(fig, f"Where {sentence(d.outcome.replace(':', ', ')).lower()} is frequent, box "
                       f"{number + 1}", int(d.sample.trials.sum()))
    unit, first = d.sample.unit, number == 0
    where = "everywhere" if first else "outside the earlier boxes"
    dots = ", " if first else f" {where}, "
    style.notes(
        fig, "Grey: PRIM over all inputs, chance and all; blue: over those of the box; broken "
             f"line: {percent(found.base)} {where}; held out: boxes found without a fifth of the "
             f"{unit}s, on that fifth; bars: 95%. Dots: {unit}s{dots}darker with more hits; "
             "frame: the box.", origin)
    return fig
