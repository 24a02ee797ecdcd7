"""Bayesian updating of type and doctrine from yesterday's visible looks."""

from typing import Any

from sim.engine.rules.doctrine import count_doctrines
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import RESPONSE


def revise(c: Any, s: Any, i: int) -> None:
    """Posterior in place: each likelihood is mixed with its mean by the observation noise."""
    mean = 0.0
    for d in range(c.n_doctrines[i]):
        for k in range(TYPES):
            mean += s.joint[i, d, k] * s.seen[i, d, k]
    if mean <= 0.0:
        return
    total = 0.0
    for d in range(c.n_doctrines[i]):
        for k in range(TYPES):
            s.joint[i, d, k] *= (1.0 - c.noise) * s.seen[i, d, k] + c.noise * mean
            total += s.joint[i, d, k]
    for d in range(c.n_doctrines[i]):
        for k in range(TYPES):
            s.joint[i, d, k] /= total


def sum_types(c: Any, s: Any, i: int) -> None:
    """The public belief on an actor's type, whatever its doctrine."""
    for k in range(TYPES):
        s.public[i, k] = 0.0
        for d in range(count_doctrines(c, i)):
            s.public[i, k] += s.joint[i, d, k]


def forget_day(c: Any, s: Any, i: int) -> None:
    """A new day begins: nothing has been seen of an actor yet."""
    s.was_seen[i] = 0
    for d in range(c.n_doctrines[i]):
        for k in range(TYPES):
            s.seen[i, d, k] = 1.0


def update(c: Any, s: Any) -> None:
    """Step 2: everyone reads yesterday's looks; then the day's record is cleared."""
    for i in range(c.n_actors):
        if s.was_seen[i] == 1:
            revise(c, s, i)
            sum_types(c, s, i)
            forget_day(c, s, i)
        for track in range(RESPONSE + 1):
            s.acted[i, track] = -1
