"""Deaths and what they take from a force."""

from typing import Any

from sim.engine.state.names import M_ATTRITION


def kill(c: Any, s: Any, i: int, dead: float) -> None:
    """Book an actor's deaths and take the dead and wounded from its force."""
    s.deaths[i] += dead
    wear_down(c, s, i, dead)


def wear_down(c: Any, s: Any, i: int, dead: float) -> None:
    """Take dead and wounded from an actor's force."""
    if c.on[M_ATTRITION] == 0:
        return
    if c.strength[i] > 0.0:
        s.strength[i] = max(0.0, s.strength[i] - dead * c.wounded * 0.001)
    else:
        s.troops[i] = max(0.0, s.troops[i] - dead * c.wounded)
