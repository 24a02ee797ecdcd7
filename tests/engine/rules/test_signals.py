"""Signals: what words do. Exact."""

import pytest

from sim.engine.rules.signals import extend, speak, threaten, word_choices
from sim.engine.state.happenings import H_CLOSED
from sim.engine.state.names import (
    M_PLEDGES,
    SIGNAL,
    T_CLIENT,
    T_DEADLINE,
    TALK,
    U_NONE,
    U_OPEN,
    U_WITHDRAWN,
    V_APPEAL,
    V_BLAME_PATRON,
    V_BLAME_TARGET,
    V_EXTEND,
    V_ISSUE,
    V_OPEN_GATE,
    V_PLEDGE,
    V_RENEW,
    V_WITHDRAW,
)


def test_issuing_starts_the_clock_and_tells_target_and_patron(d):
    i = d.at("turkey")
    d.s.ult_status[0], d.s.day, d.c.ult_deadline[0] = U_NONE, 5, 10
    d.s.ult_executed[0] = 3
    threaten(d.c, d.s, i, 0, V_ISSUE)
    assert d.s.ult_status[0] == U_OPEN
    assert (d.s.ult_issued[0], d.s.ult_deadline[0]) == (5, 15)
    assert d.s.ult_base[0] == d.s.share and d.s.ultimatums == 1 and d.s.ult_executed[0] == 0
    for actor in ("syria", "russia"):
        assert d.s.next_trigger[d.at(actor)] & T_DEADLINE


def test_an_open_ultimatum_is_not_issued_again(d):
    deadline = int(d.s.ult_deadline[0])
    threaten(d.c, d.s, d.at("turkey"), 0, V_ISSUE)
    assert d.s.ult_deadline[0] == deadline and d.s.ultimatums == 0


def test_renewing_makes_a_threat_more_public(d):
    i, before = d.at("turkey"), float(d.s.ult_publicity[0])
    threaten(d.c, d.s, i, 0, V_RENEW)
    assert abs(d.s.ult_publicity[0] - min(1.0, before + 0.1)) < 1e-15 and d.s.threats == 1
    for _ in range(20):
        threaten(d.c, d.s, i, 0, V_RENEW)
    assert d.s.ult_publicity[0] == 1.0


def test_extending_moves_the_date_and_pays_a_part(d):
    i = d.at("turkey")
    d.s.commitment[i] = 0.5
    deadline, reputation = int(d.s.ult_deadline[0]), float(d.s.reputation[i])
    threaten(d.c, d.s, i, 0, V_EXTEND)
    assert d.s.ult_deadline[0] == deadline + d.c.ult_extension[0]
    assert abs(d.s.commitment[i] - 0.5 * (1.0 - d.c.extension_share)) < 1e-15
    assert abs(d.s.reputation[i] - (reputation - 0.3 * d.c.reputation_step)) < 1e-15
    d.s.day = deadline + 40
    extend(d.c, d.s, i, 0)
    assert d.s.ult_deadline[0] == deadline + 40 + d.c.ult_extension[0]


def test_withdrawing_ends_the_threat_and_costs_reputation(d):
    i, reputation = d.at("turkey"), float(d.s.reputation[d.at("turkey")])
    threaten(d.c, d.s, i, 0, V_WITHDRAW)
    assert d.s.ult_status[0] == U_WITHDRAWN
    assert abs(d.s.reputation[i] - (reputation - d.c.reputation_step)) < 1e-15


@pytest.mark.parametrize("on", [0, 1])
def test_a_pledge_can_be_made_where_pledges_exist(d, on):
    d.c.on[M_PLEDGES] = on
    d.s.pledge_active[:] = 0
    threaten(d.c, d.s, d.at("turkey"), 0, V_PLEDGE)
    assert d.s.pledge_active[0] == on


def test_only_the_issuers_words_touch_its_ultimatum(d):
    i = d.at("syria")
    for o in range(int(d.c.n_options[i, SIGNAL])):
        speak(d.c, d.s, i, o)
    assert d.s.ult_status[0] == U_OPEN and d.s.ult_extended[0] == 0


def test_blame_vents_revenge_and_naming_the_patron_hurts_the_format(d):
    i = d.at("turkey")
    left = {}
    for verb in (V_BLAME_TARGET, V_BLAME_PATRON):
        desk = d.copy()
        desk.s.revenge[i] = 1.0
        speak(desk.c, desk.s, i, desk.verb_option(i, SIGNAL, verb))
        left[verb] = float(desk.s.revenge[i])
        assert (desk.s.health.sum() < d.s.health.sum()) == (verb == V_BLAME_PATRON)
    assert left[V_BLAME_PATRON] == left[V_BLAME_TARGET] == d.c.named_left < 1.0


def test_the_gate_opens_once_and_moves_nobody_that_day(d):
    i = d.at("turkey")
    d.s.refugees[i] = 0.4
    speak(d.c, d.s, i, d.verb_option(i, SIGNAL, V_OPEN_GATE))
    assert d.s.gate[i] == 1 and d.s.refugees[i] == 0.4


def test_an_appeal_reaches_the_outside_powers(d):
    i = d.at("turkey")
    o = d.verb_option(i, SIGNAL, V_RENEW)
    d.c.verb[i, SIGNAL, o] = V_APPEAL  # no bundled menu has one
    speak(d.c, d.s, i, o)
    for j in range(d.c.n_actors):
        assert bool(d.s.next_trigger[j] & T_CLIENT) == (d.c.side[j] < 0)


def test_a_talk_posture_is_kept_and_dated(d):
    i = d.at("turkey")
    d.s.day = 3
    d.c.reconsider[:] = 0.0
    d.c.reconsider[i, TALK] = 1e3
    word_choices(d.c, d.s, d.w, d.v, d.seats, TALK)
    assert d.s.posture[i, TALK] == d.w.chosen and d.s.since[i, TALK] == 3


def test_without_clocks_and_triggers_nobody_speaks(d):
    d.quiet()
    d.s.trigger[:] = 0
    before = d.copy()
    for track in (TALK, SIGNAL):
        word_choices(d.c, d.s, d.w, d.v, d.seats, track)
    assert (d.s.acted == before.s.acted).all() and (d.s.posture == before.s.posture).all()


def test_the_record_says_that_a_withdrawn_demand_was_withdrawn_and_by_whom(d):
    i = d.at("turkey")
    threaten(d.c, d.s, i, 0, V_WITHDRAW)
    event = int(d.s.closed_event[0] - d.s.log_first)
    assert d.s.log_kind[event] == H_CLOSED and d.s.log_third[event] == U_WITHDRAWN
    assert (d.s.log_actor[event], d.s.log_other[event]) == (i, d.at("syria"))
