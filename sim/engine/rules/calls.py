"""Who owes an answer today, to whom and why.

An issuer owes one to a pledge that is called in and to a deadline that has passed; a patron to a
blow to its client or its own men, or to a mobilisation that menaces its client; anybody with a menu
of answers to a campaign opened against it; and the author of a campaign that no posture carries a
review of it, a week apart: another week, or stop.
"""

from typing import Any

from sim.engine.rules.barrage import stands
from sim.engine.rules.dates import days_overdue
from sim.engine.rules.pledges import is_tripped
from sim.engine.state.capacity import ACTORS
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import (
    ARM_AIR,
    ARM_GROUND,
    ARM_SEA,
    FORCE,
    M_PLEDGES,
    NO_DAY,
    RESPONSE,
    U_OPEN,
)

OWES_NOTHING = 0
OWES_PLEDGE = 1
OWES_DEADLINE = 2


def owes(c: Any, s: Any, w: Any, i: int, u: int) -> int:
    """1: a pledge is triggered; 2: a deadline has passed unmet; 0: nothing is owed today.

    A deadline is answered for once; an answer that moves it is asked again when that one passes.
    """
    if c.on[M_PLEDGES] == 1:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] != i or s.pledge_active[g] == 0:
                continue
            if stands(s, i, c.pledge_against[g]):
                s.pledge_due[g] = NO_DAY  # it is being answered
                continue
            if is_news(c, s, i, g) and is_tripped(c, s, w, g):
                s.pledge_due[g] = s.day + c.pledge_delay[g]
                s.pledge_event[g] = s.fatal_event[i] if s.killed_today[i] > 0.0 else NO_EVENT
            if s.pledge_due[g] != NO_DAY and s.day >= s.pledge_due[g]:
                return OWES_PLEDGE
    asked = s.ult_answered[u] == s.ult_deadline[u]
    if s.ult_status[u] == U_OPEN and days_overdue(c, s, u) > 0 and not asked:
        return OWES_DEADLINE
    return OWES_NOTHING


def is_news(c: Any, s: Any, i: int, g: int) -> bool:
    """True if what happens today asks for an answer that is not owed yet.

    None is owed, or it was put off and one blow alone reaches the threshold again.
    """
    if s.pledge_due[g] == NO_DAY:
        return True
    if s.pledge_due[g] <= s.day + c.pledge_delay[g] or s.killed_today[i] <= 0.0:
        return False
    size: float = s.blow_today[i]
    return size >= c.pledge_threshold[g]


def answers_to(c: Any, s: Any, i: int, u: int, why: int) -> int:
    """What an issuer's answer is to: the attack that called in its pledge, or the deadline."""
    if why != OWES_PLEDGE:
        return int(s.deadline_event[u])
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY and s.day >= s.pledge_due[g]:
            return int(s.pledge_event[g])
    return NO_EVENT


def struck_by(c: Any, s: Any, i: int) -> int:
    """Who has struck an actor again today that it does not fire at already, -1 if nobody."""
    for a in range(c.n_actors):
        if s.bout[a, i] == 1 and not stands(s, i, a):
            return a
    return -1


def under_review(c: Any, s: Any, i: int) -> int:
    """The foe of a campaign of an actor, carried by no posture, that is reviewed today; else -1."""
    if s.answering[i] == 0:
        return -1
    for j in range(c.n_actors):
        arms = s.camp_arm[i, j, ARM_GROUND] + s.camp_arm[i, j, ARM_AIR] + s.camp_arm[i, j, ARM_SEA]
        due = s.camp_review[i, j] == s.day + int(c.review)
        if arms > 0.0 and stands(s, i, j) and s.day > s.camp_day[i, j] and due:
            return j
    return -1


def patrons_asked(c: Any, s: Any, i: int, u: int) -> bool:
    """A patron is asked when its client is struck again or the blow killed its own soldiers."""
    issuer = c.ult_issuer[u]
    target = c.ult_target[u]
    if c.patron[i, target] == 0 or c.n_options[i, RESPONSE] == 0:
        return False
    return s.bout[issuer, target] == 1 or s.last_fatal[issuer, i] == s.day


def is_menaced(c: Any, s: Any, client: int, foe: int, u: int) -> bool:
    """True if a power of the other side, no mere target, has ordered its mobilisation today."""
    across = c.side[client] >= 0 and c.side[foe] == 1 - c.side[client]
    return across and s.arms[foe] == 1 and foe != c.ult_target[u]


def client_struck(c: Any, s: Any, i: int, u: int) -> int:
    """Client and foe, as client * ACTORS + foe, for a client of i that calls for help; -1 if none.

    It was struck again today (the target by another than the issuer), or a mobilisation menaces it.
    """
    for client in range(c.n_actors):
        if c.patron[i, client] == 0 or client == i:
            continue
        for foe in range(c.n_actors):
            first = foe == c.ult_issuer[u] and client == c.ult_target[u]
            blow = (s.bout[foe, client] == 1 and not first) or is_menaced(c, s, client, foe, u)
            if blow and foe != i:
                return client * ACTORS + foe
    return -1


def find_call(c: Any, s: Any, i: int, u: int) -> int:
    """For whom a patron answers and against whom: the target struck by the issuer comes first."""
    pair = -1 if patrons_asked(c, s, i, u) else client_struck(c, s, i, u)
    return pair if pair >= 0 else c.ult_target[u] * ACTORS + c.ult_issuer[u]


def calls(c: Any, s: Any, i: int, u: int, client: int, foe: int) -> int:
    """What calls a patron: a blow to its client, to its own soldiers, or a foe's mobilisation."""
    if s.bout[foe, client] == 1:
        return int(s.strike_event[foe, client])
    if s.last_fatal[foe, i] == s.day and foe == c.ult_issuer[u]:
        return int(s.clash_event[foe, i])
    return int(s.order_event[foe, FORCE]) if is_menaced(c, s, client, foe, u) else NO_EVENT
