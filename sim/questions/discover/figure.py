"""Coverage against density along PRIM's way, and the box over the inputs it restricts most."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from sim.glossary.text import percent
from sim.methods.conditions import Sample
from sim.questions.discover.conditions import conditions_text
from sim.questions.discover.discovery import Discovery, FoundBox
from sim.report.figures import sheet
from sim.report.figures.colours import BLUE, GREY, PURPLE, RED
from sim.report.figures.contrast import mix_colours
from sim.report.figures.names import FigureNames
from sim.report.figures.theme import paint, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_DOTS = 4000
WIDE, TALL = 4.1, 3.2
CORNERS = ((0.06, 0.3), (0.06, 0.14), (0.52, 0.95), (0.06, 0.95), (0.06, 0.6))  # of the key


def discovery_claim(d: Discovery, number: int, names: FigureNames) -> str:
    """Under which conditions it happens how often, against how often elsewhere; or noise."""
    found, end = d.boxes[number], names.outcome(d.outcome)
    where = conditions_text(found.box.conditions(d.sample), names)
    left = "everywhere" if number == 0 else "outside the earlier boxes"
    said = (f"{end}: {percent(found.density)} where {where}, against {percent(found.base)} {left}")
    return said if found.holds else f"{said}; it does not hold on unseen {d.sample.unit}s"


def draw_tradeoff(ax: Axes, found: FoundBox, title: str) -> Axes:
    """All steps of the way, by the number of inputs restricted; the box and its held-out mark."""
    look = paint()
    sheet.tidy(ax, title, "density: hits within the box", WIDE - 0.7)
    for steps, shade, size in ((found.steps, GREY, 3.0), (found.kept, BLUE, 4.5)):
        x = [s.coverage * found.scale for s in steps]
        y = [s.density for s in steps]
        ax.plot(x, y, color=look.mark(shade), linewidth=0.9, marker="o", markersize=size,
                alpha=0.75)
    ax.axhline(found.base, color=look.ink, linewidth=0.9, linestyle=(0, (4, 3)))
    marks = [(found.coverage, found.density, found.low, found.high, RED, "D", "the box")]
    if found.held is not None:
        marks.append((found.held_coverage, found.held, found.held_low, found.held_high, PURPLE,
                      "s", "such boxes, held out"))
    low = 0.0 if found.base < 0.6 else found.base - 0.15
    ax.set_xlim(0, 1.03)
    ax.set_ylim(low, 1.03)
    across_key, up_key = free_corner(found, low, [(m[0], y) for m in marks for y in m[1:4]])
    for k, (across, up, bottom, top, shade, sign, text) in enumerate(marks):
        ax.plot([across, across], [bottom, top], color=look.mark(shade), linewidth=1.6)
        ax.plot(across, up, sign, color=look.mark(shade), markersize=7)
        corner, at = across_key, up_key - 0.08 * k
        ax.plot(corner, at, sign, color=look.mark(shade), markersize=6, transform=ax.transAxes)
        ax.text(corner + 0.04, at, text, fontsize=sheet.SMALL, va="center", color=look.ink,
                transform=ax.transAxes)
    ax.set_xlabel("coverage: share of all hits", fontsize=sheet.SMALL, color=look.ink)
    sheet.percent_axis(ax.xaxis)
    sheet.percent_axis(ax.yaxis)
    return ax


def free_corner(found: FoundBox, low: float, more: list[tuple[float, float]]
                ) -> tuple[float, float]:
    """Where the key hides least of what is drawn, in shares of the panel; more: further points."""
    ways = [(s.coverage * found.scale, s.density) for s in (*found.steps, *found.kept)]
    line = [(x, found.base) for x in np.linspace(0, 1, 21)]
    x, y = np.array([*ways, *line, *more]).T
    x, y = x / 1.03, (y - low) / (1.03 - low)
    hidden = [np.sum((x > a - 0.03) & (x < a + 0.48) & (y > b - 0.13) & (y < b + 0.06))
              for a, b in CORNERS]
    return CORNERS[int(np.argmin(hidden))]


def spots(sample: Sample, k: int, rng: np.random.Generator) -> np.ndarray:
    """Positions along one input; levels are spread out a little so that dots do not hide."""
    if not sample.levels[k]:
        return sample.x[:, k]
    return sample.x[:, k] + rng.uniform(-0.28, 0.28, len(sample))


def span(found: FoundBox, sample: Sample, k: int) -> list[tuple[float, float]]:
    """The stretches of an input that lie in the box, in the figure's positions."""
    if not sample.levels[k]:
        x, pad = sample.x[:, k], 0.02 * np.ptp(sample.x[:, k])
        low, high = float(found.box.low[k]), float(found.box.high[k])
        return [(max(low, float(x.min()) - pad), min(high, float(x.max()) + pad))]
    gone = {level for j, level in found.box.out if j == k}
    return [(n - 0.42, n + 0.42) for n in range(len(sample.levels[k])) if n not in gone]


def draw_pair(
    ax: Axes, d: Discovery, found: FoundBox, pair: tuple[int, int], names: FigureNames
) -> Axes:
    """Units over two inputs, shaded by their share of hits, with the box drawn in."""
    from matplotlib.colors import LinearSegmentedColormap
    from matplotlib.patches import Rectangle

    sample, rng, look = d.sample.at(found.among), np.random.default_rng(7), paint()
    a, b = pair
    x, y = spots(sample, a, rng), spots(sample, b, rng)
    shown = rng.permutation(len(sample))[:MOST_DOTS]
    share = (sample.hits / sample.trials)[shown]
    shown, share = shown[np.argsort(share)], np.sort(share)
    size = float(np.clip(9000 / len(shown), 4, 26))
    pale = mix_colours(look.paper, look.ink, 0.16)
    shades = LinearSegmentedColormap.from_list("hits", [pale, look.mark(BLUE), look.ink])
    sheet.tidy(ax, "The box over two inputs", "", WIDE - 0.7)
    ax.scatter(x[shown], y[shown], c=share, cmap=shades, vmin=0, vmax=1, s=size, alpha=0.8,
               linewidths=0, rasterized=True)
    for left, right in span(found, sample, a):
        for low, high in span(found, sample, b):
            ax.add_patch(Rectangle((left, low), right - left, high - low, fill=False,
                                   edgecolor=look.mark(RED), linewidth=2.2))
    ax.grid(False)
    said = [sheet.fold(names.factor(sample.names[k]), sheet.SMALL, 2.6) for k in pair]
    ax.set_xlabel(said[0], fontsize=sheet.SMALL, color=look.ink)
    ax.set_ylabel(said[1], fontsize=sheet.SMALL, color=look.ink)
    for k, axis, turn in ((a, ax.xaxis, 20), (b, ax.yaxis, 0)):
        if sample.levels[k]:
            every = [sheet.fold(names.level(sample.names[k], v), sheet.SMALL, 1.0)
                     for v in sample.levels[k]]
            axis.set_ticks(range(len(every)), every, rotation=turn, ha="right")
    return ax


def leading(d: Discovery, found: FoundBox) -> list[int]:
    """The three inputs restricted most surely; with one alone, the one it is shown against."""
    least = {k: min(p for r, p in found.quasi_p.items() if r[0] == k) for k in found.box.inputs}
    order = sorted(least, key=lambda k: (least[k], k))[:3]
    if len(order) == 1:
        order += [k for k in range(len(d.sample.names)) if k != order[0]][:1]
    return order


@with_style
def discovery_figure(
    d: Discovery,
    number: int,
    names: FigureNames,
    origin: str,
    ax: Axes | None = None,
    style: str = "light",
) -> Figure:
    """One box: the trade-off and two or three pairs of inputs. Into `ax`: the trade-off."""
    found, claim = d.boxes[number], discovery_claim(d, number, names)
    if ax is not None:
        return sheet.root_of(draw_tradeoff(ax, found, claim))
    pairs = list(combinations(leading(d, found), 2))
    count = 1 + len(pairs)
    across = 2 if count in (2, 4) else count
    down = -(-count // across)
    unit = d.sample.unit
    where = "everywhere" if number == 0 else "outside the earlier boxes"
    begun = ", from a leaf of a tree" if found.seeded else ""
    shades = ("faint where it did not come, strong where it did" if unit == d.sample.case
              else f"faint where no {d.sample.case} hit, strong where all did")
    fig = sheet.sheet(WIDE * across, TALL * down, claim,
                      f"Where {names.outcome(d.outcome)} is frequent, box {number + 1}; "
                      f"n = {int(d.sample.trials.sum()):,}", [
        f"Grey: PRIM over all inputs, chance and all; blue: over those of the box{begun}; broken: "
        f"{percent(found.base)} {where}; held out: boxes found without a fifth of the {unit}s, on "
        f"that fifth; bars: 95%. Dots: {unit}s, {shades}; frame: the box.", origin])
    places = sheet.place(fig, count, across, down)
    draw_tradeoff(places[0], found, "Coverage against density")
    for place, pair in zip(places[1:], pairs, strict=True):
        draw_pair(place, d, found, pair, names)
    return fig
