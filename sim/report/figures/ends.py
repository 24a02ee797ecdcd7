"""Names at the end of lines, pushed apart so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from sim.report.figures.sheet import SMALL, height_of
from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes


class End(NamedTuple):
    """Where a line ends on the y axis, what it is called, its colour."""

    at: float
    text: str
    colour: str


def spread_out(centres: Sequence[float], sizes: Sequence[float], low: float, high: float
               ) -> list[float]:
    """Centres moved as little as it takes for spans of some sizes not to overlap, in low..high.

    As far as they fit; the order stays. Blocks of touching spans move together (isotonic
    regression by pooling adjacent violators, Barlow et al. 1972).
    """
    order = sorted(range(len(centres)), key=lambda k: centres[k])
    blocks: list[tuple[float, float, list[int]]] = []  # sum of wishes for the start, size, members
    for k in order:
        wish, size, members = centres[k] - sizes[k] / 2, sizes[k], [k]
        total = wish
        while blocks and blocks[-1][0] / len(blocks[-1][2]) + blocks[-1][1] > total / len(members):
            before_total, before_size, before = blocks.pop()
            total = before_total + total - before_size * len(members)
            size, members = before_size + size, before + members
        blocks.append((total, size, members))
    found = [0.0] * len(centres)
    floor = low
    for total, _, members in blocks:
        start = max(total / len(members), floor)
        for k in members:
            found[k] = start + sizes[k] / 2
            start += sizes[k]
        floor = start
    over = max(0.0, floor - high)
    for k in reversed(order):  # push down what stands out on top
        if over <= 0:
            break
        found[k] = min(found[k], high - sizes[k] / 2)
        high = found[k] - sizes[k] / 2
    return found


def name_ends(ax: Axes, ends: Sequence[End], inches: float, right: float = 1.0) -> Axes:
    """Names to the right of a panel of a height in inches, each with a dash in its line's colour.

    right: where the dashes begin, in parts of the panel's width.
    """
    low, high = ax.get_ylim()
    scale = (high - low) / inches
    sizes = [(height_of(end.text, SMALL) + 0.03) * scale for end in ends]
    places = spread_out([end.at for end in ends], sizes, low, high + 0.1 * (high - low))
    across = ax.get_yaxis_transform()
    for end, place in zip(ends, places, strict=True):
        ax.plot([right + 0.005, right + 0.03], [end.at, place], color=end.colour, linewidth=1.2,
                transform=across, clip_on=False)
        ax.text(right + 0.037, place, end.text, transform=across, va="center", fontsize=SMALL,
                color=paint().ink, linespacing=1.15)
    return ax
