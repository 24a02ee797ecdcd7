"""Attacks that kill the issuer's troops: ordered, tolerated or accidental; and open fire between
patrons (brinkmanship risk, theory B4)."""

from typing import Any

from sim.draws.discrete import binomial
from sim.elementary import exp
from sim.rules.combat import kill
from sim.rules.luck import INCIDENT, RISK, process_luck
from sim.rules.tree import exposure_risk
from sim.state.names import (
    CAUTION,
    HURT,
    M_BLAME,
    M_BRINKMANSHIP,
    M_FRICTION,
    M_INCIDENTS,
    STRIKE,
    SUPPORT,
    T_INCIDENT,
    T_PLEDGE,
)

SECTION = 8
PLATOON = 30
COMPANY = 100


def unit_size(c: Any, u: float) -> int:
    """Soldiers exposed in the unit that is hit."""
    if u < c.section_share:
        return SECTION
    return COMPANY if u > 1.0 - c.company_share else PLATOON


def hazard(c: Any, s: Any, target: int, owner: int) -> float:
    """Daily hazard of a fatal attack on the owner's troops by the target's forces."""
    posted = 0.0
    for p in range(c.n_places):
        posted += s.post[p]
    blocking = max(0.0, s.troops[owner] - posted) * 0.001
    exposed = c.hazard_post * s.n_encircled + c.hazard_block * blocking
    careful = 1.0 - c.caution_effect * s.level[target, CAUTION]
    pace = 0.2 + s.effort[target]
    return exposed * pace * careful * (1.0 + c.no_notice) + 0.25 * s.level[target, HURT]


def attacks_on_posts(c: Any, s: Any) -> None:
    """Draw today's fatal attack, its size, its true and its public author."""
    s.fatal_today = 0
    owner = c.post_owner
    if owner < 0 or c.n_ultimatums == 0 or c.on[M_INCIDENTS] == 0:
        return
    target = c.ult_target[0]
    h = hazard(c, s, target, owner)
    if process_luck(s, INCIDENT, 0, 0) >= 1.0 - exp(-h):
        return
    size = unit_size(c, process_luck(s, INCIDENT, 1, 0))
    dead = 1 + binomial(process_luck(s, INCIDENT, 2, 0), size - 1, c.lethality)
    s.fatal_today = dead
    s.fatal_ordered = 1 if s.level[target, HURT] > 0.0 else 0
    author = target
    patron = c.ult_patron[0]
    if patron >= 0:
        near = c.patron_exposure * s.level[patron, SUPPORT]
        if process_luck(s, INCIDENT, 3, 0) < near:
            author = patron
    seen = author
    wrong = process_luck(s, INCIDENT, 4, 0) < c.misattribution
    if c.on[M_BLAME] == 1 and wrong and patron >= 0:
        seen = patron if author == target else target
        s.misattributed += 1
    kill(c, s, owner, float(dead))
    s.inflicted[author, owner] += float(dead)
    s.incidents += 1
    s.fatal_count[seen, owner] += 1
    s.last_fatal[seen, owner] = s.day
    s.fatal_author = seen
    if seen == patron and patron >= 0:
        s.tie[owner, patron] = max(0.0, s.tie[owner, patron] - 3.0 * c.tie_blame)
        s.tie[patron, owner] = s.tie[owner, patron]
    s.next_trigger[owner] |= T_INCIDENT
    s.next_trigger[target] |= T_INCIDENT
    if patron >= 0:
        s.next_trigger[patron] |= T_INCIDENT
    s.trigger[owner] |= T_PLEDGE


def brink(c: Any, s: Any) -> None:
    """Autonomous risk that fire between issuer and patron becomes war between patrons."""
    if c.on[M_BRINKMANSHIP] == 0:
        return
    for u in range(c.n_ultimatums):
        issuer = c.ult_issuer[u]
        patron = c.ult_patron[u]
        if patron < 0 or s.level[issuer, STRIKE] <= 0.0:
            continue
        near = s.level[patron, SUPPORT] + s.level[patron, 8]
        rung = float(max(s.rung[issuer, c.ult_target[u]], s.rung[patron, issuer]))
        r = min(1.0, exposure_risk(c, rung, 1.0) * (0.2 + near))
        s.survival *= 1.0 - r
        s.risk = 1.0 - s.survival
        if process_luck(s, RISK, u, 0) < r:
            s.disaster = 1
            s.rung[issuer, patron] = 9
            s.rung[patron, issuer] = 9
            s.fatal_acknowledged[issuer, patron] += 1
            s.tie[issuer, patron] = 0.0
            s.tie[patron, issuer] = 0.0


def slips(c: Any, s: Any) -> None:
    """Friction: an order to be careful is not always kept (accidents)."""
    if c.on[M_FRICTION] == 0:
        return
    for i in range(c.n_actors):
        if process_luck(s, INCIDENT, 50 + i, 0) < c.slip:
            s.level[i, CAUTION] = 0.0
        elif s.posture[i, 0] >= 0:
            s.level[i, CAUTION] = c.level[i, 0, s.posture[i, 0], CAUTION]
