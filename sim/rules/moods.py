"""What talks promise under each plan: a plan is taken for its words as well as for its deeds."""

from typing import Any

from sim.rules.doctrine import lean_options, strengths
from sim.rules.price import price
from sim.state.names import FORCE, TALK


def price_moods(c: Any, s: Any, w: Any, v: Any, seats: Any, i: int) -> None:
    """Weigh the talk postures that go with an actor's plans, before its force is priced."""
    if c.n_plans[i] < 2 or c.n_options[i, TALK] < 2:
        return
    price(c, s, w, i, TALK)
    strengths(c, w, i, TALK)
    lean_options(c, s, w, v, seats, i, TALK)


def moods(c: Any, s: Any, w: Any, i: int, track: int, d: int, k: int) -> None:
    """Fill `w.mood[p]`: mean pull of the talk postures of each plan, 1 where they do not enter."""
    enter = track == FORCE and c.n_plans[i] > 1 and c.n_options[i, TALK] > 1
    for p in range(c.n_plans[i]):
        w.mood[p] = 1.0
        total = 0.0
        pull = 0.0
        for o in range(c.n_options[i, TALK]):
            if enter and c.in_plan[i, TALK, p, o] == 1:
                weight = c.weight[i, TALK, o]
                total += weight
                pull += weight * w.strength[TALK, k, o] * w.lean[TALK, d, o]
        if total > 0.0:
            w.mood[p] = pull / total
