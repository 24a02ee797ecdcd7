"""Facts about the last day of a rollout, read by outcome axes put in place of the scenario's own.

A label moves nothing in a rollout, so a scenario with other axes plays the same rollouts under the
same seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.engine.state import capacity as cap
from sim.errors import UsageError
from sim.glossary.measure import NO, YES
from sim.scenario.courses import means, number_courses
from sim.scenario.model import OutcomeAxis, Scenario
from sim.scenario.predicate import compile_predicate


@dataclass(frozen=True)
class Rule:
    """A compiled predicate: its postfix words, and the days on which it must have held."""

    words: tuple[float, ...]
    days: int = 1


@dataclass(frozen=True)
class Axis:
    """Labels in order, each but the last with its rule."""

    name: str
    labels: tuple[str, ...]
    rules: tuple[Rule, ...]


def rule(scenario: Scenario, text: str) -> Rule:
    """The rule of a predicate's text; ScenarioError if it does not compile."""
    words, days = compile_predicate(text, scenario.names)
    return Rule(tuple(words), days)


def stored_rule(scenario: Scenario, number: int) -> Rule:
    """The rule of a predicate that the record holds, by its number."""
    record = scenario.record
    start, length = int(record["code_start"][number]), int(record["code_length"][number])
    return Rule(tuple(record["code"][start : start + length].tolist()),
                int(record["hold_days"][number]))


def own_axes(scenario: Scenario) -> list[Axis]:
    """The scenario's outcome axes."""
    found, record = [], scenario.record
    for x, outcome in enumerate(scenario.outcomes):
        first, count = int(record["axis_first"][x]), int(record["axis_rules"][x])
        numbers = record["rule_predicate"][first : first + count].tolist()
        found.append(Axis(outcome.name, outcome.labels,
                          tuple(stored_rule(scenario, number) for number in numbers)))
    return found


def fact(scenario: Scenario, name: str, text: str) -> Axis:
    """An axis that says whether a predicate holds on the last day."""
    return Axis(name, (YES, NO), (rule(scenario, text),))


class Room:
    """What is left of a scenario's record once its outcome rules are taken out.

    numbers: of predicates that are free. spans: begin and end of stretches of code that are.
    kept: what the other predicates take means of.
    """

    def __init__(self, scenario: Scenario) -> None:
        record = scenario.record
        count = int(record["n_predicates"])
        begin = record["code_start"][:count]
        end = begin + record["code_length"][:count]
        rules = int(record["axis_rules"][: int(record["n_outcomes"])].sum())
        own = np.unique(record["rule_predicate"][:rules])
        self.numbers = [*own.tolist(), *range(count, cap.PREDICATES)]
        self.kept = {inside for p in range(count) if p not in own for _, inside in
                     means(record["code"], int(begin[p]), int(end[p]))}
        used = np.ones(cap.CODE, bool)
        used[int(end.max(initial=0)) :] = False
        for number in own:
            used[begin[number] : end[number]] = False
        edges = np.flatnonzero(np.diff(np.concatenate(([True], used, [True])).astype(int)))
        self.spans: list[tuple[int, int]] = [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]

    def places(self, rules: Sequence[Rule]) -> list[int] | None:
        """Where the code of each rule may stand; None if there is no room for all."""
        if len(rules) > min(cap.AXIS_RULES, len(self.numbers)):
            return None
        courses = self.kept | {inside for one in rules for _, inside in means(one.words)}
        if len(courses) > cap.COURSES:
            return None
        spans, found = [list(span) for span in self.spans], []
        for one in rules:
            span = next((s for s in spans if s[1] - s[0] >= len(one.words)), None)
            if span is None:
                return None
            found.append(span[0])
            span[0] += len(one.words)
        return found

    def fits(self, axes: Sequence[Axis]) -> bool:
        """True if there is room for these axes together."""
        rules = [one for axis in axes for one in axis.rules]
        return len(axes) <= cap.OUTCOMES and self.places(rules) is not None


def fitting(scenario: Scenario, axes: Sequence[Axis]) -> list[Axis]:
    """Those of the axes for which there is room, each by itself."""
    room = Room(scenario)
    return [axis for axis in axes if room.fits([axis])]


def with_axes(scenario: Scenario, axes: Sequence[Axis]) -> Scenario:
    """The scenario with other outcome axes; UsageError where the record has no room for them."""
    record, room = scenario.record.copy(), Room(scenario)
    places = room.places([one for axis in axes for one in axis.rules])
    if places is None or len(axes) > cap.OUTCOMES:
        raise UsageError(f"{scenario.name}: no room for {len(axes)} outcome axes of this size")
    used = 0
    for number in room.numbers:
        record["code_length"][number] = 0
        record["hold_days"][number] = 1
    for x, axis in enumerate(axes):
        record["axis_first"][x], record["axis_rules"][x] = used, len(axis.rules)
        for one in axis.rules:
            at, number = places[used], room.numbers[used]
            record["rule_predicate"][used] = number
            record["code"][at : at + len(one.words)] = one.words
            record["code_start"][number], record["code_length"][number] = at, len(one.words)
            record["hold_days"][number] = one.days
            record["n_predicates"] = max(int(record["n_predicates"]), number + 1)
            used += 1
    record["n_outcomes"] = len(axes)
    number_courses(record)
    names = tuple(OutcomeAxis(a.name, a.labels, ("",) * len(a.rules)) for a in axes)
    return scenario.changed(record=record, outcomes=names)


def pack_axes(scenario: Scenario, axes: Sequence[Axis]) -> list[list[Axis]]:
    """The axes in as few groups as the record has room for, in their order."""
    room = Room(scenario)
    groups: list[list[Axis]] = [[]]
    for axis in axes:
        if groups[-1] and not room.fits([*groups[-1], axis]):
            groups.append([])
        groups[-1].append(axis)
    return groups
