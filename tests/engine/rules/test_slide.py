"""The slide into a wider war: contact with and without fire, its daily risk, as foreseen.

Statistical: one frequency within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.engine.rules.barrage import fire_weight
from sim.engine.rules.price import price
from sim.engine.rules.slide import (
    brink,
    contact,
    exposure_risk,
    may_slide,
    rung_ahead,
    slide_risk,
)
from sim.engine.rules.tree import solve
from sim.engine.state.names import (
    C_RISK,
    CONFRONT,
    END_COMPLY,
    END_FREE,
    FORCE,
    M_BRINKMANSHIP,
    M_LADDER,
    RUNG,
    SHIELD,
    STRIKE,
    SUPPORT,
)
from tests.engine.rules.builders import Desk


@pytest.fixture
def sea() -> Desk:
    """A line at sea: issuer, a target that answers for itself, its client; no map, no fire yet."""
    d = Desk("cuba_1962")
    d.s.level[:, CONFRONT] = 0.0
    return d


def parties(d: Desk) -> tuple[int, int]:
    """Issuer and target."""
    return int(d.c.ult_issuer[0]), int(d.c.ult_target[0])


def touch(d: Desk) -> float:
    """How far the forces of issuer and patron touch."""
    i, t = parties(d)
    p = int(d.c.ult_patron[0])
    fire = max(fire_weight(d.s, i, t), fire_weight(d.s, i, p), fire_weight(d.s, p, i))
    return contact(d.c, d.s, i, p, fire)


def test_forces_touch_by_orders_without_fire_and_fully_under_fire(sea):
    i, t = parties(sea)
    assert touch(sea) == 0.0
    sea.s.level[i, CONFRONT], sea.s.level[t, CONFRONT] = 0.3, 0.6
    assert touch(sea) == 0.6
    sea.s.level[i, STRIKE] = 0.1
    assert touch(sea) == 1.0
    sea.s.aim[i] = sea.at("allies")  # fire on somebody else is no contact
    assert touch(sea) == 0.6


@pytest.mark.parametrize(("author", "struck"), [("turkey", "syria"), ("turkey", "russia"),
                                               ("russia", "turkey")])
def test_fire_either_way_across_the_two_sides_is_full_contact(d, author, struck):
    assert touch(d) == 0.0
    d.fire_at(author, struck, 0.1)
    assert touch(d) == 1.0


def test_fire_among_others_is_no_contact(d):
    d.fire_at("syria", "opposition")
    d.fire_at("iran", "turkey")
    assert touch(d) == 0.0


def test_contact_alone_can_run_out_of_control(sea):
    i, t = parties(sea)
    sea.s.level[i, CONFRONT], sea.s.level[t, CONFRONT] = 0.5, 0.0
    sea.s.level[t, SUPPORT], sea.s.level[t, SHIELD] = 0.7, 0.1
    sea.s.rung[i, t] = 5
    brink(sea.c, sea.s)
    daily = exposure_risk(sea.c, 5.0, 1.0) * (sea.c.apart + 0.8) * 0.5
    assert abs(sea.s.risk - daily) < 1e-15 and daily > 0
    assert slide_risk(sea.c, sea.s, i, t, 0.0, 5.0) == pytest.approx(daily, abs=1e-15)
    sea.c.on[M_BRINKMANSHIP] = 0
    brink(sea.c, sea.s)
    assert abs(sea.s.risk - daily) < 1e-15


def test_a_shield_that_an_answer_set_brings_forces_as_near_as_one_by_posture(sea):
    i, t = parties(sea)
    sea.s.level[i, CONFRONT], sea.s.level[t, SHIELD] = 0.5, 0.4
    by_posture = slide_risk(sea.c, sea.s, i, t, 0.0, 5.0)
    sea.s.level[t, SHIELD], sea.s.guard[t] = 0.0, 0.4
    assert slide_risk(sea.c, sea.s, i, t, 0.0, 5.0) == by_posture > 0.0


def test_any_other_patron_can_slide_into_war_too_while_it_exchanges_fire_with_the_issuer(d):
    u, main, other = 0, d.at("russia"), d.at("iran")
    assert may_slide(d.c, u, main, 0.0) and not may_slide(d.c, u, other, 0.0)
    assert may_slide(d.c, u, other, 0.1) and not may_slide(d.c, u, d.at("united_states"), 1.0)
    assert not may_slide(d.c, u, d.at("turkey"), 1.0)
    d.fire_at("iran", "turkey")
    d.c.risk_base, d.c.risk_growth, d.s.rung[:] = 1.0, 1.0, 8
    brink(d.c, d.s)
    assert d.s.disaster == 1 and d.s.rung[other, d.at("turkey")] == 9


def test_without_contact_or_fire_nothing_runs_out_of_control(sea):
    sea.c.risk_base = 1.0
    brink(sea.c, sea.s)
    assert sea.s.disaster == 0 and sea.s.risk == 0.0


def test_how_often_contact_ends_in_war(sea):
    i, t = parties(sea)
    sea.c.risk_base = 0.3
    sea.s.level[i, CONFRONT], sea.s.level[t, SUPPORT], sea.s.level[t, SHIELD] = 0.5, 0.8, 0.0
    hits, n = 0, 4000
    for k in range(n):
        sea.s.replicate, sea.s.disaster = k, 0
        sea.s.rung[:] = 4
        brink(sea.c, sea.s)
        hits += sea.s.disaster
    p = 0.3 * 1.0 * 0.5
    assert abs(hits / n - p) < 4 * np.sqrt(p * (1 - p) / n)


@pytest.mark.theory
def test_T09_risk_accumulates_as_one_less_the_product_of_survivals(d):
    """Ten days at a daily risk of 0.05 make 0.4012630608, and the risk is kept in the ledger."""
    i, t = d.fire_at("turkey", "syria")
    p = d.at("russia")
    d.s.level[p, SUPPORT], d.s.level[p, SHIELD] = 0.8, 0.0
    d.c.risk_growth, d.c.risk_base = 2.0, 0.05 / 8.0
    assert abs(exposure_risk(d.c, 7.0, 1.0) - 0.05) < 1e-12
    for day in range(10):
        d.s.day = day
        d.s.rung[:] = 0  # whatever yesterday's draw
        d.s.rung[i, t] = 7
        brink(d.c, d.s)
    assert abs(d.s.risk - 0.4012630608) < 1e-9


@pytest.mark.theory
def test_T09_the_outlook_foresees_the_risk_that_the_days_add_up_to(d):
    """The same ten days looked ahead at: the same number, not ten times the day's."""
    i, t = d.fire_at("turkey", "syria", rung=7)
    p = d.at("russia")
    d.s.level[p, SUPPORT], d.s.level[p, SHIELD] = 0.8, 0.0
    d.c.risk_growth, d.c.risk_base, d.c.horizon = 2.0, 0.05 / 8.0, 10.0
    d.s.rung[:] = 0
    d.s.rung[i, t], d.s.level[i, RUNG] = 7, 7.0
    assert d.ahead().slide == pytest.approx(0.4012630608, abs=1e-9)


@pytest.mark.theory
def test_T09_autonomous_risk_grows_by_the_rung(d):
    d.c.risk_base, d.c.risk_growth = 0.05, 2.0
    assert exposure_risk(d.c, 4.0, 1.0) == 0.05
    assert abs(exposure_risk(d.c, 6.0, 1.0) - 0.2) < 1e-12
    assert exposure_risk(d.c, 9.0, 1000.0) == 1.0
    d.c.on[M_BRINKMANSHIP] = 0
    assert exposure_risk(d.c, 8.0, 30.0) == 0.0


@pytest.mark.theory
def test_B4_no_fire_no_risk_and_more_help_more_risk(d):
    p = d.at("russia")
    brink(d.c, d.s)
    assert d.s.risk == 0.0
    d.fire_at("turkey", "syria")
    risks = []
    for help_given in (0.0, 0.5, 1.0):
        desk = d.copy()
        desk.s.level[p, SUPPORT] = help_given
        brink(desk.c, desk.s)
        risks.append(float(desk.s.risk))
    assert 0.0 < risks[0] < risks[1] < risks[2]
    d.c.on[M_BRINKMANSHIP] = 0
    brink(d.c, d.s)
    assert d.s.risk == 0.0


def test_contact_presses_a_target_that_defies(sea):
    """The risk of defying is a risk of the ends without compliance, and complying ends it."""
    i, t = parties(sea)
    solve(sea.c, sea.s, sea.w, 0, 0.1, -1)
    free, worth = sea.w.mean_target.copy(), sea.w.v_target.copy()
    sea.s.level[i, CONFRONT], sea.s.level[i, RUNG] = 0.7, 5.0
    calm = float(sea.w.worth[END_COMPLY, t])
    loose = float(sea.w.worth[END_FREE, t])
    solve(sea.c, sea.s, sea.w, 0, 0.1, -1)
    assert sea.w.worth[END_COMPLY, t] == calm and sea.w.worth[END_FREE, t] < loose
    assert (sea.w.v_target[:, 2] < worth[:, 2]).all()
    assert (sea.w.v_target[:, 1] < worth[:, 1]).all() and sea.w.mean_target[0] > free[0]


def test_an_order_to_confront_is_priced_as_risk(sea):
    """Rung by rung: the risk over the horizon at the rung ordered, by the contact ordered."""
    i, t = parties(sea)
    sea.s.rung[:] = 0
    price(sea.c, sea.s, sea.w, i, FORCE)
    o = sea.option("united_states", "force", "tight_quarantine")
    level = sea.c.level[i, FORCE, o]
    near = sea.c.apart + sea.s.level[t, SUPPORT] + sea.s.level[t, SHIELD]
    daily = exposure_risk(sea.c, level[RUNG], 1.0) * near * level[CONFRONT]
    slide = 1.0 - (1.0 - daily) ** sea.c.horizon
    assert abs(sea.w.payoff[0, o, C_RISK] + slide * sea.c.disaster[i]) < 1e-12
    assert sea.w.payoff[0, sea.option("united_states", "force", "watch"), C_RISK] == 0.0


def test_the_rung_foreseen_is_up_at_once_and_comes_down_a_step_at_a_time(d):
    i, t = d.at("turkey"), d.at("syria")
    d.c.rung_decay = 0.25
    d.s.rung[i, t], d.s.level[i, RUNG] = 3, 7.0
    assert rung_ahead(d.c, d.s, i, t, 10.0) == 7.0
    d.s.rung[i, t], d.s.level[i, RUNG] = 7, 0.0
    assert rung_ahead(d.c, d.s, i, t, 8.0) == 6.0  # two steps in eight days, one on average
    steps = np.maximum(0.0, 7.0 - 0.25 * (np.arange(400_000) + 0.5) / 10_000)
    assert rung_ahead(d.c, d.s, i, t, 40.0) == pytest.approx(steps.mean(), abs=1e-6)
    assert rung_ahead(d.c, d.s, i, d.at("russia"), 8.0) == d.s.rung[i, d.at("russia")]
    d.c.on[M_LADDER] = 0
    assert rung_ahead(d.c, d.s, i, t, 8.0) == 0.0
