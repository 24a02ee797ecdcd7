"""Opportunist: moves when the moment is good, keeps low when it is not."""

from typing import Any

from sim.engine.policies.arms import fire_of
from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import CAUTION as CAREFUL
from sim.engine.state.names import (
    COMMITMENT,
    CONCEDE,
    EXCLUSION,
    FORCE,
    TALK,
    TEMPO,
    TIMING,
    V_DELAY,
    V_ENTER,
    V_EXTEND,
    V_HONOUR,
    V_SHIELD,
)

APPETITE = 0
CAUTION = 1


def opportunist(view: Any, traits: Any, u: Any) -> None:
    """The moment is good while the patron's help is above `caution`."""
    good = view.patron_support > traits[CAUTION]
    sign = 1.0 if good else -1.0
    appetite = traits[APPETITE]
    for o in range(view.n_options):
        verb = view.verb[o]
        timing = 0.0
        if view.track == FORCE:
            attack = view.level[o, TEMPO]
            if fire_of(view, o) > attack:
                attack = fire_of(view, o)
            timing = sign * appetite * attack
            if not good:
                timing += appetite * view.level[o, CAREFUL] * (1.0 - attack)
        elif view.track == TALK:
            timing = -sign * 0.5 * appetite * view.level[o, CONCEDE]
        elif verb == V_HONOUR or verb == V_ENTER or verb == V_SHIELD:
            timing = sign * appetite
        elif verb == V_DELAY or verb == V_EXTEND:
            timing = -sign * 0.5 * appetite
        u[o, COMMITMENT] = 0.0
        u[o, TIMING] = timing
        u[o, EXCLUSION] = 0.0


POLICY = Policy(
    "opportunist",
    "Advances while its patron helps, and lies low otherwise.",
    (
        Trait("appetite", 0.02, 0.4, 0.08, "liking for an attack at a good moment, dislike else"),
        Trait("caution", 0.1, 0.9, 0.5, "help of the patron, 0 to 1, above which it moves"),
    ),
    opportunist,
)
