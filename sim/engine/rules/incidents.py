"""Attacks outside the front: on the issuer's troops, and by spoilers.

Those on the issuer's troops are ordered, tolerated or accidents.
"""

from typing import Any

from sim.engine.draws.discrete import binomial, poisson
from sim.engine.elementary import exp
from sim.engine.rules.barrage import fires
from sim.engine.rules.blow_size import SECTION, draw_size
from sim.engine.rules.blows import blow
from sim.engine.rules.fire import clash
from sim.engine.rules.losses import kill
from sim.engine.rules.luck import (
    D_SLIP,
    D_SPOIL,
    D_SPOIL_NEAR,
    INCIDENT,
    INCIDENT_AUTHOR,
    INCIDENT_BLAME,
    INCIDENT_COMES,
    INCIDENT_DEAD,
    INCIDENT_ORDER,
    INCIDENT_UNIT,
    actor_luck,
    process_luck,
    toward,
)
from sim.engine.rules.record import enter, put_item, put_place, put_size, wake
from sim.engine.rules.scene import blocking_force, scene
from sim.engine.state.happenings import H_RAID, NO_EVENT
from sim.engine.state.names import (
    CAUTION,
    CONFRONT,
    FIRST,
    FORCE,
    HURT,
    M_BLAME,
    M_BLOWS,
    M_FRICTION,
    M_INCIDENTS,
    SPOIL,
    SUPPORT,
    T_INCIDENT,
)


def attacks_ahead(c: Any, s: Any, pace: float) -> float:
    """Mean fatal attacks a day on the exposed troops, by anyone, at a pace of contact."""
    owner = c.post_owner
    if owner < 0 or c.n_ultimatums == 0 or c.on[M_INCIDENTS] == 0:
        return 0.0
    target = c.ult_target[FIRST]
    accident = accident_hazard(c, s, pace, s.level[target, CAUTION], owner)
    total = accident + ordered_hazard(c, s, target)
    for p in range(c.n_actors):
        total += helper_hazard(c, s, p, target, accident)
    return 1.0 - exp(-total)


def accident_hazard(c: Any, s: Any, effort: float, caution: float, owner: int) -> float:
    """Daily hazard of a fatal attack that nobody ordered: exposed troops, pace and care."""
    exposed = c.hazard_post * s.n_encircled + c.hazard_block * blocking_force(c, s, owner)
    careful = 1.0 - c.caution_effect * caution
    return exposed * (c.quiet_hazard + effort) * careful * (1.0 + c.no_notice)


def ordered_hazard(c: Any, s: Any, author: int) -> float:
    """Daily hazard of a fatal attack that an actor ordered but will not own."""
    return 0.0 if fires(s, author) else c.ordered_rate * s.level[author, HURT]


def beside_target(c: Any, i: int, target: int) -> bool:
    """True for the target, its patrons and its clients: those whose fire the issuer has to fear."""
    return target == i or c.patron[i, target] == 1 or c.patron[target, i] == 1


def helper_hazard(c: Any, s: Any, p: int, target: int, accident: float) -> float:
    """Daily hazard of a fatal attack by a patron or a client of the target; 0 for anyone else."""
    if p == target:
        return 0.0
    if c.patron[p, target] == 1:
        return ordered_hazard(c, s, p) + accident * c.patron_exposure * s.level[p, SUPPORT]
    return ordered_hazard(c, s, p) if c.patron[target, p] == 1 else 0.0


def pace_of_contact(s: Any, target: int, owner: int) -> float:
    """How hard the day presses on exposed troops: the target's attack, or forces in contact."""
    return s.effort[target] + max(s.level[target, CONFRONT], s.level[owner, CONFRONT])


def draw_author(c: Any, s: Any, target: int, accident: float, total: float) -> int:
    """True author of an attack: in proportion to each party's part of the hazard."""
    u = process_luck(s, INCIDENT, INCIDENT_AUTHOR, 0) * total
    mass = ordered_hazard(c, s, target) + accident
    author = target
    for p in range(c.n_actors):
        mine = helper_hazard(c, s, p, target, accident)
        if mine > 0.0 and u >= mass:
            author = p
        mass += mine
    return author


def ordered_by_author(c: Any, s: Any, author: int, accident: float) -> bool:
    """Whether the attack was ordered: its author's order against the accidents laid to it.

    An order and an accident are competing risks; luck of its own that nothing else reads decides.
    """
    ordered = ordered_hazard(c, s, author)
    chance = accident
    if author != c.ult_target[FIRST]:
        chance *= c.patron_exposure * s.level[author, SUPPORT]
        chance *= c.patron[author, c.ult_target[FIRST]]
    whole = ordered + chance
    return whole > 0.0 and process_luck(s, INCIDENT, INCIDENT_ORDER, 0) * whole < ordered


def attacks_on_posts(c: Any, s: Any) -> None:
    """Draw today's fatal attack, its size, its true and its public author."""
    owner = c.post_owner
    if owner < 0 or c.n_ultimatums == 0 or c.on[M_INCIDENTS] == 0:
        return
    target = c.ult_target[FIRST]
    pace = pace_of_contact(s, target, owner)
    accident = accident_hazard(c, s, pace, s.level[target, CAUTION], owner)
    total = accident + ordered_hazard(c, s, target)
    for p in range(c.n_actors):
        total += helper_hazard(c, s, p, target, accident)
    if process_luck(s, INCIDENT, INCIDENT_COMES, 0) >= 1.0 - exp(-total):
        return
    unit = process_luck(s, INCIDENT, INCIDENT_UNIT, 0)
    dead = draw_size(c, unit, process_luck(s, INCIDENT, INCIDENT_DEAD, 0))
    if c.on[M_BLOWS] == 0:
        dead = s.median_blow
    author = draw_author(c, s, target, accident, total)
    patron = c.ult_patron[FIRST]
    seen = author
    wrong = process_luck(s, INCIDENT, INCIDENT_BLAME, 0) < c.misattribution
    if c.on[M_BLAME] == 1 and wrong and patron >= 0:
        seen = patron if author == target else target
        s.misattributed += 1
    was_ordered = ordered_by_author(c, s, author, accident)
    s.because = s.order_event[author, FORCE] if was_ordered else NO_EVENT
    clash(c, s, author, seen, owner, dead)
    event = s.clash_event[seen, owner]
    put_item(s, event, 1 if was_ordered else 0)
    put_place(s, event, scene(c, s, owner))
    s.incidents += 1
    if patron >= 0:
        wake(s, patron, T_INCIDENT, event)


def spoiling(c: Any, s: Any, i: int) -> float:
    """Daily chance of an attack by an actor outside the lines of the target."""
    if c.n_ultimatums == 0 or c.on[M_INCIDENTS] == 0 or s.level[i, SPOIL] <= 0.0:
        return 0.0
    if c.side[i] == c.side[c.ult_target[FIRST]]:
        return 0.0
    return 1.0 - exp(-c.spoil_rate * s.level[i, SPOIL])


def spoilers(c: Any, s: Any) -> None:
    """Attacks outside the lines on the advancing side and its patron's men (claim A16)."""
    if c.n_ultimatums == 0 or c.on[M_INCIDENTS] == 0:
        return
    target = c.ult_target[FIRST]
    for i in range(c.n_actors):
        chance = spoiling(c, s, i)
        if chance <= 0.0:
            continue
        if actor_luck(c, s, i, D_SPOIL, 0) >= chance:
            continue
        dead = 1.0 + float(poisson(actor_luck(c, s, i, D_SPOIL, 1), c.spoil_deaths))
        kill(c, s, target, dead)
        blow(c, s, target, dead)
        s.inflicted[i, target] += dead
        event = enter(s, H_RAID, i, target, 0, s.order_event[i, FORCE])
        put_size(s, event, dead, 0.0)
        s.because = event
        s.spoiler_attacks += 1
        s.last_spoil = s.day
        for p in range(c.n_actors):
            if p == target:
                continue
            near = c.patron_exposure * s.level[p, SUPPORT] * c.patron[p, target]
            if actor_luck(c, s, i, D_SPOIL_NEAR, toward(c, p, 0)) < near:
                u = actor_luck(c, s, i, D_SPOIL_NEAR, toward(c, p, 1))
                lost = 1 + binomial(u, SECTION - 1, c.lethality)
                clash(c, s, i, i, p, float(lost))


def slips(c: Any, s: Any) -> None:
    """Friction: an order to be careful is not always kept (accidents)."""
    if c.on[M_FRICTION] == 0:
        return
    for i in range(c.n_actors):
        if actor_luck(c, s, i, D_SLIP, 0) < c.slip:
            s.level[i, CAUTION] = 0.0
        elif s.posture[i, FORCE] >= 0:
            s.level[i, CAUTION] = c.level[i, FORCE, s.posture[i, FORCE], CAUTION]
