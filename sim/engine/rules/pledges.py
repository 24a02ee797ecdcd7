"""Pledges: what calls one in, and how long its answer can be put off."""

from typing import Any

from sim.engine.rules.dates import days_since
from sim.engine.rules.predicate import holds
from sim.engine.state.names import NEVER, NO_DAY


def calls_in(c: Any, s: Any, g: int) -> bool:
    """True if one blow, or all since the last answer, reach the threshold of a pledge."""
    return s.pledge_dead[g] >= c.pledge_threshold[g]


def is_tripped(c: Any, s: Any, w: Any, g: int) -> bool:
    """True if what a pledge names has come about today and the blows reach its threshold."""
    return calls_in(c, s, g) and holds(c, s, w, c.pledge_trigger[g])


def is_past(c: Any, s: Any, i: int) -> bool:
    """True once the last blow to an actor's soldiers is spoken of no more."""
    last = NEVER
    for j in range(c.n_actors):
        last = max(last, int(s.last_fatal[j, i]))
    return days_since(s.day, last) > c.clash_days


def put_off(c: Any, s: Any, i: int) -> None:
    """An answer delayed is asked for again a few days on; once the blow is past it has failed."""
    over = is_past(c, s, i)
    for g in range(c.n_pledges):
        owed = c.pledge_holder[g] == i and s.pledge_due[g] != NO_DAY
        if owed and over:
            s.pledge_due[g] = NO_DAY
            s.pledge_dead[g] = 0.0
            s.pledge_failed[g] += 1
        elif owed and s.day >= s.pledge_due[g]:
            s.pledge_due[g] = s.day + int(c.put_off_days)
