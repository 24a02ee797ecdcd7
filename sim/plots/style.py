"""One look for every figure: colours that a colour-blind reader can tell apart, dates, titles.

Palettes: Okabe and Ito (2008), Color Universal Design; Tol (2021), Colour Schemes ("muted").
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any

from sim.results.outcome import Outcome
from sim.results.words import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

BLUE, ORANGE, GREEN, RED = "#0072B2", "#E69F00", "#009E73", "#D55E00"
SKY, PURPLE, GREY, INK = "#56B4E9", "#CC79A7", "#8A8A8A", "#222222"
MUTED = (
    "#332288",
    "#882255",
    "#117733",
    "#999933",
    "#AA4499",
    "#44AA99",
    "#CC6677",
    BLUE,
    ORANGE,
    GREEN,
    RED,
    PURPLE,
)
KNOWN = {
    "healthy": GREEN,
    "strained": ORANGE,
    "broken": RED,
    "met": GREEN,
    "met_after_force": BLUE,
    "met_in_part": SKY,
    "executed": RED,
    "lapsed": ORANGE,
    "withdrawn": PURPLE,
    "deal": BLUE,
    "ceasefire": BLUE,
    "multi_patron_war": RED,
    "wide_strike": RED,
    "breakdown": ORANGE,
    "execution": PURPLE,
    "unresolved": GREY,
    "none": GREY,
    "never": GREY,
    "other": GREY,
    "share": GREEN,
    "area_taken": ORANGE,
    "displaced": PURPLE,
    "civilians": RED,
}
DPI = 150


def colour(label: str) -> str:
    """The label's colour, the same in every figure and every run."""
    if label in KNOWN:
        return KNOWN[label]
    return MUTED[hashlib.sha256(label.encode()).digest()[0] % len(MUTED)]


def sentence(name: str) -> str:
    """A label as words with a capital first letter."""
    text = words(name)
    return text[:1].upper() + text[1:]


def new_figure(width: float, height: float) -> Figure:
    """A figure of its own, without the shared state of pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    fig = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    FigureCanvasAgg(fig)
    fig.get_layout_engine().set(w_pad=0.08, h_pad=0.06, hspace=0.03, wspace=0.04)
    return fig


def tidy(ax: Axes, title: str) -> Axes:
    """Light frame, faint grid, title to the left."""
    ax.set_title(title, loc="left", fontsize=10, fontweight="bold", color=INK)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color("#999999")
    ax.tick_params(labelsize=8, color="#999999", labelcolor=INK)
    ax.grid(True, axis="both", color="#E4E4E4", linewidth=0.6)
    ax.set_axisbelow(True)
    return ax


def date_axis(ax: Axes, start: dt.date, days: int, most: int = 4) -> Axes:
    """Few, whole dates on the x axis, counted from the first day; the year is in the heading."""
    last = max(1, days - 1)
    step = next((s for s in (1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90) if last / s < most), 180)
    step = max(step, -(-last // most))
    ticks = [start + dt.timedelta(days=d) for d in range(0, last + 1, step)]
    ax.set_xticks(ticks, [f"{day.day} {day:%b}" for day in ticks])
    ax.set_xlim(start, start + dt.timedelta(days=last))
    return ax


def heading(fig: Figure, outcome: Outcome, what: str, n: int) -> None:
    """What the figure shows, of which crisis, and from how many rollouts."""
    some = f"first {n:,} of {outcome.rollouts:,} rollouts" if n < outcome.rollouts else ""
    size = f"n = {n:,}" + (f": {some}" if some else " rollouts")
    first, last = outcome.dates[0], outcome.dates[-1]
    span = f"{first.day} {first:%b %Y} to {last.day} {last:%b %Y}"
    text = f"{what} ({size})\n{outcome.title}, {span}"
    fig.suptitle(text, x=0.01, ha="left", fontsize=11, color=INK)


def percent_axis(axis: Any) -> None:
    """Ticks in percent on a share axis."""
    from matplotlib.ticker import PercentFormatter

    axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
