"""The departure rule that doctrines share."""

from typing import Any

from sim.state.names import N_LEVELS


def departure(view: Any, o: int, cost: float) -> float:
    """Minus `cost` for an option other than the standing one; 0 where nothing stands.

    An option that says and does the same as the standing one is no departure.
    """
    if view.current < 0 or o == view.current:
        return 0.0
    if view.verb[o] != view.verb[view.current]:
        return -cost
    for n in range(N_LEVELS):
        if view.level[o, n] != view.level[view.current, n]:
            return -cost
    return 0.0
