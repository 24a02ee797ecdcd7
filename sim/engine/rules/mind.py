"""The beliefs in use: what the public record says of everyone's type, one for all to see."""

from typing import Any

from sim.engine.state.capacity import TYPES


def think(c: Any, s: Any, w: Any) -> None:
    """Put the public beliefs about everyone in use."""
    for j in range(c.n_actors):
        for k in range(TYPES):
            w.mind[j, k] = s.public[j, k]
