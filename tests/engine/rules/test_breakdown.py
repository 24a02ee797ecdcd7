"""A truce day by day: ageing, violations, breaches (theory B12).

Statistical: two means within 4 standard errors (6e-5 each).
"""

import numpy as np
import pytest

from sim.engine.rules.breakdown import age, breach
from sim.engine.rules.ceasefire import survival, weibull_survival
from sim.engine.state.happenings import H_BREAKDOWN
from sim.engine.state.names import M_CEASEFIRE, T_TRUCE


@pytest.mark.theory
def test_T21_the_daily_rule_accumulates_to_the_weibull_law(d):
    """Broken deals by day twenty over 1,500 rollouts of `age` alone, against 1 - S(20)."""
    d.c.violation_rate, d.c.truce_shape, d.c.truce_scale = 0.0, 0.7, 60.0
    d.c.line_strength[:] = 0.5
    d.s.level[:] = 0.0
    broken, n = 0, 1500
    for k in range(n):
        d.s.replicate, d.s.deal_line, d.s.deal_age, d.s.violations = k, 0, 0, 0.0
        for day in range(20):
            d.s.day = day
            age(d.c, d.s)
        broken += d.s.deal_line < 0
    p = 1.0 - weibull_survival(20.0, 0.7, 60.0)
    assert abs(broken / n - p) < 4.0 * np.sqrt(p * (1.0 - p) / n)


def test_strikes_shorten_the_life_of_a_truce(d):
    """Breaks of the first day over 1,000 rollouts, with and without a day of full strikes."""
    d.c.violation_rate, d.c.truce_scale = 0.0, 10.0
    d.s.level[:] = 0.0
    broken = []
    for fire in (0.0, 1.0):
        count = 0
        for k in range(1000):
            d.s.replicate, d.s.deal_line, d.s.deal_age, d.s.violations = k, 0, 0, 0.0
            d.s.fire[d.at("turkey"), d.at("syria")] = fire
            age(d.c, d.s)
            count += d.s.deal_line < 0
        p = 1.0 - survival(d.c, 0, 1.0, fire * d.c.truce_fire)
        assert abs(count / 1000 - p) < 4.0 * np.sqrt(p * (1.0 - p) / 1000)
        broken.append(count)
    assert broken[1] > broken[0]


def test_violations_breed_violations_and_fade(d):
    d.s.deal_line, d.s.deal_age, d.s.violations = 0, 3, 2.0
    d.c.violation_rate, d.c.truce_scale, d.c.violation_effect = 0.0, 1e9, 0.0
    d.s.level[:] = 0.0
    seen = set()
    for k in range(40):
        desk = d.copy()
        desk.s.replicate = k
        age(desk.c, desk.s)
        seen.add(round(float(desk.s.violations), 9))
    faded = 2.0 * np.exp(-d.c.violation_decay)
    assert seen == {round(faded, 9), round(faded + d.c.violation_excite, 9)}


def test_a_break_is_news_to_everybody(d):
    d.s.deal_line, d.s.deal_age = 0, 0
    d.c.truce_scale = 1e-9
    d.s.day = 6
    age(d.c, d.s)
    assert d.s.deal_line == -1 and d.s.break_first == 6
    assert all(d.s.next_trigger[i] & T_TRUCE for i in range(d.c.n_actors))


def test_no_deal_no_ageing(d):
    before = d.copy()
    age(d.c, d.s)
    assert d.s.deal_days == 0 and np.array_equal(before.s.level, d.s.level)


def opening(d, weight):
    """A day on which one actor opens a campaign on another under a deal of four days."""
    i, j = d.at("turkey"), d.at("syria")
    d.s.deal_line, d.s.deal_age, d.s.bout[i, j], d.s.fire[i, j] = 0, 4, 1, weight
    d.s.level[:] = 0.0
    d.c.truce_scale, d.c.violation_rate, d.c.truce_breach = 1e9, 0.0, 0.5
    return i, j


def test_a_campaign_breaches_a_deal_in_proportion_to_its_weight(d):
    broken = []
    for weight in (0.2, 1.0):
        opening(d, weight)
        count = 0
        for n in range(2000):
            d.s.replicate, d.s.deal_line, d.s.deal_age = n, 0, 4
            age(d.c, d.s)
            count += d.s.deal_line < 0
        p = 0.5 * weight
        assert abs(count / 2000 - p) < 4.0 * np.sqrt(p * (1.0 - p) / 2000)
        broken.append(count)
    assert broken[0] < broken[1] < 2000  # not a certain break


def test_a_breach_has_an_author_and_the_strike_for_a_cause(d):
    i, j = opening(d, 1.0)
    d.c.truce_breach = 1.0
    d.s.strike_event[i, j] = 3
    first = int(d.s.logged)
    assert breach(d.c, d.s) and d.s.deal_line == -1
    found = first % len(d.s.log_kind)
    assert (d.s.log_kind[found], d.s.log_actor[found], d.s.log_other[found],
            d.s.log_cause[found]) == (H_BREAKDOWN, i, j, 3)


def test_a_campaign_that_goes_on_breaches_nothing_anew_and_none_does_without_the_mechanism(d):
    i, j = opening(d, 1.0)
    d.c.truce_breach = 1.0
    d.s.bout[i, j] = 0
    assert not breach(d.c, d.s)
    d.s.bout[i, j], d.c.on[M_CEASEFIRE] = 1, 0
    age(d.c, d.s)
    assert d.s.deal_line == 0
