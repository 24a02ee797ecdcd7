"""Wedge: an outside power that backs the issuer as its tie with the partner falls."""

from typing import Any

from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    CONCEDE,
    EXCLUSION,
    FORCE,
    SIGNAL,
    TALK,
    TIMING,
    V_BLAME_PATRON,
    V_HONOUR,
    V_MEDIATE,
    V_WORDS,
    WEDGE,
)

AMBITION = 0


def wedge(view: Any, traits: Any, u: Any) -> None:
    """Ambition in proportion to how far the tie it sees has fallen."""
    pull = traits[AMBITION] * (1.0 - view.tie)
    for o in range(view.n_options):
        verb = view.verb[o]
        commitment = 0.0
        if view.track == FORCE:
            commitment += pull * view.level[o, WEDGE]
        elif view.track == TALK:
            commitment -= 0.5 * pull * view.level[o, CONCEDE]
            if verb == V_MEDIATE:
                commitment -= 0.5 * pull
        elif view.track == SIGNAL:
            if verb == V_BLAME_PATRON:
                commitment += pull
            elif verb == V_WORDS:
                commitment += 0.5 * pull
        elif verb == V_HONOUR:
            commitment += pull
        u[o, COMMITMENT] = commitment
        u[o, TIMING] = 0.0
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "wedge",
    "Backs the issuer against its partner, more as their tie falls.",
    (
        Trait("ambition", 0.02, 0.25, 0.1, "worth to it of full backing when the tie is gone"),
    ),
    wedge,
)
