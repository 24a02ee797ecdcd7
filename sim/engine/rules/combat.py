"""Ground combat: exact Lanchester day, attacks and their rests, ground won, civilian harm."""

from typing import Any

from sim.engine.draws.discrete import poisson
from sim.engine.elementary import exp, sqrt
from sim.engine.rules.advance import push
from sim.engine.rules.barrage import barrage, clearness
from sim.engine.rules.fire import strikes
from sim.engine.rules.fronts import in_contact, men, tempo_of
from sim.engine.rules.handover import agreed_ground
from sim.engine.rules.losses import kill
from sim.engine.rules.luck import COMBAT, COMBAT_CIVILIANS, D_FRONT, actor_luck, process_luck
from sim.engine.rules.momentum import pace_day
from sim.engine.rules.seizure import seize
from sim.engine.rules.spells import spell_day
from sim.engine.rules.theatre import advance_rate, forces, share_of_side
from sim.engine.state.happenings import BY_FORCE
from sim.engine.state.names import FORCE, M_CONTROL, N_SIDES, SIDE_ADVANCING, SIDE_HOLDING

EARNEST = 0.4  # effort above which a day counts as one of attack, not of probing (a count alone)


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


def efforts(c: Any, s: Any, w: Any) -> float:
    """Tempo each attacker can execute today; an attack has to stop and rest by its hazards."""
    most = 0.0
    for i in range(c.n_actors):
        s.effort[i] = 0.0
        if c.side[i] < 0:
            continue
        s.effort[i] = spell_day(c, s, i, tempo_of(c, s, w, i))
        if men(s, i) > 0.0:
            most = max(most, s.effort[i])
    return most


def attacking(c: Any, s: Any) -> bool:
    """True on a day on which the advancing side attacks in earnest."""
    for i in range(c.n_actors):
        if c.side[i] == SIDE_ADVANCING and men(s, i) > 0.0 and s.effort[i] > EARNEST:
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


def front_day(c: Any, w: Any, pace: float) -> None:
    """Mean dead of both sides in a day at the front at a pace (dead of a side at even odds).

    `w.force` holds both fronts, `w.fallen` is filled. `lanchester_day` with one rate for both, set
    each day against the mean front, unlike there, so the level of losses is data.
    """
    one = w.force[SIDE_ADVANCING]
    two = w.force[SIDE_HOLDING]
    up = exp(pace * 0.001 * 2.0 / (one + two))
    whole = 0.5 * (up + 1.0 / up)
    part = 0.5 * (up - 1.0 / up)
    left = one * whole - two * part
    other = two * whole - one * part
    if other <= 0.0:
        left = sqrt(one * one - two * two)
        other = 0.0
    elif left <= 0.0:
        other = sqrt(two * two - one * one)
        left = 0.0
    w.fallen[SIDE_ADVANCING] = (one - left) * 1000.0 * c.exchange_ratio
    w.fallen[SIDE_HOLDING] = (two - other) * 1000.0


def front_losses(c: Any, s: Any, w: Any, most: float) -> None:
    """Deaths at the front, by each actor's part of its side's men in contact, and of civilians."""
    pace = c.quiet_deaths + c.attack_deaths * most
    front_day(c, w, pace)
    for side in range(N_SIDES):
        whole = 0.0
        for i in range(c.n_actors):
            if c.side[i] == side:
                whole += in_contact(s, i, s.effort[i])
        for i in range(c.n_actors):
            if c.side[i] == side:
                part = in_contact(s, i, s.effort[i]) / whole if whole > 0.0 else 0.0
                w.lost[i] = w.fallen[side] * part
    for i in range(c.n_actors):
        if c.side[i] >= 0 and w.lost[i] > 0.0:
            kill(c, s, i, float(poisson(actor_luck(c, s, i, D_FRONT, 0), w.lost[i])))
    civil = poisson(process_luck(s, COMBAT, COMBAT_CIVILIANS, 0), c.civilian_deaths * pace)
    s.civilians += float(civil)


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
    clear = clearness(c, s.weather)
    barrage(c, s, w, clear)
    if c.n_places == 0:
        seize(c, s, w, clear)
        strikes(c, s)
        return
    most = efforts(c, s, w)
    forces(c, s, w, clear)
    note_attack(c, s)
    front_losses(c, s, w, most)
    if c.on[M_CONTROL] == 1:
        advances(c, s, w)
    agreed_ground(c, s)
    strikes(c, s)
