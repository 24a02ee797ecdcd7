"""The slide into a wider war: forces of issuer and patron in contact may end in open war."""

from typing import Any

from sim.engine.elementary import power
from sim.engine.rules.barrage import fire_weight, shield_of
from sim.engine.rules.luck import D_SLIDE, RISK, actor_luck, process_luck
from sim.engine.rules.mobilise import muster
from sim.engine.rules.record import enter
from sim.engine.state.happenings import H_WAR, NO_EVENT
from sim.engine.state.names import CONFRONT, FORCE, M_BRINKMANSHIP, M_LADDER, RUNG, SUPPORT

FIRST = 4.0  # rung to which `ladder.risk_base` belongs, reinforcement
TOP = 9  # rung of war between powers


def exposure_risk(c: Any, rung: float, days: float) -> float:
    """Chance of a war between patrons over some days at a rung (Schelling 1966; Powell 2015).

    Unlike there nobody sets the risk: it grows by the rung, and over days it is added up to 1.
    """
    if c.on[M_BRINKMANSHIP] == 0:
        return 0.0
    daily = c.risk_base * power(c.risk_growth, rung - FIRST)
    return min(1.0, daily * days)


def contact(c: Any, s: Any, issuer: int, patron: int, fire: float) -> float:
    """How far the forces of issuer and patron touch, 0..1.

    Fully under fire (its weight), else by orders that bring them together without it or by armies
    mobilised.
    """
    if fire > 0.0:
        return 1.0
    arms = muster(c, s, issuer) * muster(c, s, patron)
    return max(s.level[issuer, CONFRONT], s.level[patron, CONFRONT], arms)


def slide_risk(c: Any, s: Any, issuer: int, patron: int, fire: float, rung: float) -> float:
    """Daily chance that contact between an issuer and a patron slides into open war, at a rung."""
    touch = contact(c, s, issuer, patron, fire)
    if touch <= 0.0:
        return 0.0
    near = c.apart + s.level[patron, SUPPORT] + shield_of(s, patron)
    return min(1.0, exposure_risk(c, rung, 1.0) * near * touch)


def rung_ahead(c: Any, s: Any, i: int, j: int, days: float) -> float:
    """Mean rung of i toward j over some days: up at once by orders, down a step at a time."""
    now = float(s.rung[i, j])
    order = s.level[i, RUNG] if s.aim[i] == j else now
    if s.answering[i] > 0 and fire_weight(s, i, j) > 0.0:
        order = max(order, s.camp_rung[i, j])
    if order >= now or c.on[M_LADDER] == 0:
        return max(order, 0.0)
    excess = now - order
    fall = c.rung_decay * days
    if excess >= fall:
        return now - 0.5 * fall
    return order + 0.5 * excess * excess / fall


def contact_cause(c: Any, s: Any, u: int, patron: int) -> int:
    """What brings the forces of issuer and patron into contact today, as `contact` weighs it."""
    issuer = c.ult_issuer[u]
    if s.fire[issuer, c.ult_target[u]] > 0.0:
        return int(s.strike_event[issuer, c.ult_target[u]])
    if s.fire[patron, issuer] > 0.0:
        return int(s.strike_event[patron, issuer])
    if muster(c, s, issuer) * muster(c, s, patron) >= contact(c, s, issuer, patron, 0.0):
        return NO_EVENT
    closer = issuer if s.level[issuer, CONFRONT] >= s.level[patron, CONFRONT] else patron
    return int(s.order_event[closer, FORCE])


def may_slide(c: Any, u: int, p: int, fire: float) -> bool:
    """True for a pair of issuer and patron that can slide into war.

    The main one, and any other patron of the target that exchanges fire with the issuer (its
    weight).
    """
    if p == c.ult_issuer[u]:
        return False
    return p == c.ult_patron[u] or (c.patron[p, c.ult_target[u]] == 1 and fire > 0.0)


def brink(c: Any, s: Any) -> None:
    """Autonomous risk that forces in contact end in open war between issuer and patron."""
    if c.on[M_BRINKMANSHIP] == 0:
        return
    for u in range(c.n_ultimatums):
        issuer = c.ult_issuer[u]
        for p in range(c.n_actors):
            direct = max(fire_weight(s, issuer, p), fire_weight(s, p, issuer))
            if not may_slide(c, u, p, direct):
                continue
            fire = max(direct, fire_weight(s, issuer, c.ult_target[u]))
            rung = max(s.rung[issuer, c.ult_target[u]], s.rung[p, issuer], s.rung[issuer, p])
            r = slide_risk(c, s, issuer, p, fire, float(rung))
            s.survival *= 1.0 - r
            s.risk = 1.0 - s.survival
            main = p == c.ult_patron[u]
            luck = process_luck(s, RISK, u, 0) if main else actor_luck(c, s, p, D_SLIDE, u)
            if luck < r:
                open_war(c, s, u, p)


def open_war(c: Any, s: Any, u: int, patron: int) -> None:
    """Issuer and patron fight each other in the open."""
    issuer = c.ult_issuer[u]
    s.disaster = 1
    enter(s, H_WAR, issuer, patron, u, contact_cause(c, s, u, patron))
    s.rung[issuer, patron] = TOP
    s.rung[patron, issuer] = TOP
    s.fatal_acknowledged[issuer, patron] += 1
    s.tie[issuer, patron] = 0.0
    s.tie[patron, issuer] = 0.0
