"""The chronicle of one rollout: its events, its days and its story in dated sentences."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sim.bounds import PER_ROW
from sim.report.story.context import Context
from sim.report.story.event import Day, Event, Watched
from sim.report.story.line import Line, sentence
from sim.report.story.lines import Storyteller
from sim.report.story.texts import statement
from sim.report.story.watch import watch
from sim.report.story.weights import weight
from sim.scenario.model import Scenario

AGAIN = 4.0  # by how much less a second admission between the same two matters


@dataclass
class Chronicle:
    """What happened in a rollout, who did it, where, because of what and with what effect."""

    watched: Watched
    context: Context = field(init=False)
    lines: list[Line] = field(init=False)
    repeats: dict[str, int] = field(init=False)  # kind -> events that only repeat what was told

    def __post_init__(self) -> None:
        self.context = Context(self.watched)
        admitted: set[tuple[int, int]] = set()
        for event in self.events:
            event.weight = weight(self.context, event)
            if event.kind == "admitted" and (event.actor, event.other) in admitted:
                event.weight /= AGAIN
            elif event.kind == "admitted":
                admitted.add((event.actor, event.other))
            event.text = sentence(statement(self.context, event))
        teller = Storyteller(self.context)
        self.lines = teller.lines()
        self.repeats = dict(teller.passed_over)

    def __repr__(self) -> str:
        w = self.watched
        return (f"<Chronicle of {w.scenario.name}, seed {w.seed}, rollout {w.rollout}: "
                f"{len(self.events)} events on {len(self.days)} days>")

    @property
    def events(self) -> list[Event]:
        """Every event in order; a cause is the id of an earlier one."""
        return self.watched.events

    @property
    def days(self) -> list[Day]:
        """Every day: its events, strikes and, in the evening, the holder of each place."""
        return self.watched.days

    def sentences(self, n: int = 10) -> list[tuple[dt.date, str]]:
        """The about n sentences that matter most, in order of days."""
        heaviest = sorted(range(len(self.lines)), key=lambda k: (-self.lines[k].weight, k))[:n]
        return [(self.lines[k].date, self.lines[k].text) for k in sorted(heaviest)]


def chronicle(scenario: Scenario, seed: int = 7, rollout: int = 0, replicates: int = PER_ROW,
              doctrines: str = "mixture", overrides: dict[str, Any] | None = None) -> Chronicle:
    """Watch a rollout and tell it.

    Takes what `sim.model.CrisisModel` takes. RunError where a rule or policy raises.
    """
    return Chronicle(watch(scenario, seed, rollout, replicates, doctrines, overrides))
