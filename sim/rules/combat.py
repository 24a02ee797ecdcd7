"""Ground combat: exact Lanchester day, captured places, culmination, civilian harm (B9)."""

from typing import Any

from sim.draws.discrete import poisson
from sim.elementary import exp, sqrt
from sim.rules.fire import strike
from sim.rules.handover import agreed_ground, capture
from sim.rules.losses import kill
from sim.rules.luck import COMBAT, D_FRONT, actor_luck, process_luck
from sim.rules.theatre import advance_rate, forces, share_of_side
from sim.state.happenings import BY_FORCE
from sim.state.names import CAUTION, FORCE, M_CONTROL, RUNG, SCOPE, STRIKE, TEMPO


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
    """Tempo each attacker can execute today; attackers culminate and must rest."""
    most = 0.0
    for i in range(c.n_actors):
        s.effort[i] = 0.0
        if c.side[i] < 0:
            continue
        drag = 1.0 - c.caution_drag * s.level[i, CAUTION]
        wish = s.level[i, TEMPO] * drag
        if s.resting[i] == 1:
            wish = 0.0
        s.effort[i] = wish
        if wish > 0.2:
            s.culmination[i] += wish / max(1.0, c.culmination)
            if s.culmination[i] >= 1.0:
                s.resting[i] = 1
        elif s.culmination[i] > 0.0:
            s.culmination[i] -= 1.0 / max(1.0, c.rest)
            if s.culmination[i] <= 0.0:
                s.culmination[i] = 0.0
                s.resting[i] = 0
        if c.strength[i] > 0.0:
            most = max(most, s.effort[i])
    return most


def attacking(c: Any, s: Any) -> bool:
    """True on a day on which the advancing side attacks in earnest."""
    for i in range(c.n_actors):
        if c.side[i] == 0 and c.strength[i] > 0.0 and s.effort[i] > 0.2:
            return True
    return False


def front_losses(c: Any, s: Any, w: Any, most: float) -> None:
    """Deaths of both sides at the front, drawn around the Lanchester day.

    Unlike there the rate is set each day against the mean force, so the level of losses is data.
    """
    pace = c.quiet_deaths + c.attack_deaths * most
    mean = 0.5 * (w.force[0] + w.force[1])
    rate = pace * 0.001 / mean
    for i in range(c.n_actors):
        side = c.side[i]
        if side < 0 or c.strength[i] <= 0.0:
            continue
        left = lanchester_day(rate, rate, w.force[side], w.force[1 - side])
        lost = (w.force[side] - left) * 1000.0 * share_of_side(c, s, i)
        if side == 0:
            lost *= c.exchange_ratio
        dead = float(poisson(actor_luck(c, s, i, D_FRONT, 0), lost))
        kill(c, s, i, dead)
    civil = poisson(process_luck(s, COMBAT, 1, 0), c.civilian_deaths * pace)
    s.civilians += float(civil)


def reachable(c: Any, s: Any, p: int, side: int) -> bool:
    """True if a road joins the place to ground the side holds."""
    for r in range(c.n_roads):
        if c.road_from[r] == p and s.holder[c.road_to[r]] == side:
            return True
        if c.road_to[r] == p and s.holder[c.road_from[r]] == side:
            return True
    return False


def push(c: Any, s: Any, w: Any, i: int, km2: float) -> None:
    """Spend a day's ground gained on the places in reach, the chosen axis first."""
    side = c.side[i]
    total = 0.0
    for p in range(c.n_places):
        w.weights[p] = 0.0
        if s.holder[p] != side and c.disputed[p] == 1 and reachable(c, s, p, side):
            w.weights[p] = 1.0 if c.axis[p] == s.target_axis[i] else 0.05
            total += w.weights[p]
    if total <= 0.0:
        return
    for p in range(c.n_places):
        if w.weights[p] > 0.0:
            s.progress[p] += km2 * w.weights[p] / total
            if s.progress[p] >= c.area[p]:
                capture(c, s, p, side)


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


def combat(c: Any, s: Any, w: Any) -> None:
    """Step 8 on the ground."""
    most = efforts(c, s)
    forces(c, s, w)
    if c.n_places > 0:
        front_losses(c, s, w, most)
        if attacking(c, s):
            s.attack_days += 1
    if c.n_places > 0 and c.on[M_CONTROL] == 1:
        for i in range(c.n_actors):
            if c.side[i] >= 0 and s.effort[i] > 0.0:
                gain = advance_rate(c, w, c.side[i], s.effort[i]) * share_of_side(c, s, i)
                s.doer = i
                s.way = BY_FORCE
                s.because = s.order_event[i, FORCE]
                push(c, s, w, i, gain)
    agreed_ground(c, s)
    strikes(c, s)
