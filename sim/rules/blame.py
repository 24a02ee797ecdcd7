"""Naming an author: what a charge, a denial or an admission does to a tie (claims A07, A14-A17)."""

from typing import Any

from sim.rules.dates import days_since
from sim.rules.fire import ACKNOWLEDGED, is_open
from sim.state.names import (
    M_BLAME,
    V_ACKNOWLEDGE,
    V_BLAME_PATRON,
    V_BLAME_SPOILER,
    V_BLAME_TARGET,
    V_DEFLECT,
)

MAY_FOLLOW = 0.5  # weight of an acknowledgement that the other side has still to give
FRESH = 14  # days a spoiler's attack lends weight to the charge that spoilers are to blame


def recent_spoil(s: Any) -> float:
    """Weight of the charge against the spoilers: full while they have just attacked."""
    return 1.0 if days_since(s.day, s.last_spoil) <= FRESH else 0.5


def exposed_tie(c: Any, s: Any, i: int, verb: int) -> float:
    """Worth of the ties that owning or naming a clash puts at stake: all that mutual

    acknowledgement would destroy where the other side has spoken, a part of it where it may yet.
    """
    if verb != V_ACKNOWLEDGE and verb != V_BLAME_PATRON:
        return 0.0
    lost = 0.0
    for j in range(c.n_actors):
        worth = ACKNOWLEDGED * c.tie_value[i, j] * s.tie[i, j]
        if is_open(s, j, i):
            lost += worth * (1.0 if s.clash_owned[j, i] == 1 else MAY_FOLLOW)
        if verb == V_ACKNOWLEDGE and is_open(s, i, j) and s.clash_true[i, j] == 1:
            lost += worth * (1.0 if s.clash_named[i, j] == 1 else MAY_FOLLOW)
    return lost


def blame_ties(c: Any, s: Any, verb: int) -> float:
    """Change of the tie with the partner, in health, by a signal's verb; 0 for other verbs."""
    if c.on[M_BLAME] == 0:
        return 0.0
    if verb == V_BLAME_TARGET:
        return -0.3 * c.tie_blame
    if verb == V_BLAME_PATRON:
        return -2.0 * c.tie_blame
    if verb == V_BLAME_SPOILER:
        return c.tie_repair * recent_spoil(s)
    if verb == V_DEFLECT:
        return 0.5 * c.tie_repair
    if verb == V_ACKNOWLEDGE:
        return -3.0 * c.tie_blame
    return 0.0
