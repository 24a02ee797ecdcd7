"""Daily series as fans: the median with the bands that hold 50% and 90% of the rollouts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sim.plots import style
from sim.results.frames import SERIES_QUANTILES, series_quantiles
from sim.results.outcome import Outcome
from sim.results.words import words

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# figure -> (what it shows, how its series begin, the lowest top of the y axis, shared y axis)
GROUPS = {
    "deaths": ("Deaths since the start, by side", ("deaths_",), 1.0, False),
    "ground": (
        "Ground and people",
        ("share", "area_taken", "displaced", "civilians", "encircled"),
        1.0,
        False,
    ),
    "rungs": ("Rung of the ladder, by pair (actor towards rival)", ("rung_",), 9.0, True),
    "ties": ("Health of the ties, 0 to 1", ("tie_",), 1.0, True),
    "beliefs": ("Resolve as the others believe it, 0 to 1", ("belief_",), 1.0, True),
    "commitments": ("Commitment", ("commitment_",), 1.0, True),
    "other": ("Other daily series", (), 1.0, False),
}
ACROSS = 3
TITLES = {
    "share": "Share of the disputed ground held",
    "area_taken": "Area taken (km\N{SUPERSCRIPT TWO})",
    "displaced": "People displaced",
    "civilians": "Civilian deaths",
    "deal": "Deal in force",
}


def group_of(name: str) -> str:
    """The figure a series belongs to."""
    for group, (_, starts, _, _) in GROUPS.items():
        if any(name == s or (s.endswith("_") and name.startswith(s)) for s in starts):
            return group
    return "other"


def groups(outcome: Outcome) -> dict[str, list[str]]:
    """Series of each figure that has any, in the outcome's order."""
    out: dict[str, list[str]] = {group: [] for group in GROUPS}
    for name in outcome.series_names:
        out[group_of(name)].append(name)
    return {group: names for group, names in out.items() if names}


def panel_title(name: str, actors: list[str]) -> str:
    """`rung_a_b` as `a towards b`, `tie_a_b` as `a - b`; other names as words, without the kind."""
    if name in TITLES:
        return TITLES[name]
    kind, _, rest = name.partition("_")
    if kind in ("deaths", "belief", "commitment") and rest:
        return style.sentence(rest)
    if kind in ("rung", "tie"):
        joint = " towards " if kind == "rung" else " \N{EN DASH} "
        for a in actors:
            if rest.startswith(a + "_") and rest[len(a) + 1 :] in actors:
                return style.sentence(words(a) + joint + words(rest[len(a) + 1 :]))
    return style.sentence(name)


def draw_fan(
    ax: Axes, outcome: Outcome, bands: np.ndarray, shade: str, title: str, top: float | None = None
) -> Axes:
    """One series; `bands` holds its 5, 25, 50, 75 and 95% quantiles by day."""
    dates = outcome.dates
    ax.fill_between(dates, bands[0], bands[4], color=shade, alpha=0.20, linewidth=0)
    ax.fill_between(dates, bands[1], bands[3], color=shade, alpha=0.40, linewidth=0)
    ax.plot(dates, bands[2], color=shade, linewidth=1.8)
    style.date_axis(ax, outcome.start, outcome.days)
    style.tidy(ax, title)
    highest = float(np.nanmax(bands)) if np.isfinite(bands).any() else 0.0
    lowest = float(np.nanmin(bands)) if np.isfinite(bands).any() else 0.0
    roof = max(highest, top if top is not None else 0.0) or 1.0
    room = 0.04 * (roof - min(0.0, lowest))
    ax.set_ylim(min(0.0, lowest) - (room if lowest < 0 else 0), roof + room)
    if highest >= 10_000:
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    return ax


def fans_figure(outcome: Outcome, group: str) -> Figure:
    """All series of a group in panels of equal size; constant ones are named, not drawn."""
    names = groups(outcome)[group]
    what, _, top, shared = GROUPS[group]
    found = series_quantiles(outcome, SERIES_QUANTILES)
    at = {name: found[:, :, outcome.series_names.index(name)] for name in names}
    flat = [n for n in names if np.isfinite(at[n]).any() and np.ptp(at[n][np.isfinite(at[n])]) == 0]
    drawn = [n for n in names if n not in flat] or names
    across = min(ACROSS, len(drawn))
    down = -(-len(drawn) // across)
    fig = style.new_figure(max(6.0, 3.7 * across), 2.2 * down + 1.3)
    kept = int(np.count_nonzero(outcome.valid[: len(outcome.series)]))
    style.heading(fig, outcome, what, kept)
    for place, name in enumerate(drawn):
        ax = fig.add_subplot(down, across, place + 1)
        least = top if shared else (1.0 if name == "share" else None)
        shade = style.colour(name.partition("_")[2] if group == "deaths" else name)
        shade = style.BLUE if shared else shade
        draw_fan(ax, outcome, at[name], shade, panel_title(name, outcome.actors), least)
    notes = ["Line: median.  Dark band: 50%.  Light band: 90% of rollouts on each day."]
    if flat and drawn != names:
        notes.append(constant_note(flat, outcome.actors))
    fig.supxlabel("\n".join(notes), x=0.01, ha="left", fontsize=8.5, color=style.INK)
    return fig


def constant_note(flat: list[str], actors: list[str], most: int = 4) -> str:
    """Names the series that hardly any rollout moved."""
    shown = "; ".join(panel_title(name, actors) for name in flat[:most])
    more = f" and {len(flat) - most} more" if len(flat) > most else ""
    return f"Constant in at least 90% of rollouts: {shown}{more}."
