"""Crises end: peace once the demand is met, a deal has held or both sides have stood down.

With peace postures fall back to their nearest without fire, attack or blockade, campaigns end, and
the pledges and commitments made in the crisis lapse. It lasts until something new happens. Nothing
is locked: whoever thinks again may choose force, and is then at war; but peace itself is no reason
to think again. Militarised disputes are dated in the same way, by their last incident (Jones,
Bremer and Singer 1996).
"""

from typing import Any

from sim.engine.rules.barrage import stands
from sim.engine.rules.campaigns import end_campaign
from sim.engine.rules.interventions import order
from sim.engine.rules.posture import adopt, take_plan_of
from sim.engine.rules.record import enter
from sim.engine.state.happenings import H_PEACE, H_RESUMED, HELD, MET, NO_EVENT, NOBODY, STOOD_DOWN
from sim.engine.state.names import (
    AIR,
    COMPLY,
    CONFRONT,
    E_NONE,
    E_PEACE,
    FIRED,
    FORCE,
    FREE,
    HURT,
    MOBILISE,
    N_LEVELS,
    NO_DAY,
    PRICE,
    PUBLICITY,
    RUNG,
    SCOPE,
    SEA,
    STRIKE,
    TEMPO,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
)

RUNGS = 9.0  # of the ladder: all of it counts as one level
PROXY = 5.0  # first rung of the ladder that is force, a deniable strike or one by others
CONTACT = 100.0  # more than all other levels together can be apart


def crisis_over(c: Any, s: Any) -> bool:
    """True while there is peace: nothing of the crisis is under way or owed."""
    return s.peace != NO_DAY


def begin_peace(c: Any, s: Any) -> None:
    """On the first morning: the crisis is on; who is in it, issuers, targets and their patrons."""
    s.peace = NO_DAY
    s.peace_first = NO_DAY
    s.resumed = NO_DAY
    s.stirred = c.known_days - 1
    for i in range(c.n_actors):
        s.involved[i] = 1 if is_party(c, i) else 0
    for _ in range(c.n_actors):
        for i in range(c.n_actors):
            for p in range(c.n_actors):
                if s.involved[i] == 1 and c.patron[p, i] == 1:
                    s.involved[p] = 1


def is_party(c: Any, i: int) -> bool:
    """True for the issuer or the target of a demand."""
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i or c.ult_target[u] == i:
            return True
    return False


def stirs(c: Any, s: Any, i: int) -> bool:
    """True if an actor fights, is hit, attacks or mobilises further today."""
    if s.killed_today[i] > 0.0 or s.arms[i] == 1:
        return True
    if s.level[i, HURT] > 0.0 or (is_party(c, i) and s.level[i, TEMPO] > 0.0):
        return True
    for j in range(c.n_actors):
        if s.involved[j] == 1 and (stands(s, i, j) or s.fire[i, j] > 0.0):
            return True
    return False


def is_stirred(c: Any, s: Any) -> bool:
    """True on a day with something new: a demand, an attack or its order, a mobilisation, news."""
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            return True
    for i in range(c.n_actors):
        if s.involved[i] == 1 and stirs(c, s, i):
            return True
    for q in range(c.n_injects):
        today = s.inject_fired[q] == FIRED and s.inject_when[q] == s.day
        if today and c.inject_effect[q] != E_NONE:
            return True
    return False


def stirring_event(c: Any, s: Any) -> int:
    """What ended a peace: an attack, else an order, else a demand, as far as it is recorded."""
    found = NO_EVENT
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            found = int(s.ult_event[u])
    for i in range(c.n_actors):
        if s.involved[i] == 1 and stirs(c, s, i):
            found = int(s.order_event[i, FORCE])
    for i in range(c.n_actors):
        if s.involved[i] == 1 and s.killed_today[i] > 0.0:
            found = int(s.fatal_event[i])
    return found


def demands_met(c: Any, s: Any) -> int:
    """How many demands have been met; 0 while another that has been made has not."""
    met = 0
    for u in range(c.n_ultimatums):
        status = s.ult_status[u]
        if status == U_MET or status == U_MET_FORCE:
            met += 1
        elif status != U_NONE:
            return 0
    return met


def deal_held(c: Any, s: Any) -> bool:
    """True once a deal has held long enough, and nothing has ended a peace for as long."""
    if s.deal_line < 0 or s.deal_age < c.peace_after:
        return False
    return s.resumed == NO_DAY or s.day - s.resumed >= c.peace_after


def is_peaceful(c: Any, i: int, o: int) -> bool:
    """True for a posture without fire, covert attack or arming; of a party without force at all."""
    level = c.level[i, FORCE, o]
    fire: float = level[STRIKE] + level[AIR] + level[SEA] + level[HURT] + level[MOBILISE]
    return fire <= 0.0 and (not is_party(c, i) or (level[TEMPO] <= 0.0 and level[RUNG] < PROXY))


def distance(c: Any, i: int, o: int, q: int) -> float:
    """How far a posture q of peace is from posture o, fire and what is said of it aside.

    A party's own contact with the other, a blockade or an alert, counts before all else.
    """
    far = CONTACT * c.level[i, FORCE, q, CONFRONT] if is_party(c, i) else 0.0
    for n in range(N_LEVELS):
        aside = n == STRIKE or n == AIR or n == SEA or n == SCOPE or n == PUBLICITY or n == PRICE
        if not aside and n != HURT and n != CONFRONT:
            scale = RUNGS if n == RUNG else 1.0
            far += abs(c.level[i, FORCE, o, n] - c.level[i, FORCE, q, n]) / scale
    return far


def peaceful_posture(c: Any, i: int, o: int) -> int:
    """The posture that an actor falls back to from posture o at peace: the nearest.

    Itself where none is nearer, so that one written twice is as good as its copy, or where the menu
    holds none. What was given is not given again, nor taken back.
    """
    found = -1
    least = 0.0
    for q in range(c.n_options[i, FORCE]):
        if not is_peaceful(c, i, q) or (c.level[i, FORCE, q, COMPLY] > 0.0 and q != o):
            continue
        far = distance(c, i, o, q)
        if found < 0 or far < least or (q == o and far <= least):
            found = q
            least = far
    return found if found >= 0 else o


def stood_down(c: Any, s: Any) -> bool:
    """True if all who are in the crisis hold postures of peace."""
    for i in range(c.n_actors):
        held = s.posture[i, FORCE]
        if s.involved[i] == 1 and peaceful_posture(c, i, held) != held:
            return False
    return True


def stand_down(c: Any, s: Any, w: Any, cause: int) -> None:
    """Campaigns end, and whoever is in the crisis falls back to a posture of peace.

    What would have had them look again tomorrow belongs to the crisis that is over.
    """
    for i in range(c.n_actors):
        if s.involved[i] == 0:
            continue
        for j in range(c.n_actors):
            if s.involved[j] == 1 and stands(s, i, j):
                end_campaign(c, s, i, j, E_PEACE)
        s.guard[i] = 0.0
        o = peaceful_posture(c, i, s.posture[i, FORCE])
        if o != s.posture[i, FORCE] and order(c, s, i, FORCE) == FREE:
            adopt(c, s, w, i, o, cause)
            take_plan_of(c, s, i, o)
            s.short[i, FORCE] = -1.0
    for i in range(c.n_actors):
        if s.involved[i] == 1:
            s.next_trigger[i] = 0


def lapse(c: Any, s: Any) -> None:
    """What was promised and threatened in the crisis binds nobody any more."""
    for i in range(c.n_actors):
        if s.involved[i] == 1:
            s.commitment[i] = 0.0
    for g in range(c.n_pledges):
        s.pledge_active[g] = 0
        s.pledge_due[g] = NO_DAY
        s.pledge_dead[g] = 0.0


def make_peace(c: Any, s: Any, w: Any, why: int) -> None:
    """The crisis is over."""
    s.peace = s.day
    if s.peace_first == NO_DAY:
        s.peace_first = s.day
    cause = NO_EVENT
    if why == HELD:
        cause = int(s.deal_event)
    elif why == MET:
        for u in range(c.n_ultimatums):
            cause = max(cause, int(s.closed_event[u]))
    event = enter(s, H_PEACE, NOBODY, NOBODY, why, cause)
    stand_down(c, s, w, event)
    lapse(c, s)


def end_peace(c: Any, s: Any) -> None:
    """The crisis is on again: what has been met and held so far makes no peace any more."""
    s.peace = NO_DAY
    s.resumed = s.day
    s.met_before = demands_met(c, s)
    enter(s, H_RESUMED, NOBODY, NOBODY, NOBODY, stirring_event(c, s))


def peace(c: Any, s: Any, w: Any) -> None:
    """Step 11, in the evening: does peace come or end today?"""
    if c.n_ultimatums == 0:
        return
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            s.met_before = 0
    new = is_stirred(c, s)
    if new or (s.peace == NO_DAY and not stood_down(c, s)):
        s.stirred = s.day
    if s.peace != NO_DAY:
        if new:
            end_peace(c, s)
    elif demands_met(c, s) > s.met_before:
        make_peace(c, s, w, MET)
    elif not new and deal_held(c, s):
        make_peace(c, s, w, HELD)
    elif s.day - s.stirred >= c.stand_down:
        make_peace(c, s, w, STOOD_DOWN)
    if s.peace != NO_DAY:
        s.peace_days += 1
