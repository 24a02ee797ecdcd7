"""How actors, soldiers, places, dates and options are called in a sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sim.engine.state.names import TRACKS
from sim.scenario.model import Scenario

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")


def capital(text: str) -> str:
    """A text with a capital first letter."""
    return text[:1].upper() + text[1:]


def join(names: Iterable[str]) -> str:
    """`A, B and C`."""
    found = list(names)
    return " and ".join(part for part in (", ".join(found[:-1]), *found[-1:]) if part)


def date(day: dt.date) -> str:
    """A date in a running text."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def the(name: str) -> str:
    """A name with its article, unless it has one."""
    first = name.partition(" ")[0].lower()
    return name if first in ("the", "a", "an", "both") else f"the {name}"


class Phrases:
    """Words of a scenario as parts of a sentence; plain ones where nobody has named a thing."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.glossary = scenario.glossary

    def named(self, kind: str, key: str) -> bool:
        """True if the scenario itself names the thing."""
        return bool(self.glossary.words.get(kind, {}).get(key, ("", ""))[0])

    def actor(self, i: int) -> str:
        """An actor as the subject of a sentence, with its article."""
        name = self.scenario.actor_names[i]
        kind = "subject" if self.named("subject", name) else "actor"
        return self.glossary.name(kind, name)

    def owner(self, i: int) -> str:
        """An actor in the possessive."""
        name = self.actor(i)
        return name + ("'" if name.endswith("s") else "'s")

    def plural(self, i: int) -> bool:
        """True if an actor takes a plural verb, as the names of its options show."""
        actor = self.scenario.actors[i]
        verbs = [self.glossary.name("option", key).partition(" ")[0]
                 for track, menu in actor.menus.items()
                 for key in (f"{actor.name}.{track}.{o}" for o in menu)
                 if self.named("option", key)]
        return bool(verbs) and sum(v.endswith("s") for v in verbs) * 2 < len(verbs)

    def verb(self, i: int, bare: str) -> str:
        """A verb as an actor takes it; `bare` forms its third person with an s."""
        first, _, rest = bare.partition(" ")
        return bare if self.plural(i) else f"{first}s {rest}".strip()

    def does(self, i: int, bare: str) -> str:
        """An actor and its verb."""
        return f"{self.actor(i)} {self.verb(i, bare)}"

    def soldiers(self, i: int, number: float | None = None) -> str:
        """Soldiers of an actor, counted if a number is given."""
        name = self.scenario.actor_names[i]
        noun = "soldier" if number is not None and round(number) == 1 else "soldiers"
        count = "" if number is None else f"{round(number):,} "
        if self.named("adjective", name):
            return f"{count}{self.glossary.name('adjective', name)} {noun}"
        return f"{count}{noun} of {self.actor(i)}"

    def die(self, i: int, number: float) -> str:
        """So many soldiers of an actor die."""
        return f"{self.soldiers(i, number)} {'dies' if round(number) == 1 else 'die'}"

    def option(self, i: int, track: int, o: int) -> str:
        """What an actor does by an option, after its subject."""
        actor = self.scenario.actors[i]
        name = actor.menus[TRACKS[track]][o]
        key = f"{actor.name}.{TRACKS[track]}.{name}"
        if self.named("option", key):
            return self.glossary.name("option", key)
        how = ("turns to", "turns in talks to", "says", "answers with")[track]
        return f"{how} \N{LEFT DOUBLE QUOTATION MARK}{self.glossary.name('option', key)}" \
               "\N{RIGHT DOUBLE QUOTATION MARK}"

    def acts(self, i: int, track: int, o: int) -> str:
        """An actor and what it does by an option."""
        return f"{self.actor(i)} {self.option(i, track, o)}"

    def thing(self, kind: str, index: int) -> str:
        """A line, agreement, ultimatum or inject by its index, with an article."""
        key = self.scenario.names[kind][index]
        return the(self.glossary.name(kind, key))

    def line(self, index: int) -> str:
        """A line as what somebody proposes."""
        key = self.scenario.names["line"][index]
        name = self.glossary.name("line", key)
        if self.named("line", key):
            return name
        return f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"

    def place(self, p: int) -> str:
        """A place."""
        return self.glossary.name("place", self.scenario.places[p]["name"])

    def side(self, side: int) -> str:
        """Who stands on a side."""
        return join(self.actor(i) for i, a in enumerate(self.scenario.actors) if a.side == side)
