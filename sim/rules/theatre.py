"""The map: who holds what, which posts are surrounded, how strong each side's front is."""

from typing import Any

from sim.elementary import power
from sim.rules.momentum import paced_days
from sim.state.names import (
    CAUTION,
    M_CONTROL,
    NO_DAY,
    R_ISSUER,
    R_TARGET,
    REINFORCE,
    STRIKE,
    SUPPORT,
    TEMPO,
)


def ground(c: Any, actor: int, share: float) -> float:
    """Worth to an actor of a split that leaves `share` of the issue with side 1 (or the issuer)."""
    if c.side[actor] == 1 or (c.side[actor] < 0 and c.role[actor] == R_ISSUER):
        return c.stake[actor] * share
    if c.side[actor] == 0 or c.role[actor] == R_TARGET:
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
    for p in range(c.n_places):
        s.encircled[p] = 0
        if s.post[p] > 0.0:
            posts += 1
            if s.holder[p] == 0:
                s.encircled[p] = 1
                around += 1
    s.n_posts = posts
    s.n_encircled = around
    if s.fall_first == NO_DAY and s.start_share > 0.0 and s.share < 0.1 * s.start_share:
        s.fall_first = s.day


def disputed_area(c: Any) -> float:
    """Area of the ground at issue, km2 (1 where there is no map)."""
    total = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 1:
            total += c.area[p]
    return total if total > 0.0 else 1.0


def wish(c: Any, s: Any, i: int) -> float:
    """Tempo of attack that an actor's standing orders ask for, care deducted, 0..1."""
    return s.level[i, TEMPO] * (1.0 - c.caution_drag * s.level[i, CAUTION])


def regulars(c: Any, s: Any, actor: int) -> float:
    """Thousands of an actor's regular troops that weigh on the front at its standing orders."""
    use = s.level[actor, SUPPORT] + s.level[actor, STRIKE] + s.level[actor, TEMPO]
    if use > 1.0:
        use = 1.0
    return s.troops[actor] * 0.001 * use


def forces(c: Any, s: Any, w: Any) -> None:
    """Effective front strength of both sides, thousands, into `w.force`.

    A patron's support counts by the client's dependence on it (Snyder 1984: B11).
    """
    w.force[0] = 0.0
    w.force[1] = 0.0
    for i in range(c.n_actors):
        side = c.side[i]
        if side < 0:
            continue
        aid = 0.0
        for p in range(c.n_actors):
            if c.patron[p, i] == 1:
                aid += c.dependence[i, p] * s.support[p]
        if aid > 1.0:
            aid = 1.0
        clear = 1.0 - c.weather_drag * s.weather
        w.force[side] += s.strength[i] * (1.0 + c.support_effect * aid * clear)
        w.force[side] += regulars(c, s, i)
    if w.force[0] < 0.1:
        w.force[0] = 0.1
    if w.force[1] < 0.1:
        w.force[1] = 0.1


def advance_rate(c: Any, w: Any, side: int, effort: float) -> float:
    """Ground gained a day by a side, km2: linear in tempo, a contest function of the fronts."""
    ratio = w.force[side] / w.force[1 - side]
    gain = c.advance * effort * power(ratio, c.decisiveness)
    return gain if side == 0 else gain * c.counter_rate


def expected_drift(c: Any, s: Any, w: Any, days: float) -> float:
    """Change in side 1's share over some days at today's standing orders: the mean of what they do.

    `forces` must have filled `w.force`.
    """
    if c.n_places == 0 or c.on[M_CONTROL] == 0:
        return 0.0
    change = 0.0
    for i in range(c.n_actors):
        if c.side[i] >= 0 and s.level[i, TEMPO] > 0.0:
            gain = advance_rate(c, w, c.side[i], wish(c, s, i)) * share_of_side(c, s, i)
            gain *= paced_days(c, s, w, i, days)
            change += gain if c.side[i] == 1 else -gain
    moved = change / disputed_area(c)
    if moved < -s.share:
        moved = -s.share
    if moved > 1.0 - s.share:
        moved = 1.0 - s.share
    return moved


def weight_at_front(c: Any, s: Any, i: int) -> float:
    """Thousands of an actor's men that weigh on the front: its fighters and its regulars there."""
    return s.strength[i] + regulars(c, s, i)


def share_of_side(c: Any, s: Any, actor: int) -> float:
    """An actor's part of the men that weigh on its side of the front."""
    total = 0.0
    for i in range(c.n_actors):
        if c.side[i] == c.side[actor]:
            total += weight_at_front(c, s, i)
    return weight_at_front(c, s, actor) / total if total > 0.0 else 0.0


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
