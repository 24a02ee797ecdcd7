"""Whose beliefs a valuation uses: the decider's own, or the public record by which acts are judged.

A choice is made under the actor's beliefs; rivals judge it on the public record (they do not see
what it has missed). The values are worked out again only where the two differ.
"""

from typing import Any

from sim.state.capacity import TYPES


def think(c: Any, s: Any, w: Any, i: int) -> None:
    """Put actor i's beliefs about everyone in use; about itself it knows what rivals think."""
    for j in range(c.n_actors):
        for k in range(TYPES):
            w.mind[j, k] = s.public[j, k] if j == i else s.belief[i, j, k]


def think_publicly(c: Any, s: Any, w: Any, i: int) -> bool:
    """Put the public record in use; True if that differs from actor i's own beliefs."""
    differs = False
    for j in range(c.n_actors):
        for k in range(TYPES):
            if w.mind[j, k] != s.public[j, k]:
                differs = True
            w.mind[j, k] = s.public[j, k]
    return differs
