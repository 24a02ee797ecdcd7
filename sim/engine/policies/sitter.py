"""Sitter: avoids costly acts and lets events run."""

from typing import Any

from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    COMPLY,
    CONCEDE,
    COSTLY,
    EXCLUSION,
    FORCE,
    RUNG,
    SIGNAL,
    TALK,
    TIMING,
    V_ISSUE,
    V_PLEDGE,
    V_SUMMIT,
)

RELUCTANCE = 0
HIGH = 4  # rung above which each further one costs a quarter more


def sitter(view: Any, traits: Any, u: Any) -> None:
    """Costly acts, high rungs, giving way and binding words all cost reluctance."""
    reluctance = traits[RELUCTANCE]
    for o in range(view.n_options):
        verb = view.verb[o]
        burden = view.level[o, COSTLY]
        if view.level[o, RUNG] > HIGH:
            burden += 0.25 * (view.level[o, RUNG] - HIGH)
        if view.track == FORCE:
            burden += 0.5 * view.level[o, COMPLY]
        elif view.track == TALK:
            if view.level[o, CONCEDE] > 0.5:
                burden += 0.5
            if verb == V_SUMMIT:
                burden += 0.5
        elif view.track == SIGNAL:
            if verb == V_ISSUE or verb == V_PLEDGE:
                burden += 0.5
        u[o, COMMITMENT] = -reluctance * burden
        u[o, TIMING] = 0.0
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "sitter",
    "Avoids costly acts and lets events run.",
    (
        Trait("reluctance", 0.02, 0.2, 0.06, "cost to it of any costly act"),
    ),
    sitter,
)
