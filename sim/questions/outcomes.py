"""Outcomes that a question is asked about, from its setting."""

from __future__ import annotations

from sim.errors import UsageError, quote
from sim.scenario.model import Scenario
from sim.scenario.outcome_words import parse


def outcomes(scenario: Scenario, asked: str | None) -> list[tuple[str, str]]:
    """Axis and label of each outcome asked about, several with commas; else the question's."""
    if not asked:
        return [(scenario.question.axis, scenario.question.label)]
    found = []
    for word in asked.split(","):
        parse(scenario, word.strip())
        axis, _, label = word.strip().partition(":")
        if not label:
            raise UsageError(f"outcome={quote(word.strip())}: should be AXIS:LABEL")
        found.append((axis, label))
    return found
