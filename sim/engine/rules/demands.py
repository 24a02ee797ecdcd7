"""Demands that hang on one another: made only after another's fate, or void with it.

Steps ("stop" first, "go back" once that is met, lapsed or refused) and alternatives ("void if the
first is met") are demands of their own, tied by the fate of another.
"""

from typing import Any

from sim.engine.state.names import U_MET, U_MET_FORCE, U_NONE, U_OPEN


def has_fate(s: Any, u: int, fate: int) -> bool:
    """True if a demand has met a fate; met is met, by force or without."""
    status = s.ult_status[u]
    return status == fate or (fate == U_MET and status == U_MET_FORCE)


def is_void(c: Any, s: Any, u: int) -> bool:
    """True once the fate of another has taken a demand off the table."""
    return c.ult_void[u] >= 0 and has_fate(s, c.ult_void[u], c.ult_void_fate[u])


def may_be_made(c: Any, s: Any, u: int) -> bool:
    """True for a demand not made yet that nothing stands in the way of."""
    if s.ult_status[u] != U_NONE or is_void(c, s, u):
        return False
    return c.ult_after[u] < 0 or has_fate(s, c.ult_after[u], c.ult_after_fate[u])


def stake_of(c: Any, s: Any, u: int) -> float:
    """What backing down from a demand puts at stake before its author's audience.

    One stock for all that an actor has committed itself to: each open demand has an equal part.
    """
    i = c.ult_issuer[u]
    made = 0.0
    for x in range(c.n_ultimatums):
        if c.ult_issuer[x] == i and s.ult_status[x] == U_OPEN:
            made += 1.0
    return s.commitment[i] / made if made > 1.0 else float(s.commitment[i])
