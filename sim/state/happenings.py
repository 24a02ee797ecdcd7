"""Kinds of event that a rollout enters in its record, and what the fields of an entry hold.

Every entry has an author (`actor`), one it is done to (`other`), a `third`, an `item`, a `place`, a
`size`, an `extent` and a `cause`: the number of an earlier entry. -1 stands for none of these.
"""

from typing import Final

HAPPENINGS: Final = (
    "ultimatum",  # actor issues it to other; item: ultimatum; size: day of its deadline
    "inject",  # item: inject
    "force",  # actor takes a force posture; item: option; third: the one it leaves
    "talk",  # actor takes a talk posture; item: option; third: the one it leaves
    "word",  # actor says; item: option of the signal track
    "answer",  # an issuer answers an attack or a deadline; other: target; item: option
    "intervention",  # a patron answers; other: the foe; third: its client; item: option
    "attack",  # soldiers killed outside the front: author, victim; third: to whom it is laid;
    # item: 1 if it was ordered; size: dead
    "strike",  # acknowledged fire of actor on other; item: rung; size: dead; extent: scope
    "raid",  # outside the lines, on other; size: dead
    "taken",  # a place passes to side `item`; actor: who takes or gives it, -1; third: the way
    "surrounded",  # a post of other, behind its foe's lines
    "relieved",  # a post of other that was surrounded is so no more
    "round",  # actor and other talk; item: kind of round; third: 1 if planned; size: channel
    "offer",  # actor to other; item: line; third: 0 turned down, 1 not closed, 2 a deal
    "deal",  # actor and other agree; item: line
    "violation",  # of the deal in force; item: line
    "breakdown",  # of the deal in force; item: line
    "extension",  # actor moves a deadline; item: ultimatum; size: day of the new one
    "deadline",  # of ultimatum `item`, of actor to other; size: days left, 0 on the day itself
    "closed",  # an ultimatum ends; item: ultimatum; third: its status
    "admitted",  # a fatal attack of actor on other that both now acknowledge
    "war",  # forces in contact slip into open war
    "departure",  # an agreement is left; item: agreement
    "peace",  # the crisis is over; item: 0 the demand is met, 1 a deal has held, 2 all stood down
    "resumed",  # and on again
)
(
    H_ULTIMATUM,
    H_INJECT,
    H_FORCE,
    H_TALK,
    H_WORD,
    H_ANSWER,
    H_INTERVENTION,
    H_ATTACK,
    H_STRIKE,
    H_RAID,
    H_TAKEN,
    H_SURROUNDED,
    H_RELIEVED,
    H_ROUND,
    H_OFFER,
    H_DEAL,
    H_VIOLATION,
    H_BREAKDOWN,
    H_EXTENSION,
    H_DEADLINE,
    H_CLOSED,
    H_ADMITTED,
    H_WAR,
    H_DEPARTURE,
    H_PEACE,
    H_RESUMED,
) = range(26)

NOBODY: Final = -1  # no such actor, place or item
NO_EVENT: Final = -1  # cause of what has none

# How a place passes from hand to hand.
BY_FORCE: Final = 0
ON_DEMAND: Final = 1
UNDER_DEAL: Final = 2

# What came of an offer.
TURNED_DOWN: Final = 0
NOT_CLOSED: Final = 1
AGREED: Final = 2
