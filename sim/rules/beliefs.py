"""Bayesian updating of resolve from yesterday's visible acts (theory B7)."""

from typing import Any

from sim.rules.luck import D_SEEN, actor_luck, toward
from sim.state.capacity import TYPES
from sim.state.names import COSTLY, M_BELIEFS, RESPONSE


def revise(row: Any, likelihood: Any, noise: float) -> None:
    """Posterior in place: each likelihood is mixed with its mean by the observation noise."""
    mean = 0.0
    for k in range(TYPES):
        mean += row[k] * likelihood[k]
    if mean <= 0.0:
        return
    total = 0.0
    for k in range(TYPES):
        row[k] = row[k] * ((1.0 - noise) * likelihood[k] + noise * mean)
        total += row[k]
    for k in range(TYPES):
        row[k] /= total


def update(c: Any, s: Any) -> None:
    """Everyone reads yesterday's record; then the record is cleared.

    Cheap talk between opposed interests moves no belief; an observer misses an act with its own
    chance.
    """
    for i in range(c.n_actors):
        for track in range(RESPONSE + 1):
            o = s.acted[i, track]
            if o < 0:
                continue
            telling = s.visible[i, track] == 1 and c.level[i, track, o, COSTLY] > 0.0
            if telling and c.on[M_BELIEFS] == 1:
                revise(s.public[i], s.likelihood[i, track], c.noise)
                for j in range(c.n_actors):
                    if j == i:
                        continue
                    seen = 1.0
                    if c.miss > 0.0:
                        seen = actor_luck(c, s, j, D_SEEN + track, toward(c, i, 0))
                    if seen >= c.miss:
                        revise(s.belief[j, i], s.likelihood[i, track], c.noise)
            s.acted[i, track] = -1
