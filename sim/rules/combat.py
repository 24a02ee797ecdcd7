"""Ground combat: exact Lanchester day, attacks and their rests, ground won, civilian harm (B9)."""

from typing import Any

from sim.draws.discrete import poisson
from sim.elementary import exp, sqrt
from sim.rules.advance import push
from sim.rules.fire import strike
from sim.rules.handover import agreed_ground
from sim.rules.losses import kill
from sim.rules.luck import COMBAT, D_FRONT, actor_luck, process_luck
from sim.rules.momentum import pace_day
from sim.rules.spells import spell_day
from sim.rules.theatre import advance_rate, forces, share_of_side, weight_at_front, wish
from sim.state.happenings import BY_FORCE
from sim.state.names import FORCE, M_CONTROL, RUNG, SCOPE, STRIKE

EARNEST = 0.4  # effort above which a day counts as one of attack, not of probing


def lanchester_day(a: float, b: float, own: float, other: float) -> float:
    """Own force after a day of aimed fire, exact (Lanchester 1916).

    d own/dt = -b other, d other/dt = -a own; forces in any unit, rates per day, never below 0.
    """
    if a <= 0.0 or b <= 0.0:
        return max(0.0, own - b * other)
    square = a * own * own - b * other * other
    x = sqrt(a * b)
    up = exp(x)
    down = exp(-x)
    left = own * 0.5 * (up + down) - other * sqrt(b / a) * 0.5 * (up - down)
    beaten = other * 0.5 * (up + down) - own * sqrt(a / b) * 0.5 * (up - down)
    if beaten <= 0.0 and square > 0.0:
        return sqrt(square / a)  # the other is gone before the day is; the invariant says the rest
    return left if left > 0.0 else 0.0


def efforts(c: Any, s: Any) -> float:
    """Tempo each attacker can execute today; an attack has to stop and rest by its hazards."""
    most = 0.0
    for i in range(c.n_actors):
        s.effort[i] = 0.0
        if c.side[i] < 0:
            continue
        s.effort[i] = spell_day(c, s, i, wish(c, s, i))
        if weight_at_front(c, s, i) > 0.0:
            most = max(most, s.effort[i])
    return most


def attacking(c: Any, s: Any) -> bool:
    """True on a day on which the advancing side attacks in earnest."""
    for i in range(c.n_actors):
        if c.side[i] == 0 and weight_at_front(c, s, i) > 0.0 and s.effort[i] > EARNEST:
            return True
    return False


def note_attack(c: Any, s: Any) -> None:
    """Tally of the days of attack in earnest and of their unbroken runs."""
    if not attacking(c, s):
        s.in_spell = 0
        return
    s.attack_days += 1
    if s.in_spell == 0:
        s.attack_spells += 1
        s.in_spell = 1


def in_contact(c: Any, s: Any, i: int) -> float:
    """Thousands of an actor's men that fight at the front: its fighters, and regulars who attack.

    Regulars who only help from behind weigh on the front and are not killed there.
    """
    return s.strength[i] + s.troops[i] * 0.001 * s.effort[i]


def front_deaths(c: Any, s: Any, w: Any, i: int, most: float) -> float:
    """Mean deaths of an actor in a day at the front, by its part of its side's men in contact.

    most: largest effort of the day. `w.force` holds both fronts. Lanchester's day with the rate
    set each day against the mean front, unlike there, so the level of losses is data.
    """
    side = c.side[i]
    if side < 0 or in_contact(c, s, i) <= 0.0:
        return 0.0
    mean = 0.5 * (w.force[0] + w.force[1])
    rate = (c.quiet_deaths + c.attack_deaths * most) * 0.001 / mean
    left = lanchester_day(rate, rate, w.force[side], w.force[1 - side])
    men = 0.0
    for j in range(c.n_actors):
        if c.side[j] == side:
            men += in_contact(c, s, j)
    lost = (w.force[side] - left) * 1000.0 * in_contact(c, s, i) / men
    return lost * c.exchange_ratio if side == 0 else lost


def front_losses(c: Any, s: Any, w: Any, most: float) -> None:
    """Deaths at the front and of civilians near it, drawn around their means."""
    for i in range(c.n_actors):
        lost = front_deaths(c, s, w, i, most)
        if lost > 0.0:
            w.lost[i] = float(poisson(actor_luck(c, s, i, D_FRONT, 0), lost))
        else:
            w.lost[i] = 0.0
    for i in range(c.n_actors):
        if w.lost[i] > 0.0:
            kill(c, s, i, w.lost[i])
    pace = c.quiet_deaths + c.attack_deaths * most
    civil = poisson(process_luck(s, COMBAT, 1, 0), c.civilian_deaths * pace)
    s.civilians += float(civil)


def strikes(c: Any, s: Any) -> None:
    """Standing orders of fire on a rival's regular forces: issuer on target, target's side back."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        j = c.ult_target[u]
        if s.level[i, STRIKE] > 0.0:
            s.because = s.order_event[i, FORCE]
            strike(c, s, i, j, s.level[i, STRIKE], s.level[i, RUNG], s.level[i, SCOPE])
        for a in range(c.n_actors):
            if (a == j or c.patron[a, j] == 1) and s.level[a, STRIKE] > 0.0:
                s.because = s.order_event[a, FORCE]
                strike(c, s, a, i, s.level[a, STRIKE], s.level[a, RUNG], s.level[a, SCOPE])


def advances(c: Any, s: Any, w: Any) -> None:
    """Every attacker takes the ground its effort, its part of its side and its pace allow."""
    for i in range(c.n_actors):
        if c.side[i] < 0:
            continue
        pace = pace_day(c, s, i)
        if s.effort[i] > 0.0:
            gain = advance_rate(c, w, c.side[i], s.effort[i]) * share_of_side(c, s, i) * pace
            s.doer = i
            s.way = BY_FORCE
            s.because = s.order_event[i, FORCE]
            push(c, s, w, i, gain)


def combat(c: Any, s: Any, w: Any) -> None:
    """Step 8 on the ground."""
    most = efforts(c, s)
    forces(c, s, w)
    note_attack(c, s)
    if c.n_places > 0:
        front_losses(c, s, w, most)
    if c.n_places > 0 and c.on[M_CONTROL] == 1:
        advances(c, s, w)
    agreed_ground(c, s)
    strikes(c, s)
