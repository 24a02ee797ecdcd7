"""How far force goes: the share of rollouts at each level of force, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.data.outcome import Outcome
from sim.glossary.text import percent
from sim.report.figures import sheet
from sim.report.figures.dates import date_axis, date_of
from sim.report.figures.ends import End, name_ends
from sim.report.figures.ladder import BANDS, DARK_SHADES, GRAVE, NOTE, SHADES, band_shares
from sim.report.figures.names import FigureNames, names_of
from sim.report.figures.series import panel_title
from sim.report.figures.theme import DARK, paint

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

LEAST = 0.005  # a band thinner than this on all days is not named
WIDE, TALL = 4.2, 2.5


def shades() -> tuple[str, ...]:
    """A fill for each band."""
    return DARK_SHADES if paint() is DARK else SHADES


def shares_of(outcome: Outcome, name: str) -> np.ndarray:
    """Bands by day of one series."""
    valid = outcome.valid[: len(outcome.series)]
    return band_shares(outcome.series[valid][:, :, outcome.series_names.index(name)])


def force_claim(outcome: Outcome, name: str, found: np.ndarray, names: FigureNames) -> str:
    """The commonest level on the last day, and on which day an operation or war is commonest."""
    grave = found[GRAVE:].sum(axis=0)
    day, most = int(np.argmax(grave)), int(np.argmax(found[:, -1]))
    last, who = date_of(outcome, outcome.days - 1), panel_title(name, outcome, names)
    said = (f"{who} on {last}: most often {BANDS[most].name} "
            f"({percent(float(found[most, -1]))})")
    if grave[day] == 0:
        return f"{said}; never an operation or war"
    return (f"{said}; operation or war in at most {percent(float(grave[day]))} of rollouts, on "
            f"{date_of(outcome, day)}")


def draw_ladder(ax: Axes, outcome: Outcome, found: np.ndarray, title: str, spoken: bool = True
                ) -> Axes:
    """Bands one on the other, the least force at the bottom, named at the right."""
    days = np.arange(outcome.days + 1)
    tall = np.concatenate([found, found[:, -1:]], axis=1)
    top = np.cumsum(tall, axis=0)
    floor = np.vstack([np.zeros_like(top[:1]), top[:-1]])
    sheet.tidy(ax, title, "share of rollouts", WIDE)
    for low, high, shade in zip(floor, top, shades(), strict=True):
        ax.fill_between(days, low, high, step="post", color=shade, linewidth=0)
        ax.step(days, high, where="post", color=paint().paper, linewidth=0.5)
    date_axis(ax, outcome, stepped=True, inches=WIDE - 1.3, spoken=spoken)
    ax.set_ylim(0, 1)
    ax.set_yticks([0, 0.25, 0.5, 0.75, 1])
    sheet.percent_axis(ax.yaxis)
    ax.grid(False)
    ends = [End(float(floor[k, -1] + top[k, -1]) / 2,
                f"{BANDS[k].name}, {percent(float(found[k, -1]))}", shades()[k])
            for k in range(len(BANDS)) if found[k].max() >= LEAST]
    return name_ends(ax, ends, TALL - 0.6)


def rungs_figure(outcome: Outcome, series: Sequence[str], origin: str, ax: Axes | None = None
                 ) -> Figure:
    """A panel a pair of actors, the second one in a row beside or below the first."""
    names = names_of(outcome)
    found = {name: shares_of(outcome, name) for name in series}
    moved = [name for name in series if found[name][1:].max() > 0]
    still = [panel_title(name, outcome, names) for name in series if name not in moved]
    drawn = moved or list(series)[:1]
    lead = max(drawn, key=lambda name: float(found[name][GRAVE:].sum(axis=0).max()))
    if ax is not None:
        title = force_claim(outcome, lead, found[lead], names)
        return sheet.root_of(draw_ladder(ax, outcome, found[lead], title))
    across = 1 if len(drawn) == 1 else 2
    down = -(-len(drawn) // across)
    n = int(np.count_nonzero(outcome.valid[: len(outcome.series)]))
    left = f"Without any of it throughout, and not drawn: {'; '.join(still)}." if still else ""
    fig = sheet.sheet((WIDE + 1.4) * across, (TALL + 0.2) * down,
                      force_claim(outcome, lead, found[lead], names),
                      f"Share of rollouts at each level of force, by day; n = {n:,}",
                      ["Names and numbers at the right: levels on the last day.  " + NOTE, left,
                       origin])
    for k, (panel, name) in enumerate(zip(sheet.place(fig, len(drawn), across, down), drawn,
                                          strict=True)):
        title = panel_title(name, outcome, names)
        draw_ladder(panel, outcome, found[name], title, spoken=k == 0)
    return fig
