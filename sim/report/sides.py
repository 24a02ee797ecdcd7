"""What actors and the sides of a map are called in a sentence."""

from __future__ import annotations

import datetime as dt

from sim.data.outcome import Outcome
from sim.glossary.text import joined


def subject(outcome: Outcome, actor: str) -> str:
    """An actor as a sentence calls it, with its article if it has one."""
    called = outcome.words.get("subject", {})
    return str(called[actor][0]) if actor in called else outcome.glossary.name("actor", actor)


def possessive(name: str) -> str:
    """A name's genitive.

    >>> possessive("the North"), possessive("the Allies")
    ("the North's", "the Allies'")
    """
    return name + ("'" if name.endswith("s") else "'s")


def members(outcome: Outcome, side: int) -> list[str]:
    """The actors of a side of the map, as a sentence calls them."""
    return [subject(outcome, a) for a, s in zip(outcome.actors, outcome.sides, strict=False)
            if s == side]


def leader(outcome: Outcome, side: int) -> str:
    """The actor that a side is named after: the issuer or target if it has one, else its first."""
    roles = {a["name"]: a["role"] for a in outcome.network.get("actors", [])}
    mine = [a for a, s in zip(outcome.actors, outcome.sides, strict=False) if s == side]
    first = [a for a in mine if roles.get(a) in ("issuer", "target")] or mine
    return subject(outcome, first[0]) if first else f"side {side}"


def side(outcome: Outcome, which: int) -> str:
    """What a side is called as the subject of a sentence, always singular."""
    name = leader(outcome, which)
    return name if len(members(outcome, which)) == 1 else f"{possessive(name)} side"


def side_in_full(outcome: Outcome, which: int) -> str:
    """A side with all who belong to it, for a key."""
    names = members(outcome, which)
    return f"{side(outcome, which)} ({joined(names)})" if len(names) > 1 else side(outcome, which)


def some_of(n: int, total: int) -> str:
    """How many of all, before the noun.

    >>> some_of(2, 5), some_of(5, 5), some_of(0, 5)
    ('2 of the 5', 'all 5', 'none of the 5')
    """
    return f"all {total}" if n == total else f"{n or 'none'} of the {total}"


def capital(text: str) -> str:
    """A sentence with a capital first letter."""
    return text[:1].upper() + text[1:]


def long_date(day: dt.date) -> str:
    """A date as a sentence has it, in English whatever the locale.

    >>> long_date(dt.date(2001, 3, 5))
    '5 March 2001'
    """
    months = ("January", "February", "March", "April", "May", "June", "July", "August",
              "September", "October", "November", "December")
    return f"{day.day} {months[day.month - 1]} {day.year}"
