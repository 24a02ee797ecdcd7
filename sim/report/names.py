"""What a page calls things: the glossary's words, else the engine's plain ones."""

from __future__ import annotations

from sim.data.outcome import Outcome
from sim.glossary.text import event, joined, quantity


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


class Names:
    """Names and sentences for what an outcome holds."""

    def __init__(self, outcome: Outcome) -> None:
        self.words = outcome.words
        self.glossary = outcome.glossary

    def axis(self, axis: str) -> str:
        """An axis, with a capital first letter."""
        return capital(self.glossary.name("axis", axis))

    def label(self, axis: str, label: str) -> str:
        """A label."""
        return self.glossary.name("label", f"{axis}.{label}")

    def label_says(self, axis: str, label: str) -> str:
        """What a label means; "" if the scenario does not say."""
        return self.glossary.says("label", f"{axis}.{label}")

    def event(self, key: str) -> str:
        """An event."""
        return self.glossary.name("event", key) if self.named("event", key) else event(key)

    def together(self, keys: list[str]) -> str:
        """Which events come with the first of a list, as a sentence; "" if none does."""
        others = joined([self.event(key) for key in keys[1:]])
        return f"{capital(self.event(keys[0]))} and {others} come together." if others else ""

    def count(self, key: str) -> str:
        """A count."""
        return self.glossary.name("count", key) if self.named("count", key) else quantity(key)

    def actor(self, key: str) -> str:
        """An actor as a sentence calls it."""
        kind = "subject" if self.named("subject", key) else "actor"
        return self.glossary.name(kind, key)

    def doctrine(self, actor: str, doctrine: str) -> str:
        """A doctrine of an actor."""
        return self.glossary.name("doctrine", f"{actor}.{doctrine}")

    def parameter(self, path: str) -> str:
        """A parameter."""
        return self.glossary.name("parameter", path)

    def named(self, kind: str, key: str) -> bool:
        """Whether somebody has named it."""
        return key in self.words.get(kind, {})
