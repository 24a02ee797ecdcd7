"""What a figure calls things: the glossary's words, else plain words made from the key."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sim.data.outcome import Outcome
from sim.glossary.glossary import Glossary
from sim.glossary.measure import OutcomeMeasure
from sim.glossary.text import event as event_words
from sim.glossary.text import is_condition, joined, proper, quantity, words

if TYPE_CHECKING:
    from sim.scenario.model import Scenario

HEADS = {"mechanisms": "mechanism", "do": "order", "theatre": "ground", "global": "all"}


def upper(text: str) -> str:
    """Text with a capital first letter."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class FigureNames:
    """Names by kind and key; `actors` tells an actor's name within a key."""

    glossary: Glossary = field(default_factory=Glossary)
    actors: Sequence[str] = ()
    sides: Sequence[int] = ()

    def has(self, kind: str, key: str) -> bool:
        """Whether somebody has named it."""
        return key in self.glossary.words.get(kind, {})

    def of(self, kind: str, key: str, fallback: str) -> str:
        """The glossary's name, else the fallback."""
        return self.glossary.name(kind, key) if self.has(kind, key) else fallback

    def actor(self, key: str) -> str:
        """An actor."""
        return self.of("actor", key, proper(key))

    def axis(self, key: str) -> str:
        """An outcome axis, with a capital."""
        return upper(self.of("axis", key, words(key)))

    def label(self, axis: str, label: str) -> str:
        """A label of an axis."""
        return self.of("label", f"{axis}.{label}", words(label))

    def end(self, axis: str, label: str) -> str:
        """An axis with one of its labels."""
        return f"{self.axis(axis)}: {self.label(axis, label)}"

    def spelled(self, text: str) -> str:
        """A text in which every `AXIS: LABEL` stands in words."""
        for key in self.glossary.words.get("label", {}):
            axis, _, label = key.partition(".")
            said = rf"\b{re.escape(axis)}: ?{re.escape(label)}\b"
            text = re.sub(said, self.end(axis, label), text)
        return text

    def event(self, key: str) -> str:
        """What happens first on a day."""
        return self.of("event", key, event_words(key))

    def outcome(self, text: str) -> str:
        """`AXIS:LABEL` or `AXIS=LABEL`, an event or a count."""
        if is_condition(text):
            return text
        for mark in (":", "="):
            axis, found, label = text.partition(mark)
            if found:
                return self.end(axis, label)
        if text.startswith("day_of_"):
            return upper(self.event(text.removeprefix("day_of_")))
        if self.has("count", text):
            return upper(self.glossary.name("count", text))
        kind, _, actor = text.partition("_")
        if actor in self.actors:
            return f"{upper(words(kind))}, {self.actor(actor)}"
        return upper(self.event(text) if self.has("event", text) else quantity(event_words(text)))

    def measure(self, asked: OutcomeMeasure) -> str:
        """An outcome that is asked about."""
        return self.outcome(asked.text)

    def doctrine(self, actor: str, key: str) -> str:
        """A doctrine of an actor."""
        return self.of("doctrine", f"{actor}.{key}", words(key))

    def option(self, actor: str, track: str, key: str) -> str:
        """An option of an actor."""
        return self.of("option", f"{actor}.{track}.{key}", words(key))

    def mechanism(self, key: str) -> str:
        """A mechanism, or several joined by +."""
        return " and ".join(self.of("mechanism", part, words(part)) for part in key.split("+"))

    def side(self, side: int) -> str:
        """The actors of a side of the map."""
        return joined([self.actor(a) for a, s in zip(self.actors, self.sides, strict=False)
                       if s == side])

    def factor(self, key: str) -> str:
        """A parameter, an actor whose doctrine is turned, or a mechanism's switch."""
        if self.has("parameter", key):
            return upper(self.glossary.name("parameter", key))
        head, dot, tail = key.partition(".")
        if not dot:
            return f"{self.actor(key)}'s doctrine" if key in self.actors else upper(words(key))
        if head == "mechanisms":
            return upper(self.mechanism(tail))
        inner, _, last = tail.partition(".")
        first = self.actor(head) if head in self.actors else upper(HEADS.get(head, words(head)))
        if head in self.actors and last:
            inner = self.doctrine(head, inner)
        return ", ".join(part for part in (first, words(inner), words(last).replace(".", ", "))
                         if part)

    def level(self, key: str, value: str) -> str:
        """A factor's level: a doctrine, or a value as it stands."""
        return self.doctrine(key, value) if key in self.actors else words(value)

    def level_of(self, key: str, value: str) -> str:
        """A factor at a level, in words."""
        if key in self.actors:
            return f"{self.actor(key)} ({self.doctrine(key, value)})"
        if key.startswith(("mechanisms.", "threat")):
            return f"{self.factor(key)} {words(value)}"
        if key[-1:] in ("+", "-"):
            sign = key[-1].replace("-", "\N{MINUS SIGN}")
            return f"{self.factor(key[:-1])} {sign}{value}"
        return f"{self.factor(key)} at {words(value)}"

    def change(self, key: str) -> str:
        """A change such as `home=restrained` or `home: restrained` in words."""
        for mark in ("=", ": ", " "):
            head, found, tail = key.partition(mark)
            if found and head in self.actors:
                return f"{self.actor(head)} ({self.doctrine(head, tail)})"
        return upper(words(key))


def names_of(outcome: Outcome) -> FigureNames:
    """Names of a run."""
    return FigureNames(outcome.glossary, outcome.actors, outcome.sides)


def names_in(scenario: Scenario) -> FigureNames:
    """Names of a scenario."""
    sides = [int(a.side) for a in scenario.actors] if scenario.places else []
    return FigureNames(scenario.glossary, scenario.actor_names, sides)
