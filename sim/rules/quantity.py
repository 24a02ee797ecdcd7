"""The value of a named state quantity (names and numbers: `sim/state/quantities`)."""

from typing import Any

from sim.rules.barrage import stands
from sim.rules.credit import gain, standing_credit
from sim.rules.dates import days_since, days_to_deadline
from sim.rules.types import mean_resolve, resolve_of
from sim.state.capacity import TYPES
from sim.state.names import (
    CARRIED_IN_TIME,
    CARRIED_LATE,
    FIRED,
    NO_DAY,
    NOT_BINDING,
    ROUND_CALL,
    ROUND_DELEGATION,
    ROUND_SUMMIT,
)


def plain(c: Any, s: Any, q: int) -> float:
    """Quantities without an argument."""
    if q == 0:
        return float(s.day)
    if q == 1:
        return float(c.days - 1 - s.day)
    if q == 2:
        return s.share
    if q == 3:
        return s.share / s.start_share if s.start_share > 0.0 else 1.0
    if q == 4:
        return s.area_taken
    if q == 7:
        return 1.0 if s.deal_line >= 0 else 0.0
    if q == 8:
        return float(s.deal_age if s.deal_line >= 0 else NOT_BINDING)
    if q == 9:
        return float(s.deal_count)
    if q == 10:
        return float(s.break_count)
    if q == 29:
        late = 0
        for m in range(c.n_meetings):
            if s.meeting_held[m] == 0 and s.day - s.meeting_day[m] > late:
                late = s.day - s.meeting_day[m]
        return float(late)
    if q == 33:
        return s.civilians
    if q == 34:
        return s.displaced
    if q == 35:
        return float(s.incidents)
    if q == 36:
        return float(s.rounds[ROUND_DELEGATION] + s.rounds[ROUND_CALL] + s.rounds[ROUND_SUMMIT])
    if q == 37:
        return float(s.disaster)
    if q == 43:
        return float(s.n_encircled)
    if q == 47:
        return float(s.spoiler_attacks)
    if q == 51:
        return float(s.attack_spells)
    if q == 62:
        return 1.0 if s.peace != NO_DAY else 0.0
    if q == 63:
        return float(s.day - s.peace) if s.peace != NO_DAY else float(NO_DAY)
    return float(s.wide_days)


def of_actor(c: Any, s: Any, q: int, a: int) -> float:
    """Quantities of one actor."""
    if q == 17:
        return s.killed_today[a]
    if q == 32:
        return s.deaths[a]
    if q == 38:
        return s.commitment[a]
    if q == 39:
        return s.reputation[a]
    if q == 40:
        return s.support[a]
    if q == 42:
        return mean_resolve(s.public, a)
    if q == 44:
        return s.troops[a]
    if q == 50:
        return s.mobilised[a]
    if q == 52:
        return s.blow_today[a]
    if q == 53:
        return s.unanswered_deaths[a]
    if q == 54:
        return s.expected_blow[a]
    start = c.strength[a] * 1000.0 + c.troops[a]
    return s.deaths[a] / start if start > 0.0 else 0.0


def of_pair(c: Any, s: Any, q: int, a: int, b: int) -> float:
    """Quantities of a directed or undirected pair of actors."""
    if q == 18:
        return float(s.fatal_count[a, b])
    if q == 19:
        return float(s.fatal_acknowledged[a, b] + s.fatal_acknowledged[b, a])
    if q == 20:
        last = max(s.last_fatal[a, b], s.last_fatal[b, a])
        return float(days_since(s.day, last))
    if q == 21:
        return float(days_since(s.day, s.last_strike[a, b]))
    if q == 22:
        return float(s.strike_days[a, b])
    if q == 23:
        return float(days_since(s.day, s.last_contact[a, b]))
    if q == 24:
        return s.tie[a, b]
    if q == 25:
        return s.tie[a, b] - c.tie[a, b]
    if q == 30:
        return float(s.rung[a, b])
    if q == 31:
        return float(s.peak[a, b])
    if q == 55:
        return 1.0 if stands(s, a, b) else 0.0
    if q == 56:
        return float(max(s.peak[a, b], s.peak[b, a]))
    mean = 0.0
    for k in range(TYPES):
        mean += s.public[b, k] * resolve_of(k)
    return mean


def of_thing(c: Any, s: Any, q: int, a: int) -> float:
    """Quantities of a line, place, agreement, ultimatum, pledge or inject."""
    if q == 5:
        wanted = 0.0
        have = 0.0
        for p in range(c.n_places):
            if c.disputed[p] == 1 and c.line_hold[a, p] == 1:
                wanted += c.area[p]
                have += c.area[p] * s.own[p]
        return have / wanted if wanted > 0.0 else 1.0
    if q == 6:
        return float(s.holder[a])
    if q == 11:
        return float(s.ult_status[a])
    if q == 12:
        return s.ult_credit[a]
    if q == 13:
        return float(s.ult_executed[a])
    if q == 14:
        return float(days_to_deadline(s, a))
    if q == 15:
        return float(s.pledge_honoured[a])
    if q == 16:
        return float(s.pledge_failed[a])
    if q == 49:
        return 1.0 if s.deal_line == a else 0.0
    if q == 26:
        return s.health[a]
    if q == 27:
        return s.health[a] - c.agreement_health[a]
    if q == 48:
        return 1.0 if s.inject_fired[a] == FIRED else 0.0
    if q == 57:
        return standing_credit(c, s, a)
    if q == 58:
        return gain(c, s, a)
    if q == 59:
        return 1.0 if s.ult_carried[a] == CARRIED_IN_TIME else 0.0
    if q == 60:
        return 1.0 if s.ult_carried[a] == CARRIED_LATE else 0.0
    if q == 61:
        return float(s.ult_extended[a])
    return float(s.withdrawn[a])


def quantity(c: Any, s: Any, q: int, a: int, b: int) -> float:
    """Value of quantity `q` with arguments `a` and `b` (-1 where absent)."""
    if b >= 0:
        return of_pair(c, s, q, a, b)
    if a < 0:
        return plain(c, s, q)
    if q == 17 or q == 32 or (q >= 50 and q <= 54) or (q >= 38 and q <= 46):
        return of_actor(c, s, q, a)
    return of_thing(c, s, q, a)
