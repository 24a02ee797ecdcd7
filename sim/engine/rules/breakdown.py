"""A truce day by day: violations cluster, campaigns breach it, it holds or breaks."""

from typing import Any

from sim.engine.elementary import exp, power
from sim.engine.rules.ceasefire import (
    campaign_break_chance,
    provocation,
    scale_of,
    weibull_survival,
)
from sim.engine.rules.grudges import grudges, strain_of
from sim.engine.rules.luck import (
    D_BREACH,
    TRUCE,
    TRUCE_CAUSE,
    TRUCE_END,
    TRUCE_VIOLATION,
    actor_luck,
    process_luck,
    toward,
)
from sim.engine.rules.record import enter, wake
from sim.engine.state.happenings import H_BREAKDOWN, H_VIOLATION, NO_EVENT, NOBODY
from sim.engine.state.names import FORCE, M_CEASEFIRE, NO_DAY, T_TRUCE

RAREST = 0.01  # violations a day that clusters are measured against at the least: no division by 0


def breach(c: Any, s: Any) -> bool:
    """True if a campaign opened today ends the deal, by the hand of its author."""
    for i in range(c.n_actors):
        for j in range(c.n_actors):
            if s.bout[i, j] == 1:
                luck = actor_luck(c, s, i, D_BREACH, toward(c, j, 0))
                if luck < campaign_break_chance(c, s, s.fire[i, j]):
                    end_deal(c, s, i, j, int(s.strike_event[i, j]))
                    return True
    return False


def end_deal(c: Any, s: Any, author: int, struck: int, cause: int) -> None:
    """The deal is over: by age and strain without an author, by a breach with one."""
    event = enter(s, H_BREAKDOWN, author, struck, s.deal_line, cause)
    s.deal_line = -1
    s.break_count += 1
    if s.break_first == NO_DAY:
        s.break_first = s.day
    for i in range(c.n_actors):
        wake(s, i, T_TRUCE, event)


def break_cause(c: Any, s: Any, clustered: float) -> int:
    """What a break is owed to: age, an order against the truce or its violations.

    The three hazards compete; each has its part of the whole (Cox 1959), drawn with luck of its own
    that nothing else reads. Wear by age has no event.
    """
    if c.on[M_CEASEFIRE] == 0:
        return NO_EVENT
    mass = 1.0
    u = process_luck(s, TRUCE, TRUCE_CAUSE, 0) * (1.0 + strain_of(c, s) + clustered)
    if u < mass:
        return NO_EVENT
    for i in range(c.n_actors):
        mass += provocation(c, s, i)
        if u < mass:
            return provoking_event(c, s, i)
    mass += grudges(c, s)
    if u < mass:
        return int(s.deal_event)
    return int(s.violation_event)


def provoking_event(c: Any, s: Any, i: int) -> int:
    """The event by which an actor provokes: a strike of today, else its standing order."""
    event = int(s.order_event[i, FORCE])
    for j in range(c.n_actors):
        if s.fire[i, j] > 0.0:
            event = int(s.strike_event[i, j])
    return event


def age(c: Any, s: Any) -> None:
    """One day of the truce: violations cluster (Hawkes 1971), then it holds or breaks.

    Unlike a Hawkes process a day has one violation at most, which excites from the next morning:
    the mean stays below mu / (1 - alpha / beta), the more so at rates near 1 a day (T21).
    """
    if s.deal_line < 0:
        return
    clustered = 0.0
    s.deal_age += 1
    if s.deal_age < 1:
        return
    s.deal_days += 1
    if c.on[M_CEASEFIRE] == 0:
        chance = 1.0 - exp(-1.0 / c.truce_scale)
    else:
        s.violations *= exp(-c.violation_decay)
        likely = 1.0 - exp(-(c.violation_rate + s.violations))
        if process_luck(s, TRUCE, TRUCE_VIOLATION, 0) < likely:
            s.violations += c.violation_excite
            s.violation_event = enter(s, H_VIOLATION, NOBODY, NOBODY, s.deal_line, NO_EVENT)
        scale = scale_of(c, s.deal_line)
        d = float(s.deal_age)
        now = weibull_survival(d, c.truce_shape, scale)
        before = weibull_survival(d - 1.0, c.truce_shape, scale)
        chance = 1.0 - now / before if before > 0.0 else 1.0
        cluster = s.violations / max(c.violation_rate, RAREST)
        clustered = c.violation_effect * cluster
        if breach(c, s):
            return
        strain = strain_of(c, s) + clustered
        chance = 1.0 - power(1.0 - min(chance, 0.999999), 1.0 + strain)
    if process_luck(s, TRUCE, TRUCE_END, 0) < chance:
        end_deal(c, s, NOBODY, NOBODY, break_cause(c, s, clustered))
