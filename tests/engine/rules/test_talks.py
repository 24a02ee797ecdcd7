"""Talks: stances, rounds, deals. Exact. (Also test_core_6_lines.)"""

import numpy as np
import pytest

from sim.engine.rules import talks
from sim.engine.rules.mandates import stance
from sim.engine.rules.talks import binding, eager, mediation_bonus, meet, pace, strike_deal
from sim.engine.state.names import (
    CONCEDE,
    M_AGREEMENTS,
    T_DEADLINE,
    T_OFFER,
    TALK,
    U_MET,
    V_CALL,
    V_MEDIATE,
    V_SUMMIT,
)


def test_an_actor_without_a_talk_menu_neither_seeks_nor_shuns(d):
    i = d.at("opposition")
    assert stance(d.c, d.s, i) == 0.0
    assert [eager(d.c, d.s, i, kind) for kind in range(3)] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(("verb", "kind"), [(V_CALL, 1), (V_SUMMIT, 2)])
def test_seeking_a_kind_of_round_gets_it_at_full_cadence(d, verb, kind):
    i = d.at("turkey")
    d.s.posture[i, TALK] = d.verb_option(i, TALK, verb)
    assert eager(d.c, d.s, i, kind) == 1.0
    d.c.level[i, TALK, :, CONCEDE] = -0.2
    assert abs(eager(d.c, d.s, i, 0) - 0.5) < 1e-15 and eager(d.c, d.s, i, kind) == 1.0


def test_a_round_is_a_contact_and_mends_the_tie(d):
    i, p = d.at("turkey"), d.at("russia")
    d.s.day, before = 9, float(d.s.tie[i, p])
    meet(d.c, d.s, d.w, 0, 1, 0)
    assert d.s.rounds.tolist() == [0, 1, 0]
    assert d.s.last_contact[i, p] == d.s.last_contact[p, i] == 9
    assert abs(d.s.tie[i, p] - min(1.0, before + d.c.tie_contact)) < 1e-15


def test_rounds_under_a_deal_or_without_the_mechanism_make_no_offer(d):
    d.c.line_value[:] = 5.0
    d.c.bind[:] = 1.0
    for case in ("deal", "off"):
        desk = d.copy()
        if case == "deal":
            desk.s.deal_line, desk.s.deal_age = 0, 3
        else:
            desk.c.on[M_AGREEMENTS] = 0
        meet(desk.c, desk.s, desk.w, 0, 2, 0)
        assert desk.s.offers == 0 and desk.s.deal_count == 0
    meet(d.c, d.s, d.w, 0, 2, 0)
    assert d.s.offers == 1 and d.s.deal_count == 1


def test_an_offer_is_news_to_the_fighters_and_stands_for_a_week(d):
    d.c.line_value[:] = 5.0
    d.c.bind[:] = 0.0
    d.c.channel_rate[:] = 0.0
    d.s.meeting_day[:] = 10_000
    meet(d.c, d.s, d.w, 0, 0, 0)
    assert d.s.offer_line >= 0
    for i in range(d.c.n_actors):
        assert bool(d.s.next_trigger[i] & T_OFFER) == (d.c.side[i] >= 0)
    d.s.day = 7
    talks.talks(d.c, d.s, d.w)
    assert d.s.offer_line >= 0
    d.s.day = 8
    talks.talks(d.c, d.s, d.w)
    assert d.s.offer_line == -1


def test_a_scheduled_meeting_is_held_once_and_on_its_day(d):
    d.c.channel_rate[:] = 0.0
    held = []
    for day in range(int(d.s.meeting_day[0]) + 4):
        d.s.day = day
        talks.talks(d.c, d.s, d.w)
        held.append(int(d.s.rounds.sum()))
    assert held[int(d.s.meeting_day[0]) - 1] == 0 and held[-1] == 1
    assert d.s.meeting_held[0] == 1


def test_a_meeting_waits_while_the_tie_is_dead(d):
    i, p = d.at("turkey"), d.at("russia")
    d.c.channel_rate[:] = 0.0
    d.s.tie[i, p] = d.s.tie[p, i] = 0.05
    d.s.day = int(d.s.meeting_day[0]) + 3
    talks.talks(d.c, d.s, d.w)
    assert d.s.meeting_held[0] == 0
    d.s.tie[i, p] = 0.3
    talks.talks(d.c, d.s, d.w)
    assert d.s.meeting_held[0] == 1


def test_a_deal_starts_clean(d):
    d.s.violations, d.s.offer_line, d.s.day = 3.0, 1, 12
    strike_deal(d.c, d.s, 1)
    assert (d.s.deal_line, d.s.deal_age, d.s.deal_first) == (1, -1, 12)
    assert d.s.violations == 0.0 and d.s.offer_line == -1 and d.s.deal_count == 1
    assert d.s.next_trigger[d.at("syria")] & T_DEADLINE


def test_a_deal_leaves_a_closed_ultimatum_alone(d):
    i = d.at("turkey")
    d.s.ult_status[0] = U_MET
    before = float(d.s.commitment[i])
    strike_deal(d.c, d.s, 0)
    assert d.s.ult_status[0] == U_MET and d.s.commitment[i] == before


def test_mediation_and_a_healthy_format_help_to_bind(d):
    """The chance that an accepted offer closes, found by its threshold draw."""
    d.c.line_value[:] = 5.0
    m = d.at("iran")
    chances = {}
    for health in (0.0, 1.0):
        for posture in ("wait", "mediate"):
            desk = d.copy()
            desk.s.health[:] = health
            desk.s.posture[m, TALK] = desk.option("iran", "talk", posture)
            desk.c.precision[:] = 1e3
            deals = 0
            for k in range(400):
                desk.s.replicate, desk.s.deal_line = k, -1
                before = int(desk.s.deal_count)
                meet(desk.c, desk.s, desk.w, 0, 2, 0)
                deals += int(desk.s.deal_count) - before
            chances[health, posture] = deals
    assert chances[0.0, "wait"] < chances[0.0, "mediate"] <= chances[1.0, "mediate"]
    assert chances[0.0, "wait"] < chances[1.0, "wait"] <= chances[1.0, "mediate"]
    assert np.array(list(chances.values())).max() <= 400


def test_urgency_on_either_side_and_a_mediator_at_work_hurry_the_rounds(d):
    """From the sourced cadence, with nothing else changed, by the factors that are declared."""
    a, b, m = int(d.c.channel_a[0]), int(d.c.channel_b[0]), int(d.c.channel_mediator[0])
    assert m >= 0
    d.s.urgency[:] = 0.0
    d.s.posture[m, TALK] = d.option("iran", "talk", "wait")
    plain = pace(d.c, d.s, 0, 1)
    own = d.c.channel_rate[0, 1] * eager(d.c, d.s, a, 1) * eager(d.c, d.s, b, 1)
    assert plain == pytest.approx(own) and plain > 0.0 and mediation_bonus(d.c, d.s, 0) == 0.0
    for x, y in ((1.0, 0.0), (0.0, 1.0), (0.5, 0.25)):
        d.s.urgency[a], d.s.urgency[b] = x, y
        hurried = 1.0 + d.c.urgency_rounds * (x + y)
        assert pace(d.c, d.s, 0, 1) == pytest.approx(own * hurried) and hurried > 1.0
    d.s.urgency[:] = 0.0
    d.s.posture[m, TALK] = d.verb_option(m, TALK, V_MEDIATE)
    assert mediation_bonus(d.c, d.s, 0) == d.c.mediation > 0.0
    assert pace(d.c, d.s, 0, 1) == pytest.approx(own * (1.0 + d.c.mediation))


def test_the_readier_an_actors_words_the_more_rounds_it_has_within_bounds(d):
    i = d.at("turkey")
    d.s.posture[i, TALK] = next(o for o in range(int(d.c.n_options[i, TALK]))
                                if d.c.verb[i, TALK, o] not in (V_CALL, V_SUMMIT))
    found = []
    for words in (-1.0, -0.2, 0.0, 0.2, 1.0):
        d.c.level[i, TALK, :, CONCEDE] = words
        found.append(eager(d.c, d.s, i, 0))
    even, least = d.c.even_pace, d.c.least_pace
    assert found == pytest.approx([least, even - 0.2, even, even + 0.2, 1.0])


def test_an_offer_binds_the_better_for_a_mediator_and_a_healthy_format_and_never_beyond_1(d):
    m, g = int(d.c.channel_mediator[0]), int(d.c.channel_format[0])
    d.s.posture[m, TALK] = d.option("iran", "talk", "wait")
    d.c.bind[:] = 0.1
    for health in (0.0, 0.5, 1.0):
        d.s.health[g] = health
        assert binding(d.c, d.s, 0, 1) == pytest.approx(0.1 * (1.0 + d.c.format_bonus * health))
    best = binding(d.c, d.s, 0, 1)
    d.s.posture[m, TALK] = d.verb_option(m, TALK, V_MEDIATE)
    assert binding(d.c, d.s, 0, 1) == pytest.approx(best * (1.0 + d.c.mediation))
    assert d.c.mediation > 0.0 and d.c.format_bonus > 0.0
    d.c.bind[:] = 1.0
    assert binding(d.c, d.s, 0, 1) == 1.0


def test_a_round_mends_its_format_too(d):
    g = int(d.c.channel_format[0])
    for before in (0.3, 1.0):
        d.s.health[g] = before
        meet(d.c, d.s, d.w, 0, 0, 0)
        assert d.s.health[g] == pytest.approx(min(1.0, before + d.c.tie_contact))


def test_rounds_come_as_often_as_their_pace_says(d):
    """Over 1,000 days of one channel within 4 standard errors (6e-5 each of three kinds)."""
    d.s.meeting_day[:] = 10_000
    d.c.on[M_AGREEMENTS] = 0
    h = 0
    d.c.channel_rate[:] = 0.0
    d.c.channel_rate[h] = (0.2, 0.5, 1.0)
    p = [1.0 - np.exp(-pace(d.c, d.s, h, kind)) for kind in range(3)]
    for day in range(1000):
        d.s.day = day
        talks.talks(d.c, d.s, d.w)
    for kind in range(3):
        error = np.sqrt(1000 * p[kind] * (1.0 - p[kind]))
        assert abs(int(d.s.rounds[kind]) - 1000 * p[kind]) < 4.0 * error, kind
