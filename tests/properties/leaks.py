"""Does a view tell an actor what it cannot know? Every field, against all that is private."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from sim.engine.state.capacity import TYPES
from sim.engine.state.declare import fields_of
from sim.engine.state.view import View
from tests.engine.rules.builders import Desk

STATE = ("taste", "taste_plan", "commitment", "weariness", "revenge", "refugees",
         "unanswered_deaths")
CASE = ("war_cost", "stake", "precision", "audience", "disaster", "trait")


def stir(d: Desk, i: int, public: int) -> None:
    """Change what is private to everybody but actor i; for a public view, to actor i as well."""
    for j in range(d.c.n_actors):
        if j == i and not public:
            continue
        d.s.kind[j] = (d.s.kind[j] + 2) % TYPES
        d.c.doctrine[j] = (d.c.doctrine[j] + 1) % d.c.n_doctrines[j]
        if j != i:
            for name in STATE:
                getattr(d.s, name)[j] += 1
            for name in CASE:
                getattr(d.c, name)[j] += 0.3
    d.s.clash_true[:] = 1 - d.s.clash_true
    d.s.inflicted[:] += 7.0


def leaks(observe: Callable[..., None]) -> list[str]:
    """Fields of some actor's view that move with what it cannot know."""
    found = []
    for i in range(Desk("idlib_2020").c.n_actors):
        for track in range(4):
            for public in (0, 1):
                seen: list[dict[str, Any]] = []
                for stirred in (False, True):
                    d = Desk("idlib_2020")
                    if stirred:
                        stir(d, i, public)
                    observe(d.c, d.s, d.v, i, track, public)
                    seen.append({f: np.array(getattr(d.v, f)) for f in fields_of(View)})
                found += [f"actor {i}, track {track}, public {public}: {f}" for f in seen[0]
                          if not np.array_equal(seen[0][f], seen[1][f])]
    return found
