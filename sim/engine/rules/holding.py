"""Ground that changes hands by shares: a place is held by the side that has half of it or more."""

from typing import Any

from sim.engine.rules.record import enter, put_place, put_third, wake
from sim.engine.state.happenings import H_RELIEVED, H_SURROUNDED, H_TAKEN, NOBODY
from sim.engine.state.names import SIDE_ADVANCING, SIDE_HOLDING, T_LOST

CRUMB = 1e-12  # part of a place below which the rest goes with it


def enemy_part(s: Any, p: int, side: int) -> float:
    """Part of a place that the other side holds, 0..1."""
    return s.own[p] if side == SIDE_ADVANCING else 1.0 - s.own[p]


def enemy_ground(c: Any, s: Any, p: int, side: int) -> float:
    """Ground of a place that the other side holds, km2."""
    return c.area[p] * enemy_part(s, p, side)


def borders_side(c: Any, s: Any, p: int, side: int) -> bool:
    """True for a place from which a road leads to one that a side holds."""
    for r in range(c.n_roads):
        a = c.road_from[r]
        b = c.road_to[r]
        if (a == p and s.holder[b] == side) or (b == p and s.holder[a] == side):
            return True
    return False


def take(c: Any, s: Any, p: int, side: int, km2: float) -> None:
    """Ground of a place passes to a side, at most what the other has; a place without area whole.

    The place changes its holder as its share crosses one half.
    """
    part = enemy_part(s, p, side)
    moved = km2 / c.area[p] if c.area[p] > 0.0 else part
    if moved > part - CRUMB:
        moved = part
    sign = 1.0 if side == SIDE_ADVANCING else -1.0
    s.own[p] -= sign * moved
    if moved == part:
        s.own[p] = float(side)
    s.area_taken += sign * c.area[p] * moved
    s.settlements_taken += sign * c.settlements[p] * moved
    holder = 1 if s.own[p] >= 0.5 else 0
    if holder != s.holder[p]:
        capture(c, s, p, holder)


def capture(c: Any, s: Any, p: int, side: int) -> None:
    """A place changes its holder: the losers look again, a post in it is cut off or freed."""
    s.holder[p] = side
    event = enter(s, H_TAKEN, s.doer, NOBODY, side, s.because)
    put_place(s, event, p)
    put_third(s, event, s.way)
    s.taken_event[side] = event
    if s.post[p] > 0.0:
        around = H_SURROUNDED if side == SIDE_ADVANCING else H_RELIEVED
        put_place(s, enter(s, around, s.doer, c.post_owner, side, event), p)
    if side == SIDE_ADVANCING:
        for i in range(c.n_actors):
            if c.side[i] == SIDE_HOLDING:
                wake(s, i, T_LOST, event)
