"""Momentum: an attack's pace varies around its mean and yesterday's lasts for a while.

The logarithm of the pace is a first-order autoregression with mean pace 1 in the long run, so that
`theatre.advance` stays the mean. Foresight uses the expected path from today's pace.
"""

from typing import Any

from sim.engine.draws.normal import normal
from sim.engine.elementary import exp, log, sqrt
from sim.engine.rules.luck import D_PACE, actor_luck
from sim.engine.rules.spells import weighed_days
from sim.engine.state.capacity import SPAN


def half_variance(c: Any) -> float:
    """What is taken off the logarithm so that the mean pace is 1."""
    return 0.5 * c.pace_spread * c.pace_spread


def first_pace(c: Any, s: Any, i: int) -> None:
    """The pace of the first morning: as given, else drawn from the long run."""
    if c.momentum[i] > 0.0:
        s.pace[i] = log(c.momentum[i]) + half_variance(c)
    elif c.side[i] >= 0:
        s.pace[i] = c.pace_spread * normal(actor_luck(c, s, i, D_PACE, 1))


def pace_day(c: Any, s: Any, i: int) -> float:
    """Draw today's pace of an attacker, given yesterday's; a multiple of the mean one."""
    keep = c.pace_persistence
    news = c.pace_spread * sqrt(1.0 - keep * keep) * normal(actor_luck(c, s, i, D_PACE, 0))
    s.pace[i] = keep * s.pace[i] + news
    return exp(s.pace[i] - half_variance(c))


def differs(w: Any, i: int, k: int, x: float) -> int:
    """1 if the k-th thing an answer is made of is not as it last was, else 0; takes note of it."""
    if w.paced_of[i, k] == x:
        return 0
    w.paced_of[i, k] = x
    return 1


def changes(c: Any, s: Any, w: Any, i: int, days: float) -> int:
    """How much of what the last answer for an attack rests on has changed; takes note of it."""
    count = differs(w, i, 0, days) + differs(w, i, 1, s.pace[i])
    count += differs(w, i, 2, 1.0 + 2.0 * s.spell_age[i] + s.resting[i])
    count += differs(w, i, 3, c.culmination) + differs(w, i, 4, c.culmination_shape)
    count += differs(w, i, 5, c.rest) + differs(w, i, 6, c.rest_shape)
    return count + differs(w, i, 7, c.pace_spread) + differs(w, i, 8, c.pace_persistence)


def paced_days(c: Any, s: Any, w: Any, i: int, days: float) -> float:
    """Expected days of attack from today on, each counted by the pace to expect on it.

    The last answer is kept in the scratch record until what it is made of changes.
    """
    if changes(c, s, w, i, days) == 0:
        return w.paced_days[i]
    left = c.pace_persistence * s.pace[i]
    less = half_variance(c) * c.pace_persistence * c.pace_persistence
    for n in range(SPAN):
        if n >= days:
            break
        w.weigh[n] = exp(left - less)
        left *= c.pace_persistence
        less *= c.pace_persistence * c.pace_persistence
    w.paced_days[i] = weighed_days(s, w, i, days)
    return w.paced_days[i]
