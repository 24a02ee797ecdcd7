"""When things happened: the share of rollouts in which an event had come by each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.plots.colours import colours
from sim.results.intervals import clustered
from sim.results.outcome import Outcome
from sim.results.spread import spread
from sim.results.words import event, percent, sentence
from sim.state.outputs import DAY_PREFIX, INJECT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Line: share of rollouts; its end stands in the title.  Dark band: Monte Carlo 95% on each "
    "day, allowing for rollouts that share a row.  Light band: 5-95% over parameter rows and "
    "doctrine profiles."
)


def events(outcome: Outcome) -> list[str]:
    """Counts that are the day of an event."""
    return [name for name in outcome.count_names
            if name.startswith(DAY_PREFIX) and not name.startswith(INJECT)]


def by_day(outcome: Outcome, hits: np.ndarray) -> np.ndarray:
    """Of hits (rollouts, days): share, Monte Carlo 95% and spread, as (5, days).

    `hits` may hold the first rollouts only.
    """
    out = np.empty((5, hits.shape[1]))
    whole = np.zeros(outcome.rollouts, dtype=bool)
    kept = np.arange(outcome.rollouts) < len(hits)
    trials = outcome.by_row(kept)[0]
    for day in range(hits.shape[1]):
        whole[: len(hits)] = hits[:, day]
        found = outcome.by_row(whole)[0]
        share = found.sum() / max(1.0, trials.sum())
        out[:, day] = share, *clustered(found, trials), *spread(found, trials)
    return out


def cumulative(outcome: Outcome, name: str) -> np.ndarray:
    """Share of rollouts that have seen the event by each day, with both ranges."""
    values = outcome.count(name)
    return by_day(outcome, values[:, None] <= np.arange(outcome.days))


def draw_share(ax: Axes, outcome: Outcome, bands: np.ndarray, shade: str, title: str) -> Axes:
    """A share by day with both ranges; the final share stands in the title."""
    share, low, high, wide_low, wide_high = style.to_evening(bands)
    dates = style.evenings(outcome)
    ax.fill_between(dates, wide_low, wide_high, step="post", color=shade, alpha=0.26, linewidth=0)
    ax.fill_between(dates, low, high, step="post", color=shade, alpha=0.50, linewidth=0)
    ax.step(dates, share, where="post", color=shade, linewidth=1.6, zorder=3)
    style.tidy(ax, title, "share of rollouts")
    style.date_axis(ax, outcome, stepped=True)
    ax.set_ylim(0, 1.02)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
    style.percent_axis(ax.yaxis)
    return ax


def events_figure(outcome: Outcome) -> Figure:
    """Every event in a panel of its own, all on one scale."""
    names, shades = events(outcome), colours(outcome)
    fig, axes = style.panels(len(names))
    n = outcome.completed
    style.heading(fig, "First time it happened: share of rollouts by day", n)
    for ax, name in zip(axes, names, strict=True):
        kind, bands = name.removeprefix(DAY_PREFIX), cumulative(outcome, name)
        last = percent(float(bands[0, -1]), float(bands[2, -1] - bands[1, -1]))
        title = f"{sentence(event(kind))}: {last}"
        draw_share(ax, outcome, bands, shades[kind], title)
    style.notes(fig, KEY, style.deadline_note(outcome), style.origin(outcome, n))
    return fig
