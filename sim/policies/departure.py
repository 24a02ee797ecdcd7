"""The departure rule that doctrines share."""

from typing import Any


def departure(view: Any, o: int, cost: float) -> float:
    """Minus `cost` for an option other than the standing one; 0 where nothing stands."""
    if view.current < 0 or o == view.current:
        return 0.0
    return -cost
