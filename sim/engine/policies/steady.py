"""Steady: follows its interests alone, with no leaning of its own."""

from typing import Any

from sim.engine.policies.base import Policy
from sim.engine.state.names import COMMITMENT, EXCLUSION, TIMING


def steady(view: Any, traits: Any, u: Any) -> None:
    """Nothing is added to what options are worth."""
    for o in range(view.n_options):
        u[o, COMMITMENT] = 0.0
        u[o, TIMING] = 0.0
        u[o, EXCLUSION] = 0.0


POLICY = Policy("steady", "Follows its interests alone, with no leaning of its own.", (), steady)
