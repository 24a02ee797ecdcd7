"""What the daily series are called, what they are measured in, and which figure they belong to."""

from __future__ import annotations

from typing import NamedTuple

from sim.data.outcome import Outcome
from sim.engine.state.series import find_series
from sim.glossary.text import joined, quantity
from sim.report.figures.colours import OF_ACTOR
from sim.report.figures.names import FigureNames, names_of, upper


class SeriesGroup(NamedTuple):
    """A figure of series; each is declared for one (`sim.engine.state.series`)."""

    shows: str
    top: float | None = None  # the y axis reaches at least so far


GROUPS = {
    "deaths": SeriesGroup("Deaths since the start, by side"),
    "ground": SeriesGroup("Ground and people"),
    "rungs": SeriesGroup("Level of force"),
    "ties": SeriesGroup("Goodwill, 0 none to 1 full", 1.0),
    "beliefs": SeriesGroup("Resolve as the others believe it, 0 to 1", 1.0),
    "commitments": SeriesGroup("Commitment: cost at home of backing down"),
    "deals": SeriesGroup("Days with a deal in force"),
    "other": SeriesGroup("Other daily series"),
}


def group_of(name: str) -> str:
    """The figure a series belongs to."""
    series = find_series(name)
    return series.figure if series else "other"


def groups(outcome: Outcome) -> dict[str, list[str]]:
    """Series of each figure that has any, in the outcome's order."""
    out: dict[str, list[str]] = {group: [] for group in GROUPS}
    for name in outcome.series_names:
        out[group_of(name)].append(name)
    return {group: names for group, names in out.items() if names}


def unit(name: str) -> str:
    """What a series is measured in."""
    series = find_series(name)
    return series.unit if series else ""


def parties(name: str, outcome: Outcome) -> list[str]:
    """The actors a series is about: `rung_a_b` gives a and b, `deaths_a` gives a."""
    rest = name.partition("_")[2]
    if rest in outcome.actors:
        return [rest]
    for actor in outcome.actors:
        if rest.startswith(actor + "_") and rest[len(actor) + 1 :] in outcome.actors:
            return [actor, rest[len(actor) + 1 :]]
    return []


def actor_of(name: str, outcome: Outcome) -> str | None:
    """The actor whose colour a series takes, if it is about what one actor does or suffers."""
    found = parties(name, outcome)
    return found[0] if found and name.startswith(OF_ACTOR) else None


def by(what: str, names: FigureNames, side: int) -> str:
    """What a side did, by name where its actors are known."""
    who = names.side(side)
    return f"{what} by {who}" if who else what


def panel_title(name: str, outcome: Outcome, names: FigureNames | None = None) -> str:
    """A series in words; the kind is left out where the figure's heading says it."""
    names = names or names_of(outcome)
    if names.has("series", name):
        return upper(names.glossary.name("series", name))
    if name == "deal":
        return "Deal in force"
    if name == "share":
        return by("Ground held", names, 1) if outcome.sides else "Demand met"
    if name == "area_taken":
        return by("Net area taken", names, 0)
    found = [names.actor(actor) for actor in parties(name, outcome)]
    if name.startswith("rung_") and len(found) == 2:
        return f"{found[0]} towards {found[1]}"
    return joined(found) or upper(quantity(name))


def full_title(name: str, outcome: Outcome, names: FigureNames | None = None) -> str:
    """A series in words that stand by themselves, outside a figure that says its kind."""
    names = names or names_of(outcome)
    said, series = panel_title(name, outcome, names), find_series(name)
    kind = series.kind if series else ""
    whole = names.has("series", name) or not parties(name, outcome)
    return f"{kind}, {said}" if kind and not whole else said
