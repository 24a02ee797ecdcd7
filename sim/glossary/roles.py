"""Who is who in the first ultimatum, and texts whose placeholders that fills in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sim.glossary.glossary import Glossary

Pair = tuple[str, str]  # a name and a sentence
Table = dict[str, Pair]


def join(names: Sequence[str]) -> str:
    """`A, B and C`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Roles:
    """Keys of the actors of a crisis: all of them, those of the first ultimatum, the two sides.

    side0 advances, side1 holds the ground at issue; either may be empty. mapped: whether there are
    places to hold.
    """

    actors: tuple[str, ...]
    issuer: str = ""
    target: str = ""
    patron: str = ""
    side0: tuple[str, ...] = ()
    side1: tuple[str, ...] = ()
    mapped: bool = False

    def fill(self, glossary: Glossary, table: Table) -> Table:
        """The table with the placeholders of every name and sentence filled in."""
        names = self.names(glossary)
        return {key: fill(pair, names) for key, pair in table.items()}

    def names(self, glossary: Glossary) -> dict[str, str]:
        """Placeholder -> what a sentence calls it, with its article."""

        def called(key: str, otherwise: str) -> str:
            return subject(glossary, key) if key else otherwise

        def side(keys: tuple[str, ...], otherwise: str) -> str:
            return join([subject(glossary, key) for key in keys]) or otherwise

        target = called(self.target, "the side under threat")
        return {
            "issuer": called(self.issuer, "the side that threatens"),
            "target": target,
            "patron": called(self.patron, f"a backer of {target}"),
            "side0": side(self.side0, "the side that advances"),
            "side1": side(self.side1, "the side that holds the ground"),
        }


def subject(glossary: Glossary, actor: str) -> str:
    """How a sentence calls an actor: with its article where the scenario gives one."""
    return glossary.name("subject", actor)


def fill(pair: Pair, names: dict[str, str], args: Sequence[str] = ()) -> Pair:
    """A name and a sentence with their placeholders filled in; the sentence begins large."""
    name, says = (text.format(*args, **names) for text in pair)
    return name, sentence(says)
