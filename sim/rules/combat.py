"""Ground combat: exact Lanchester day, captured places, culmination, civilian harm (B9)."""

from typing import Any

from sim.draws.discrete import poisson
from sim.elementary import exp, sqrt
from sim.rules.luck import COMBAT, actor_luck, process_luck
from sim.rules.theatre import advance_rate, forces, share_of_side
from sim.state.names import CAUTION, COMPLY, M_ATTRITION, M_CONTROL, STRIKE, TEMPO

WOUNDED = 2.5  # soldiers out of action per soldier killed, the dead included


def lanchester_day(a: float, b: float, own: float, other: float) -> float:
    """Own force after a day of aimed fire, exact (Lanchester 1916).

    d own/dt = -b other, d other/dt = -a own; forces in any unit, rates per day, never below 0.
    """
    if a <= 0.0 or b <= 0.0:
        return max(0.0, own - b * other)
    x = sqrt(a * b)
    up = exp(x)
    down = exp(-x)
    left = own * 0.5 * (up + down) - other * sqrt(b / a) * 0.5 * (up - down)
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
        most = max(most, s.effort[i] * (1.0 if c.strength[i] > 0.0 else 0.0))
    return most


def front_losses(c: Any, s: Any, w: Any, most: float) -> None:
    """Deaths of both sides at the front, drawn around the Lanchester day."""
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
        dead = float(poisson(actor_luck(c, s, i, COMBAT & 1023, 7), lost))
        kill(c, s, i, dead)
    civil = poisson(process_luck(s, COMBAT, 1, 0), c.civilian_deaths * pace)
    s.civilians += float(civil)


def kill(c: Any, s: Any, i: int, dead: float) -> None:
    """Book an actor's deaths and take the dead and wounded from its force."""
    s.deaths[i] += dead
    if c.on[M_ATTRITION] == 1:
        s.strength[i] = max(0.0, s.strength[i] - dead * WOUNDED * 0.001)


def capture(c: Any, s: Any, p: int, side: int) -> None:
    """A place changes hands."""
    if s.holder[p] == side:
        return
    s.holder[p] = side
    s.progress[p] = 0.0
    sign = 1.0 if side == 0 else -1.0
    s.area_taken += sign * c.area[p]
    s.settlements_taken += sign * c.settlements[p]
    if side == 0:
        s.lost_today += 1
        for i in range(c.n_actors):
            if c.side[i] == 1:
                s.next_trigger[i] |= 8
    else:
        s.gained_today += 1


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


def pull_back(c: Any, s: Any, i: int) -> None:
    """A complying target hands back demanded ground, a little every day."""
    for u in range(c.n_ultimatums):
        if c.ult_target[u] != i or s.level[i, COMPLY] <= 0.0 or c.ult_line[u] < 0:
            continue
        wanted = 0.0
        for p in range(c.n_places):
            held = c.line_hold[c.ult_line[u], p] == 1 and c.disputed[p] == 1
            if held and c.holder[p] == 0:
                wanted += c.area[p]
        budget = s.level[i, COMPLY] * c.pullback_rate * wanted
        for p in range(c.n_places):
            ours = s.holder[p] == 0 and c.disputed[p] == 1
            if budget > 0.0 and ours and c.line_hold[c.ult_line[u], p] == 1:
                step = min(budget, c.area[p] - s.progress[p])
                s.progress[p] += step
                budget -= step
                if s.progress[p] >= c.area[p]:
                    capture(c, s, p, 1)
                    s.pulled_back += 1


def strikes(c: Any, s: Any, w: Any) -> None:
    """Fire of regular forces on a rival's forces: compound Poisson, claimed apart from true."""
    for u in range(c.n_ultimatums):
        i = c.ult_issuer[u]
        j = c.ult_target[u]
        if s.level[i, STRIKE] > 0.0:
            strike(c, s, i, j, s.level[i, STRIKE], u)


def strike(c: Any, s: Any, i: int, j: int, weight: float, u: int) -> None:
    """One day's acknowledged strikes of i on j."""
    clear = 1.0 - c.weather_drag * s.weather
    shield = 0.0
    if c.ult_patron[u] >= 0:
        shield = s.level[c.ult_patron[u], 8]
    mean = c.strike_power[i] * weight * clear * (1.0 - c.shield_effect * shield)
    dead = float(poisson(actor_luck(c, s, i, 200, u), mean))
    kill(c, s, j, dead)
    s.inflicted[i, j] += dead
    s.claimed[i, j] += dead * c.claim_ratio[i]
    s.last_strike[i, j] = s.day
    s.strike_days[i, j] += 1
    rung = max(s.level[i, 0], 6.0)
    if rung >= c.ult_rung[u]:
        s.ult_executed[u] += 1
        if s.execute_first < 0:
            s.execute_first = s.day
    if s.level[i, 3] >= 1.0 and rung >= 7.0:
        s.wide_days += 1
        s.escalations += 1
        if s.wide_first < 0:
            s.wide_first = s.day
    for p in range(c.n_agreements):
        if c.agreement_format[p] == 1:
            s.health[p] = max(0.0, s.health[p] - 0.1 * c.format_strike * weight)
    if c.ult_patron[u] >= 0:
        q = c.ult_patron[u]
        drop = c.tie_strike * weight * 0.2
        s.tie[i, q] = max(0.0, s.tie[i, q] - drop)
        s.tie[q, i] = s.tie[i, q]


def combat(c: Any, s: Any, w: Any) -> None:
    """Step 8 on the ground."""
    most = efforts(c, s)
    forces(c, s, w)
    if c.n_places > 0:
        front_losses(c, s, w, most)
        if most > 0.2:
            s.attack_days += 1
    if c.n_places > 0 and c.on[M_CONTROL] == 1:
        for i in range(c.n_actors):
            if c.side[i] >= 0 and s.effort[i] > 0.0:
                gain = advance_rate(c, w, c.side[i], s.effort[i]) * share_of_side(c, s, i)
                push(c, s, w, i, gain)
            if c.side[i] == 0 and s.level[i, COMPLY] > 0.0:
                pull_back(c, s, i)
    strikes(c, s, w)
