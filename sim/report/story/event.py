"""What the watched run leaves behind for the story: events, days and the whole of a rollout."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from sim.scenario.model import Scenario


@dataclass
class Event:
    """One thing that happened, with what it follows from.

    kind: of `sim.engine.state.happenings.HAPPENINGS`. actor, other, third: indices, -1 for nobody;
    what third, item, size and extent hold depends on the kind. cause: id of an earlier event or
    None.
    """

    id: int
    day: int  # 0 is the first simulated day; below 0 for what was so before
    date: dt.date
    kind: str
    actor: int
    other: int
    third: int
    item: int
    place: int
    size: float
    extent: float
    cause: int | None
    forced: bool = False  # told by an intervention
    text: str = ""
    weight: float = 0.0


@dataclass(frozen=True)
class Strike:
    """Acknowledged fire of a day."""

    author: str
    victim: str
    scope: float  # 0 near the front .. 1 anywhere
    dead: int


@dataclass
class Day:
    """One day as it stood in the evening."""

    day: int
    date: dt.date
    events: list[Event]
    holders: tuple[int, ...]  # side that holds each place
    posts: tuple[int, ...]  # places with a post that stands surrounded
    deaths: tuple[float, ...]  # of each actor so far
    civilians: float
    ledger: dict[str, Any]  # the day as `sim.model.replay` gives it
    strikes: list[Strike] = field(default_factory=list)


@dataclass
class Watched:
    """One rollout as it was watched."""

    scenario: Scenario
    seed: int
    rollout: int
    replicates: int
    doctrines: dict[str, str]  # actor -> doctrine in force
    opening: list[Event]  # what stands on the first morning
    days: list[Day]
    start_holders: tuple[int, ...]
    inflicted: Any  # float64 (actors, actors): true deaths outside the front, author then victim
    displaced: float
    labels: dict[str, str]  # axis -> label
    case: Any  # the record it was played from
    lost: int = 0  # events beyond a day's capacity

    @property
    def events(self) -> list[Event]:
        """Every event in the order in which it happened."""
        return [*self.opening, *(e for d in self.days for e in d.events)]
