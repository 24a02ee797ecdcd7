"""Daily series as fans: the median with the bands that hold 50% and 90% of the rollouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.colours import BLUE, colours
from sim.plots.events import by_day, draw_share
from sim.plots.series import GROUPS, actor_of, group_of, groups, panel_title, unit
from sim.results.frames import SERIES_QUANTILES, series_quantiles
from sim.results.outcome import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = "Line: median.  Dark band: the middle 50% of rollouts on each day.  Light band: 90%."
SHARE_KEY = (
    "Line: share of rollouts.  Dark band: Monte Carlo 95%.  Light band: 5-95% over parameter rows "
    "and doctrine profiles."
)


def constant(bands: np.ndarray) -> bool:
    """Whether the middle 90% of the rollouts hold one value on all days."""
    found = bands[np.isfinite(bands)]
    return len(found) > 0 and bool(np.ptp(found) == 0)


def binary(outcome: Outcome, name: str) -> bool:
    """Whether a series says yes or no, so that a share says more than a fan."""
    values = outcome.series[:, :, outcome.series_names.index(name)]
    return not unit(name) and bool(np.isin(values, (0, 1)).all())


def draw_fan(
    ax: Axes, outcome: Outcome, bands: np.ndarray, shade: str, title: str, measure: str = ""
) -> Axes:
    """One series; `bands` holds its 5, 25, 50, 75 and 95% quantiles by day."""
    stepped = "post" if measure == "rung" else None
    dates = style.evenings(outcome) if stepped else outcome.dates
    bands = style.to_evening(bands) if stepped else bands
    for (low, high), alpha in (((0, 4), 0.26), ((1, 3), 0.50)):
        ax.fill_between(
            dates, bands[low], bands[high], step=stepped, color=shade, alpha=alpha, linewidth=0
        )
    ax.plot(
        dates,
        bands[2],
        color=shade,
        linewidth=1.9,
        drawstyle="steps-post" if stepped else "default",
    )
    style.tidy(ax, title, measure)
    return style.date_axis(ax, outcome, bool(stepped))


def set_range(ax: Axes, bands: np.ndarray, top: float | None) -> Axes:
    """From zero, unless the whole fan lies far from it; at least up to `top`."""
    found = bands[np.isfinite(bands)]
    low, high = (float(found.min()), float(found.max())) if len(found) else (0.0, 0.0)
    high = max(high, top or 0.0) or 1.0
    floor = low if low < 0 or (top is None and low > 0.5 * high) else 0.0
    room = 0.04 * (high - floor)
    ax.set_ylim(floor - (room if floor else 0.0), high + room)
    if top is not None and top > 1:
        ax.set_yticks(range(int(top) + 1))
    if max(high, -low) >= 1000:
        ax.yaxis.set_major_formatter(thousands)
    return ax


def thousands(value: float, _: int) -> str:
    """A tick such as `1,200`, with a proper minus sign."""
    return f"{value:,.0f}".replace("-", "\N{MINUS SIGN}")


def draw_series(ax: Axes, outcome: Outcome, name: str, bands: np.ndarray, shade: str) -> Axes:
    """One series as a fan, or as a share of rollouts where it is only ever 0 or 1."""
    title = panel_title(name, outcome)
    if binary(outcome, name):
        values = outcome.series[:, :, outcome.series_names.index(name)]
        return draw_share(ax, outcome, by_day(outcome, values == 1), shade, title)
    draw_fan(ax, outcome, bands, shade, title, unit(name))
    return set_range(ax, bands, 1.0 if name == "share" else GROUPS[group_of(name)].top)


def fans_figure(outcome: Outcome, group: str) -> Figure:
    """All series of a group in panels of equal size; constant ones are named, not drawn."""
    names, shades = groups(outcome)[group], colours(outcome)
    found = series_quantiles(outcome, SERIES_QUANTILES)
    at = {name: found[:, :, outcome.series_names.index(name)] for name in names}
    still = [name for name in names if constant(at[name]) and not binary(outcome, name)]
    drawn = [name for name in names if name not in still] or names
    fig, axes = style.panels(len(drawn))
    n = int(np.count_nonzero(outcome.valid[: len(outcome.series)]))
    style.heading(fig, GROUPS[group].shows, n)
    for ax, name in zip(axes, drawn, strict=True):
        shade = shades.get(actor_of(name, outcome) or name, BLUE)
        draw_series(ax, outcome, name, at[name], shade)
    left = [name for name in still if name not in drawn]
    how = sorted({SHARE_KEY if binary(outcome, name) else KEY for name in drawn})
    ends = (style.deadline_note(outcome), left_out(left, outcome), style.origin(outcome, n))
    style.notes(fig, *how, *ends)
    return fig


def left_out(names: list[str], outcome: Outcome, most: int = 4) -> str:
    """Names the series that hardly any rollout moved."""
    if not names:
        return ""
    shown = "; ".join(panel_title(name, outcome) for name in names[:most])
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"Not drawn, for 90% of rollouts or more hold one value throughout: {shown}{more}."
