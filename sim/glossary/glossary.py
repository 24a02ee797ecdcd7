"""What things are called: a name and a plain sentence for each key of each kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

# kind -> how its keys are made
KINDS: Final[dict[str, str]] = {
    "actor": "NAME",
    "subject": "actor's NAME: how a sentence calls it, with its article (the Allies)",
    "adjective": "actor's NAME: its adjective (Northern soldiers)",
    "axis": "AXIS",
    "label": "AXIS.LABEL",
    "event": "EVENT, as in the count day_of_EVENT",
    "count": "COUNT",
    "series": "SERIES",
    "doctrine": "ACTOR.DOCTRINE",
    "plan": "ACTOR.PLAN",
    "option": "ACTOR.TRACK.OPTION",
    "place": "NAME",
    "line": "LINE",
    "agreement": "AGREEMENT",
    "channel": "CHANNEL",
    "ultimatum": "ULTIMATUM",
    "pledge": "PLEDGE",
    "inject": "INJECT",
    "mechanism": "MECHANISM",
    "status": "STATUS of an ultimatum",
    "rung": "step of the ladder of force, 0 to 9",
    "component": "COMPONENT of what an option is worth",
    "parameter": "PATH",
}


class Word(NamedTuple):
    """What a thing is called, and what that means in one plain sentence ("" if nobody says)."""

    name: str
    says: str = ""


Words = Mapping[str, Mapping[str, tuple[str, str]]]  # kind -> key -> (name, sentence)


def as_words(key: str) -> str:
    """A key as words: underscores become spaces."""
    return key.replace("_", " ").strip()


def proper(key: str) -> str:
    """A key as a proper name: a capital on every word."""
    return " ".join(word[:1].upper() + word[1:] for word in as_words(key).split())


class Glossary:
    """Names and sentences by kind and key; a key nobody has named is shown as plain words."""

    def __init__(self, words: Words | None = None) -> None:
        self.words: Words = words or {}

    def word(self, kind: str, key: str) -> Word:
        """The name and the sentence of a key; KeyError for a kind that is not in `KINDS`."""
        if kind not in KINDS:
            raise KeyError(kind)
        name, says = self.words.get(kind, {}).get(key) or ("", "")
        return Word(name or self.plain(kind, key), says)

    def plain(self, kind: str, key: str) -> str:
        """What a key is called that nobody has named."""
        if kind in ("subject", "adjective"):
            return self.name("actor", key)
        last = key if kind in ("place", "parameter") else key.rpartition(".")[2]
        return proper(last) if kind == "actor" else as_words(last)

    def name(self, kind: str, key: str) -> str:
        """What it is called."""
        return self.word(kind, key).name

    def says(self, kind: str, key: str) -> str:
        """What that means, in one sentence; "" if nobody says."""
        return self.word(kind, key).says
