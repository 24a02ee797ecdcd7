"""Ground that changes hands: by force, by compliance with a demand, and under a deal's line."""

from typing import Any

from sim.engine.rules.ceasefire import held_back
from sim.engine.rules.holding import borders_side, enemy_ground, enemy_part, take
from sim.engine.state.happenings import NOBODY, ON_DEMAND, UNDER_DEAL
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    M_CONTROL,
    N_SIDES,
    SIDE_ADVANCING,
    SIDE_HOLDING,
    SPOIL,
    TEMPO,
    U_OPEN,
)


def is_owed(c: Any, line: int, p: int, side: int) -> bool:
    """True for a place at issue that a line gives to a side."""
    return c.disputed[p] == 1 and c.line_hold[line, p] == side


def borders(c: Any, s: Any, p: int, side: int) -> bool:
    """True for a place with a part held by `side`, or a road to a place that it holds."""
    return enemy_part(s, p, 1 - side) > 0.0 or borders_side(c, s, p, side)


def hand_over(c: Any, s: Any, line: int, side: int, pace: float) -> None:
    """Ground that a line gives to `side` passes to it from the front inwards.

    pace: part of all that the line gave it on the first morning that passes in a day.
    """
    wanted = 0.0
    for p in range(c.n_places):
        if is_owed(c, line, p, side):
            wanted += c.area[p] * (c.own[p] if side == SIDE_ADVANCING else 1.0 - c.own[p])
    budget = pace * wanted
    for inland in range(2):
        for p in range(c.n_places):
            if budget <= 0.0:
                return
            due = is_owed(c, line, p, side) and enemy_part(s, p, side) > 0.0
            if due and (inland == 1 or borders(c, s, p, side)):
                step = min(budget, enemy_ground(c, s, p, side))
                take(c, s, p, side, step)
                budget -= step


def pull_back(c: Any, s: Any, i: int) -> None:
    """A complying target hands back demanded ground while the demand stands."""
    for u in range(c.n_ultimatums):
        open_here = c.ult_target[u] == i and s.ult_status[u] == U_OPEN and c.ult_line[u] >= 0
        if open_here and s.level[i, COMPLY] > 0.0:
            s.doer = i
            s.way = ON_DEMAND
            s.because = s.order_event[i, FORCE]
            hand_over(c, s, c.ult_line[u], SIDE_HOLDING, s.level[i, COMPLY] * c.pullback_rate)


def good_faith(c: Any, s: Any, side: int) -> float:
    """Share of a deal a side carries out: what its fighters' orders leave of it, 0..1."""
    worst = 0.0
    for i in range(c.n_actors):
        if c.side[i] == side and c.strength[i] > 0.0:
            worst = max(worst, s.level[i, TEMPO] * held_back(c, s), s.level[i, SPOIL])
    return 1.0 - worst


def carry_out_deal(c: Any, s: Any) -> None:
    """Under a deal each side hands over what the line gives the other; clients may drag feet."""
    if s.deal_line < 0 or s.deal_age < 0 or c.line_status_quo[s.deal_line] == 1:
        return
    s.doer = NOBODY
    s.way = UNDER_DEAL
    s.because = s.deal_event
    for side in range(N_SIDES):
        pace = c.pullback_rate * good_faith(c, s, 1 - side)
        hand_over(c, s, s.deal_line, side, pace)


def agreed_ground(c: Any, s: Any) -> None:
    """Step 8: ground that passes without a fight."""
    if c.n_places == 0 or c.on[M_CONTROL] == 0:
        return
    carry_out_deal(c, s)
    for i in range(c.n_actors):
        if c.side[i] == SIDE_ADVANCING:
            pull_back(c, s, i)
