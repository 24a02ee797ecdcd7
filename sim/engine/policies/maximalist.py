"""Maximalist: yields nothing and goes high once provoked."""

from typing import Any

from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    COMPLY,
    CONCEDE,
    EXCLUDED,
    EXCLUSION,
    FORCE,
    REINFORCE,
    RESPONSE,
    RUNG,
    TIMING,
    V_DELAY,
    V_EXTEND,
    V_IGNORE,
    V_STAND_ASIDE,
    V_WITHDRAW,
)

RUNG_FLOOR = 0
IMPATIENCE = 1
PROVOKED = 7  # days a fatal attack is felt


def maximalist(view: Any, traits: Any, u: Any) -> None:
    """No concession at all; below the floor costs impatience for a week after an attack."""
    floor = traits[RUNG_FLOOR]
    provoked = view.days_since_fatal <= PROVOKED
    for o in range(view.n_options):
        verb = view.verb[o]
        rung = view.level[o, RUNG]
        timing = 0.0
        if view.track == FORCE and provoked and rung < floor:
            timing = -traits[IMPATIENCE] * min(1.0, floor - rung)
        if view.track == RESPONSE:
            if verb == V_DELAY or verb == V_EXTEND or verb == V_IGNORE or verb == V_STAND_ASIDE:
                timing = -traits[IMPATIENCE]
        yields = view.level[o, CONCEDE] > 0.3 or view.level[o, COMPLY] > 0.0
        retreats = view.level[o, REINFORCE] < 0.0 or verb == V_WITHDRAW
        u[o, COMMITMENT] = 0.0
        u[o, TIMING] = timing
        u[o, EXCLUSION] = EXCLUDED if yields or retreats else 0.0


POLICY = Policy(
    "maximalist",
    "Concedes nothing and goes at least to its floor once provoked.",
    (
        Trait("rung_floor", 4.0, 8.0, 6.0, "rung it goes to at least, once provoked"),
        Trait("impatience", 0.02, 0.2, 0.06, "cost of staying below the floor, or of waiting"),
    ),
    maximalist,
)
