"""Spoiler: attacks truces and offers."""

from typing import Any

from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    CAUTION,
    COMMITMENT,
    COMPLY,
    CONCEDE,
    EXCLUSION,
    FORCE,
    SIGNAL,
    SPOIL,
    TALK,
    TEMPO,
    TIMING,
    V_BLAME_PATRON,
    V_BLAME_TARGET,
    V_DELAY,
    V_EXTEND,
    V_HONOUR,
    V_RENEW,
    V_STAND_ASIDE,
)

ZEAL = 0


def spoiler(view: Any, traits: Any, u: Any) -> None:
    """While a truce holds or an offer stands, violence and hard words are worth zeal."""
    zeal = traits[ZEAL] if view.truce == 1 or view.offer == 1 else 0.0
    for o in range(view.n_options):
        verb = view.verb[o]
        timing = 0.0
        if view.track == FORCE:
            violence = view.level[o, SPOIL] + 0.5 * view.level[o, TEMPO]
            timing = zeal * (violence - view.level[o, CAUTION] - view.level[o, COMPLY])
        elif view.track == TALK:
            timing = -zeal * view.level[o, CONCEDE]
        elif view.track == SIGNAL:
            if verb == V_RENEW or verb == V_BLAME_TARGET or verb == V_BLAME_PATRON:
                timing = 0.5 * zeal
        elif verb == V_HONOUR:
            timing = zeal
        elif verb == V_DELAY or verb == V_EXTEND or verb == V_STAND_ASIDE:
            timing = -0.5 * zeal
        u[o, COMMITMENT] = 0.0
        u[o, TIMING] = timing
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "spoiler",
    "Breaks truces and offers that leave it out.",
    (
        Trait("zeal", 0.02, 0.2, 0.1, "worth to it of an attack on a truce or an offer"),
    ),
    spoiler,
)
