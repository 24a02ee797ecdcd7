"""Bluff: threatens freely and pays extra to carry a threat out."""

from typing import Any

from sim.engine.policies.arms import fire_of
from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    EXCLUSION,
    FORCE,
    RESPONSE,
    SIGNAL,
    TIMING,
    V_BLAME_PATRON,
    V_BLAME_TARGET,
    V_DILUTE,
    V_ENTER,
    V_HONOUR,
    V_ISSUE,
    V_PLEDGE,
    V_RENEW,
    V_WARN,
    V_WORDS,
)

NOISE_LEVEL = 0
SHYNESS = 1


def bluff(view: Any, traits: Any, u: Any) -> None:
    """A bonus on threats in words, a cost on every blow that would make them true."""
    noise = traits[NOISE_LEVEL]
    shyness = traits[SHYNESS]
    for o in range(view.n_options):
        verb = view.verb[o]
        commitment = 0.0
        if view.track == FORCE:
            if fire_of(view, o) > 0.0:
                commitment -= shyness
        elif view.track == SIGNAL:
            if verb == V_ISSUE or verb == V_RENEW or verb == V_PLEDGE:
                commitment += noise
            elif verb == V_BLAME_TARGET or verb == V_BLAME_PATRON or verb == V_WORDS:
                commitment += 0.5 * noise
        elif view.track == RESPONSE:
            if verb == V_HONOUR or verb == V_ENTER:
                commitment -= shyness
            elif verb == V_DILUTE:
                commitment -= 0.5 * shyness
            elif verb == V_WARN:
                commitment += noise
        u[o, COMMITMENT] = commitment
        u[o, TIMING] = 0.0
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "bluff",
    "Likes to threaten and pays extra to carry the threat out.",
    (
        Trait("noise_level", 0.02, 0.12, 0.05, "liking for a threat in words"),
        Trait("shyness", 0.05, 0.3, 0.12, "extra cost of carrying a threat out"),
    ),
    bluff,
)
