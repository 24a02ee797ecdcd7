"""Ground combat: Lanchester, attacks, men at the front (theory B9).

Statistical: one mean within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.combat import (
    attacking,
    combat,
    efforts,
    front_day,
    front_losses,
    lanchester_day,
    note_attack,
)
from sim.engine.rules.theatre import forces
from sim.engine.state.names import CAUTION, M_ATTRITION, M_CONTROL, TEMPO
from tests.engine.rules.builders import Desk


def fight(a: float, b: float, own: float, other: float, days: float) -> tuple[float, float]:
    """The closed form of aimed fire: cosh and sinh of sqrt(ab) t."""
    x = np.sqrt(a * b) * days
    return (own * np.cosh(x) - other * np.sqrt(b / a) * np.sinh(x),
            other * np.cosh(x) - own * np.sqrt(a / b) * np.sinh(x))


@pytest.mark.theory
def test_T18_days_of_aimed_fire_follow_the_closed_form_and_its_invariant():
    a, b, own, other = 0.01, 0.01, 100.0, 80.0
    for day in range(1, 110):
        own, other = lanchester_day(a, b, own, other), lanchester_day(b, a, other, own)
        exact = fight(0.01, 0.01, 100.0, 80.0, day)
        assert abs(own - exact[0]) < 1e-9 and abs(other - exact[1]) < 1e-9
        assert abs(a * own**2 - b * other**2 - 36.0) < 1e-9


@pytest.mark.theory
def test_T18_the_weaker_force_is_gone_on_day_110_and_sixty_are_left():
    own, other = 100.0, 80.0
    for _ in range(109):
        own, other = lanchester_day(0.01, 0.01, own, other), lanchester_day(0.01, 0.01, other, own)
    assert other > 0.0
    left = 0.861229  # of a day: annihilation at t = 109.861229
    a = b = 0.01 * left
    own, other = lanchester_day(a, b, own, other), lanchester_day(b, a, other, own)
    assert abs(own - 60.0) < 1e-4 and abs(other) < 1e-4


@pytest.mark.theory
def test_T18_unequal_rates_keep_the_square_law():
    a, b, own, other = 0.02, 0.005, 50.0, 90.0
    before = a * own**2 - b * other**2
    for _ in range(30):
        own, other = lanchester_day(a, b, own, other), lanchester_day(b, a, other, own)
        assert abs(a * own**2 - b * other**2 - before) < 1e-9


def test_no_force_goes_below_nothing():
    assert lanchester_day(0.5, 0.5, 1.0, 100.0) == 0.0
    assert lanchester_day(0.0, 0.1, 10.0, 20.0) == 8.0
    assert lanchester_day(0.0, 0.1, 1.0, 20.0) == 0.0


def test_caution_slows_an_attack(d):
    i = d.at("syria")
    d.s.level[i, TEMPO] = 1.0
    d.s.level[i, CAUTION] = 1.0
    efforts(d.c, d.s, d.w)
    assert abs(d.s.effort[i] - (1.0 - d.c.caution_drag)) < 1e-15


def test_outsiders_make_no_effort(d):
    d.s.level[:, TEMPO] = 1.0
    efforts(d.c, d.s, d.w)
    assert d.s.effort[d.at("united_states")] == 0.0
    assert attacking(d.c, d.s)
    d.s.effort[:] = 0.0
    assert not attacking(d.c, d.s)


def test_front_deaths_have_the_lanchester_mean(d):
    i, n = d.at("syria"), 1200
    d.c.on[M_ATTRITION] = 0
    forces(d.c, d.s, d.w, 1.0)
    rate = (d.c.quiet_deaths + d.c.attack_deaths) * 0.001 / (0.5 * d.w.force[:2].sum())
    lost = d.w.force[0] - lanchester_day(rate, rate, d.w.force[0], d.w.force[1])
    mean = float(lost * 1000.0 * d.s.strength[i] / (d.s.strength[i] + d.s.strength[d.at("iran")]))
    mean *= d.c.exchange_ratio
    for k in range(n):
        d.s.replicate = k
        front_losses(d.c, d.s, d.w, 1.0)
    assert abs(d.s.deaths[i] / n - mean) < 4.0 * np.sqrt(mean / n)


def test_a_day_at_the_front_is_the_exact_day_of_both_sides(d):
    """One exponential for both is the closed form of each, to the last man of the weaker."""
    days = ((30.0, 20.0, 100.0), (20.0, 30.0, 50.0), (30.0, 0.2, 3e5), (0.2, 9.0, 3e5))
    for one, two, pace in days:
        d.w.force[0], d.w.force[1] = one, two
        front_day(d.c, d.w, pace)
        rate = pace * 0.001 * 2.0 / (one + two)
        lost = (one - lanchester_day(rate, rate, one, two)) * 1000.0 * d.c.exchange_ratio
        assert d.w.fallen[0] == pytest.approx(lost, rel=1e-9)
        assert d.w.fallen[1] == pytest.approx((two - lanchester_day(rate, rate, two, one)) * 1000.0,
                                              rel=1e-9)


def test_only_men_in_contact_die_at_the_front(d):
    i, c = d.at("turkey"), d.at("opposition")
    d.c.on[M_ATTRITION] = 0
    forces(d.c, d.s, d.w, 1.0)
    front_losses(d.c, d.s, d.w, 1.0)
    alone = float(d.w.lost[c])
    assert d.w.lost[i] == 0.0 < alone
    d.s.effort[i] = 0.6
    men = 0.6 * d.s.troops[i] / 1000.0
    front_losses(d.c, d.s, d.w, 1.0)
    assert d.w.lost[i] > 0.0 and abs(d.w.lost[i] + d.w.lost[c] - alone) < 1e-9
    assert abs(d.w.lost[i] / alone - men / (men + d.s.strength[c])) < 1e-12


def test_an_issuer_that_attacks_takes_ground_and_pays_for_it(d):
    i = d.at("turkey")
    d.order("syria", "hold")
    d.order("turkey", "war")
    for _ in range(3):
        combat(d.c, d.s, d.w)
        d.s.day += 1
    assert d.s.area_taken < 0.0 and d.s.deaths[i] > 0.0 and d.s.troops[i] < d.c.troops[i]


def test_runs_and_days_of_attack_are_counted_once(d):
    i, counted = d.at("syria"), []
    d.s.in_spell = 0
    for effort in (1.0, 0.5, 0.3, 0.0, 0.9):
        d.s.effort[:] = 0.0
        d.s.effort[i] = effort
        note_attack(d.c, d.s)
        counted.append((int(d.s.attack_spells), int(d.s.attack_days)))
    assert counted == [(1, 1), (1, 2), (1, 2), (1, 2), (2, 3)]


def test_a_frozen_map_moves_nothing(d):
    d.c.on[M_CONTROL] = 0
    before = d.s.holder.copy()
    combat(d.c, d.s, d.w)
    assert np.array_equal(before, d.s.holder) and (d.s.own == d.c.own).all()


def test_a_crisis_without_a_map_has_no_front():
    d = Desk("textbook")
    combat(d.c, d.s, d.w)
    assert d.s.deaths.sum() == 0.0 and d.s.attack_days == 0
