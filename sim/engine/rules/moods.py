"""What talks promise under each plan: a plan is taken for its words as well as for its deeds.

Worked out for an actor when it looks at force, every few days and whenever a deal has come or gone.
"""

from typing import Any

from sim.engine.rules.doctrine import count_doctrines, lean_options, strengths
from sim.engine.rules.gauge import AFRESH
from sim.engine.rules.price import price
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import FORCE, NO_DAY, TALK


def has_moods(c: Any, i: int) -> bool:
    """True for an actor whose plans may differ in what they say in talks."""
    return c.n_plans[i] > 1 and c.n_options[i, TALK] > 1


def is_current(s: Any, i: int) -> bool:
    """True if what talks promise an actor has been worked out lately, with no deal come or gone."""
    if s.mood_day[i] == NO_DAY or s.day - s.mood_day[i] >= AFRESH:
        return False
    return s.mood_deals[i] == s.deal_count + s.break_count


def price_moods(c: Any, s: Any, w: Any, v: Any, seats: Any, i: int) -> None:
    """Weigh the talk postures that go with an actor's plans, before its force is priced."""
    if not has_moods(c, i) or is_current(s, i):
        return
    s.mood_day[i] = s.day
    s.mood_deals[i] = s.deal_count + s.break_count
    price(c, s, w, i, TALK)
    strengths(c, w, i, TALK)
    lean_options(c, s, w, v, seats, i, TALK)
    for d in range(count_doctrines(c, i)):
        for k in range(TYPES):
            for p in range(c.n_plans[i]):
                s.mood[i, d, k, p] = mean_pull(c, w, i, d, k, p)


def mean_pull(c: Any, w: Any, i: int, d: int, k: int, p: int) -> float:
    """Mean pull of the talk postures of a plan for a type under a doctrine."""
    total = 0.0
    pull = 0.0
    for o in range(c.n_options[i, TALK]):
        if c.in_plan[i, TALK, p, o] == 1:
            weight = c.weight[i, TALK, o]
            total += weight
            pull += weight * w.strength[TALK, k, o] * w.lean[TALK, d, o]
    return pull / total if total > 0.0 else 1.0


def moods(c: Any, s: Any, w: Any, i: int, track: int, d: int, k: int) -> None:
    """Fill `w.mood[p]`: mean pull of the talk postures of each plan, 1 where they do not enter."""
    enter = track == FORCE and has_moods(c, i) and s.mood_day[i] != NO_DAY
    for p in range(c.n_plans[i]):
        w.mood[p] = s.mood[i, d, k, p] if enter else 1.0
