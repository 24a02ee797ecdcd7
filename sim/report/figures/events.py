"""When things happened: the share of rollouts in which an event had come by each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import shares
from sim.data.summary import event_row
from sim.engine.state.outputs import DAY_PREFIX, INJECT
from sim.glossary.text import joined, percent, span_text
from sim.methods.clustered import clustered_interval
from sim.report.figures import sheet
from sim.report.figures.claims import by_then
from sim.report.figures.colours import colours
from sim.report.figures.dates import date_axis, date_of
from sim.report.figures.ends import End, name_ends
from sim.report.figures.names import FigureNames, names_of, upper
from sim.report.figures.theme import paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Line: share of rollouts in which it has come.  Band: Monte Carlo 95% on each day, allowing "
    "for rollouts that share a row.  At the right: its end, and in brackets 5-95% of it over "
    "parameter rows and doctrine profiles."
)
ALIKE = 0.01  # curves that differ by no more on any day are drawn as one
WIDE, TALL = 5.6, 3.8


def events(outcome: Outcome) -> list[str]:
    """Counts that are the day of an event."""
    return [name for name in outcome.count_names
            if name.startswith(DAY_PREFIX) and not name.startswith(INJECT)]


def by_day(outcome: Outcome, hits: np.ndarray) -> np.ndarray:
    """Of hits (rollouts, days): share and its Monte Carlo 95%, as (3, days)."""
    days = [shares(outcome, {"come": hit}) for hit in hits.T]  # one at a time: a run may be long
    found, ran = np.stack([day.totals[:, 0] for day in days]), days[0].ran
    share = found.sum(axis=-1) / max(1.0, ran.sum())
    return np.stack([share, *clustered_interval(found, ran)])


def come(outcome: Outcome, name: str) -> np.ndarray:
    """Whether each rollout has seen the event by each day, bool (rollouts, days)."""
    return np.asarray(outcome.count(name)[:, None] <= np.arange(outcome.days))


def cumulative(outcome: Outcome, name: str) -> np.ndarray:
    """Share of rollouts that have seen the event by each day, with its Monte Carlo 95%."""
    return by_day(outcome, come(outcome, name))


def distinct(outcome: Outcome) -> dict[str, list[str]]:
    """Events that come at all, those with nearly one curve together under the first of them."""
    found: dict[str, list[str]] = {}
    curves: dict[str, np.ndarray] = {}
    good = outcome.valid
    for name in events(outcome):
        curve = come(outcome, name)[good].mean(axis=0)
        if not curve[-1:].any():
            continue
        twin = next((other for other, seen in curves.items()
                     if np.abs(curve - seen).max() <= ALIKE and min(curve[-1], seen[-1]) > ALIKE),
                    None)
        found.setdefault(twin or name, []).append(name)
        curves.setdefault(twin or name, curve)
    return found


def group_text(names: FigureNames, group: list[str]) -> str:
    """The events of a group in words."""
    return joined([names.event(name.removeprefix(DAY_PREFIX)) for name in group])


def draw_events(ax: Axes, outcome: Outcome, title: str, tall: float = TALL) -> Axes:
    """Every event as a line with its band and its name at the end."""
    look, names, shades = paint(), names_of(outcome), colours(outcome)
    days, ends = np.arange(outcome.days + 1), []
    sheet.tidy(ax, title, "share of rollouts", WIDE)
    for name, group in distinct(outcome).items():
        bands = cumulative(outcome, name)
        share, low, high = np.concatenate([bands, bands[:, -1:]], axis=1)
        shade = look.mark(shades[name.removeprefix(DAY_PREFIX)])
        ax.fill_between(days, low, high, step="post", color=shade, alpha=0.25, linewidth=0)
        ax.step(days, share, where="post", color=shade, linewidth=1.8, zorder=3)
        row = event_row(outcome, come(outcome, name)[:, -1])
        last = percent(float(share[-1]), float(high[-1] - low[-1]))
        text = sheet.fold(upper(group_text(names, group)), sheet.SMALL, 1.75)
        ends.append(End(float(share[-1]), f"{text}\n{last} ({span_text(row)})", shade))
    date_axis(ax, outcome, stepped=True, inches=WIDE - 0.6)
    ax.set_ylim(0, 1)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
    sheet.percent_axis(ax.yaxis)
    return name_ends(ax, ends, tall - 0.7)


def events_figure(outcome: Outcome, origin: str, ax: Axes | None = None) -> Figure:
    """All events that come, on one scale."""
    names, groups, good = names_of(outcome), distinct(outcome), outcome.valid
    last = date_of(outcome, outcome.days - 1)
    claim = by_then(last, [(group_text(names, group), float(come(outcome, name)[good, -1].mean()))
                           for name, group in groups.items()])
    if ax is not None:
        return sheet.root_of(draw_events(ax, outcome, claim))
    never = [names.event(name.removeprefix(DAY_PREFIX)) for name in events(outcome)
             if not any(name in group for group in groups.values())]
    lost = f"Never, and not drawn: {', '.join(never)}." if never else ""
    fig = sheet.sheet(WIDE + 2.1, TALL, claim,
                      f"First time it happened, by day; n = {outcome.completed:,}",
                      [KEY, lost, origin])
    draw_events(fig.add_subplot(1, 1, 1), outcome, "")
    return fig
