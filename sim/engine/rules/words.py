"""Words as stances: what an actor has said of its threat and of who struck stands.

It stands for as long as what it is about lasts: silence keeps it, and saying it again adds
nothing. One on an author is about a clash; a new clash asks again. To say on the same clash what
cannot be true beside one's last word has a price.
"""

from typing import Any

from sim.engine.rules.dates import days_since, days_to_deadline
from sim.engine.rules.demands import may_be_made
from sim.engine.rules.fire import is_open
from sim.engine.rules.predicate import holds
from sim.engine.rules.retreats import renewed_publicity
from sim.engine.state.names import (
    U_OPEN,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_DEFLECT,
    V_EXTEND,
    V_ISSUE,
    V_NONE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_WITHDRAW,
)
from sim.engine.state.places import MATTER_AUTHOR, MATTER_THREAT


def stance_of(verb: int) -> int:
    """The verb that stands for what a word says on its matter; V_NONE for a word on neither.

    Issuing, renewing and pledging all say that a threat stands.
    """
    if verb == V_ISSUE or verb == V_PLEDGE:
        return V_RENEW
    if verb == V_RENEW or verb == V_EXTEND or verb == V_WITHDRAW or names_author(verb):
        return verb
    return V_NONE


def names_author(verb: int) -> bool:
    """True for a word about who is to blame for a clash."""
    return (verb == V_BLAME_TARGET or verb == V_BLAME_PATRON or verb == V_BLAME_SPOILER
            or verb == V_DEFLECT or verb == V_ACKNOWLEDGE)


def exclude(one: int, other: int) -> bool:
    """True if two stances on a matter cannot both hold.

    A threat given more time still stands. A deflection names nobody: it is at odds with owning a
    clash and with blaming the partner it spares, not with a charge against the rival or spoilers.
    """
    if one == other or one == V_NONE or other == V_NONE:
        return False
    if names_author(one):
        if one == V_DEFLECT or other == V_DEFLECT:
            return (one == V_ACKNOWLEDGE or one == V_BLAME_PATRON or other == V_ACKNOWLEDGE
                    or other == V_BLAME_PATRON)
        return True
    return (one == V_WITHDRAW and other == V_RENEW) or (one == V_RENEW and other == V_WITHDRAW)


def last_clash(c: Any, s: Any) -> int:
    """Day of the last attack that killed soldiers, or of the last of the spoilers', whoever's."""
    day = s.last_spoil
    for i in range(c.n_actors):
        for j in range(c.n_actors):
            day = max(day, s.last_fatal[i, j])
    return int(day)


def stands_said(c: Any, s: Any, i: int, matter: int) -> bool:
    """True if an actor's last word on a matter is about the clash that is spoken of now.

    Words come before the day's fighting: a clash of the day of a word is news to it.
    """
    return s.stance[i, matter] != V_NONE and last_clash(c, s) < s.stance_day[i, matter]


def reverses(c: Any, s: Any, i: int, verb: int) -> bool:
    """True for a word that cannot be true beside the actor's last on the same clash."""
    return names_author(verb) and stands_said(c, s, i, MATTER_AUTHOR) and exclude(
        s.stance[i, MATTER_AUTHOR], verb)


def speaks_of_clash(c: Any, s: Any, i: int, verb: int) -> bool:
    """True if there is a clash to speak of and the actor has not said this of it already."""
    if verb == V_ACKNOWLEDGE and not party_to_clash(c, s, i):
        return False
    if days_since(s.day, last_clash(c, s)) > c.clash_days:
        return False
    return not (stands_said(c, s, i, MATTER_AUTHOR) and s.stance[i, MATTER_AUTHOR] == verb)


def party_to_clash(c: Any, s: Any, i: int) -> bool:
    """True if a clash of the actor's, as author or victim, is open."""
    for j in range(c.n_actors):
        if is_open(c, s, i, j) or is_open(c, s, j, i):
            return True
    return False


def speaks_of_threat(c: Any, s: Any, w: Any, i: int, verb: int) -> bool:
    """True if a word on an actor's ultimatum can change anything.

    A deadline is moved when it is near: within as many days as it would be moved by.
    """
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] != i:
            continue
        if verb == V_ISSUE and may_be_made(c, s, u) and not holds(c, s, w, c.ult_demand[u]):
            return True
        if s.ult_status[u] != U_OPEN or verb == V_ISSUE:
            continue
        if verb == V_WITHDRAW:
            return True
        if verb == V_EXTEND and days_to_deadline(s, u) <= c.ult_extension[u]:
            return True
        said = stands_said(c, s, i, MATTER_THREAT) and s.stance[i, MATTER_THREAT] == V_RENEW
        if verb == V_RENEW and not said and renewed_publicity(c, s, u) > s.ult_publicity[u]:
            return True
    return False


def meaningful(c: Any, s: Any, w: Any, i: int, verb: int) -> bool:
    """False for a word with nothing to act on, or said already."""
    if verb == V_ISSUE or verb == V_RENEW or verb == V_EXTEND or verb == V_WITHDRAW:
        return speaks_of_threat(c, s, w, i, verb)
    if names_author(verb):
        return speaks_of_clash(c, s, i, verb)
    if verb == V_PLEDGE:
        for g in range(c.n_pledges):
            if c.pledge_holder[g] == i and s.pledge_active[g] == 0:
                return True
        return False
    if verb == V_OPEN_GATE:
        return s.gate[i] == 0
    return True


def take_stance(s: Any, i: int, verb: int) -> None:
    """A word is said and stands."""
    stance = stance_of(verb)
    if stance == V_NONE:
        return
    matter = MATTER_AUTHOR if names_author(verb) else MATTER_THREAT
    s.stance[i, matter] = stance
    s.stance_day[i, matter] = s.day
