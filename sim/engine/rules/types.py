"""Types and the logit: resolve on a grid, quantal response, means over beliefs."""

from typing import Any

from sim.engine.elementary import exp
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import M_LOOKAHEAD, M_QUANTAL


def resolve_of(k: int) -> float:
    """Resolve of the k-th type of the grid."""
    return (k + 0.5) / TYPES


def logit_row(q: Any, v: Any, k: int, n: int, precision: float, weight: Any) -> None:
    """q[k, :n] = quantal response to v[k, :n] (McKelvey and Palfrey 1995).

    weight[:n]: how many options of the menu each branch stands for; 0 for one out of reach.
    """
    top = -1e9
    for o in range(n):
        if weight[o] > 0.0 and v[k, o] > top:
            top = v[k, o]
    total = 0.0
    for o in range(n):
        if v[k, o] == top or weight[o] <= 0.0:
            q[k, o] = weight[o]  # the best needs no exponential
        else:
            q[k, o] = weight[o] * exp(precision * (v[k, o] - top))
        total += q[k, o]
    for o in range(n):
        q[k, o] /= total


def average(mean: Any, q: Any, mind: Any, actor: int, n: int) -> None:
    """mean[:n] = q averaged over a belief about an actor's type."""
    for o in range(n):
        mean[o] = 0.0
        for k in range(TYPES):
            mean[o] += mind[actor, k] * q[k, o]


def mean_resolve(mind: Any, actor: int) -> float:
    """Resolve of an actor by a table of beliefs, mean over types."""
    total = 0.0
    for k in range(TYPES):
        total += mind[actor, k] * resolve_of(k)
    return total


def precision_of(c: Any, actor: int) -> float:
    """Choice precision; 0 (uniform) with the quantal mechanism replaced."""
    return c.precision[actor] if c.on[M_QUANTAL] == 1 else 0.0


def foresight(c: Any, actor: int) -> float:
    """Weight of the tree in an actor's own choices, 0 (myopic) to 1."""
    return c.lookahead[actor] if c.on[M_LOOKAHEAD] == 1 else 0.0
