"""The view: what one actor sees when it decides. Nothing else ever reaches a policy."""

from typing import Any

from sim.engine.rules.dates import days_since, days_to_deadline
from sim.engine.rules.types import mean_resolve, resolve_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    FIRST,
    FOREVER,
    N_LEVELS,
    NO_DAY,
    NOT_BINDING,
    R_OUTSIDE,
    SIGNAL,
    U_OPEN,
)


def first_patron(c: Any, i: int) -> int:
    """The first patron of an actor, else the actor itself."""
    for p in range(c.n_actors):
        if c.patron[p, i] == 1:
            return p
    return i


def main_rival(c: Any, i: int) -> int:
    """The actor that this one is set against.

    Through an ultimatum (also that of its client or of its patron), else the other side's strongest
    fighter, else (an outside power) the target's patron.
    """
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i:
            return c.ult_target[u]
        if c.ult_target[u] == i or c.patron[i, c.ult_target[u]] == 1:
            return c.ult_issuer[u]
        if c.patron[c.ult_target[u], i] == 1:
            return c.ult_issuer[u]
        if c.patron[i, c.ult_issuer[u]] == 1:
            return c.ult_patron[u] if c.ult_patron[u] >= 0 else c.ult_target[u]
        if c.ult_patron[u] >= 0 and c.patron[i, c.ult_patron[u]] == 1:
            return first_patron(c, c.ult_issuer[u])
    best = -1
    for j in range(c.n_actors):
        if c.side[i] >= 0 and c.side[j] == 1 - c.side[i] and c.strength[j] > 0.0:
            if best < 0 or c.strength[j] > c.strength[best]:
                best = j
    if best >= 0:
        return best
    for u in range(c.n_ultimatums):
        if c.ult_patron[u] >= 0:
            return c.ult_patron[u]
    return 0


def main_partner(c: Any, i: int) -> int:
    """The actor whose tie matters here: the rival's patron, or for a patron the issuer."""
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i and c.ult_patron[u] >= 0:
            return c.ult_patron[u]
        if c.patron[i, c.ult_target[u]] == 1:
            return c.ult_issuer[u]
    for u in range(c.n_ultimatums):
        if c.ult_patron[u] >= 0:
            return c.ult_patron[u]
    return -1


def observe(c: Any, s: Any, v: Any, i: int, track: int, public: int) -> None:
    """Fill the view of actor i for a decision on a track; `public` = the rivals' reading of it."""
    v.me = i
    v.public = public
    v.track = track
    v.day = s.day
    v.days_left = c.days - 1 - s.day
    v.n_options = c.n_options[i, track]
    v.current = s.posture[i, track] if track < SIGNAL else -1
    for o in range(v.n_options):
        v.verb[o] = c.verb[i, track, o]
        for n in range(N_LEVELS):
            v.level[o, n] = c.level[i, track, o, n]
    v.trigger = s.trigger[i]
    v.role = c.role[i]
    v.share = s.share
    v.share_lost = s.start_share - s.share
    v.ultimatum = 0
    v.days_to_deadline = FOREVER
    v.credit = 0.0
    for u in range(c.n_ultimatums):
        mine = c.ult_issuer[u] == i or c.ult_target[u] == i or c.ult_patron[u] == i
        if mine and v.ultimatum != U_OPEN:  # of several, the first that stands
            v.ultimatum = s.ult_status[u]
            v.credit = s.ult_credit[u]
            if s.ult_status[u] == U_OPEN:
                v.days_to_deadline = days_to_deadline(s, u)
    v.commitment = s.commitment[i]
    v.own_deaths = s.deaths[i]
    rival = s.rival[i]
    partner = main_partner(c, i)
    v.rival = rival
    last = max(s.last_fatal[rival, i], s.last_fatal[i, rival])
    v.days_since_fatal = days_since(s.day, last)
    v.pledge_due = 0
    for g in range(c.n_pledges):
        if c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY:
            v.pledge_due = 1
    v.truce = 1 if s.deal_line >= 0 else 0
    v.truce_age = s.deal_age if s.deal_line >= 0 else NOT_BINDING
    v.offer = 1 if s.offer_line >= 0 else 0
    v.rival_rung = s.rung[rival, i]
    v.own_rung = s.rung[i, rival]
    observe_ties(c, s, v, i, rival, partner)
    v.encircled = s.n_encircled
    v.reputation = s.reputation[i]
    v.refugees = s.refugees[i]
    v.weariness = s.weariness[i]
    v.revenge = s.revenge[i]
    if public == 1:
        v.resolve = mean_resolve(s.public, i)
    else:
        v.resolve = resolve_of(s.kind[i])


def observe_ties(c: Any, s: Any, v: Any, i: int, rival: int, partner: int) -> None:
    """Ties, support and beliefs of the view."""
    mean = 0.0
    for k in range(TYPES):
        mean += s.public[rival, k] * resolve_of(k)
    v.rival_resolve = mean
    v.patron_support = 0.0
    for p in range(c.n_actors):
        if c.patron[p, i] == 1 and p != i and s.support[p] > v.patron_support:
            v.patron_support = s.support[p]
    v.given_support = s.support[i]
    v.tie = 1.0
    if c.role[i] == R_OUTSIDE and c.n_ultimatums > 0 and c.ult_patron[FIRST] >= 0:
        v.tie = s.tie[c.ult_issuer[FIRST], c.ult_patron[FIRST]]
    elif partner >= 0 and partner != i:
        v.tie = s.tie[i, partner]
    elif partner == i:
        v.tie = s.tie[i, rival]
    v.format_health = 0.0
    for g in range(c.n_agreements):
        if c.agreement_format[g] == 1 and s.health[g] > v.format_health:
            v.format_health = s.health[g]
