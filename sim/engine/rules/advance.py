"""An advance spends a day's ground on the places in reach and spills over on to what they open."""

from typing import Any

from sim.engine.rules.holding import enemy_ground, enemy_part, take


def weigh_reach(c: Any, s: Any, w: Any, side: int, axis: int) -> float:
    """Weights of the disputed places a side can take ground in, into `w.weights`; their sum.

    In reach is what the side holds in part already, or what a road joins to a place that it holds.
    """
    for p in range(c.n_places):
        w.weights[p] = 1.0 if s.holder[p] == side else 0.0
    for r in range(c.n_roads):
        a = c.road_from[r]
        b = c.road_to[r]
        if s.holder[a] == side:
            w.weights[b] = 1.0
        if s.holder[b] == side:
            w.weights[a] = 1.0
    total = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 0 or enemy_part(s, p, side) <= 0.0:
            w.weights[p] = 0.0
        elif c.axis[p] != axis:
            w.weights[p] *= c.off_axis
        total += w.weights[p]
    return total


def push(c: Any, s: Any, w: Any, i: int, km2: float) -> float:
    """Spend a day's ground on the places in reach until it is spent or none is left; what was.

    Every round but the last takes the whole of a place, so there are no more rounds than places.
    """
    side = c.side[i]
    left = km2
    for _ in range(c.n_places + 1):
        total = weigh_reach(c, s, w, side, s.target_axis[i])
        if total <= 0.0 or left <= 1e-9:
            break
        budget = left
        for p in range(c.n_places):
            if w.weights[p] > 0.0:
                part = min(budget * w.weights[p] / total, enemy_ground(c, s, p, side))
                take(c, s, p, side, part)
                left -= part
    return km2 - left
