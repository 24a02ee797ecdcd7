"""The map: who holds what, which posts are surrounded, how strong each side's front is."""

from typing import Any

from sim.engine.elementary import clamp, power
from sim.engine.rules.fronts import LEAST, attack_tempo, front, men
from sim.engine.rules.momentum import paced_days
from sim.engine.state.names import (
    M_CONTROL,
    NO_DAY,
    R_ISSUER,
    R_TARGET,
    REINFORCE,
    SIDE_ADVANCING,
    SIDE_HOLDING,
    TEMPO,
)

FALLEN = 0.1  # of side 1's ground at the start: less than that left is noted as its fall


def ground(c: Any, actor: int, share: float) -> float:
    """Worth to an actor of a split that leaves `share` of the issue with side 1 (or the issuer)."""
    if c.side[actor] == SIDE_HOLDING or (c.side[actor] < 0 and c.role[actor] == R_ISSUER):
        return c.stake[actor] * share
    if c.side[actor] == SIDE_ADVANCING or c.role[actor] == R_TARGET:
        return c.stake[actor] * (1.0 - share)
    return 0.0


def survey(c: Any, s: Any) -> None:
    """Recompute shares and surrounded posts from the shares of places."""
    total = 0.0
    held = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 1:
            total += c.area[p]
            held += c.area[p] * s.own[p]
    if total > 0.0:
        s.share = held / total
    else:
        s.share = 0.0
        for u in range(c.n_ultimatums):
            s.share = max(s.share, s.ult_credit[u])
    for k in range(c.n_lines):
        if c.line_status_quo[k] == 1:
            s.share_line[k] = s.share
            continue
        under = 0.0
        for p in range(c.n_places):
            if c.disputed[p] == 1 and c.line_hold[k, p] == 1:
                under += c.area[p]
        s.share_line[k] = under / total if total > 0.0 else c.line_share[k]
    posts = 0
    around = 0
    s.posted = 0.0
    for p in range(c.n_places):
        s.encircled[p] = 0
        s.posted += s.post[p]
        if s.post[p] > 0.0:
            posts += 1
            if s.holder[p] == SIDE_ADVANCING:
                s.encircled[p] = 1
                around += 1
    s.n_posts = posts
    s.n_encircled = around
    if s.fall_first == NO_DAY and s.start_share > 0.0 and s.share < FALLEN * s.start_share:
        s.fall_first = s.day


def disputed_area(c: Any) -> float:
    """Area of the ground at issue, km2 (1 where there is no map)."""
    total = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 1:
            total += c.area[p]
    return total if total > 0.0 else 1.0


def forces(c: Any, s: Any, w: Any, clear: float) -> None:
    """Effective front strength of both sides, thousands, into `w.force`; fire as in `w.fire_on`."""
    w.force[SIDE_ADVANCING] = 0.0
    w.force[SIDE_HOLDING] = 0.0
    for i in range(c.n_actors):
        if c.side[i] >= 0:
            w.force[c.side[i]] += front(c, s, w, i, clear)
    w.force[SIDE_ADVANCING] = max(LEAST, w.force[SIDE_ADVANCING])
    w.force[SIDE_HOLDING] = max(LEAST, w.force[SIDE_HOLDING])


def advance_rate(c: Any, w: Any, side: int, effort: float) -> float:
    """Ground gained a day by a side, km2: linear in tempo, a contest function of the fronts."""
    ratio = w.force[side] / w.force[1 - side]
    gain = c.advance * effort * power(ratio, c.decisiveness)
    return gain if side == SIDE_ADVANCING else gain * c.counter_rate


def expected_drift(c: Any, s: Any, w: Any, days: float) -> float:
    """Change in side 1's share over some days at the orders in force, fronts as in `w.force`."""
    if c.n_places == 0 or c.on[M_CONTROL] == 0:
        return 0.0
    change = 0.0
    for i in range(c.n_actors):
        if c.side[i] >= 0 and s.level[i, TEMPO] > 0.0:
            gain = advance_rate(c, w, c.side[i], attack_tempo(c, s, w, i)) * share_of_side(c, s, i)
            gain *= paced_days(c, s, w, i, days)
            change += gain if c.side[i] == SIDE_HOLDING else -gain
    return clamp(change / s.disputed, -s.share, 1.0 - s.share)


def share_of_side(c: Any, s: Any, actor: int) -> float:
    """An actor's part of the men that weigh on its side of the front."""
    total = 0.0
    for i in range(c.n_actors):
        if c.side[i] == c.side[actor]:
            total += men(s, i)
    return men(s, actor) / total if total > 0.0 else 0.0


def inflow(c: Any, s: Any) -> None:
    """Move forces into or out of the theatre at the ordered rate."""
    for i in range(c.n_actors):
        if c.inflow[i] > 0.0:
            reinforce(c, s, i, s.level[i, REINFORCE] * c.inflow[i])


def reinforce(c: Any, s: Any, i: int, men: float) -> None:
    """Add men to an actor's front if it holds one, else to its regulars; at most what fits."""
    if c.strength[i] > 0.0:
        most = max(c.troops_max[i] * 0.001, s.strength[i])
        s.strength[i] = min(max(s.strength[i] + men * 0.001, 0.0), most)
    else:
        most = max(c.troops_max[i], s.troops[i])
        s.troops[i] = min(max(s.troops[i] + men, 0.0), most)
