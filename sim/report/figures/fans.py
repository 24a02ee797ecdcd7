"""Daily series as fans: the median with the bands that hold 50% and 90% of the rollouts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.data.frames import SERIES_QUANTILES, series_quantiles
from sim.data.outcome import Outcome
from sim.glossary.text import percent
from sim.report.figures import sheet
from sim.report.figures.claims import last_value_claim, trend
from sim.report.figures.colours import BLUE, colours
from sim.report.figures.dates import date_axis, date_of
from sim.report.figures.names import FigureNames, names_of
from sim.report.figures.series import (
    GROUPS,
    actor_of,
    full_title,
    group_of,
    groups,
    panel_title,
    unit,
)
from sim.report.figures.theme import paint
from sim.report.figures.thresholds import Mark, draw_marks, letter_keys, marks_note, within

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = "Line: median.  Dark band: the middle 50% of rollouts on each day.  Light band: 90%."
YES_KEY = "Line: share of rollouts in which it is so that evening."
COUNTED = ("people", "km\N{SUPERSCRIPT TWO}")  # units a sentence needs
PARTS = {"share"}  # series that are parts of a whole, shown in percent


def constant(bands: np.ndarray) -> bool:
    """Whether the middle 90% of the rollouts hold one value on all days."""
    found = bands[np.isfinite(bands)]
    return len(found) > 0 and bool(np.ptp(found) == 0)


def binary(outcome: Outcome, name: str) -> bool:
    """Whether a series says yes or no, so that a share says more than a fan."""
    values = outcome.series[:, :, outcome.series_names.index(name)]
    return not unit(name) and bool(np.isin(values, (0, 1)).all())


def yes_share(outcome: Outcome, name: str) -> np.ndarray:
    """Share of rollouts by day in which a yes-or-no series says yes."""
    valid = outcome.valid[: len(outcome.series)]
    values = outcome.series[valid][:, :, outcome.series_names.index(name)]
    return np.asarray((values == 1).mean(axis=0))


def draw_fan(ax: Axes, outcome: Outcome, bands: np.ndarray, shade: str) -> Axes:
    """One series; `bands` holds its 5, 25, 50, 75 and 95% quantiles by day."""
    days, look = np.arange(outcome.days), paint()
    for (low, high), part in (((0, 4), 0.72), ((1, 3), 0.45)):
        ax.fill_between(days, bands[low], bands[high], color=look.soft(shade, part), linewidth=0)
    ax.plot(days, bands[2], color=look.mark(shade), linewidth=1.9)
    return ax


def draw_yes(ax: Axes, outcome: Outcome, share: np.ndarray, shade: str) -> Axes:
    """The share of rollouts in which something is so, by day."""
    days, look = np.arange(outcome.days + 1), paint()
    tall = np.append(share, share[-1])
    ax.fill_between(days, 0, tall, step="post", color=look.soft(shade), linewidth=0)
    ax.step(days, tall, where="post", color=look.mark(shade), linewidth=1.9)
    ax.set_ylim(0, 1)
    sheet.percent_axis(ax.yaxis)
    return ax


def range_of(bands: np.ndarray, top: float | None) -> tuple[float, float]:
    """From zero, unless the whole fan lies far from it; at least up to `top`."""
    found = bands[np.isfinite(bands)]
    low, high = (float(found.min()), float(found.max())) if len(found) else (0.0, 0.0)
    high = max(high, top or 0.0) or 1.0
    floor = low if low < 0 or (top is None and low > 0.5 * high) else 0.0
    room = 0.04 * (high - floor)
    return floor - (room if floor else 0.0), high + room


def thousands(value: float, _: int) -> str:
    """A tick such as `1,200`, with a proper minus sign."""
    return f"{value:,.0f}".replace("-", "\N{MINUS SIGN}")


@dataclass(frozen=True)
class Panel:
    """One series: its quantiles by day (5, 25, 50, 75, 95%), its range, and where labels begin."""

    name: str
    bands: np.ndarray
    ends: tuple[float, float]
    marks: list[Mark]


def panel_of(outcome: Outcome, name: str, bands: np.ndarray, names: FigureNames) -> Panel:
    """What is drawn of a series."""
    ends = range_of(bands, 1.0 if name in PARTS else GROUPS[group_of(name)].top)
    marks = [] if binary(outcome, name) else within(outcome, name, *ends, names)
    return Panel(name, bands, ends, marks)


def draw_series(ax: Axes, outcome: Outcome, panel: Panel, title: str, letters: dict[str, str],
                spoken: bool = True, inches: float = 2.8) -> Axes:
    """One series as a fan, or as a share of rollouts where it is only ever 0 or 1."""
    name = panel.name
    shade = colours(outcome).get(actor_of(name, outcome) or name, BLUE)
    yes, part = binary(outcome, name), name in PARTS
    sheet.tidy(ax, title, "share of rollouts" if yes else "" if part else unit(name), 3.3)
    if yes:
        draw_yes(ax, outcome, yes_share(outcome, name), shade)
    else:
        draw_fan(ax, outcome, panel.bands, shade).set_ylim(*panel.ends)
        draw_marks(ax, panel.marks, letters)
    if part:
        sheet.percent_axis(ax.yaxis)
    elif not yes and max(map(abs, panel.ends)) >= 1000:
        ax.yaxis.set_major_formatter(thousands)
    return date_axis(ax, outcome, yes, inches, spoken)


def moved_most(names: list[str], at: dict[str, np.ndarray]) -> str:
    """The series whose median ends farthest from where it began, in parts of its own scale."""
    def part(name: str) -> float:
        bands = at[name]
        return float(abs(bands[2, -1] - bands[2, 0]) / max(1e-9, float(np.ptp(bands))))

    return max(names, key=lambda name: (part(name), float(at[name][2, -1])))


def fan_claim(outcome: Outcome, name: str, bands: np.ndarray, names: FigureNames) -> str:
    """What a series does over the days."""
    last, title = date_of(outcome, outcome.days - 1), full_title(name, outcome, names)
    if binary(outcome, name):
        share = yes_share(outcome, name)
        return f"{title} on {last} in {percent(float(share[-1]))} of rollouts"
    if name in PARTS:
        low, start, end, high = (percent(float(x)) for x in
                                 (bands[0, -1], bands[2, 0], bands[2, -1], bands[4, -1]))
        return last_value_claim(title, start, end, (low, high), last)
    return trend(title, bands, unit(name) if unit(name) in COUNTED else "", last)


def fans_figure(outcome: Outcome, group: str, origin: str, ax: Axes | None = None) -> Figure:
    """All series of a group in panels of equal size; constant ones are named, not drawn.

    Into `ax`: the one that moves most.
    """
    series, names = groups(outcome)[group], names_of(outcome)
    found = series_quantiles(outcome, SERIES_QUANTILES, series)
    at = {name: found[:, :, k] for k, name in enumerate(series)}
    still = [name for name in series if constant(at[name])
             and not (binary(outcome, name) and yes_share(outcome, name).any())]
    drawn = [name for name in series if name not in still] or series[:1]
    lead = moved_most(drawn, at)
    claim = fan_claim(outcome, lead, at[lead], names)
    panels = [panel_of(outcome, name, at[name], names) for name in drawn]
    letters = letter_keys(mark for panel in panels for mark in panel.marks)
    if ax is not None:
        draw_series(ax, outcome, panels[drawn.index(lead)], claim, letters)
        return sheet.root_of(ax)
    n = int(np.count_nonzero(outcome.valid[: len(outcome.series)]))
    wide, tall, across, down = sheet.panels(len(drawn))
    how = sorted({YES_KEY if binary(outcome, name) else KEY for name in drawn})
    lost = left_out([name for name in still if name not in drawn], outcome, names)
    fig = sheet.sheet(wide, tall, claim, f"{GROUPS[group].shows}; n = {n:,}",
                      [*how, marks_note(letters), lost, origin])
    for k, (place, panel) in enumerate(zip(sheet.place(fig, len(drawn), across, down), panels,
                                           strict=True)):
        title = panel_title(panel.name, outcome, names)
        draw_series(place, outcome, panel, title, letters, k == 0, 5.6 if across == 1 else 2.8)
    return fig


def left_out(series: list[str], outcome: Outcome, names: FigureNames, most: int = 4) -> str:
    """Names the series that hardly any rollout moved."""
    if not series:
        return ""
    shown = "; ".join(panel_title(name, outcome, names) for name in series[:most])
    more = f" and {len(series) - most} more" if len(series) > most else ""
    return f"Not drawn, for 90% of rollouts or more hold one value throughout: {shown}{more}."
