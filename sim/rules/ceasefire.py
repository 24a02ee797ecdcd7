"""A ceasefire as a living state: Weibull ageing, terms, clustered violations (theory B12)."""

from typing import Any

from sim.elementary import exp, power
from sim.rules.barrage import firing
from sim.rules.luck import TRUCE, process_luck
from sim.rules.record import enter, wake
from sim.state.happenings import H_BREAKDOWN, H_VIOLATION, NO_EVENT, NOBODY
from sim.state.names import FORCE, HURT, M_CEASEFIRE, NO_DAY, SPOIL, T_TRUCE, TEMPO


def weibull_survival(days: float, shape: float, scale: float) -> float:
    """Chance that a truce outlives some days (Weibull 1951; shape < 1: peace hardens)."""
    if days <= 0.0:
        return 1.0
    return exp(-power(days / scale, shape))


def scale_of(c: Any, line: int) -> float:
    """Characteristic life of a truce along a line, days, longer with better terms."""
    return c.truce_scale * exp(c.truce_terms * (c.line_strength[line] - 0.5))


def survival(c: Any, line: int, days: float, strain: float) -> float:
    """Expected chance that a deal over a line lasts some days under a steady strain on it."""
    if c.on[M_CEASEFIRE] == 0:
        return weibull_survival(days, 1.0, c.truce_scale)
    return power(weibull_survival(days, c.truce_shape, scale_of(c, line)), 1.0 + strain)


def break_chance(c: Any, s: Any, strain: float) -> float:
    """Chance that the deal in force breaks within the horizon under a steady strain on it."""
    d = float(max(s.deal_age, 0))
    before = survival(c, s.deal_line, d, strain)
    if before <= 0.0:
        return 1.0
    return 1.0 - survival(c, s.deal_line, d + c.horizon, strain) / before


def held_back(c: Any, s: Any) -> float:
    """Share of an ordered attack that goes on today: a deal in force holds most of it back."""
    return c.truce_tempo if s.deal_line >= 0 and s.deal_age >= 0 else 1.0


def provocation(c: Any, s: Any, i: int) -> float:
    """Strain that one actor puts on the deal: attack as far as it goes on, raids, and fire."""
    fired = max(firing(c, s, i), s.level[i, HURT])
    for j in range(c.n_actors):
        fired = max(fired, s.fire[i, j])
    strain = c.truce_fire * fired
    if c.side[i] >= 0:
        strain += c.truce_tempo * s.level[i, TEMPO] + s.level[i, SPOIL]
    return strain


def provocations(c: Any, s: Any) -> float:
    """Acts against the truce today: attacks, raids and fire of any party on another, summed."""
    total = 0.0
    for i in range(c.n_actors):
        total += provocation(c, s, i)
    return total


def break_cause(c: Any, s: Any, clustered: float) -> int:
    """What a break is owed to: age, an order against the truce or its violations.

    The three hazards compete; each has its part of the whole (Cox 1959), drawn with luck of its own
    that nothing else reads. Wear by age has no event.
    """
    if c.on[M_CEASEFIRE] == 0:
        return NO_EVENT
    mass = 1.0
    u = process_luck(s, TRUCE, 2, 0) * (1.0 + provocations(c, s) + clustered)
    if u < mass:
        return NO_EVENT
    for i in range(c.n_actors):
        mass += provocation(c, s, i)
        if u < mass:
            return provoking_event(c, s, i)
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
        base = c.violation_rate * (1.0 + 3.0 * provocations(c, s))
        if process_luck(s, TRUCE, 0, 0) < 1.0 - exp(-(base + s.violations)):
            s.violations += c.violation_excite
            s.violation_event = enter(s, H_VIOLATION, NOBODY, NOBODY, s.deal_line, NO_EVENT)
        scale = scale_of(c, s.deal_line)
        d = float(s.deal_age)
        now = weibull_survival(d, c.truce_shape, scale)
        before = weibull_survival(d - 1.0, c.truce_shape, scale)
        chance = 1.0 - now / before if before > 0.0 else 1.0
        cluster = s.violations / max(c.violation_rate, 0.01)
        clustered = c.violation_effect * cluster
        strain = provocations(c, s) + clustered
        chance = 1.0 - power(1.0 - min(chance, 0.999999), 1.0 + strain)
    if process_luck(s, TRUCE, 1, 0) < chance:
        event = enter(s, H_BREAKDOWN, NOBODY, NOBODY, s.deal_line, break_cause(c, s, clustered))
        s.deal_line = -1
        s.break_count += 1
        if s.break_first == NO_DAY:
            s.break_first = s.day
        for i in range(c.n_actors):
            wake(s, i, T_TRUCE, event)
