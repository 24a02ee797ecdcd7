"""One look for every figure: fonts, frames, dates, headings and notes."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING, Any

from sim.plots.colours import INK
from sim.results.outcome import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 150
SMALL = 8.5  # points
PANEL = (3.9, 2.5)  # inches, of one of many panels
TITLE = 36  # letters in a line of a panel's title


def new_figure(width: float, height: float) -> Figure:
    """A figure of its own, without the shared state of pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    fig = Figure(figsize=(width, height), layout="constrained", facecolor="white")
    FigureCanvasAgg(fig)
    fig.get_layout_engine().set(w_pad=0.09, h_pad=0.07, hspace=0.04, wspace=0.04)
    return fig


def panels(count: int) -> tuple[Figure, list[Axes]]:
    """A figure with `count` equal panels: up to three across, two where that leaves no gap."""
    across = count if count <= 3 else 2 if count == 4 else 3
    down = -(-count // across)
    width = max(6.6, PANEL[0] * across)
    fig = new_figure(width, PANEL[1] * down + 1.2)
    return fig, [fig.add_subplot(down, across, place + 1) for place in range(count)]


def tidy(ax: Axes, title: str, unit: str = "") -> Axes:
    """Light frame, faint grid, title to the left, the unit along the y axis."""
    title = textwrap.fill(title, TITLE)
    ax.set_title(title, loc="left", fontsize=10, fontweight="bold", color=INK)
    ax.set_ylabel(unit, fontsize=SMALL, color=INK)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color("#999999")
    ax.tick_params(labelsize=SMALL, color="#999999", labelcolor=INK)
    ax.grid(True, axis="both", color="#E4E4E4", linewidth=0.6)
    ax.set_axisbelow(True)
    return ax


def date_axis(ax: Axes, outcome: Outcome, most: int = 4) -> Axes:
    """Few, whole dates on the x axis, counted from the first day, and the deadlines."""
    start, last = outcome.start, max(1, outcome.days - 1)
    step = next((s for s in (1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90) if last / s < most), 180)
    step = max(step, -(-last // most))
    ticks = [start + dt.timedelta(days=d) for d in range(0, last + 1, step)]
    ax.set_xticks(ticks, [day_text(day) for day in ticks])
    ax.set_xlim(start, start + dt.timedelta(days=last))
    for day in outcome.deadlines:
        line = start + dt.timedelta(days=day)
        ax.axvline(line, color=INK, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1.5)
    return ax


def day_text(day: dt.date) -> str:
    """`29 Feb`."""
    return f"{day.day} {day:%b}"


def deadline_note(outcome: Outcome) -> str:
    """What the broken lines mean, if there are any."""
    days = [day_text(outcome.start + dt.timedelta(days=d)) for d in outcome.deadlines]
    if not days:
        return ""
    noun = "deadline" if len(days) == 1 else "deadlines"
    return f"Broken line: {noun} of the ultimatum, {', '.join(days)}."


def fold(fig: Figure, text: str, size: float) -> str:
    """Text broken to the figure's width at a font size in points."""
    return textwrap.fill(text, int(fig.get_figwidth() * 72 / (0.52 * size)))


def heading(fig: Figure, what: str, n: int) -> None:
    """What the figure shows, and from how many rollouts."""
    text = fold(fig, f"{what} (n = {n:,})", 13)
    fig.suptitle(text, x=0.01, ha="left", fontsize=12, fontweight="bold", color=INK)


def origin(outcome: Outcome, n: int) -> str:
    """Which crisis and which run."""
    first, last = outcome.dates[0], outcome.dates[-1]
    span = f"{day_text(first)} {first.year} to {day_text(last)} {last.year}"
    title = outcome.title.rstrip(".")
    stop = "" if title.endswith(("?", "!")) else "."
    part = f"the first {n:,} of {outcome.rollouts:,}" if n < outcome.rollouts else f"{n:,}"
    rows = f"{outcome.rows:,} parameter row{'' if outcome.rows == 1 else 's'}"
    return f"{title}{stop} {span}; {part} rollouts, {rows}, seed {outcome.seed}."


def notes(fig: Figure, *parts: str) -> None:
    """How to read the figure and where it comes from, small, under it."""
    text = "\n".join(fold(fig, part, SMALL) for part in parts if part)
    fig.supxlabel(text, x=0.01, ha="left", fontsize=SMALL, color=INK)


def settle(fig: Figure) -> Figure:
    """Lays the figure out once, to 1/10,000 of its size: the solver's last bits vary."""
    fig.draw_without_rendering()
    fig.set_layout_engine("none")
    for ax in fig.axes:
        ax.set_position([round(float(x), 4) for x in ax.get_position().bounds])
    for text in fig.texts:
        text.set_position([round(float(x), 4) for x in text.get_position()])
    return fig


def percent_axis(axis: Any) -> None:
    """Ticks in percent on a share axis."""
    from matplotlib.ticker import PercentFormatter

    axis.set_major_formatter(PercentFormatter(1.0, decimals=0))
