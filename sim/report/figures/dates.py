"""The axis of days: a few whole dates, and what is fixed beforehand written above the panel."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np

from sim.data.outcome import Outcome
from sim.report.figures.sheet import SMALL, height_of, lift, width_of
from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STEPS = (1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90)
MEETINGS = {"delegation": "delegations meet", "call": "leaders call", "summit": "summit"}
GAP = 0.08  # inches between two words above a panel


def day_text(day: dt.date) -> str:
    """`29 Feb`."""
    return f"{day.day} {day:%b}"


def date_of(outcome: Outcome, day: int) -> str:
    """The date of a day as `29 Feb`; unlike a date it may be past the year 9999."""
    date = np.datetime64(outcome.start, "D") + day
    return day_text(date.item()) if isinstance(date.item(), dt.date) else str(date)


def fixed_days(outcome: Outcome) -> dict[int, str]:
    """Deadlines and agreed meetings within the horizon, in words by day."""
    found: dict[int, list[str]] = {}
    for day in outcome.deadlines:
        found.setdefault(int(day), []).append("deadline")
    for meeting in outcome.meetings:
        word = MEETINGS.get(str(meeting["kind"]), str(meeting["kind"]))
        found.setdefault(int(meeting["day"]), []).append(word)
    return {day: " and ".join(dict.fromkeys(words)) for day, words in sorted(found.items())
            if 0 <= day < outcome.days}


def rows_of(spans: list[tuple[float, float]]) -> list[int]:
    """A row for each word so that none of a row touches another; the first rows are filled first.

    spans: left and right ends in inches, from left to right.
    """
    ends: list[float] = []
    rows = []
    for left, right in spans:
        row = next((k for k, end in enumerate(ends) if end + GAP <= left), len(ends))
        ends[row : row + 1] = [right]
        rows.append(row)
    return rows


def date_axis(ax: Axes, outcome: Outcome, stepped: bool = False, inches: float = 3.1,
              spoken: bool = True) -> Axes:
    """Dates on the x axis, which counts days from the first, and the days fixed beforehand.

    stepped: the last day has a width too. inches: width of the panel, nearly. spoken: say what the
    fixed days are, in words above the panel.
    """
    last = max(1, outcome.days - 1)
    most = max(3, int(inches / 0.75))
    step = next((s for s in STEPS if last / s < most), 180)
    step = max(step, -(-last // most))
    ticks = range(0, outcome.days, step)
    ax.set_xticks(list(ticks), [date_of(outcome, day) for day in ticks])
    end = last + stepped
    ax.set_xlim(0, end)
    days = fixed_days(outcome)
    for day in days:
        ax.axvline(day, color=paint().ink, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1.5)
    if spoken and days:
        speak(ax, {day: f"{words} {date_of(outcome, day)}" for day, words in days.items()},
              inches / end, inches)
    return ax


def speak(ax: Axes, words: dict[int, str], scale: float, inches: float) -> None:
    """Words over a panel, each above its day, in as few rows as they need; the title gives way."""
    from matplotlib.transforms import ScaledTranslation

    spans = []
    for day, text in words.items():
        wide = width_of(text, SMALL, "normal")
        left = min(max(0.0, day * scale - wide / 2), max(0.0, inches - wide))
        spans.append((left, left + wide))
    rows, line = rows_of(spans), 72 * height_of("x", SMALL)
    for (day, text), (left, right), row in zip(words.items(), spans, rows, strict=True):
        up = ScaledTranslation(0, (2 + row * line) / 72, ax.figure.dpi_scale_trans)
        align = ("left" if left < 0.01 else "right" if right > inches - 0.01 else "center")
        at = {"left": 0.0, "right": inches / scale, "center": float(day)}[align]
        ax.text(at, 1.0, text, transform=ax.get_xaxis_transform() + up, ha=align, va="bottom",
                fontsize=SMALL, color=paint().muted)
    lift(ax, 6 + (1 + max(rows)) * line)
