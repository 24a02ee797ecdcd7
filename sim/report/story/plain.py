"""The chronicle as plain data, a day at a time: the ledger of the day and its events."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sim.engine.state.names import STATUSES, TRACKS
from sim.report.story.chronicle import Chronicle
from sim.report.story.clauses import TRACKS as TRACK_OF
from sim.report.story.event import Day, Event

LISTS = {"ultimatum": "ultimatum", "extension": "ultimatum", "deadline": "ultimatum",
         "closed": "ultimatum", "inject": "inject", "offer": "line", "deal": "line",
         "violation": "line", "breakdown": "line", "departure": "agreement"}
PEACE = ("demand_met", "deal_held", "stood_down")
ROUNDS = ("delegation", "call", "summit")
OFFERS = ("turned_down", "not_closed", "agreed")
WAYS = ("by_force", "on_demand", "under_deal")


def plain_event(chronicle: Chronicle, e: Event) -> dict[str, Any]:
    """An event by names.

    Keys: id, date, kind, actor, other, place, size, cause (id of an earlier event or None), forced,
    text; item: the option, line, ultimatum, agreement, inject, side or kind of round it is about;
    of some kinds also blamed, client, left, way, result, status, scope, ordered.
    """
    scenario = chronicle.watched.scenario

    def actor(i: int) -> str | None:
        return scenario.actor_names[i] if i >= 0 else None

    place = scenario.places[e.place]["name"] if e.place >= 0 else None
    return {"id": e.id, "date": e.date.isoformat(), "kind": e.kind, "actor": actor(e.actor),
            "other": actor(e.other), "item": item(chronicle, e), "place": place, "size": e.size,
            "cause": e.cause, "forced": e.forced, "text": e.text, **more(chronicle, e)}


def item(chronicle: Chronicle, e: Event) -> Any:
    """What an event is about, by name; None for a kind that is about nothing."""
    scenario = chronicle.watched.scenario
    if e.kind in TRACK_OF:
        return scenario.actors[e.actor].menus[TRACKS[TRACK_OF[e.kind]]][e.item]
    if e.kind in LISTS:
        return scenario.names[LISTS[e.kind]][e.item]
    if e.kind == "round":
        return ROUNDS[e.item]
    if e.kind == "peace":
        return PEACE[e.item]
    return e.item if e.kind in ("taken", "strike") else None


def more(chronicle: Chronicle, e: Event) -> dict[str, Any]:
    """What only some kinds have."""
    scenario = chronicle.watched.scenario
    names = scenario.actor_names
    if e.kind == "attack":
        return {"blamed": names[e.third], "ordered": e.item == 1}
    if e.kind == "strike":
        return {"scope": e.extent}
    if e.kind == "intervention":
        return {"client": names[e.third]}
    if e.kind in ("force", "talk") and e.third >= 0:
        track = TRACKS[TRACK_OF[e.kind]]
        return {"left": scenario.actors[e.actor].menus[track][e.third]}
    if e.kind == "taken":
        return {"way": WAYS[e.third]}
    if e.kind == "round":
        return {"planned": e.third == 1, "channel": scenario.names["channel"][round(e.size)]}
    if e.kind == "offer":
        return {"result": OFFERS[e.third]}
    return {"status": STATUSES[e.third]} if e.kind == "closed" else {}


def plain_day(chronicle: Chronicle, day: Day) -> dict[str, Any]:
    """A day: what `sim.model.replay` gives, with events, strikes, sentences and holders of places.

    The first day also has `opening`: what stood on its morning.
    """
    places = chronicle.watched.scenario.places
    out = {
        **day.ledger,
        "events": [plain_event(chronicle, e) for e in day.events],
        "strikes": [asdict(s) for s in day.strikes],
        "sentences": [line.text for line in chronicle.lines if line.day == day.day],
        "holders": {row["name"]: side for row, side in zip(places, day.holders, strict=False)},
    }
    if day is chronicle.days[0]:
        out["opening"] = [plain_event(chronicle, e) for e in chronicle.watched.opening]
    return out
