"""Ground combat: exact Lanchester day, captured places, culmination, civilian harm (B9)."""

from typing import Any

from sim.draws.discrete import poisson
from sim.elementary import exp, sqrt
from sim.rules.barrage import barrage, clearness
from sim.rules.fire import strikes
from sim.rules.fronts import storming, tempo_of
from sim.rules.handover import agreed_ground, capture
from sim.rules.losses import kill
from sim.rules.luck import COMBAT, D_FRONT, actor_luck, process_luck
from sim.rules.seizure import seize
from sim.rules.theatre import advance_rate, forces, share_of_side
from sim.state.happenings import BY_FORCE
from sim.state.names import FORCE, M_CONTROL, TEMPO


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
    """Tempo each attacker can execute today; attackers culminate and must rest."""
    most = 0.0
    for i in range(c.n_actors):
        s.effort[i] = 0.0
        if c.side[i] < 0:
            continue
        wish = tempo_of(c, s, w, i) if s.resting[i] == 0 else 0.0
        s.effort[i] = wish
        if s.level[i, TEMPO] > 0.2 and s.resting[i] == 0:
            s.culmination[i] += s.level[i, TEMPO] / max(1.0, c.culmination)
            if s.culmination[i] >= 1.0:
                s.resting[i] = 1
        elif s.culmination[i] > 0.0:
            s.culmination[i] -= 1.0 / max(1.0, c.rest)
            if s.culmination[i] <= 0.0:
                s.culmination[i] = 0.0
                s.resting[i] = 0
        if storming(s, i) > 0.0:
            most = max(most, s.effort[i])
    return most


def attacking(c: Any, s: Any) -> bool:
    """True on a day on which the advancing side attacks in earnest."""
    for i in range(c.n_actors):
        if c.side[i] == 0 and storming(s, i) > 0.0 and s.effort[i] > 0.2:
            return True
    return False


def side_losses(c: Any, w: Any, side: int, pace: float) -> float:
    """Mean dead of a side in a day of Lanchester fire at a pace (dead at even odds).

    Unlike there the rate is set each day against the mean force, so the level of losses is data.
    """
    rate = pace * 0.001 * 2.0 / (w.force[0] + w.force[1])
    lost = (w.force[side] - lanchester_day(rate, rate, w.force[side], w.force[1 - side])) * 1000.0
    return lost * c.exchange_ratio if side == 0 else lost


def front_losses(c: Any, s: Any, w: Any, most: float) -> None:
    """Deaths of both sides at the front, drawn around the Lanchester day."""
    pace = c.quiet_deaths + c.attack_deaths * most
    for i in range(c.n_actors):
        side = c.side[i]
        if side < 0 or storming(s, i) <= 0.0:
            continue
        lost = side_losses(c, w, side, pace) * share_of_side(c, s, i)
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
    front_losses(c, s, w, most)
    if attacking(c, s):
        s.attack_days += 1
    if c.on[M_CONTROL] == 1:
        for i in range(c.n_actors):
            if c.side[i] >= 0 and s.effort[i] > 0.0:
                gain = advance_rate(c, w, c.side[i], s.effort[i]) * share_of_side(c, s, i)
                s.doer = i
                s.way = BY_FORCE
                s.because = s.order_event[i, FORCE]
                push(c, s, w, i, gain)
    agreed_ground(c, s)
    strikes(c, s)
