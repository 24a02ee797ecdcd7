"""Interventions in words: `do.ACTOR.TRACK=OPTION@2020-02-20..2020-02-29` as rows of the record.

An intervention sets what an actor does on a track on some days and leaves every law as it is
(J. Pearl, 2009, Causality, ch. 3: the do-operator).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from sim.engine.state import capacity as cap
from sim.engine.state.names import FREE, SIGNAL, SILENT, TRACKS
from sim.errors import UsageError, quote, unknown
from sim.scenario.model import Scenario

PREFIX = "do."
SILENCE = "silence"  # say nothing, answer nothing
LET = "free"  # a level of a sweep: no intervention
FORM = "OPTION, OPTION@DATE or OPTION@DATE..DATE, joined by +"


@dataclass(frozen=True)
class Order:
    """One span of days: `code` is FREE, SILENT or 1 + the option; first and last are day indices.

    FREE writes nothing.
    """

    code: int
    first: int
    last: int


@dataclass(frozen=True)
class Target:
    """The actor and the track that an intervention is about, by name and index."""

    actor: str
    track: str
    at: tuple[int, int]


def is_intervention(key: str) -> bool:
    """True for a word `do.ACTOR.TRACK`."""
    return key.startswith(PREFIX)


def target_of(scenario: Scenario, key: str) -> Target:
    """The actor and track of a word; UsageError for one that the scenario lacks."""
    parts = key.split(".")
    if len(parts) != 3:
        raise UsageError(f"'{quote(key)}': an intervention is written do.ACTOR.TRACK=OPTION")
    _, actor, track = parts
    if actor not in scenario.actor_names:
        raise unknown(f"actor in {quote(key)}", actor, scenario.actor_names)
    menus = scenario.actor(actor).menus
    tracks = [t for t in TRACKS if menus.get(t)]
    if track not in tracks:
        raise unknown(f"track of {actor} in {quote(key)}", track, tracks)
    return Target(actor, track, (scenario.actor_names.index(actor), TRACKS.index(track)))


def options_of(scenario: Scenario, target: Target) -> list[str]:
    """What a track can be told: its menu, and silence where words or answers can be withheld."""
    menu = list(scenario.actor(target.actor).menus[target.track])
    if target.at[1] >= SIGNAL and SILENCE not in menu:
        menu.append(SILENCE)
    return menu


def orders(scenario: Scenario, key: str, text: object) -> tuple[Order, ...]:
    """The spans that a word asks for; UsageError for an unknown option, a wrong date or an overlap.

    text: `OPTION` (every day), `OPTION@DATE`, `OPTION@DATE..DATE` (either end may be left out),
    several joined by `+`; or `free`.
    """
    target = target_of(scenario, key)
    if not isinstance(text, str):
        raise UsageError(f"{key}: '{quote(text)}' should be {FORM}")
    menu = options_of(scenario, target)
    if text.strip() == LET and LET not in menu:
        return ()
    found = [order(scenario, key, part.strip(), menu, target) for part in text.split("+")]
    if len(found) > cap.WINDOWS:
        raise UsageError(f"{key}: {len(found)} spans of days are more than {cap.WINDOWS}")
    spans = sorted(found, key=lambda o: o.first)
    for one, after in zip(spans, spans[1:], strict=False):
        if after.first <= one.last:
            day = scenario.date_of(after.first)
            raise UsageError(f"{key}: '{quote(text)}' tells two things for {day}")
    return tuple(found)


def order(scenario: Scenario, key: str, part: str, menu: list[str], target: Target) -> Order:
    """One span."""
    option, at, when = part.partition("@")
    option = option.strip()
    if option not in menu:
        raise unknown(f"{target.track} option of {target.actor} in {key}", option, menu)
    own = scenario.actor(target.actor).menus[target.track]
    code = 1 + own.index(option) if option in own else SILENT
    first, last = days(scenario, key, when) if at else (0, scenario.days - 1)
    return Order(code, first, last)


def days(scenario: Scenario, key: str, text: str) -> tuple[int, int]:
    """First and last day index of a span in words."""
    begin, dots, end = text.partition("..")
    first = day(scenario, key, begin, text) if begin.strip() else 0
    if not dots:
        return first, first
    last = day(scenario, key, end, text) if end.strip() else scenario.days - 1
    if last < first:
        raise UsageError(f"{key}: '{quote(text)}' ends before it begins")
    return first, last


def day(scenario: Scenario, key: str, text: str, whole: str) -> int:
    """Day index of a date within the days played."""
    try:
        date = dt.date.fromisoformat(text.strip())
    except ValueError:
        raise UsageError(f"{key}: '{quote(whole)}' should be DATE or DATE..DATE, dates written as "
                         f"{scenario.start}") from None
    index = (date - scenario.start).days
    if not 0 <= index < scenario.days:
        raise UsageError(f"{key}: {date} is not among the days played, {scenario.start} to "
                         f"{scenario.horizon}")
    return index


def lay(records: np.ndarray, at: tuple[int, int], spans: tuple[Order, ...]) -> None:
    """Write the spans of one actor and track into records, in place of any before.

    records: one record or an array of them. The track is marked as one that is counted.
    """
    i, t = at
    records["told"][..., i, t] = 1
    for n in range(cap.WINDOWS):
        code, first, last = FREE, 0, 0
        if n < len(spans):
            code, first, last = spans[n].code, spans[n].first, spans[n].last
        records["order"][..., i, t, n] = code
        records["order_from"][..., i, t, n] = first
        records["order_to"][..., i, t, n] = last


def text_of(scenario: Scenario, target: Target, spans: tuple[Order, ...]) -> str:
    """Spans in the words that ask for them."""
    menu = scenario.actor(target.actor).menus[target.track]
    parts = []
    for o in spans:
        name = SILENCE if o.code == SILENT else menu[o.code - 1]
        parts.append(f"{name}@{scenario.date_of(o.first)}..{scenario.date_of(o.last)}")
    return "+".join(parts) or LET


def ordered_tracks(record: np.ndarray) -> list[tuple[int, int]]:
    """Index of each actor and track that a record counts orders for, in order."""
    return [(int(i), int(t)) for i, t in np.argwhere(record["told"] == 1)]
