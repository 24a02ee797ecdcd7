"""Ceasefires: Weibull ageing, terms and clustered violations (theory B12).

Exact.
"""

import numpy as np
import pytest

from sim.engine.rules.ceasefire import (
    break_chance,
    campaign_break_chance,
    held_back,
    outlive_chance,
    provocation,
    provocations,
    scale_of,
    survival,
    weibull_survival,
)
from sim.engine.rules.posture import orders_in_force
from sim.engine.rules.trial import take_off, try_on
from sim.engine.state.names import AIR, FORCE, HURT, M_CEASEFIRE, SEA, SPOIL, STRIKE, TEMPO


@pytest.mark.theory
def test_T21_weibull_survival_median_and_daily_hazard():
    assert abs(weibull_survival(60.0, 0.7, 60.0) - 0.3678794412) < 1e-9
    assert abs(weibull_survival(35.5434, 0.7, 60.0) - 0.5) < 1e-6
    for day, expected in ((0.0, 0.055334), (30.0, 0.014191)):
        now = weibull_survival(day + 1.0, 0.7, 60.0)
        assert abs(1.0 - now / weibull_survival(day, 0.7, 60.0) - expected) < 5e-7


@pytest.mark.theory
def test_T21_shape_one_is_a_geometric_waiting_time():
    daily = weibull_survival(1.0, 1.0, 25.0)
    for day in range(1, 40):
        assert abs(weibull_survival(day, 1.0, 25.0) - daily**day) < 1e-12


def test_survival_is_one_at_once_and_falls_to_nothing():
    assert weibull_survival(0.0, 0.7, 20.0) == weibull_survival(-1.0, 0.7, 20.0) == 1.0
    values = [weibull_survival(float(x), 0.7, 20.0) for x in range(200)]
    assert (np.diff(values) < 0.0).all() and values[-1] < 0.01


def test_scale_is_the_reference_at_middling_terms(d):
    d.c.line_strength[0] = 0.5
    assert scale_of(d.c, 0) == d.c.truce_scale
    d.c.line_strength[0] = 1.0
    assert abs(scale_of(d.c, 0) - d.c.truce_scale * np.exp(0.5 * d.c.truce_terms)) < 1e-9


def test_strain_multiplies_the_hazard(d):
    plain = survival(d.c, 0, 10.0, 0.0)
    assert abs(survival(d.c, 0, 10.0, 1.0) - plain**2) < 1e-12


def test_expected_break_is_conditional_on_the_age_of_the_deal(d):
    d.s.deal_line, d.s.deal_age = 0, 10
    gone = survival(d.c, 0, 10.0 + d.c.horizon, 0.5) / survival(d.c, 0, 10.0, 0.5)
    assert abs(break_chance(d.c, d.s, 0.5) - (1.0 - gone)) < 1e-12
    old = break_chance(d.c, d.s, 0.5)
    d.s.deal_age = 0
    assert break_chance(d.c, d.s, 0.5) > old
    d.c.truce_scale = 1e-3
    d.s.deal_age = 400
    assert break_chance(d.c, d.s, 0.5) == 1.0


def test_fire_under_a_truce_strains_it_whoever_fires(d):
    """By standing order or by answer, the same; a hidden order to fire as well."""
    d.s.level[:] = 0.0
    d.c.truce_fire = 2.0
    for actor in ("turkey", "russia"):
        desk = d.copy()
        desk.s.level[d.at(actor), STRIKE] = 0.4
        desk.s.fire[d.at(actor), d.at("syria")] = 0.4
        assert provocations(desk.c, desk.s) == 0.8
        desk.s.fire[d.at(actor), d.at("syria")] = 1.0
        assert provocations(desk.c, desk.s) == 2.0
        assert provocation(desk.c, desk.s, d.at(actor)) == 2.0
        assert provocation(desk.c, desk.s, d.at("syria")) == 0.0
    d.s.level[d.at("syria"), HURT] = 0.5
    assert provocations(d.c, d.s) == 1.0


def test_an_order_is_expected_to_strain_a_deal_as_it_will(d):
    """What a posture on trial strains is what the day counts of it: attack, raids, fire, by levels.
    """
    d.s.deal_line, d.s.deal_age = 0, 5
    for i in range(d.c.n_actors):
        for o in range(d.c.n_options[i, FORCE]):
            desk = d.copy()
            desk.s.posture[i, FORCE] = o
            orders_in_force(desk.c, desk.s)
            try_on(d.c, d.s, d.w, i, o)
            level = d.c.level[i, FORCE, o]
            fire = d.c.truce_fire * max(level[STRIKE], level[AIR], level[SEA], level[HURT])
            if d.c.side[i] >= 0:
                fire += d.c.truce_tempo * level[TEMPO] + level[SPOIL]
            assert provocation(desk.c, desk.s, i) == provocation(d.c, d.s, i)
            assert abs(provocation(d.c, d.s, i) - fire) < 1e-12
            take_off(d.s, d.w, i)


def test_only_fighters_attack_and_raid(d):
    d.s.level[:] = 0.0
    d.s.level[d.at("united_states"), SPOIL] = 1.0
    assert provocations(d.c, d.s) == 0.0
    d.s.level[d.at("opposition"), SPOIL] = 1.0
    d.s.level[d.at("syria"), TEMPO] = 0.5
    assert provocations(d.c, d.s) == 1.0 + 0.5 * d.c.truce_tempo


def test_no_deal_no_restraint(d):
    assert held_back(d.c, d.s) == 1.0
    for deal_age, left in ((-1, 1.0), (0, d.c.truce_tempo), (9, d.c.truce_tempo)):
        d.s.deal_line, d.s.deal_age = 0, deal_age
        assert held_back(d.c, d.s) == left


def test_mechanism_off_keeps_an_exponential_expectation(d):
    d.c.on[M_CEASEFIRE] = 0
    assert abs(survival(d.c, 0, 10.0, 5.0) - np.exp(-10.0 / d.c.truce_scale)) < 1e-12


def test_orders_that_open_a_campaign_are_foreseen_to_breach_a_deal(d):
    """A campaign that stands breaches nothing anew; without a deal there is nothing to breach."""
    i, j = d.at("turkey"), d.at("syria")
    assert campaign_break_chance(d.c, d.s, 0.6) == 0.6 * d.c.truce_breach
    d.s.deal_line, d.s.deal_age = 0, 4
    try_on(d.c, d.s, d.w, i, d.option("turkey", "force", "strike_wide"))
    w = d.ahead()
    assert outlive_chance(d.c, d.s, w) == 1.0 - d.c.truce_breach
    kept = float(w.kept)
    d.c.truce_breach = 0.0
    assert abs(d.ahead().kept * 0.5 - kept) < 1e-12
    d.c.truce_breach = 0.5
    d.s.camp_day[i, j] = d.s.day
    assert outlive_chance(d.c, d.s, d.ahead()) == 1.0
    d.s.camp_day[i, j], d.s.deal_age = -1, -1
    assert outlive_chance(d.c, d.s, d.ahead()) == 1.0
