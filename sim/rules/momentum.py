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


def paced_days(c: Any, s: Any, i: int, days: float) -> float:
    """Expected days of attack from today on, each counted by the pace to expect on it.

    Kept until what it is made of changes: span, pace, and age of the spell.
    """
    age = float(2 * s.spell_age[i] + s.resting[i])
    kept = s.paced_of[i, 0] == days and s.paced_of[i, 1] == s.pace[i]
    if kept and s.paced_of[i, 2] == age and s.paced_of[i, 3] == 1.0:
        return s.paced_days[i]
    left = c.pace_persistence * s.pace[i]
    less = half_variance(c) * c.pace_persistence * c.pace_persistence
    for n in range(SPAN):
        if n >= days:
            break
        s.weigh[n] = exp(left - less)
        left *= c.pace_persistence
        less *= c.pace_persistence * c.pace_persistence
    s.paced_days[i] = weighed_days(s, i, days)
    s.paced_of[i, 0] = days
    s.paced_of[i, 1] = s.pace[i]
    s.paced_of[i, 2] = age
    s.paced_of[i, 3] = 1.0
    return s.paced_days[i]
