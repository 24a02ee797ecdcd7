"""Momentum: an attack's pace varies around its mean and yesterday's lasts for a while.

The logarithm of the pace is a first-order autoregression with mean pace 1 in the long run, so that
`theatre.advance` stays the mean. Foresight uses the expected path from today's pace.
"""

from typing import Any

from sim.draws.normal import normal
from sim.elementary import exp, log, sqrt
from sim.rules.luck import D_PACE, actor_luck
from sim.rules.spells import weighed_days
from sim.state.capacity import SPAN


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


def same_as_last(c: Any, s: Any, w: Any, i: int, days: float) -> bool:
    """Whether an attack is asked about as it last was; notes what it is asked of this time."""
    same = True
    for k in range(9):
        if k == 0:
            x = days
        elif k == 1:
            x = s.pace[i]
        elif k == 2:
            x = 1.0 + 2.0 * s.spell_age[i] + s.resting[i]
        elif k == 3:
            x = c.culmination
        elif k == 4:
            x = c.culmination_shape
        elif k == 5:
            x = c.rest
        elif k == 6:
            x = c.rest_shape
        elif k == 7:
            x = c.pace_spread
        else:
            x = c.pace_persistence
        if w.paced_of[i, k] != x:
            same = False
            w.paced_of[i, k] = x
    return same


def paced_days(c: Any, s: Any, w: Any, i: int, days: float) -> float:
    """Expected days of attack from today on, each counted by the pace to expect on it.

    The last answer is kept in the scratch record until what it is made of changes.
    """
    if same_as_last(c, s, w, i, days):
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
