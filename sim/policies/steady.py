"""Steady: keeps to its course unless another one is clearly better."""

from typing import Any

from sim.policies.base import Policy, leaving
from sim.policies.departure import departure

DEPARTURE = 0


def steady(view: Any, traits: Any, u: Any) -> None:
    """Departure cost on any change of posture, nothing else."""
    for o in range(view.n_options):
        u[o, 0] = departure(view, o, traits[DEPARTURE])
        u[o, 1] = 0.0
        u[o, 2] = 0.0


POLICY = Policy(
    "steady", "Keeps to its course unless another is clearly better.", (leaving(),), steady
)
