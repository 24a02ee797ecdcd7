"""Talks over named lines: rounds at a cadence, offers, acceptance, deals (theory B1, B2)."""

from typing import Any

from sim.draws.discrete import categorical
from sim.elementary import clamp, exp, logistic
from sim.rules.ceasefire import survival
from sim.rules.credit import credit_under
from sim.rules.luck import TALKS, process_luck
from sim.rules.outlook import outlook
from sim.rules.record import enter, put_size, put_third, wake
from sim.rules.theatre import ground, share_of_side
from sim.rules.types import precision_of, resolve_of
from sim.state.capacity import TYPES
from sim.state.happenings import (
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
from sim.state.names import (
    CONCEDE,
    FULL,
    M_AGREEMENTS,
    M_BARGAINING,
    M_COMMITMENT_PROBLEM,
    NO_DAY,
    NOT_BINDING,
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

CALL = 1
SUMMIT = 2


def stance(c: Any, s: Any, i: int) -> float:
    """How ready an actor's talk posture makes it: -1 stonewalls .. 1 eager."""
    if c.n_options[i, TALK] == 0:
        return 0.0
    return c.level[i, TALK, s.posture[i, TALK], CONCEDE]


def readiness(c: Any, s: Any, i: int) -> float:
    """What an actor's posture and the blows it has taken add to the worth of settling, in issue."""
    return 0.1 * stance(c, s, i) + c.urgency_concede * s.urgency[i]


def pace(c: Any, s: Any, h: int, kind: int) -> float:
    """Rounds of a kind a day in a channel: the sourced rate, by postures and by urgency."""
    a = c.channel_a[h]
    b = c.channel_b[h]
    hurry = 1.0 + c.urgency_rounds * (s.urgency[a] + s.urgency[b])
    return c.channel_rate[h, kind] * eager(c, s, a, kind) * eager(c, s, b, kind) * hurry


def eager(c: Any, s: Any, i: int, kind: int) -> float:
    """Factor, at most 1, on the sourced cadence of rounds: full when the actor seeks them."""
    if c.n_options[i, TALK] == 0:
        return 1.0
    verb = c.verb[i, TALK, s.posture[i, TALK]]
    if (kind == CALL and verb == V_CALL) or (kind == SUMMIT and verb == V_SUMMIT):
        return 1.0
    return clamp(0.7 + stance(c, s, i), 0.3, 1.0)


def defiance(c: Any, s: Any, line: int, ahead: float, a: int, b: int) -> float:
    """Strain that clients left out of the talks should put on a deal, priced before it is made.

    Each fighter weighs what fighting on would give it over the line against its patrons' hold on it
    (dependence x influence x tie) and what it says of talks, by quantal response, in proportion to
    its part of its side.
    """
    total = 0.0
    for i in range(c.n_actors):
        if c.side[i] < 0 or c.strength[i] <= 0.0 or i == a or i == b:
            continue
        held = 0.0
        for p in range(c.n_actors):
            if c.patron[p, i] == 1:
                held += c.dependence[i, p] * c.influence[p, i] * s.tie[i, p]
        loss = ground(c, i, ahead) - ground(c, i, s.share_line[line]) - c.line_value[line, i]
        lean = loss - held - readiness(c, s, i)
        total += logistic(precision_of(c, i) * lean) * share_of_side(c, s, i)
    return total


def worth_of_line(
    c: Any, s: Any, i: int, line: int, ahead: float, strain: float
) -> float:
    """Gain of a line to i, of its own type, over fighting on."""
    return worth_to_type(c, s, i, s.kind[i], line, ahead, strain)


def believed_worth(
    c: Any, s: Any, mind: Any, i: int, line: int, ahead: float, strain: float
) -> float:
    """Gain of a line to i as a believer `mind` of its type expects it: nobody sees another's."""
    total = 0.0
    for k in range(TYPES):
        total += mind[k] * worth_to_type(c, s, i, k, line, ahead, strain)
    return total


def worth_to_type(
    c: Any, s: Any, i: int, k: int, line: int, ahead: float, strain: float
) -> float:
    """Gain of a line to i of type k: ground, terms and the chance that it lasts (B1, B2).

    ahead: share expected if the fighting goes on; strain: what clients should do to the deal.
    """
    last = survival(c, line, c.horizon, strain)
    deal = ground(c, i, s.share_line[line]) + c.line_value[line, i]
    shift = 0.0
    if c.on[M_COMMITMENT_PROBLEM] == 1:
        shift = 0.5 * (1.0 - last) * abs(ground(c, i, s.share_line[line]) - ground(c, i, s.share))
    cost = (1.0 - resolve_of(k)) * s.toll[i]
    committed = 0.0
    for u in range(c.n_ultimatums):
        if c.ult_issuer[u] == i and s.ult_status[u] == U_OPEN:
            wanted = s.share_line[c.ult_line[u]] if c.ult_line[u] >= 0 else 1.0
            gap = wanted - s.share_line[line]
            committed += s.commitment[i] * clamp(gap * 3.0, 0.0, 1.0)
    return last * (deal - ground(c, i, ahead) + cost + s.press[i, k]) - shift - committed


def ahead_of(c: Any, s: Any, w: Any) -> float:
    """Share of the ground that side 1 should hold at the horizon if the fighting goes on."""
    outlook(c, s, w, c.horizon)
    return float(w.ahead)


def bargain(c: Any, s: Any, w: Any, a: int, b: int, ahead: float, luck: int) -> int:
    """Proposer a picks a line by quantal response to what it thinks b will take; -1 if none.

    Unlike the take-it-or-leave-it optimum (Fearon 1995) it weighs b's mean worth over believed
    types, not the spread, and its line is one of a list (T01).
    """
    top = -1e9
    for k in range(c.n_lines):
        strain = defiance(c, s, k, ahead, a, b)
        other = believed_worth(c, s, s.belief[a, b], b, k, ahead, strain)
        own = worth_of_line(c, s, a, k, ahead, strain)
        w.weights[k] = logistic(precision_of(c, b) * other) * own
        top = max(top, w.weights[k])
    for k in range(c.n_lines):
        if c.on[M_BARGAINING] == 1:
            w.weights[k] = exp(precision_of(c, a) * (w.weights[k] - top))
        else:
            w.weights[k] = 1.0
    line = categorical(process_luck(s, TALKS, luck, 1), w.weights, c.n_lines)
    if line < 0:
        return -1
    own = worth_of_line(c, s, a, line, ahead, defiance(c, s, line, ahead, a, b))
    return line if own > 0.0 or stance(c, s, a) > 0.5 else -1


def accepts(c: Any, s: Any, i: int, a: int, line: int, ahead: float, luck: float) -> bool:
    """Quantal acceptance by i of a line that a proposes."""
    gain = worth_of_line(c, s, i, line, ahead, defiance(c, s, line, ahead, a, i))
    return luck < logistic(precision_of(c, i) * (gain + readiness(c, s, i)))


def binding(c: Any, s: Any, h: int, kind: int) -> float:
    """Chance that an accepted offer closes in a round of a kind (A19)."""
    bind = c.bind[kind]
    g = c.channel_format[h]
    if g >= 0:
        bind *= 1.0 + c.format_bonus * s.health[g]
    m = c.channel_mediator[h]
    if m >= 0 and c.n_options[m, TALK] > 0:
        if c.verb[m, TALK, s.posture[m, TALK]] == V_MEDIATE:
            bind *= 1.0 + c.mediation
    return min(1.0, bind)


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
    if stance(c, s, a) < -0.5 or stance(c, s, b) < -0.5:
        return
    ordinal = 10 * h + kind + 200 * planned
    first = process_luck(s, TALKS, 40 + ordinal, 0) < 0.5
    proposer = a if first else b
    other = b if first else a
    ahead = ahead_of(c, s, w)
    line = bargain(c, s, w, proposer, other, ahead, 80 + ordinal)
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
    answer = process_luck(s, TALKS, 120 + ordinal, 0)
    if not accepts(c, s, other, proposer, line, ahead, answer):
        return
    put_third(s, offer, NOT_CLOSED)
    if process_luck(s, TALKS, 160 + ordinal, 0) < binding(c, s, h, kind):
        put_third(s, offer, AGREED)
        s.because = offer
        strike_deal(c, s, line)


def strike_deal(c: Any, s: Any, line: int) -> None:
    """A deal binds from the next day; it meets or overtakes every open ultimatum."""
    s.deal_event = enter(s, H_DEAL, NOBODY, NOBODY, line, s.because)
    s.deal_line = line
    s.deal_age = NOT_BINDING
    s.deal_count += 1
    s.offer_line = -1
    s.violations = 0.0
    if s.deal_first == NO_DAY:
        s.deal_first = s.day
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            met = credit_under(c, s, u, line) >= FULL
            s.ult_status[u] = U_MET_BY_DEAL if met else U_OVERTAKEN
            s.commitment[c.ult_issuer[u]] *= 0.5
            event = enter(s, H_CLOSED, c.ult_issuer[u], c.ult_target[u], u, s.deal_event)
            put_third(s, event, s.ult_status[u])
            wake(s, c.ult_target[u], T_DEADLINE, event)


def talks(c: Any, s: Any, w: Any) -> None:
    """Step 3: scheduled meetings, then unscheduled rounds at their rates."""
    for m in range(c.n_meetings):
        if s.meeting_held[m] == 0 and s.day >= c.meeting_day[m]:
            h = c.meeting_channel[m]
            if s.tie[c.channel_a[h], c.channel_b[h]] > 0.1:
                s.meeting_held[m] = 1
                meet(c, s, w, h, c.meeting_kind[m], 1)
    for h in range(c.n_channels):
        for kind in range(3):
            if process_luck(s, TALKS, h, kind) < 1.0 - exp(-pace(c, s, h, kind)):
                meet(c, s, w, h, kind, 0)
    if s.offer_line >= 0 and s.day - s.offer_day > 7:
        s.offer_line = -1
