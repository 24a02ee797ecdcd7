"""Ultimatum: a dated public threat, kept before the date and after it."""

from typing import Any

from sim.engine.policies.arms import fire_of
from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    CONCEDE,
    EXCLUSION,
    FORCE,
    FOREVER,
    REINFORCE,
    RESPONSE,
    SIGNAL,
    TALK,
    TIMING,
    U_OPEN,
    V_DELAY,
    V_DILUTE,
    V_EXTEND,
    V_IGNORE,
    V_WITHDRAW,
)

PATIENCE = 0
FIRMNESS = 1


def ultimatum(view: Any, traits: Any, u: Any) -> None:
    """No strike before patience runs out or the date passes; backing away costs firmness."""
    patience = traits[PATIENCE]
    firmness = traits[FIRMNESS]
    waited = view.days_since_fatal
    if waited == FOREVER:
        waited = view.day
    due = view.track == RESPONSE or view.days_to_deadline < 0 or view.pledge_due == 1
    standing = view.ultimatum == U_OPEN
    for o in range(view.n_options):
        verb = view.verb[o]
        strike = fire_of(view, o)
        commitment = 0.0
        timing = 0.0
        if view.track == FORCE:
            if due:
                timing = 0.0 if strike > 0.0 else -firmness
            elif strike > 0.0 and waited < patience:
                timing = -firmness * (patience - waited) / patience
            if standing and view.level[o, REINFORCE] < 0.0:
                commitment -= firmness
        elif view.track == TALK:
            if standing and view.level[o, CONCEDE] > 0.5:
                commitment -= firmness * (view.level[o, CONCEDE] - 0.5)
        elif view.track == SIGNAL:
            if verb == V_WITHDRAW:
                commitment -= firmness
            elif verb == V_EXTEND:
                commitment -= 0.5 * firmness
        else:
            if verb == V_IGNORE or verb == V_EXTEND:
                timing = -firmness
            elif verb == V_DELAY:
                timing = -0.5 * firmness if waited < patience else -firmness
            elif verb == V_DILUTE:
                timing = -0.5 * firmness
        u[o, COMMITMENT] = commitment
        u[o, TIMING] = timing
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "ultimatum",
    "Keeps a dated public threat: waits for the date, then pays to back away from it.",
    (
        Trait("patience", 2.0, 14.0, 5.0, "days it waits after a fatal attack before it strikes"),
        Trait("firmness", 0.02, 0.2, 0.08, "cost of going back on its word, or of acting early"),
    ),
    ultimatum,
)
