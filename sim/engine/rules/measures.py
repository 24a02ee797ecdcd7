"""What predicates may ask of a crisis beyond a field of its state, a function for each quantity.

`sim.engine.state.quantities` declares them, with what each means.
"""

from typing import Any

from sim.engine.rules.barrage import stands
from sim.engine.rules.dates import days_since
from sim.engine.rules.dates import days_to_deadline as days_until
from sim.engine.rules.types import mean_resolve
from sim.engine.state.names import (
    CARRIED_IN_TIME,
    CARRIED_LATE,
    FIRED,
    N_ROUNDS,
    NO_DAY,
    NOT_BINDING,
)


def days_left(c: Any, s: Any) -> float:
    """Days to the horizon."""
    return float(c.days - 1 - s.day)


def share_kept(c: Any, s: Any) -> float:
    """Share of the ground held over that at the start."""
    return s.share / s.start_share if s.start_share > 0.0 else 1.0


def line_share(c: Any, s: Any, line: int) -> float:
    """Share that side 1 holds of the disputed ground which a line would give it."""
    wanted = 0.0
    have = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 1 and c.line_hold[line, p] == 1:
            wanted += c.area[p]
            have += c.area[p] * s.own[p]
    return have / wanted if wanted > 0.0 else 1.0


def deal(c: Any, s: Any) -> float:
    """1 under a deal."""
    return 1.0 if s.deal_line >= 0 else 0.0


def deal_age(c: Any, s: Any) -> float:
    """Days a deal has bound."""
    return float(s.deal_age if s.deal_line >= 0 else NOT_BINDING)


def deal_on(c: Any, s: Any, line: int) -> float:
    """1 under a deal along a line."""
    return 1.0 if s.deal_line == line else 0.0


def days_to_deadline(c: Any, s: Any, u: int) -> float:
    """Days to the deadline of an ultimatum."""
    return float(days_until(s, u))


def carried_in_time(c: Any, s: Any, u: int) -> float:
    """1 once a threat has been carried out in time."""
    return 1.0 if s.ult_carried[u] == CARRIED_IN_TIME else 0.0


def carried_late(c: Any, s: Any, u: int) -> float:
    """1 once a threat has been carried out late."""
    return 1.0 if s.ult_carried[u] == CARRIED_LATE else 0.0


def fatal_exchange(c: Any, s: Any, i: int, j: int) -> float:
    """Fatal attacks between two actors that both have acknowledged."""
    return float(s.fatal_acknowledged[i, j] + s.fatal_acknowledged[j, i])


def days_since_fatal(c: Any, s: Any, i: int, j: int) -> float:
    """Days since soldiers of either were killed by the other."""
    return float(days_since(s.day, max(s.last_fatal[i, j], s.last_fatal[j, i])))


def days_since_strike(c: Any, s: Any, i: int, j: int) -> float:
    """Days since an actor owned to a strike on another."""
    return float(days_since(s.day, s.last_strike[i, j]))


def days_since_contact(c: Any, s: Any, i: int, j: int) -> float:
    """Days since two actors talked."""
    return float(days_since(s.day, s.last_contact[i, j]))


def tie_change(c: Any, s: Any, i: int, j: int) -> float:
    """Goodwill gained since the start."""
    return s.tie[i, j] - c.tie[i, j]


def health_change(c: Any, s: Any, g: int) -> float:
    """Standing that an agreement has gained since the start."""
    return s.health[g] - c.agreement_health[g]


def meeting_overdue(c: Any, s: Any) -> float:
    """Days by which the oldest meeting not held is late."""
    late = 0
    for m in range(c.n_meetings):
        if s.meeting_held[m] == 0 and s.day - s.meeting_day[m] > late:
            late = s.day - s.meeting_day[m]
    return float(late)


def rounds(c: Any, s: Any) -> float:
    """Rounds of talks of all kinds."""
    total = 0
    for kind in range(N_ROUNDS):
        total += s.rounds[kind]
    return float(total)


def belief(c: Any, s: Any, i: int, j: int) -> float:
    """Mean resolve that an actor believes another to have: that of the public record."""
    return mean_resolve(s.public, j)


def public_belief(c: Any, s: Any, i: int) -> float:
    """Mean resolve of an actor by the public record."""
    return mean_resolve(s.public, i)


def inject_fired(c: Any, s: Any, q: int) -> float:
    """1 once an inject has been given."""
    return 1.0 if s.inject_fired[q] == FIRED else 0.0


def campaign(c: Any, s: Any, i: int, j: int) -> float:
    """1 while a campaign of one on the other stands."""
    return 1.0 if stands(s, i, j) else 0.0


def worst_rung(c: Any, s: Any, i: int, j: int) -> float:
    """Highest rung of either towards the other."""
    return float(max(s.peak[i, j], s.peak[j, i]))


def peace(c: Any, s: Any) -> float:
    """1 while the crisis is over."""
    return 1.0 if s.peace != NO_DAY else 0.0


def days_of_peace(c: Any, s: Any) -> float:
    """Days for which it has been over."""
    return float(s.day - s.peace) if s.peace != NO_DAY else float(NO_DAY)


def loss_share(c: Any, s: Any, i: int) -> float:
    """Dead over the men at the start."""
    start = c.strength[i] * 1000.0 + c.troops[i]
    return s.deaths[i] / start if start > 0.0 else 0.0
