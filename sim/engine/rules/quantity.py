"""The value of a named state quantity.

Written by `python -m sim.engine.state.dispatch` from `sim.engine.state.quantities`; a change here
is lost.
"""

from typing import Any, Final

from sim.engine.rules.credit import gain, standing_credit
from sim.engine.rules.measures import (
    belief,
    campaign,
    carried_in_time,
    carried_late,
    days_left,
    days_of_peace,
    days_since_contact,
    days_since_fatal,
    days_since_strike,
    days_to_deadline,
    deal,
    deal_age,
    deal_on,
    fatal_exchange,
    health_change,
    inject_fired,
    line_share,
    loss_share,
    meeting_overdue,
    peace,
    public_belief,
    rounds,
    share_kept,
    tie_change,
    worst_rung,
)
from sim.engine.state.quantities import NO_VALUE, NUMBERS

DAY: Final = NUMBERS["day"]
DAYS_LEFT: Final = NUMBERS["days_left"]
SHARE: Final = NUMBERS["share"]
SHARE_KEPT: Final = NUMBERS["share_kept"]
AREA_TAKEN: Final = NUMBERS["area_taken"]
LINE_SHARE: Final = NUMBERS["line_share"]
HOLDER: Final = NUMBERS["holder"]
DEAL: Final = NUMBERS["deal"]
DEAL_AGE: Final = NUMBERS["deal_age"]
DEAL_COUNT: Final = NUMBERS["deal_count"]
BREAK_COUNT: Final = NUMBERS["break_count"]
ULTIMATUM_STATUS: Final = NUMBERS["ultimatum_status"]
ULTIMATUM_CREDIT: Final = NUMBERS["ultimatum_credit"]
ULTIMATUM_EXECUTED: Final = NUMBERS["ultimatum_executed"]
DAYS_TO_DEADLINE: Final = NUMBERS["days_to_deadline"]
PLEDGE_HONOURED: Final = NUMBERS["pledge_honoured"]
PLEDGE_FAILED: Final = NUMBERS["pledge_failed"]
FATAL_TODAY: Final = NUMBERS["fatal_today"]
FATAL_COUNT: Final = NUMBERS["fatal_count"]
FATAL_EXCHANGE: Final = NUMBERS["fatal_exchange"]
DAYS_SINCE_FATAL: Final = NUMBERS["days_since_fatal"]
DAYS_SINCE_STRIKE: Final = NUMBERS["days_since_strike"]
STRIKE_DAYS: Final = NUMBERS["strike_days"]
DAYS_SINCE_CONTACT: Final = NUMBERS["days_since_contact"]
TIE: Final = NUMBERS["tie"]
TIE_CHANGE: Final = NUMBERS["tie_change"]
HEALTH: Final = NUMBERS["health"]
HEALTH_CHANGE: Final = NUMBERS["health_change"]
WITHDRAWN: Final = NUMBERS["withdrawn"]
MEETING_OVERDUE: Final = NUMBERS["meeting_overdue"]
RUNG: Final = NUMBERS["rung"]
PEAK_RUNG: Final = NUMBERS["peak_rung"]
DEATHS: Final = NUMBERS["deaths"]
CIVILIANS: Final = NUMBERS["civilians"]
DISPLACED: Final = NUMBERS["displaced"]
INCIDENTS: Final = NUMBERS["incidents"]
ROUNDS: Final = NUMBERS["rounds"]
DISASTER: Final = NUMBERS["disaster"]
COMMITMENT: Final = NUMBERS["commitment"]
REPUTATION: Final = NUMBERS["reputation"]
SUPPORT: Final = NUMBERS["support"]
BELIEF: Final = NUMBERS["belief"]
PUBLIC_BELIEF: Final = NUMBERS["public_belief"]
ENCIRCLED: Final = NUMBERS["encircled"]
TROOPS: Final = NUMBERS["troops"]
WIDE_DAYS: Final = NUMBERS["wide_days"]
SPOILER_ATTACKS: Final = NUMBERS["spoiler_attacks"]
FIRED: Final = NUMBERS["fired"]
DEAL_ON: Final = NUMBERS["deal_on"]
MOBILISED: Final = NUMBERS["mobilised"]
ATTACK_SPELLS: Final = NUMBERS["attack_spells"]
WORST_BLOW: Final = NUMBERS["worst_blow"]
UNANSWERED: Final = NUMBERS["unanswered"]
EXPECTED_BLOW: Final = NUMBERS["expected_blow"]
CAMPAIGN: Final = NUMBERS["campaign"]
WORST_RUNG: Final = NUMBERS["worst_rung"]
ULTIMATUM_GIVEN: Final = NUMBERS["ultimatum_given"]
ULTIMATUM_GAIN: Final = NUMBERS["ultimatum_gain"]
CARRIED_IN_TIME: Final = NUMBERS["carried_in_time"]
CARRIED_LATE: Final = NUMBERS["carried_late"]
TIMES_PUT_OFF: Final = NUMBERS["times_put_off"]
PEACE: Final = NUMBERS["peace"]
DAYS_OF_PEACE: Final = NUMBERS["days_of_peace"]
LOSS_SHARE: Final = NUMBERS["loss_share"]


def plain(c: Any, s: Any, q: int) -> float:
    """Quantities without an argument."""
    if q == DAY:
        return float(s.day)
    if q == DAYS_LEFT:
        return days_left(c, s)
    if q == SHARE:
        return s.share
    if q == SHARE_KEPT:
        return share_kept(c, s)
    if q == AREA_TAKEN:
        return s.area_taken
    if q == DEAL:
        return deal(c, s)
    if q == DEAL_AGE:
        return deal_age(c, s)
    if q == DEAL_COUNT:
        return float(s.deal_count)
    if q == BREAK_COUNT:
        return float(s.break_count)
    if q == MEETING_OVERDUE:
        return meeting_overdue(c, s)
    if q == CIVILIANS:
        return s.civilians
    if q == DISPLACED:
        return s.displaced
    if q == INCIDENTS:
        return float(s.incidents)
    if q == ROUNDS:
        return rounds(c, s)
    if q == DISASTER:
        return float(s.disaster)
    if q == ENCIRCLED:
        return float(s.n_encircled)
    if q == WIDE_DAYS:
        return float(s.wide_days)
    if q == SPOILER_ATTACKS:
        return float(s.spoiler_attacks)
    if q == ATTACK_SPELLS:
        return float(s.attack_spells)
    if q == PEACE:
        return peace(c, s)
    if q == DAYS_OF_PEACE:
        return days_of_peace(c, s)
    return NO_VALUE


def of_one(c: Any, s: Any, q: int, a: int) -> float:
    """Quantities of one thing."""
    if q == LINE_SHARE:
        return line_share(c, s, a)
    if q == HOLDER:
        return float(s.holder[a])
    if q == ULTIMATUM_STATUS:
        return float(s.ult_status[a])
    if q == ULTIMATUM_CREDIT:
        return s.ult_credit[a]
    if q == ULTIMATUM_EXECUTED:
        return float(s.ult_executed[a])
    if q == DAYS_TO_DEADLINE:
        return days_to_deadline(c, s, a)
    if q == PLEDGE_HONOURED:
        return float(s.pledge_honoured[a])
    if q == PLEDGE_FAILED:
        return float(s.pledge_failed[a])
    if q == FATAL_TODAY:
        return s.killed_today[a]
    if q == HEALTH:
        return s.health[a]
    if q == HEALTH_CHANGE:
        return health_change(c, s, a)
    if q == WITHDRAWN:
        return float(s.withdrawn[a])
    if q == DEATHS:
        return s.deaths[a]
    if q == COMMITMENT:
        return s.commitment[a]
    if q == REPUTATION:
        return s.reputation[a]
    if q == SUPPORT:
        return s.support[a]
    if q == PUBLIC_BELIEF:
        return public_belief(c, s, a)
    if q == TROOPS:
        return s.troops[a]
    if q == FIRED:
        return inject_fired(c, s, a)
    if q == DEAL_ON:
        return deal_on(c, s, a)
    if q == MOBILISED:
        return s.mobilised[a]
    if q == WORST_BLOW:
        return s.blow_today[a]
    if q == UNANSWERED:
        return s.unanswered_deaths[a]
    if q == EXPECTED_BLOW:
        return s.expected_blow[a]
    if q == ULTIMATUM_GIVEN:
        return standing_credit(c, s, a)
    if q == ULTIMATUM_GAIN:
        return gain(c, s, a)
    if q == CARRIED_IN_TIME:
        return carried_in_time(c, s, a)
    if q == CARRIED_LATE:
        return carried_late(c, s, a)
    if q == TIMES_PUT_OFF:
        return float(s.ult_extended[a])
    if q == LOSS_SHARE:
        return loss_share(c, s, a)
    return NO_VALUE


def of_two(c: Any, s: Any, q: int, a: int, b: int) -> float:
    """Quantities of two."""
    if q == FATAL_COUNT:
        return float(s.fatal_count[a, b])
    if q == FATAL_EXCHANGE:
        return fatal_exchange(c, s, a, b)
    if q == DAYS_SINCE_FATAL:
        return days_since_fatal(c, s, a, b)
    if q == DAYS_SINCE_STRIKE:
        return days_since_strike(c, s, a, b)
    if q == STRIKE_DAYS:
        return float(s.strike_days[a, b])
    if q == DAYS_SINCE_CONTACT:
        return days_since_contact(c, s, a, b)
    if q == TIE:
        return s.tie[a, b]
    if q == TIE_CHANGE:
        return tie_change(c, s, a, b)
    if q == RUNG:
        return float(s.rung[a, b])
    if q == PEAK_RUNG:
        return float(s.peak[a, b])
    if q == BELIEF:
        return belief(c, s, a, b)
    if q == CAMPAIGN:
        return campaign(c, s, a, b)
    if q == WORST_RUNG:
        return worst_rung(c, s, a, b)
    return NO_VALUE


def quantity(c: Any, s: Any, q: int, a: int, b: int) -> float:
    """Value of quantity `q` with arguments `a` and `b` (-1 where absent)."""
    if b >= 0:
        return of_two(c, s, q, a, b)
    return of_one(c, s, q, a) if a >= 0 else plain(c, s, q)
