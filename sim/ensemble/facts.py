"""What an outcome says of its scenario, so that a folder can be read without it."""

from __future__ import annotations

import dataclasses
from typing import Any

from sim.scenario.forms import MEETINGS
from sim.scenario.model import Scenario
from sim.scenario.priors import Quantity


def facts_of(scenario: Scenario, parameters: dict[str, Quantity]) -> dict[str, Any]:
    """Fields of an `Outcome` by name: the question, the axes, names, meetings, rules and priors.

    parameters: those in force in the run.
    """
    question = scenario.question
    return {
        "question": {"axis": question.axis, "label": question.label, "ask": question.ask},
        "axes": {o.name: list(o.labels) for o in scenario.outcomes},
        "judgement": [p for p, q in parameters.items() if q.grade == "J"],
        "sides": [int(a.side) for a in scenario.actors] if scenario.places else [],
        "observed": [dataclasses.asdict(row) for row in scenario.observed],
        "code": dict(scenario.code),
        "injects": [dataclasses.asdict(inject) for inject in scenario.injects],
        "words": {kind: {key: list(word) for key, word in words.items()}
                  for kind, words in scenario.words.items()},
        "meetings": meetings_of(scenario),
        "rules": {o.name: [{"label": label, "when": rule} for label, rule in
                           zip(o.labels, (*o.rules, ""), strict=False)]
                  for o in scenario.outcomes},
        "priors": {path: prior_of(scenario, path, q) for path, q in parameters.items()},
    }


def meetings_of(scenario: Scenario) -> list[dict[str, Any]]:
    """Day, kind and channel of each meeting agreed before the first day."""
    base = scenario.record
    channels = scenario.names["channel"]
    return [{"day": int(base["meeting_day"][m]), "kind": MEETINGS[int(base["meeting_kind"][m])],
             "channel": channels[int(base["meeting_channel"][m])]}
            for m in range(int(base["n_meetings"]))]


def prior_of(scenario: Scenario, path: str, q: Quantity) -> dict[str, Any]:
    """Range, source, grade, unit and meaning of a parameter."""
    slot = scenario.paths.get(path)
    return {"low": q.low, "central": q.central, "high": q.high, "source": q.source,
            "grade": q.grade, "unit": slot.entry.unit if slot else "",
            "meaning": slot.entry.meaning if slot else ""}
