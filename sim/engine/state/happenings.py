"""Kinds of event that a rollout enters in its record, and what the fields of an entry hold.

Every entry has an author (`actor`), one it is done to (`other`), a `third`, an `item`, a `place`, a
`size`, an `extent` and a `cause`: the number of an earlier entry. -1 stands for none of these.
"""

from enum import auto
from typing import Final

from sim.engine.state.enumerations.enumeration import Enumeration


class Happening(Enumeration):
    """Kinds of event."""

    ULTIMATUM = auto()  # actor issues it to other; item: ultimatum; size: day of its deadline
    INJECT = auto()  # item: inject
    FORCE = auto()  # actor takes a force posture; item: option; third: the one it leaves
    TALK = auto()  # actor takes a talk posture; item: option; third: the one it leaves
    WORD = auto()  # actor says; item: option of the signal track
    ANSWER = auto()  # an issuer answers an attack or a deadline; other: target; item: option
    INTERVENTION = auto()  # a patron answers; other: the foe; third: its client; item: option
    ATTACK = auto()  # soldiers killed outside the front: author, victim; third: to whom it is laid;
    # item: 1 if it was ordered; size: dead
    STRIKE = auto()  # acknowledged fire of actor on other; item: rung; size: dead; extent: scope
    RAID = auto()  # outside the lines, on other; size: dead
    TAKEN = auto()  # a place passes to side `item`; actor: who takes or gives it; third: the way
    SURROUNDED = auto()  # a post of other, behind its foe's lines
    RELIEVED = auto()  # a post of other that was surrounded is so no more
    ROUND = auto()  # actor and other talk; item: kind of round; third: 1 if planned; size: channel
    OFFER = auto()  # actor to other; item: line; third: what came of it
    DEAL = auto()  # actor and other agree; item: line
    VIOLATION = auto()  # of the deal in force; item: line
    BREAKDOWN = auto()  # of the deal in force; item: line
    EXTENSION = auto()  # actor moves a deadline; item: ultimatum; size: day of the new one
    DEADLINE = auto()  # of ultimatum `item`, of actor to other; size: days left
    CLOSED = auto()  # an ultimatum ends; item: ultimatum; third: its status
    ADMITTED = auto()  # a fatal attack of actor on other that both now acknowledge
    WAR = auto()  # forces in contact slip into open war
    DEPARTURE = auto()  # an agreement is left; item: agreement
    PEACE = auto()  # the crisis is over; item: why
    RESUMED = auto()  # and on again


class Passage(Enumeration):
    """How a place passes from hand to hand."""

    BY_FORCE = auto()
    ON_DEMAND = auto()
    UNDER_DEAL = auto()


class Settlement(Enumeration):
    """Why peace came."""

    MET = auto()  # the demand is met
    HELD = auto()  # a deal has held
    STOOD_DOWN = auto()  # all have stood down


class Reception(Enumeration):
    """What came of an offer."""

    TURNED_DOWN = auto()
    NOT_CLOSED = auto()
    AGREED = auto()


HAPPENINGS: Final = Happening.spellings()
H_ULTIMATUM: Final = Happening.ULTIMATUM.value
H_INJECT: Final = Happening.INJECT.value
H_FORCE: Final = Happening.FORCE.value
H_TALK: Final = Happening.TALK.value
H_WORD: Final = Happening.WORD.value
H_ANSWER: Final = Happening.ANSWER.value
H_INTERVENTION: Final = Happening.INTERVENTION.value
H_ATTACK: Final = Happening.ATTACK.value
H_STRIKE: Final = Happening.STRIKE.value
H_RAID: Final = Happening.RAID.value
H_TAKEN: Final = Happening.TAKEN.value
H_SURROUNDED: Final = Happening.SURROUNDED.value
H_RELIEVED: Final = Happening.RELIEVED.value
H_ROUND: Final = Happening.ROUND.value
H_OFFER: Final = Happening.OFFER.value
H_DEAL: Final = Happening.DEAL.value
H_VIOLATION: Final = Happening.VIOLATION.value
H_BREAKDOWN: Final = Happening.BREAKDOWN.value
H_EXTENSION: Final = Happening.EXTENSION.value
H_DEADLINE: Final = Happening.DEADLINE.value
H_CLOSED: Final = Happening.CLOSED.value
H_ADMITTED: Final = Happening.ADMITTED.value
H_WAR: Final = Happening.WAR.value
H_DEPARTURE: Final = Happening.DEPARTURE.value
H_PEACE: Final = Happening.PEACE.value
H_RESUMED: Final = Happening.RESUMED.value

NOBODY: Final = -1  # no such actor, place or item
NO_EVENT: Final = -1  # cause of what has none

BY_FORCE: Final = Passage.BY_FORCE.value
ON_DEMAND: Final = Passage.ON_DEMAND.value
UNDER_DEAL: Final = Passage.UNDER_DEAL.value

MET: Final = Settlement.MET.value
HELD: Final = Settlement.HELD.value
STOOD_DOWN: Final = Settlement.STOOD_DOWN.value

TURNED_DOWN: Final = Reception.TURNED_DOWN.value
NOT_CLOSED: Final = Reception.NOT_CLOSED.value
AGREED: Final = Reception.AGREED.value
