"""The price of being the first to open fire on a state that has not struck.

Dead and effort price a war that is fought; to begin one costs what others make of it besides, at
home and abroad, once. Whoever answers a blow, or stands by a client under fire, does not pay it.
"""

from typing import Any

from sim.engine.rules.barrage import fire_weight, stands
from sim.engine.rules.fire import is_open


def strikes_at(s: Any, i: int, j: int) -> bool:
    """True while an actor fires at another or has a campaign against it."""
    return stands(s, i, j) or fire_weight(s, i, j) > 0.0


def has_provoked(c: Any, s: Any, i: int, j: int) -> bool:
    """True if j has struck i or a client of i's, or killed soldiers of i's in the last days."""
    if is_open(c, s, j, i) or strikes_at(s, j, i):
        return True
    for k in range(c.n_actors):
        if c.patron[i, k] == 1 and strikes_at(s, j, k):
            return True
    return False


def opening_price(c: Any, s: Any, w: Any, i: int) -> float:
    """What opening fire costs an actor by the orders of the outlook in `w`, in issue."""
    if w.firing[i] <= 0.0 or c.breach[i] <= 0.0:
        return 0.0
    total = 0.0
    for j in range(c.n_actors):
        if w.shot[i, j] > 0.0 and not stands(s, i, j) and not has_provoked(c, s, i, j):
            total += c.breach[i]
    return total


def bear_opening(c: Any, s: Any, i: int, j: int) -> None:
    """A campaign of i against j is about to open: what that costs is borne today."""
    if not has_provoked(c, s, i, j):
        s.broke[i] += c.breach[i]
