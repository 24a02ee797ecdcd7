"""Later first days of a scenario with a record, and the dated events that each is asked about.

The file named by `starts` gives for every first day only what differs from the scenario: keys of
scenario.yaml and parameters, laid over it as a scenario is laid over its base and held to a cut-off
on that day. The days on which events came are the record's: no rollout reads them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from sim.scenario.conform import conform
from sim.scenario.draft import Draft
from sim.scenario.merge import merge
from sim.scenario.start_forms import STARTS
from sim.scenario.yamlfile import Node

CAME = "came_"  # prefix of the idle injects by which a rollout tells when an event came
ONE_DAY = datetime.timedelta(days=1)


@dataclass(frozen=True)
class DatedEvent:
    """A kind of event with the days on which the record has it.

    days: first and last day of each time it came, in order. whole: it has come only when the last
    of them has. when: the predicate by which a rollout knows it. since: its days are all known from
    then on.
    """

    name: str
    says: str
    when: str
    whole: bool
    since: datetime.date
    days: tuple[tuple[datetime.date, datetime.date], ...]

    def goes_on(self, day: datetime.date) -> bool:
        """True on a day after it came on which it still goes on."""
        return not self.whole and any(a < day <= b for a, b in self.days)

    def after(self, start: datetime.date) -> datetime.date | None:
        """The day asked for from a start; None where there is none, or where it is going on."""
        ahead = [a for a, _ in self.days if a >= start]
        if not ahead or self.goes_on(start):
            return None
        return ahead[-1] if self.whole else ahead[0]

    def to_come(self, start: datetime.date) -> int:
        """How many of its days must still come until the day asked for."""
        return sum(a >= start for a, _ in self.days) if self.whole else 1

    def before(self, start: datetime.date) -> tuple[int, int]:
        """Times it came before a start, and the days before it on which it could have come."""
        times = sum(self.since <= a < start for a, _ in self.days)
        days = (start - self.since).days
        free = sum(not self.goes_on(self.since + k * ONE_DAY) for k in range(days))
        return times, free


@dataclass(frozen=True)
class Start:
    """A first day, and what is different on it: keys of scenario.yaml, and parameters."""

    name: str
    day: datetime.date
    about: str
    state: Node
    parameters: Node


@dataclass(frozen=True)
class Starts:
    """What the file of starts says."""

    events: tuple[DatedEvent, ...] = ()
    starts: tuple[Start, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.events and self.starts)


def read_starts(draft: Draft, root: Node) -> Starts:
    """What the file named by `starts` says, nothing if the scenario names none."""
    problems = draft.problems
    name = problems.text(root, "starts")
    path = draft.find(name) if name else None
    if path is None:
        if name:
            problems.add(root, "starts", f"file not found: '{name}'")
        return Starts()
    node = draft.read(path)
    if node is None:
        return Starts()
    conform(problems, node, STARTS)
    problems.settle()
    found = tuple(read_event(draft, name, e) for name, e in problems.entries(node, "events"))
    starts: dict[str, Start] = {}
    written = dict(problems.entries(node, "starts"))
    for name in sorted(written, key=list(problems.mapping(node, "starts")).index):
        starts[name] = read_start(draft, name, written[name], starts)
    return Starts(found, tuple(sorted(starts.values(), key=lambda s: (s.day, s.name))))


def read_event(draft: Draft, name: str, node: Node) -> DatedEvent:
    """One kind of event; its days must be in order."""
    problems = draft.problems
    days: list[tuple[datetime.date, datetime.date]] = []
    since = problems.date(node, "since") or draft.start
    for item in problems.items(node, "came"):
        first = problems.date(item, "date") or draft.start
        last = problems.date(item, "last") or first
        if last < first:
            problems.add(item, "last", f"{last} is before the day it came, {first}")
        if first < since:
            problems.add(item, "date", f"{first} is before the day from which all are known, "
                         f"{since}")
        if days and first < days[-1][0]:
            problems.add(item, "date", f"{first} is before the one above, {days[-1][0]}")
        days.append((first, last))
    if not days:
        problems.add(node, "came", "needs at least one day")
    return DatedEvent(name, problems.text(node, "says"), problems.text(node, "when"),
                      problems.flag(node, "all", False), since, tuple(days))


def read_start(draft: Draft, name: str, node: Node, above: dict[str, Start]) -> Start:
    """One first day, not before the scenario's own and before its horizon."""
    problems = draft.problems
    day = draft.within(node, "start") or draft.start
    if day >= draft.horizon:
        problems.add(node, "start", f"{day} leaves no day before the horizon, {draft.horizon}")
    for key in ("start", "horizon", "cutoff", "base", "record", "starts", "injects"):
        state = problems.mapping(node, "state")
        if key in state:
            problems.add(state, key, "a start cannot change this key")
    state, numbers = problems.mapping(node, "state"), problems.mapping(node, "parameters")
    at = problems.choice(node, "over", "start", tuple(above))
    if at >= 0:
        under = tuple(above.values())[at]
        if under.day > day:
            problems.add(node, "over", f"'{under.name}' is later, on {under.day}")
        state, numbers = merge(under.state, state), merge(under.parameters, numbers)
    return Start(name, day, problems.text(node, "about"), state, numbers)


def overlay(starts: Starts, start: Start) -> Node:
    """The keys of scenario.yaml that a start changes, with an idle inject for every event."""
    out = Node(start.state.path, start.state.file, start.state.line)
    for key in start.state:
        out[key], out.origin[key] = start.state[key], start.state.where(key)
    out["start"] = out["cutoff"] = start.day
    out["injects"] = injects = Node("injects", start.state.file, start.state.line)
    for event in starts.events:
        node = Node(f"injects.{CAME}{event.name}", start.state.file, start.state.line)
        node["when"], node["effect"] = event.when, "none"
        injects[CAME + event.name] = node
    return out
