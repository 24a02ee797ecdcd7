"""Steady: follows its interests alone, with no leaning of its own."""

from typing import Any

from sim.policies.base import Policy


def steady(view: Any, traits: Any, u: Any) -> None:
    """Nothing is added to what options are worth."""
    for o in range(view.n_options):
        u[o, 0] = 0.0
        u[o, 1] = 0.0
        u[o, 2] = 0.0


POLICY = Policy("steady", "Follows its interests alone, with no leaning of its own.", (), steady)
