"""One look for every figure: fonts, frames, dates, headings and notes."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.plots.colours import INK
from sim.results.outcome import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

DPI = 150
SMALL = 8.5  # points
PANEL = (3.9, 2.5)  # inches, of one of many panels
TITLE = 2.9  # inches for a line of a panel's title


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
    title = fold(ax.figure, title, 10, TITLE, "bold")
    ax.set_title(title, loc="left", fontsize=10, fontweight="bold", color=INK)
    ax.set_ylabel(unit, fontsize=SMALL, color=INK)
    ax.spines[["top", "right"]].set_visible(False)
    ax.spines[["left", "bottom"]].set_color("#999999")
    ax.tick_params(labelsize=SMALL, color="#999999", labelcolor=INK)
    ax.grid(True, axis="both", color="#E4E4E4", linewidth=0.6)
    ax.set_axisbelow(True)
    return ax


def date_axis(ax: Axes, outcome: Outcome, stepped: bool = False, most: int = 4) -> Axes:
    """Few, whole dates on the x axis, counted from the first day, and the deadlines.

    Stepped: the last day has a width too.
    """
    last = max(1, outcome.days - 1)
    step = next((s for s in (1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90) if last / s < most), 180)
    step = max(step, -(-last // most))
    ticks = outcome.dates[::step]
    ax.set_xticks(ticks, [day_text(day) for day in ticks])
    ax.set_xlim(on_day(outcome, 0), on_day(outcome, last + stepped))
    for day in outcome.deadlines:
        line = on_day(outcome, day)
        ax.axvline(line, color=INK, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1.5)
    return ax


def on_day(outcome: Outcome, day: Any) -> Any:
    """Where days lie on the x axis; unlike a date this may be past the year 9999."""
    return np.datetime64(outcome.start, "D") + day


def evenings(outcome: Outcome) -> np.ndarray:
    """All days and the one after, for steps that last through the final day."""
    return np.asarray(on_day(outcome, np.arange(outcome.days + 1)))


def to_evening(bands: np.ndarray) -> np.ndarray:
    """Values by day, the last one repeated."""
    return np.concatenate([bands, bands[:, -1:]], axis=1)


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


def fold(fig: Figure, text: str, size: float, inches: float, weight: str = "normal") -> str:
    """Text broken so that no line is wider than `inches` at a font size in points."""
    from matplotlib.font_manager import FontProperties

    canvas: Any = fig.canvas
    font, measure = FontProperties(size=size, weight=weight), canvas.get_renderer()
    letters = min(len(text), int(inches * 72 / (0.4 * size)))
    while True:
        lines = textwrap.wrap(text, letters)
        widths = [measure.get_text_width_height_descent(x, font, False)[0] for x in lines]
        if max(widths, default=0.0) <= inches * fig.dpi or letters <= 12:
            return "\n".join(lines)
        letters -= 1


def heading(fig: Figure, what: str, n: int | None = None) -> None:
    """What the figure shows, and from how many rollouts."""
    size = "" if n is None else f" (n = {n:,})"
    text = fold(fig, what + size, 12, fig.get_figwidth() - 0.3, "bold")
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
    room = fig.get_figwidth() - 0.3
    text = "\n".join(fold(fig, part, SMALL, room) for part in parts if part)
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
