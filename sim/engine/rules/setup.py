"""The first morning: the state of a crisis from its case."""

from typing import Any

from sim.engine.elementary import exp
from sim.engine.rules.beliefs import forget_day, sum_types
from sim.engine.rules.blow_size import mean_size, median_size
from sim.engine.rules.combat import EARNEST
from sim.engine.rules.doctrine import count_doctrines
from sim.engine.rules.luck import D_DATE, D_TYPE, TALKS, actor_luck, process_luck
from sim.engine.rules.momentum import first_pace
from sim.engine.rules.observe import main_rival
from sim.engine.rules.peace import begin_peace
from sim.engine.rules.plans import holds_option
from sim.engine.rules.record import enter, put_size, start_record
from sim.engine.rules.second import second_patron
from sim.engine.rules.spells import set_spells
from sim.engine.rules.tastes import draw_tastes
from sim.engine.rules.theatre import disputed_area, survey
from sim.engine.rules.trace import note_start
from sim.engine.rules.trial import aim_of_option
from sim.engine.rules.types import resolve_of
from sim.engine.rules.welfare import reckon
from sim.engine.state.capacity import CHANNELS, TYPES
from sim.engine.state.happenings import H_DEAL, H_ULTIMATUM, NO_EVENT, NOBODY
from sim.engine.state.names import (
    ANEW,
    FORCE,
    GIVEN,
    KNOWN,
    M_BELIEFS,
    N_LEVELS,
    N_READINGS,
    NEVER,
    NO_DAY,
    READ_ANSWER,
    RESPONSE,
    SIDE_ADVANCING,
    SUPPORT,
    TALK,
    TEMPO,
    U_OPEN,
    UNMEASURED,
)

NARROWEST = 0.02  # spread of a prior, below the step of the grid of types: less is no different
MOST_KINDS = 4  # of meetings, with room; part of what names a meeting's luck


def type_prior(row: Any, mean: float, spread: float) -> None:
    """Prior over the type grid: a normal around the mean, cut to the grid."""
    total = 0.0
    width = max(spread, NARROWEST)
    for k in range(TYPES):
        z = (resolve_of(k) - mean) / width
        row[k] = exp(-0.5 * z * z) + 1e-12
        total += row[k]
    for k in range(TYPES):
        row[k] /= total


def draw_types(c: Any, s: Any) -> None:
    """Priors that rivals hold; the true type from that prior, shifted by any misperception.

    With types known the same types are drawn and public from the first day.
    """
    for i in range(c.n_actors):
        type_prior(s.public[i], c.resolve[i] + c.misperception[i], c.spread)
        u = actor_luck(c, s, i, D_TYPE, 0)
        mass = 0.0
        s.kind[i] = TYPES - 1
        for k in range(TYPES):
            mass += s.public[i, k]
            if u < mass:
                s.kind[i] = k
                break
        type_prior(s.public[i], c.resolve[i], c.spread)
        if c.on[M_BELIEFS] == KNOWN:
            for k in range(TYPES):
                s.public[i, k] = 1.0 if k == s.kind[i] else 0.0
        for d in range(count_doctrines(c, i)):
            for k in range(TYPES):
                s.joint[i, d, k] = prior_of(c, i, d) * s.public[i, k]
        sum_types(c, s, i)
        forget_day(c, s, i)


def prior_of(c: Any, i: int, d: int) -> float:
    """What rivals think of an actor's doctrine at first: the reference mixture, or the truth."""
    if c.on[M_BELIEFS] == KNOWN:
        return 1.0 if d == c.doctrine[i] else 0.0
    return float(c.doctrine_weight[i, d])


def begin_plan(c: Any, s: Any, i: int) -> None:
    """The plan in force on the first morning: the first that holds what the actor does."""
    s.plan[i] = 0
    s.last_answer[i] = -1
    s.mood_day[i] = NO_DAY
    for place in range(N_READINGS):
        s.read[i, place] = ANEW if place == READ_ANSWER else GIVEN
    for p in range(c.n_plans[i] - 1, -1, -1):
        if holds_option(c, i, FORCE, p, s.posture[i, FORCE]) and (
                c.n_options[i, TALK] == 0 or holds_option(c, i, TALK, p, s.posture[i, TALK])):
            s.plan[i] = p
    draw_tastes(c, s, i)


def open_record(c: Any, s: Any) -> None:
    """What stands on the first morning and later events may follow from: demands and a deal."""
    for u in range(c.n_ultimatums):
        if s.ult_status[u] == U_OPEN:
            s.ult_event[u] = enter(s, H_ULTIMATUM, c.ult_issuer[u], c.ult_target[u], u, NO_EVENT)
            put_size(s, s.ult_event[u], float(s.ult_deadline[u]), 0.0)
    if s.deal_line >= 0:
        s.deal_event = enter(s, H_DEAL, NOBODY, NOBODY, s.deal_line, NO_EVENT)


def set_meetings(c: Any, s: Any) -> None:
    """Days of the meetings agreed: each evenly within its span on either side of its middle.

    Its luck is its own, by channel, kind and middle, so that no other meeting shifts it.
    """
    for m in range(c.n_meetings):
        middle = c.meeting_day[m]
        s.meeting_day[m] = middle
        if c.meeting_first[m] == c.meeting_last[m]:
            continue
        mark = (middle * MOST_KINDS + c.meeting_kind[m]) * CHANNELS + c.meeting_channel[m]
        u = 2.0 * process_luck(s, TALKS, D_DATE, mark)
        first = c.meeting_first[m] if u < 1.0 else middle
        days = (middle if u < 1.0 else c.meeting_last[m]) - first + 1
        s.meeting_day[m] = first + int((u if u < 1.0 else u - 1.0) * days)


def towns_of(c: Any) -> float:
    """Settlements for a unit of the share of disputed ground."""
    total = 0.0
    for p in range(c.n_places):
        if c.disputed[p] == 1:
            total += c.settlements[p]
    return total


def begin(c: Any, s: Any) -> None:
    """Fill a zeroed state for a new rollout; seed and replicate are set by the caller."""
    s.survival = 1.0
    s.deal_line = c.deal_line
    s.deal_age = c.deal_age
    s.deal_a = NOBODY
    s.deal_b = NOBODY
    s.deal_first = NO_DAY
    s.break_first = NO_DAY
    s.offer_line = -1
    s.last_spoil = NEVER
    s.wide_first = NO_DAY
    s.wide_last = NEVER
    s.execute_first = NO_DAY
    s.fall_first = NO_DAY
    s.entropy_at_deadline = float(UNMEASURED)
    s.locked_at_deadline = UNMEASURED
    s.displaced = c.displaced_start
    s.median_blow = median_size(c)
    start_record(c, s)
    set_spells(c, s)
    for p in range(c.n_places):
        s.holder[p] = c.holder[p]
        s.own[p] = c.own[p]
        s.post[p] = c.post[p]
    for i in range(c.n_actors):
        s.strength[i] = c.strength[i]
        s.troops[i] = c.troops[i]
        s.reputation[i] = c.reputation[i]
        s.expected_blow[i] = mean_size(c)
        s.commitment[i] = c.commitment_start[i]
        s.target_axis[i] = 0
        s.resting[i] = 1 if c.rest_age[i] > 0 else 0
        s.spell_age[i] = c.rest_age[i] + c.attack_age[i]
        first_pace(c, s, i)
        for track in range(RESPONSE + 1):
            s.posture[i, track] = c.posture[i, track]
            s.acted[i, track] = -1
        for n in range(N_LEVELS):
            s.level[i, n] = c.level[i, FORCE, c.posture[i, FORCE], n]
        if c.side[i] == SIDE_ADVANCING and c.attack_age[i] > 0 and s.level[i, TEMPO] > EARNEST:
            s.in_spell = 1  # it began before
        s.support[i] = s.level[i, SUPPORT]
        for j in range(c.n_actors):
            s.tie[i, j] = c.tie[i, j]
            s.rung[i, j] = c.rung[i, j]
            s.peak[i, j] = c.rung[i, j]
            s.last_contact[i, j] = c.last_contact[i, j]
            s.last_fatal[i, j] = c.last_fatal[i, j]
            s.last_strike[i, j] = c.last_strike[i, j]
            s.clash_day[i, j] = NO_DAY
            s.camp_day[i, j] = NO_DAY
        s.rival[i] = main_rival(c, i)
        s.aim[i] = aim_of_option(c, s, i, s.posture[i, FORCE])
        s.answer_event[i] = NO_EVENT
        begin_plan(c, s, i)
    for u in range(c.n_ultimatums):
        s.ult_status[u] = c.ult_status[u]
        s.ult_issued[u] = c.ult_issued[u]
        s.ult_deadline[u] = c.ult_deadline[u]
        s.ult_answered[u] = NEVER
        s.ult_publicity[u] = c.ult_publicity[u]
        s.closed_event[u] = NO_EVENT
        s.second[u] = second_patron(c, u)
    for g in range(c.n_pledges):
        s.pledge_active[g] = c.pledge_active[g]
        s.pledge_due[g] = NO_DAY
    for g in range(c.n_agreements):
        s.health[g] = c.agreement_health[g]
    begin_peace(c, s)
    set_meetings(c, s)
    open_record(c, s)
    draw_types(c, s)
    survey(c, s)
    s.disputed = disputed_area(c)
    s.towns = towns_of(c)
    s.start_share = s.share
    for u in range(c.n_ultimatums):
        s.ult_base[u] = s.share
    reckon(c, s)
    if c.trace > 0:
        note_start(c, s)
