"""Acknowledged strikes and fatal clashes: what they kill, and what the day remembers of them.

A strike writes losses and the day's event record (`fire`, `bout`); ties, agreements, commitments
and the fate of ultimatums read that record later in the day, so that two strikes in one day count
once. A clash is a fatal act between two actors whose author may own it and whose victim may name
it; only when both have does it stand as acknowledged (claims A07, A14, A17).
"""

from typing import Any

from sim.engine.draws.discrete import binomial, poisson
from sim.engine.rules.barrage import clearness, fire_rate, fire_weight, fires, posture_fires
from sim.engine.rules.blow_size import SECTION
from sim.engine.rules.blows import blow
from sim.engine.rules.dates import days_since
from sim.engine.rules.losses import kill, wear_down
from sim.engine.rules.luck import D_FIRE, D_FIRE_NEAR, actor_luck, toward
from sim.engine.rules.record import enter, put_size, put_third, wake
from sim.engine.state.happenings import H_ADMITTED, H_ATTACK, H_STRIKE
from sim.engine.state.names import FORCE, M_DENIAL, M_PUNISHMENT, NO_DAY, RUNG, SCOPE, T_INCIDENT

WIDE_RUNG = 7.0  # what counts as wide strikes: a declared operation
WIDE_SCOPE = 0.5  # beyond the middle between near the front and anywhere


def clash(c: Any, s: Any, author: int, seen: int, victim: int, dead: float) -> None:
    """Soldiers killed outside the front: true losses by `author`, attributed to `seen`."""
    kill(c, s, victim, dead)
    before = s.revenge[victim]
    blow(c, s, victim, dead)
    s.clash_anger[seen, victim] = s.revenge[victim] - before
    s.killed_today[victim] += dead
    s.inflicted[author, victim] += dead
    s.fatal_count[seen, victim] += 1
    s.last_fatal[seen, victim] = s.day
    s.clash_day[seen, victim] = s.day
    s.clash_true[seen, victim] = 1 if seen == author else 0
    s.clash_owned[seen, victim] = 0
    s.clash_named[seen, victim] = 0
    event = enter(s, H_ATTACK, author, victim, 0, s.because)
    put_third(s, event, seen)
    put_size(s, event, dead, 0.0)
    s.clash_event[seen, victim] = event
    s.fatal_event[victim] = event
    if s.camp_days[author, victim] <= 1:  # a campaign that goes on is no news
        wake(s, victim, T_INCIDENT, event)
        wake(s, seen, T_INCIDENT, event)


def is_open(c: Any, s: Any, author: int, victim: int) -> bool:
    """True while a clash can still be owned and named."""
    day = s.clash_day[author, victim]
    return day != NO_DAY and s.day - day <= c.clash_days


def own(c: Any, s: Any, author: int, victim: int) -> None:
    """The author of a clash acknowledges it, which its victim must answer the more.

    Nobody can own an act that is not his.
    """
    if s.clash_owned[author, victim] == 1:
        return
    if is_open(c, s, author, victim) and s.clash_true[author, victim] == 1:
        s.clash_owned[author, victim] = 1
        s.revenge[victim] += c.blow_owned * s.clash_anger[author, victim]
        settle_clash(c, s, author, victim)


def name(c: Any, s: Any, author: int, victim: int) -> None:
    """The victim names the author of a clash."""
    if is_open(c, s, author, victim):
        s.clash_named[author, victim] = 1
        settle_clash(c, s, author, victim)


def settle_clash(c: Any, s: Any, author: int, victim: int) -> None:
    """Owned and named: fatal combat acknowledged by both."""
    if s.clash_owned[author, victim] == 1 and s.clash_named[author, victim] == 1:
        s.fatal_acknowledged[author, victim] += 1
        enter(s, H_ADMITTED, author, victim, 0, s.clash_event[author, victim])
        s.clash_day[author, victim] = NO_DAY
        s.tie[author, victim] *= 1.0 - c.tie_acknowledged
        s.tie[victim, author] = s.tie[author, victim]


def order_of(c: Any, s: Any, i: int, j: int, level: int) -> float:
    """Scope or rung of the fire of i on j: the higher of the posture's and an answer's."""
    mine = s.level[i, level] if s.aim[i] == j else 0.0
    answer = s.camp_scope[i, j] if level == SCOPE else s.camp_rung[i, j]
    return max(mine, answer) if s.answering[i] > 0 else mine


def section_mean(c: Any) -> float:
    """Mean soldiers killed where a section is hit."""
    return 1.0 + (SECTION - 1.0) * c.lethality


def reach(c: Any, scope: float) -> float:
    """What fire does beside its target, of fire anywhere: less where it keeps near the front."""
    return c.near_front + (1.0 - c.near_front) * scope


def near_miss(c: Any, s: Any, p: int, weight: float, scope: float) -> float:
    """Daily chance that fire on a client also kills soldiers of a patron who stand beside it."""
    return min(1.0, c.patron_exposure * weight * s.support[p] * reach(c, scope))


def hit(c: Any, s: Any, j: int, dead: float) -> None:
    """Soldiers killed by fire: they wear the force (denial) and weigh on going on (punishment)."""
    s.deaths[j] += dead
    if c.on[M_DENIAL] == 1:
        wear_down(c, s, j, dead)
    if c.on[M_PUNISHMENT] == 1:
        blow(c, s, j, dead)
        s.killed_today[j] += dead


def strike(c: Any, s: Any, i: int, j: int) -> None:
    """One day's acknowledged strikes of i on j's forces: compound Poisson, claims apart from truth.

    A patron whose troops stand beside the target may lose some.
    """
    weight = fire_weight(s, i, j)
    rung = order_of(c, s, i, j, RUNG)
    scope = order_of(c, s, i, j, SCOPE)
    mean = fire_rate(c, s, i, j, clearness(c, s.weather))
    dead = float(poisson(actor_luck(c, s, i, D_FIRE, toward(c, j, 0)), mean))
    s.claimed[i, j] += dead * c.claim_ratio[i]
    s.fire_claim[i, j] += dead * c.claim_ratio[i]
    s.camp_claim[i, j] += dead * c.claim_ratio[i]
    s.camp_spent[i, j] += weight
    s.camp_days[i, j] += 1
    event = enter(s, H_STRIKE, i, j, int(rung), s.because)
    s.strike_event[i, j] = event
    s.because = event
    put_size(s, event, 0.0, scope)
    if dead > 0.0 and c.strength[j] <= 0.0:
        clash(c, s, i, i, j, dead)
        own(c, s, i, j)
    else:
        hit(c, s, j, dead)
        s.inflicted[i, j] += dead
        put_size(s, event, dead, scope)
        if dead > 0.0:
            s.fatal_event[j] = event
    if s.camp_days[i, j] == 1:
        s.bout[i, j] = 1
    s.fire[i, j] = weight
    s.fire_rung[i, j] = rung
    s.fire_scope[i, j] = scope
    s.last_strike[i, j] = s.day
    for p in range(c.n_actors):
        if c.patron[p, j] == 1 and p != i and p != j:
            chance = near_miss(c, s, p, weight, scope)
            if actor_luck(c, s, i, D_FIRE_NEAR, toward(c, p, 0)) < chance:
                u = actor_luck(c, s, i, D_FIRE_NEAR, toward(c, p, 1))
                lost = 1 + binomial(u, SECTION - 1, c.lethality)
                clash(c, s, i, i, p, float(lost))


def strikes(c: Any, s: Any) -> None:
    """The day's fire of every campaign in force."""
    for i in range(c.n_actors):
        if not fires(s, i):
            continue
        for j in range(c.n_actors):
            if fire_weight(s, i, j) > 0.0:
                ordered = s.aim[i] == j and posture_fires(s, i)
                s.because = s.order_event[i, FORCE] if ordered else s.answer_event[i]
                strike(c, s, i, j)


def tie_loss(c: Any, weight: float, scope: float) -> float:
    """What a day's strikes on a client cost the tie with its patron."""
    return c.tie_strike * c.strike_day * weight * reach(c, scope)


def format_loss(c: Any, weight: float) -> float:
    """What a day's strikes cost the health of a format that joins the parties."""
    return c.format_strike * c.format_day * weight


def ground_format_loss(c: Any, lost: float) -> float:
    """Health a format loses when `lost` of the ground it froze is taken by force (claim A08)."""
    return c.format_strike * c.ground_wear * lost


def support_tie_loss(c: Any, support: float, lost: float) -> float:
    """Tie lost to the issuer by help under which its side loses `lost` of the ground (share)."""
    return c.tie_strike * c.ground_wear * support * lost


def is_wide(rung: float, scope: float) -> bool:
    """Strikes anywhere at or above the rung of a declared operation."""
    return scope >= WIDE_SCOPE and rung >= WIDE_RUNG


def note_fire(c: Any, s: Any) -> None:
    """Tally of the day's strikes, each pair once."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        j = c.ult_target[u]
        if s.fire[i, j] > 0.0 and s.fire_rung[i, j] >= c.ult_rung[u]:
            s.ult_executed[u] += 1
            if s.execute_first == NO_DAY:
                s.execute_first = s.day
        if s.fire[i, j] > 0.0 and is_wide(s.fire_rung[i, j], s.fire_scope[i, j]):
            s.wide_days += 1
            if days_since(s.day, s.wide_last) > 1:
                s.wide_bouts += 1
            s.wide_last = s.day
            if s.wide_first == NO_DAY:
                s.wide_first = s.day
    for i in range(c.n_actors):
        for j in range(c.n_actors):
            if s.fire[i, j] > 0.0:
                s.strike_days[i, j] += 1


def clear_fire(c: Any, s: Any) -> None:
    """Forget the day's strikes once everything has read them."""
    for i in range(c.n_actors):
        s.killed_today[i] = 0.0
        s.blow_today[i] = 0.0
        s.arms[i] = 0
        for j in range(c.n_actors):
            s.fire[i, j] = 0.0
            s.fire_rung[i, j] = 0.0
            s.fire_scope[i, j] = 0.0
            s.fire_claim[i, j] = 0.0
            s.bout[i, j] = 0
