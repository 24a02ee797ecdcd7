"""What an outcome says of its scenario, so that a folder can be read without it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from sim.engine.state.names import U_OPEN
from sim.scenario.forms import MEETINGS
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior


def facts_of(scenario: Scenario, parameters: dict[str, Prior]) -> dict[str, Any]:
    """Fields of an `Outcome` by name: question, axes, names, meetings, rules, priors and the map.

    parameters: those in force in the run.
    """
    question = scenario.question
    return {
        "question": {"axis": question.axis, "label": question.label, "ask": question.ask},
        "axes": {o.name: list(o.labels) for o in scenario.outcomes},
        "judgement": [p for p, q in parameters.items() if q.grade == "J"],
        "sides": [int(a.side) for a in scenario.actors] if scenario.places else [],
        "observed": [dataclasses.asdict(row) for row in scenario.observed],
        "in_sample": scenario.in_sample,
        "code": dict(scenario.code),
        "injects": [dataclasses.asdict(inject) for inject in scenario.injects],
        "words": words_in(scenario),
        "meetings": meetings_of(scenario),
        "rules": {o.name: [{"label": label, "when": rule} for label, rule in
                           zip(o.labels, (*o.rules, ""), strict=False)]
                  for o in scenario.outcomes},
        "priors": {path: prior_of(scenario, path, q) for path, q in parameters.items()},
        "map": map_of(scenario) if scenario.places else {},
        "network": network_of(scenario),
    }


def map_of(scenario: Scenario) -> dict[str, Any]:
    """The map at the start, so that it can be drawn without the scenario.

    places, in index order: name, lat and lon (degrees; None where the table has none), area (km2),
    settlements, post (men), disputed, holder (the side). roads: [place, place, name]. posts_of:
    whose the posts are, "" if nobody's.
    """
    base, owner = scenario.record, int(scenario.record["post_owner"])
    places = [
        {"name": row["name"], "lat": degrees(row, "lat"), "lon": degrees(row, "lon"),
         "area": float(base["area"][p]), "settlements": float(base["settlements"][p]),
         "post": float(base["post"][p]), "disputed": int(base["disputed"][p]),
         "holder": int(base["holder"][p])}
        for p, row in enumerate(scenario.places)
    ]
    roads = [[int(base["road_from"][r]), int(base["road_to"][r]), row.get("road", "")]
             for r, row in enumerate(scenario.roads)]
    return {"places": places, "roads": roads,
            "posts_of": scenario.actor_names[owner] if owner >= 0 else ""}


def degrees(row: Mapping[str, str], key: str) -> float | None:
    """A latitude or longitude of a place, None where it has none."""
    return float(row[key]) if row.get(key) else None


def words_in(scenario: Scenario) -> dict[str, dict[str, Any]]:
    """What things are called, as JSON has it."""
    return {kind: {key: list(word) for key, word in words.items()}
            for kind, words in scenario.words.items()}


def meetings_of(scenario: Scenario) -> list[dict[str, Any]]:
    """Day, kind and channel of each meeting agreed before the first day."""
    base = scenario.record
    channels = scenario.names["channel"]
    return [{"day": int(base["meeting_day"][m]), "kind": MEETINGS[int(base["meeting_kind"][m])],
             "channel": channels[int(base["meeting_channel"][m])]}
            for m in range(int(base["n_meetings"]))]


def prior_of(scenario: Scenario, path: str, q: Prior) -> dict[str, Any]:
    """Range, source, grade, unit and meaning of a parameter."""
    slot = scenario.paths.get(path)
    return {"low": q.low, "central": q.central, "high": q.high, "source": q.source,
            "grade": q.grade, "unit": slot.entry.unit if slot else "",
            "meaning": slot.entry.meaning if slot else ""}


def network_of(scenario: Scenario) -> dict[str, Any]:
    """Who is who at the start, so that it can be drawn without the scenario.

    actors: name, role, side (0, 1, -1). ties: [actor, actor, goodwill 0..1], those of which the
    scenario says something. patrons: [patron, client]. ultimatums and pledges, by name, with who
    makes them to whom; open and active say whether they stand on the first day.
    """
    base, names = scenario.record, scenario.actor_names
    every = range(len(names))
    ties = [[i, j, float(base["tie"][i, j])] for i in every for j in every
            if i < j and {f"tie.{names[i]}.{names[j]}.start", f"tie.{names[j]}.{names[i]}.start"}
            & set(scenario.parameters)]
    patrons = [[p, q] for p in every for q in every if p != q and base["patron"][p, q] == 1]
    return {
        "actors": [{"name": a.name, "role": a.role_name, "side": int(a.side)}
                   for a in scenario.actors],
        "ties": ties,
        "patrons": patrons,
        "ultimatums": [
            {"name": name, "issuer": int(base["ult_issuer"][u]),
             "target": int(base["ult_target"][u]), "deadline": int(base["ult_deadline"][u]),
             "open": bool(base["ult_status"][u] == U_OPEN)}
            for u, name in enumerate(scenario.names["ultimatum"])],
        "pledges": [
            {"name": name, "holder": int(base["pledge_holder"][k]),
             "against": int(base["pledge_against"][k]), "active": bool(base["pledge_active"][k])}
            for k, name in enumerate(scenario.names["pledge"])],
    }
