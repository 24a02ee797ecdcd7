"""The part all doctrines share: a cost of departing from the posture in force."""

from typing import Any


def departure(view: Any, cost: float, u: Any) -> None:
    """Fill all columns: minus `cost` for any change of posture, nothing else."""
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0
        if view.current >= 0 and o != view.current:
            u[o, 0] = -cost
