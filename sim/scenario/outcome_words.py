"""Outcomes as words name them, the same for every question.

`AXIS:LABEL` and an event that has a day are shares of rollouts, a count is a mean, and a predicate
(docs/predicates.md) is the share of rollouts in which it holds on the last day. A predicate is
played as an axis of its own beside the scenario's.
"""

from __future__ import annotations

from collections.abc import Sequence

from sim.errors import ScenarioError, UsageError, quote
from sim.glossary.measure import FACT, YES, OutcomeMeasure, find_measure
from sim.glossary.text import is_condition
from sim.scenario.facts import fact, own_axes, with_axes
from sim.scenario.levels import list_names
from sim.scenario.model import Scenario


def outcomes_of(scenario: Scenario) -> tuple[dict[str, list[str]], list[str]]:
    """Labels of each outcome axis, and names of the counts."""
    return {o.name: list(o.labels) for o in scenario.outcomes}, list(scenario.count_names)


def measure(scenario: Scenario, text: str, key: str = "outcome") -> OutcomeMeasure:
    """What a word asks about a scenario; UsageError if that cannot be asked."""
    if not is_condition(text):
        return find_measure(*outcomes_of(scenario), text, key)
    try:
        fact(scenario, text, text)
    except ScenarioError as error:
        raise UsageError(f"{key}={quote(text)}: {error}") from None
    return OutcomeMeasure(text, FACT, text, YES)


def measures(scenario: Scenario, asked: str | None, key: str = "outcome") -> list[OutcomeMeasure]:
    """What a setting asks about, several with commas; else the scenario's question."""
    question = scenario.question
    words = list_names(key, asked) if asked else [f"{question.axis}:{question.label}"]
    return [measure(scenario, word, key) for word in dict.fromkeys(words)]


def with_facts(scenario: Scenario, asked: Sequence[OutcomeMeasure]) -> Scenario:
    """The scenario with an axis for each predicate among some outcomes; it plays the same rollouts.

    UsageError where there is no room for them.
    """
    there = {o.name for o in scenario.outcomes}
    texts = [m.text for m in asked if m.kind == FACT and m.text not in there]
    if not texts:
        return scenario
    axes = [*own_axes(scenario), *(fact(scenario, text, text) for text in dict.fromkeys(texts))]
    made = with_axes(scenario, axes)
    own = {o.name: o for o in scenario.outcomes}
    return made.changed(outcomes=tuple(own.get(o.name, o) for o in made.outcomes))


def share_of(asked: OutcomeMeasure, key: str, why: str) -> OutcomeMeasure:
    """The outcome if it is a share; UsageError with the reason for a mean."""
    if not asked.share:
        raise UsageError(f"{key}={quote(asked.text)}: is a count, and {why}; write a predicate on "
                         "it, an event or AXIS:LABEL")
    return asked


def end_axis(scenario: Scenario) -> str:
    """The axis whose labels say how a crisis ends: `end_state`, or the first one."""
    names = [o.name for o in scenario.outcomes]
    return "end_state" if "end_state" in names else names[0]
