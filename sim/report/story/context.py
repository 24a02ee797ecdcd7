"""A watched rollout with its words: what the sentences of the story are made from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sim.report.story.event import Event, Watched
from sim.report.story.phrases import Phrases, date


@dataclass
class Context:
    """The rollout, its words, and its events by id."""

    watched: Watched
    phrases: Phrases = field(init=False)
    by_id: dict[int, Event] = field(init=False)
    surrounded: dict[int, tuple[int, ...]] = field(init=False)  # day -> posts

    def __post_init__(self) -> None:
        self.phrases = Phrases(self.watched.scenario)
        self.by_id = {e.id: e for e in self.watched.events}
        self.surrounded = {d.day: d.posts for d in self.watched.days}

    def cause(self, event: Event) -> Event | None:
        """The event that an event follows from, if there is one."""
        return None if event.cause is None else self.by_id.get(event.cause)

    def date_of(self, day: float) -> dt.date:
        """Date of a day index."""
        return self.watched.scenario.date_of(round(day))

    def day_text(self, day: float) -> str:
        """A day index as a date in a running text."""
        return date(self.date_of(day))

    def where(self, event: Event) -> str:
        """Where soldiers were hit: in a surrounded post, at the front, or nowhere that is known."""
        if event.place < 0:
            return ""
        place = self.phrases.place(event.place)
        if event.place in self.surrounded.get(event.day, ()):
            return f" in the surrounded post at {place}"
        return f" at the front near {place}"
