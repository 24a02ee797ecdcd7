"""Incidents, spoilers, brinkmanship (theory B4) and slips.

Statistical: three frequencies within 4 standard errors (6e-5 each).
"""

import numpy as np
import pytest

from sim.rules.blow_size import SECTION, median_size
from sim.rules.incidents import (
    ORDERED,
    accident_hazard,
    attacks_on_posts,
    brink,
    draw_author,
    slips,
    spoilers,
)
from sim.rules.slide import exposure_risk
from sim.state.names import (
    CAUTION,
    HURT,
    M_BLOWS,
    M_BRINKMANSHIP,
    M_FRICTION,
    M_INCIDENTS,
    SHIELD,
    SPOIL,
    SUPPORT,
)


def test_with_sizes_replaced_every_attack_kills_the_median(d):
    d.c.hazard_block, d.c.on[M_BLOWS] = 1e6, 0
    dead = set()
    for k in range(50):
        desk = d.copy()
        desk.s.replicate = k
        attacks_on_posts(desk.c, desk.s)
        dead.add(float(desk.s.killed_today[d.at("turkey")]))
    assert dead == {median_size(d.c)}


def test_no_exposed_troops_no_accidents(d):
    i = d.at("turkey")
    d.s.troops[i] = d.s.post.sum()
    d.s.n_encircled = 0
    assert accident_hazard(d.c, d.s, 1.0, 0.0, i) == 0.0
    d.c.no_notice = 0.0
    d.s.n_encircled = 2
    expected = d.c.hazard_post * 2 * 1.2
    assert abs(accident_hazard(d.c, d.s, 1.0, 0.0, i) - expected) < 1e-15


def test_missing_notice_raises_the_hazard(d):
    i = d.at("turkey")
    d.c.no_notice = 0.0
    base = accident_hazard(d.c, d.s, 1.0, 0.0, i)
    d.c.no_notice = 0.5
    assert abs(accident_hazard(d.c, d.s, 1.0, 0.0, i) - 1.5 * base) < 1e-15


def test_attacks_occur_at_their_total_hazard(d):
    n, t = 2500, d.at("syria")
    d.s.effort[t] = 1.0
    d.s.level[t, HURT] = 0.3
    accident = accident_hazard(d.c, d.s, 1.0, d.s.level[t, CAUTION], d.at("turkey"))
    total = accident + ORDERED * 0.3
    for p in ("russia", "iran"):
        total += accident * d.c.patron_exposure * d.s.level[d.at(p), SUPPORT]
    troops = d.s.troops.copy()
    for k in range(n):
        d.s.replicate = k
        d.s.troops[:] = troops
        attacks_on_posts(d.c, d.s)
    p = 1.0 - np.exp(-total)
    assert abs(d.s.incidents / n - p) < 4.0 * np.sqrt(p * (1 - p) / n)


def test_attacks_are_misattributed_at_their_rate(d):
    d.c.hazard_block, d.c.misattribution, n = 1e6, 0.2, 2000
    troops = d.s.troops.copy()
    for k in range(n):
        d.s.replicate = k
        d.s.troops[:] = troops
        attacks_on_posts(d.c, d.s)
    assert d.s.incidents == n
    assert abs(d.s.misattributed / n - 0.2) < 4.0 * np.sqrt(0.16 / n)


def test_the_author_is_drawn_in_proportion_to_the_hazards(d):
    t, n = d.at("syria"), 2000
    d.c.patron_exposure = 0.5
    d.s.level[d.at("russia"), SUPPORT] = 1.0
    d.s.level[d.at("iran"), SUPPORT] = 0.0
    russia = 0
    for k in range(n):
        d.s.replicate = k
        russia += draw_author(d.c, d.s, t, 1.0, 1.5) == d.at("russia")
    assert abs(russia / n - 1 / 3) < 4.0 * np.sqrt(2 / 9 / n)


def test_mechanism_off_sees_no_attack(d):
    d.c.hazard_block, d.c.on[M_INCIDENTS] = 1e6, 0
    attacks_on_posts(d.c, d.s)
    d.s.level[d.at("opposition"), SPOIL] = 1.0
    d.c.spoil_rate = 1e3
    spoilers(d.c, d.s)
    assert d.s.incidents == d.s.spoiler_attacks == 0


def test_spoilers_kill_the_advancing_side_and_may_kill_its_patrons_men(d):
    i, t = d.at("opposition"), d.at("syria")
    d.s.level[i, SPOIL], d.c.spoil_rate, d.c.patron_exposure = 1.0, 1e3, 1.0
    d.s.level[d.at("russia"), SUPPORT] = 1.0
    d.s.day = 4
    spoilers(d.c, d.s)
    assert d.s.spoiler_attacks == 1 and d.s.last_spoil == 4
    assert d.s.inflicted[i, t] >= 1.0
    assert 1.0 <= d.s.inflicted[i, d.at("russia")] <= SECTION
    assert d.s.fatal_count[i, d.at("russia")] == 1


def test_only_the_other_side_spoils(d):
    d.s.level[:, SPOIL], d.c.spoil_rate = 0.0, 1e3
    d.s.level[d.at("iran"), SPOIL] = 1.0
    spoilers(d.c, d.s)
    assert d.s.spoiler_attacks == 0


@pytest.mark.theory
def test_T09_risk_accumulates_as_one_less_the_product_of_survivals(d):
    """Ten days at a daily risk of 0.05 make 0.4012630608, and the risk is kept in the ledger."""
    i, t, p = d.at("turkey"), d.at("syria"), d.at("russia")
    d.s.fire[i, t] = 1.0
    d.s.rung[i, t], d.s.rung[p, i] = 7, 0
    d.s.level[p, SUPPORT], d.s.level[p, SHIELD] = 0.8, 0.0
    d.c.risk_growth, d.c.risk_base = 2.0, 0.05 / 8.0
    assert abs(exposure_risk(d.c, 7.0, 1.0) - 0.05) < 1e-12
    for day in range(10):
        d.s.day = day
        d.s.rung[i, t], d.s.rung[p, i] = 7, 0  # whatever yesterday's draw
        brink(d.c, d.s)
    assert abs(d.s.risk - 0.4012630608) < 1e-9


@pytest.mark.theory
def test_B4_no_fire_no_risk_and_more_help_more_risk(d):
    i, t, p = d.at("turkey"), d.at("syria"), d.at("russia")
    brink(d.c, d.s)
    assert d.s.risk == 0.0
    d.s.fire[i, t] = 1.0
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


def test_friction_off_keeps_every_order(d):
    d.c.on[M_FRICTION], d.c.slip = 0, 1.0
    d.order("syria", "careful_offensive")
    slips(d.c, d.s)
    assert d.s.level[d.at("syria"), CAUTION] == 1.0
