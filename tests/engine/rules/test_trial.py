"""Orders tried on: what they put in force, and that every bit is put back. Exact."""

import numpy as np
import pytest

from sim.engine.rules.trial import (
    aim_of_option,
    give_in,
    hold_fire,
    lift,
    order_answer,
    order_beside,
    order_posture,
    restore_orders,
    take_off,
    try_on,
)
from sim.engine.state.names import (
    AIR,
    CAUTION,
    COMPLY,
    FORCE,
    M_WITHHOLD,
    N_LEVELS,
    RESPONSE,
    SEA,
    SHIELD,
    STRIKE,
    SUPPORT,
    TEMPO,
    V_ENTER,
    V_HONOUR,
    V_SHIELD,
)
from sim.engine.state.places import SLOT_ISSUER, SLOT_OWN, SLOT_PATRON, SLOT_TARGET
from tests.engine.rules.builders import Desk, changed

T, S, R = "turkey", "syria", "russia"
CRISES = ["textbook", "idlib_2020", "cuba_1962", "july_1914", "bosnia_1995", "haiti_1994"]


@pytest.mark.parametrize("name", CRISES)
def test_trying_any_posture_on_and_taking_it_off_leaves_no_trace(name):
    d = Desk(name)
    d.s.mobilised[:], d.s.support[:], d.s.guard[:] = 0.3, 0.37, 0.2
    d.s.aim[:] = 1
    for i in range(d.c.n_actors):
        for o in range(int(d.c.n_options[i, FORCE])):
            before = d.copy()
            try_on(d.c, d.s, d.w, i, o)
            np.testing.assert_array_equal(d.s.level[i], d.c.level[i, FORCE, o])
            take_off(d.s, d.w, i)
            assert changed(before.s, d.s) == set()


@pytest.mark.parametrize("name", CRISES)
def test_trying_any_answer_on_anybody_leaves_no_trace(name):
    d = Desk(name)
    d.s.guard[:] = 0.1
    for i in range(d.c.n_actors):
        for foe in range(d.c.n_actors):
            for o in range(int(d.c.n_options[i, RESPONSE])):
                if foe == i:
                    continue
                before = d.copy()
                lift(d.c, d.s, d.w, SLOT_PATRON, i, foe)
                order_answer(d.c, d.s, i, o, foe)
                restore_orders(d.s, d.w, SLOT_PATRON, i)
                assert changed(before.s, d.s) == set()


def test_a_campaign_of_an_answer_comes_back_whole(d):
    i, j = d.fire_at(T, S, 0.7, 0.4, 6)
    d.s.camp_arm[i, j, 1] = 0.2
    before = d.copy()
    lift(d.c, d.s, d.w, SLOT_ISSUER, i, j)
    hold_fire(d.s, i, j)
    assert d.s.camp_arm[i, j].sum() == 0.0 and d.s.answering[i] == 0
    order_beside(d.c, d.s, i, d.verb_option(i, RESPONSE, V_HONOUR), j)
    restore_orders(d.s, d.w, SLOT_ISSUER, i)
    assert changed(before.s, d.s) == set()
    assert d.s.camp_arm[i, j, 0] == 0.7 and d.s.camp_scope[i, j] == 0.4 and d.s.answering[i] == 1


def test_a_shield_on_trial_comes_down_again(d):
    p, i = d.at(R), d.at(T)
    d.s.guard[p] = 0.2
    lift(d.c, d.s, d.w, SLOT_PATRON, p, i)
    order_beside(d.c, d.s, p, d.verb_option(p, RESPONSE, V_SHIELD), i)
    assert d.s.guard[p] == 1.0
    restore_orders(d.s, d.w, SLOT_PATRON, p)
    assert d.s.guard[p] == 0.2


def test_slots_of_several_actors_do_not_mix(d):
    i, j, p = d.at(T), d.at(S), d.at(R)
    before = d.copy()
    lift(d.c, d.s, d.w, SLOT_ISSUER, i, j)
    lift(d.c, d.s, d.w, SLOT_TARGET, j, i)
    lift(d.c, d.s, d.w, SLOT_PATRON, p, i)
    try_on(d.c, d.s, d.w, d.at("iran"), 0)
    hold_fire(d.s, i, j)
    give_in(d.s, j, 1.0)
    order_answer(d.c, d.s, p, d.verb_option(p, RESPONSE, V_ENTER), i)
    for actor, slot in ((p, SLOT_PATRON), (i, SLOT_ISSUER), (j, SLOT_TARGET)):
        restore_orders(d.s, d.w, slot, actor)
    take_off(d.s, d.w, d.at("iran"))
    assert changed(before.s, d.s) == set() and SLOT_OWN == 0


def test_a_posture_on_trial_brings_its_help_aim_and_half_a_horizon_of_men(d):
    p, i = d.at(R), d.at(T)
    o = d.option(R, "force", "none")
    try_on(d.c, d.s, d.w, p, o)
    assert d.s.support[p] == d.c.level[p, FORCE, o, SUPPORT] == 0.0
    take_off(d.s, d.w, p)
    war = d.option(T, "force", "war")
    troops = float(d.s.troops[i])
    try_on(d.c, d.s, d.w, i, war)
    more = d.c.level[i, FORCE, war, 4] * d.c.inflow[i] * 0.5 * d.c.horizon
    assert d.s.troops[i] == pytest.approx(min(troops + more, d.c.troops_max[i])) and more > 0.0
    assert d.s.aim[i] == d.at(S)


def test_a_schedule_on_trial_is_that_of_half_the_horizon():
    d = Desk("july_1914")
    i = d.at("germany")
    try_on(d.c, d.s, d.w, i, d.option("germany", "force", "general_mobilisation"))
    assert d.s.mobilised[i] == pytest.approx(
        min(1.0, 0.5 * d.c.horizon / max(1.0, d.c.mobilisation_days[i])))
    take_off(d.s, d.w, i)
    assert d.s.mobilised[i] == 0.0


def test_with_withholding_off_a_posture_leaves_help_as_it_is(d):
    p = d.at(R)
    before = float(d.s.support[p])
    d.c.on[M_WITHHOLD] = 0
    order_posture(d.c, d.s, p, d.option(R, "force", "none"))
    assert d.s.support[p] == before > 0.0


def test_an_answer_puts_its_posture_in_force_against_the_rival_and_fire_beside_against_others(d):
    i, j = d.at(T), d.at(S)
    o = d.verb_option(i, RESPONSE, V_HONOUR)
    posture = int(d.c.orders[i, o])
    assert posture >= 0 and aim_of_option(d.c, d.s, i, posture) == j
    desk = d.copy()
    order_answer(desk.c, desk.s, i, o, j)
    np.testing.assert_array_equal(desk.s.level[i], d.c.level[i, FORCE, posture])
    assert desk.s.answering[i] == 0
    order_answer(d.c, d.s, i, o, d.at("iran"))
    held = d.c.level[i, FORCE, d.s.posture[i, FORCE]]
    np.testing.assert_array_equal(d.s.level[i], held)
    level = d.c.level[i, RESPONSE, o]
    assert d.s.answering[i] == 1
    assert d.s.camp_arm[i, d.at("iran")].tolist() == [level[STRIKE], level[AIR], level[SEA]]


def test_a_second_answer_to_a_foe_is_no_second_campaign(d):
    p, i = d.at(R), d.at(T)
    enter = d.verb_option(p, RESPONSE, V_ENTER)
    for _ in range(3):
        order_beside(d.c, d.s, p, enter, i)
    assert d.s.answering[p] == 1
    order_beside(d.c, d.s, p, d.verb_option(p, RESPONSE, V_SHIELD), i)
    assert d.s.guard[p] == d.c.level[p, RESPONSE, d.verb_option(p, RESPONSE, V_SHIELD), SHIELD]
    assert d.s.answering[p] == 1


def test_holding_fire_stops_fire_and_assault_on_the_foe_alone(d):
    i, j = d.at(T), d.at(S)
    d.s.level[i, [STRIKE, AIR, SEA, TEMPO]] = 0.5
    d.fire_at(T, S)
    d.fire_at(T, R)
    other = d.copy()
    hold_fire(d.s, i, j)
    assert d.s.level[i, [STRIKE, AIR, SEA, TEMPO]].sum() == 0.0
    assert d.s.camp_arm[i, j].sum() == 0.0 and d.s.camp_arm[i, d.at(R)].sum() > 0.0
    assert d.s.answering[i] == 1
    hold_fire(other.s, i, d.at("iran"))
    assert other.s.level[i, STRIKE] == 0.5 and other.s.answering[i] == 2


def test_giving_in_is_all_that_is_demanded_and_no_fighting(d):
    j = d.at(S)
    d.s.level[j] = 0.7
    give_in(d.s, j, 1.0)
    wanted = np.zeros(N_LEVELS)
    wanted[COMPLY] = wanted[CAUTION] = 1.0
    np.testing.assert_array_equal(d.s.level[j], wanted)
