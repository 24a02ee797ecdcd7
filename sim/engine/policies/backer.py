"""Backer: a patron that stands by its client whatever it does."""

from typing import Any

from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    CONCEDE,
    EXCLUDED,
    EXCLUSION,
    FORCE,
    SHIELD,
    SIGNAL,
    SUPPORT,
    TALK,
    TIMING,
    V_ACKNOWLEDGE,
    V_BLAME_SPOILER,
    V_DEFLECT,
    V_SHIELD,
    V_STAND_ASIDE,
    V_WARN,
)

LOYALTY = 0


def backer(view: Any, traits: Any, u: Any) -> None:
    """Full help and cover; halving the help it gives now is out of the question."""
    loyalty = traits[LOYALTY]
    for o in range(view.n_options):
        verb = view.verb[o]
        commitment = 0.0
        exclusion = 0.0
        if view.track == FORCE:
            support = view.level[o, SUPPORT]
            shield = view.level[o, SHIELD]
            commitment += loyalty * (support - 1.0) + 0.5 * loyalty * shield
            if shield == 0.0 and support < 0.5 * view.given_support:
                exclusion = EXCLUDED
        elif view.track == TALK:
            if view.level[o, CONCEDE] > 0.0:
                commitment -= loyalty * view.level[o, CONCEDE]
        elif view.track == SIGNAL:
            if verb == V_DEFLECT or verb == V_BLAME_SPOILER:
                commitment += 0.5 * loyalty
            elif verb == V_ACKNOWLEDGE:
                commitment -= loyalty
        else:
            if verb == V_SHIELD:
                commitment = loyalty
            elif verb == V_STAND_ASIDE:
                commitment = -loyalty
            elif verb == V_WARN:
                commitment = -0.5 * loyalty
        u[o, COMMITMENT] = commitment
        u[o, TIMING] = 0.0
        u[o, EXCLUSION] = exclusion


POLICY = Policy(
    "backer",
    "Helps and shields its client without conditions.",
    (
        Trait("loyalty", 0.02, 0.2, 0.08, "cost of giving less than full help or cover"),
    ),
    backer,
)
