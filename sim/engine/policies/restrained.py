"""Restrained: a ceiling on the ladder, delay and dilution before force."""

from typing import Any

from sim.engine.policies.arms import fire_of
from sim.engine.policies.base import Policy, Trait
from sim.engine.state.names import (
    COMMITMENT,
    EXCLUDED,
    EXCLUSION,
    FORCE,
    RUNG,
    SIGNAL,
    TALK,
    TEMPO,
    TIMING,
    V_DELAY,
    V_DILUTE,
    V_EXTEND,
    V_ISSUE,
    V_PLEDGE,
)

RUNG_CAP = 0
PATIENCE = 1
MILD = 0.05  # size of a preference the traits do not set, in units of the issue


def restrained(view: Any, traits: Any, u: Any) -> None:
    """Nothing above the cap; lets anger cool for `patience` days; likes to delay and dilute."""
    patience = traits[PATIENCE]
    heat = 0.0
    if view.days_since_fatal < patience:
        heat = (patience - view.days_since_fatal) / patience
    for o in range(view.n_options):
        verb = view.verb[o]
        commitment = 0.0
        timing = 0.0
        if view.track == FORCE:
            if fire_of(view, o) > 0.0 or view.level[o, TEMPO] > 0.0:
                timing = -MILD * heat
        elif view.track == SIGNAL:
            if verb == V_ISSUE or verb == V_PLEDGE:
                commitment -= MILD
        elif view.track != TALK:
            if verb == V_DILUTE:
                commitment += MILD
            elif verb == V_DELAY or verb == V_EXTEND:
                timing = MILD * heat
        u[o, COMMITMENT] = commitment
        u[o, TIMING] = timing
        u[o, EXCLUSION] = EXCLUDED if view.level[o, RUNG] > traits[RUNG_CAP] else 0.0


POLICY = Policy(
    "restrained",
    "Keeps below a rung of the ladder and prefers delay and diluted answers.",
    (
        Trait("rung_cap", 3.5, 7.5, 6.0, "highest rung it will use"),
        Trait("patience", 3.0, 25.0, 10.0, "days it lets pass after a fatal attack"),
    ),
    restrained,
)
