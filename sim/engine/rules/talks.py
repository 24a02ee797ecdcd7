"""Talks over named lines: rounds at a cadence, offers, acceptance, deals."""

from typing import Any

from sim.engine.draws.discrete import categorical
from sim.engine.elementary import clamp, exp
from sim.engine.rules.credit import credit_under
from sim.engine.rules.grudges import resent
from sim.engine.rules.lines import ahead_of, lay_table
from sim.engine.rules.luck import (
    IF_PLANNED,
    OF_CHANNEL,
    ROUND_ANSWER,
    ROUND_CLOSE,
    ROUND_OFFER,
    ROUND_PROPOSER,
    TALKS,
    process_luck,
)
from sim.engine.rules.mandates import stance
from sim.engine.rules.offers import SECOND, fill_takes, see_lines, take_chance, weigh_offers
from sim.engine.rules.record import enter, put_size, put_third, wake
from sim.engine.state.happenings import (
    AGREED,
    H_CLOSED,
    H_DEAL,
    H_OFFER,
    H_ROUND,
    NO_EVENT,
    NOBODY,
    NOT_CLOSED,
    TURNED_DOWN,
)
from sim.engine.state.names import (
    FULL,
    M_AGREEMENTS,
    N_ROUNDS,
    NO_DAY,
    NOT_BINDING,
    ROUND_CALL,
    ROUND_SUMMIT,
    T_DEADLINE,
    T_OFFER,
    TALK,
    U_MET_BY_DEAL,
    U_OPEN,
    U_OVERTAKEN,
    V_CALL,
    V_MEDIATE,
    V_SUMMIT,
)


def stonewalls(c: Any, s: Any, i: int) -> bool:
    """True if an actor's posture has it hear no offer and make none."""
    return stance(c, s, i) < c.refusal


def pace(c: Any, s: Any, h: int, kind: int) -> float:
    """Rounds of a kind a day in a channel: the sourced rate, by postures, urgency, a mediator."""
    a = c.channel_a[h]
    b = c.channel_b[h]
    hurry = 1.0 + c.urgency_rounds * (s.urgency[a] + s.urgency[b])
    called = hurry * (1.0 + mediation_bonus(c, s, h))
    return c.channel_rate[h, kind] * eager(c, s, a, kind) * eager(c, s, b, kind) * called


def mediation_bonus(c: Any, s: Any, h: int) -> float:
    """What a mediator adds to a channel's rounds and to their chance to close (claim A19)."""
    m = c.channel_mediator[h]
    if m >= 0 and c.n_options[m, TALK] > 0:
        if c.verb[m, TALK, s.posture[m, TALK]] == V_MEDIATE:
            return float(c.mediation)
    return 0.0


def eager(c: Any, s: Any, i: int, kind: int) -> float:
    """Factor, at most 1, on the sourced cadence of rounds: full when the actor seeks them."""
    if c.n_options[i, TALK] == 0:
        return 1.0
    verb = c.verb[i, TALK, s.posture[i, TALK]]
    if (kind == ROUND_CALL and verb == V_CALL) or (kind == ROUND_SUMMIT and verb == V_SUMMIT):
        return 1.0
    return clamp(c.even_pace + stance(c, s, i), c.least_pace, 1.0)


def bargain(c: Any, s: Any, w: Any, a: int, b: int, luck: int) -> int:
    """The line that a offers b by quantal response to what offers are worth; -1 if none.

    The table is laid. With one round and a fine list it is the screening offer of Fearon (1995)
    as precision grows (T1-T3).
    """
    see_lines(c, s, w, a)
    see_lines(c, s, w, b)
    fill_takes(c, w, SECOND, b, s.public[b])
    weigh_offers(c, w, a, s.kind[a], SECOND)
    line = categorical(process_luck(s, TALKS, luck, 1), w.weights, c.n_lines)
    if line < 0 or w.over[a, s.kind[a], line] <= 0.0:
        return -1
    return int(line)


def binding(c: Any, s: Any, h: int, kind: int) -> float:
    """Chance that an accepted offer closes in a round of a kind (claim A19)."""
    bind = c.bind[kind]
    g = c.channel_format[h]
    if g >= 0:
        bind *= 1.0 + c.format_bonus * s.health[g]
    return min(1.0, bind * (1.0 + mediation_bonus(c, s, h)))


def meet(c: Any, s: Any, w: Any, h: int, kind: int, planned: int) -> None:
    """One round in a channel; `planned` is 1 for a scheduled one, whose luck is its own."""
    a = c.channel_a[h]
    b = c.channel_b[h]
    s.rounds[kind] += 1
    round_event = enter(s, H_ROUND, a, b, kind, NO_EVENT)
    put_third(s, round_event, planned)
    put_size(s, round_event, float(h), 0.0)
    s.last_contact[a, b] = s.day
    s.last_contact[b, a] = s.day
    s.tie[a, b] = clamp(s.tie[a, b] + c.tie_contact, 0.0, 1.0)
    s.tie[b, a] = s.tie[a, b]
    g = c.channel_format[h]
    if g >= 0:
        s.health[g] = clamp(s.health[g] + c.tie_contact, 0.0, 1.0)
    if c.n_lines == 0 or c.on[M_AGREEMENTS] == 0 or s.deal_line >= 0:
        return
    if stonewalls(c, s, a) or stonewalls(c, s, b):
        return
    ordinal = OF_CHANNEL * h + kind + IF_PLANNED * planned
    first = process_luck(s, TALKS, ROUND_PROPOSER + ordinal, 0) < 0.5
    proposer = a if first else b
    other = b if first else a
    ahead = ahead_of(c, s, w)
    lay_table(c, s, w, a, b, ahead)
    line = bargain(c, s, w, proposer, other, ROUND_OFFER + ordinal)
    if line < 0:
        return
    s.offers += 1
    s.offer_line = line
    s.offer_day = s.day
    offer = enter(s, H_OFFER, proposer, other, line, round_event)
    put_third(s, offer, TURNED_DOWN)
    for i in range(c.n_actors):
        if c.side[i] >= 0:
            wake(s, i, T_OFFER, offer)
    answer = process_luck(s, TALKS, ROUND_ANSWER + ordinal, 0)
    if answer >= take_chance(c, w, other, s.kind[other], line):
        return
    put_third(s, offer, NOT_CLOSED)
    if process_luck(s, TALKS, ROUND_CLOSE + ordinal, 0) < binding(c, s, h, kind):
        put_third(s, offer, AGREED)
        s.because = offer
        strike_deal(c, s, line)
        resent(c, s, line, a, b, ahead)


def strike_deal(c: Any, s: Any, line: int) -> None:
    """A deal binds from the next day; it meets or overtakes every open ultimatum."""
    s.deal_event = enter(s, H_DEAL, NOBODY, NOBODY, line, s.because)
    s.deal_line = line
    s.deal_age = NOT_BINDING
    s.deal_a = NOBODY
    s.deal_count += 1
    s.offer_line = -1
    s.violations = 0.0
    if s.deal_first == NO_DAY:
        s.deal_first = s.day
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            met = credit_under(c, s, u, line) >= FULL
            s.ult_status[u] = U_MET_BY_DEAL if met else U_OVERTAKEN
            s.commitment[c.ult_issuer[u]] = 0.0
            event = enter(s, H_CLOSED, c.ult_issuer[u], c.ult_target[u], u, s.deal_event)
            put_third(s, event, s.ult_status[u])
            s.closed_event[u] = event
            wake(s, c.ult_target[u], T_DEADLINE, event)


def talks(c: Any, s: Any, w: Any) -> None:
    """Step 3: scheduled meetings, then unscheduled rounds at their rates."""
    for m in range(c.n_meetings):
        if s.meeting_held[m] == 0 and s.day >= s.meeting_day[m]:
            h = c.meeting_channel[m]
            if s.tie[c.channel_a[h], c.channel_b[h]] > c.meeting_tie:
                s.meeting_held[m] = 1
                meet(c, s, w, h, c.meeting_kind[m], 1)
    for h in range(c.n_channels):
        for kind in range(N_ROUNDS):
            if process_luck(s, TALKS, h, kind) < 1.0 - exp(-pace(c, s, h, kind)):
                meet(c, s, w, h, kind, 0)
    if s.offer_line >= 0 and s.day - s.offer_day > c.offer_days:
        s.offer_line = -1
