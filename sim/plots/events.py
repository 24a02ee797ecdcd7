"""When things happened: the share of rollouts in which an event had come by each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.results.intervals import clustered
from sim.results.outcome import DAY_PREFIX, Outcome
from sim.results.words import percent

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ACROSS = 3


def events(outcome: Outcome) -> list[str]:
    """Counts that are the day of an event."""
    return [name for name in outcome.count_names if name.startswith(DAY_PREFIX)]


def cumulative(outcome: Outcome, name: str) -> np.ndarray:
    """Share by each day with its pointwise 95% interval: (3, days) of low, share, high."""
    values = outcome.count(name)
    out = np.empty((3, outcome.days))
    for day in range(outcome.days):
        hits, trials = outcome.by_row(values <= day)
        low, high = clustered(hits, trials)
        out[:, day] = low, hits.sum() / max(1.0, trials.sum()), high
    return out


def draw_event(ax: Axes, outcome: Outcome, name: str) -> Axes:
    """One event's cumulative curve; its final share stands in the title."""
    low, share, high = cumulative(outcome, name)
    event = name.removeprefix(DAY_PREFIX)
    shade, dates = style.colour(event), outcome.dates
    ax.fill_between(dates, low, high, step="post", color=shade, alpha=0.30, linewidth=0)
    ax.step(dates, share, where="post", color=shade, linewidth=1.2, clip_on=False, zorder=3)
    style.date_axis(ax, outcome.start, outcome.days)
    ax.set_ylim(0, 1.02)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
    style.percent_axis(ax.yaxis)
    return style.tidy(ax, f"{style.sentence(event)}: {percent(float(share[-1]))} by the end")


def events_figure(outcome: Outcome) -> Figure:
    """Every event in a panel of its own, all on one scale."""
    names = events(outcome)
    across = min(ACROSS, len(names))
    down = -(-len(names) // across)
    fig = style.new_figure(max(6.0, 3.7 * across), 2.2 * down + 1.3)
    n = int(np.count_nonzero(outcome.valid))
    style.heading(fig, outcome, "Share of rollouts in which it had happened by the day", n)
    for place, name in enumerate(names):
        draw_event(fig.add_subplot(down, across, place + 1), outcome, name)
    note = "Line: share.  Band: pointwise Monte Carlo 95%, replicates clustered in parameter rows."
    fig.supxlabel(note, x=0.01, ha="left", fontsize=8.5, color=style.INK)
    return fig
