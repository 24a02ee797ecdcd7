"""Naming an author: what a charge, a denial or an admission does to a tie (claims A07, A14-A17)."""

from typing import Any

from sim.engine.rules.dates import days_since
from sim.engine.rules.fire import is_open
from sim.engine.state.names import (
    M_BLAME,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_DEFLECT,
)


def recent_spoil(c: Any, s: Any) -> float:
    """Weight of the charge against the spoilers: full while they have just attacked."""
    return 1.0 if days_since(s.day, s.last_spoil) <= c.clash_days else c.blame_spared


def exposed_tie(c: Any, s: Any, i: int, verb: int) -> float:
    """Worth of the ties that owning or naming a clash puts at stake.

    It is all that mutual acknowledgement would destroy, for the other side has spoken or may yet.
    """
    if verb != V_ACKNOWLEDGE and verb != V_BLAME_PATRON:
        return 0.0
    lost = 0.0
    for j in range(c.n_actors):
        worth = c.tie_acknowledged * c.tie_value[i, j] * s.tie[i, j]
        if is_open(c, s, j, i):
            lost += worth
        if verb == V_ACKNOWLEDGE and is_open(c, s, i, j) and s.clash_true[i, j] == 1:
            lost += worth
    return lost


def blame_ties(c: Any, s: Any, verb: int) -> float:
    """Change of the tie with the partner, in health, by a signal's verb; 0 for other verbs."""
    if c.on[M_BLAME] == 0:
        return 0.0
    if verb == V_BLAME_TARGET:
        return -c.blame_target * c.tie_blame
    if verb == V_BLAME_PATRON:
        return -c.blame_patron * c.tie_blame
    if verb == V_BLAME_SPOILER:
        return c.tie_repair * recent_spoil(c, s)
    if verb == V_DEFLECT:
        return c.blame_spared * c.tie_repair
    if verb == V_ACKNOWLEDGE:
        return -c.blame_owned * c.tie_blame
    return 0.0
