"""Ground that changes hands: by force, by compliance with a demand, and under a deal's line."""

from typing import Any

from sim.rules.record import enter, put_place, put_third, wake
from sim.state.happenings import (
    H_RELIEVED,
    H_SURROUNDED,
    H_TAKEN,
    NOBODY,
    ON_DEMAND,
    UNDER_DEAL,
)
from sim.state.names import COMPLY, FORCE, M_CONTROL, SPOIL, T_LOST, TEMPO, U_OPEN


def capture(c: Any, s: Any, p: int, side: int) -> None:
    """A place changes hands."""
    if s.holder[p] == side:
        return
    s.holder[p] = side
    s.progress[p] = 0.0
    sign = 1.0 if side == 0 else -1.0
    s.area_taken += sign * c.area[p]
    s.settlements_taken += sign * c.settlements[p]
    event = enter(s, H_TAKEN, s.doer, NOBODY, side, s.because)
    put_place(s, event, p)
    put_third(s, event, s.way)
    s.taken_event[side] = event
    if s.post[p] > 0.0:
        around = H_SURROUNDED if side == 0 else H_RELIEVED
        put_place(s, enter(s, around, s.doer, c.post_owner, side, event), p)
    if side == 0:
        for i in range(c.n_actors):
            if c.side[i] == 1:
                wake(s, i, T_LOST, event)


def hand_over(c: Any, s: Any, line: int, side: int, pace: float) -> None:
    """Places that a line gives to `side` pass to it, `pace` of their whole area a day, in order."""
    wanted = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 1 and c.line_hold[line, p] == side and c.holder[p] != side:
            wanted += c.area[p]
    budget = pace * wanted
    for p in range(c.n_places):
        owed = s.holder[p] != side and c.disputed[p] == 1 and c.line_hold[line, p] == side
        if budget > 0.0 and owed:
            step = min(budget, c.area[p] - s.progress[p])
            s.progress[p] += step
            budget -= step
            if s.progress[p] >= c.area[p] - 1e-9:
                capture(c, s, p, side)


def pull_back(c: Any, s: Any, i: int) -> None:
    """A complying target hands back demanded ground while the demand stands."""
    for u in range(c.n_ultimatums):
        open_here = c.ult_target[u] == i and s.ult_status[u] == U_OPEN and c.ult_line[u] >= 0
        if open_here and s.level[i, COMPLY] > 0.0:
            s.doer = i
            s.way = ON_DEMAND
            s.because = s.order_event[i, FORCE]
            hand_over(c, s, c.ult_line[u], 1, s.level[i, COMPLY] * c.pullback_rate)


def good_faith(c: Any, s: Any, side: int) -> float:
    """Share of a deal a side carries out: what its fighters' orders leave of it, 0..1."""
    worst = 0.0
    for i in range(c.n_actors):
        if c.side[i] == side and c.strength[i] > 0.0:
            worst = max(worst, s.level[i, TEMPO], s.level[i, SPOIL])
    return 1.0 - worst


def carry_out_deal(c: Any, s: Any) -> None:
    """Under a deal each side hands over what the line gives the other; clients may drag feet."""
    if s.deal_line < 0 or s.deal_age < 0 or c.line_status_quo[s.deal_line] == 1:
        return
    s.doer = NOBODY
    s.way = UNDER_DEAL
    s.because = s.deal_event
    for side in range(2):
        pace = c.pullback_rate * good_faith(c, s, 1 - side)
        hand_over(c, s, s.deal_line, side, pace)


def agreed_ground(c: Any, s: Any) -> None:
    """Step 8: ground that passes without a fight."""
    if c.n_places == 0 or c.on[M_CONTROL] == 0:
        return
    carry_out_deal(c, s)
    for i in range(c.n_actors):
        if c.side[i] == 0:
            pull_back(c, s, i)
