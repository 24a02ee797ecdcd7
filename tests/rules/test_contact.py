"""Contact without fire, a power that answers for itself, exposed troops and lines without a map.

Statistical: one frequency within 4 standard errors (6e-5).
"""

import numpy as np
import pytest

from sim.rules.incidents import (
    ORDERED,
    attacks_on_posts,
    beside_target,
    brink,
    contact,
    helper_hazard,
    pace_of_contact,
)
from sim.rules.observe import main_partner, main_rival
from sim.rules.price import own_ultimatum, price
from sim.rules.responses import patrons_asked
from sim.rules.slide import exposure_risk
from sim.rules.talks import worth_to_type
from sim.rules.theatre import survey
from sim.rules.tree import pressure, solve
from sim.state.names import (
    C_RISK,
    CONFRONT,
    FORCE,
    HURT,
    M_BRINKMANSHIP,
    RUNG,
    SHIELD,
    SUPPORT,
    U_OPEN,
)
from tests.rules.builders import Desk


@pytest.fixture
def sea() -> Desk:
    """A line at sea: issuer, a target that answers for itself, its client; no map."""
    return Desk("cuba_1962")


def parties(d: Desk) -> tuple[int, int]:
    return int(d.c.ult_issuer[0]), int(d.c.ult_target[0])


def test_forces_touch_by_orders_without_fire_and_fully_under_fire(sea):
    i, t = parties(sea)
    sea.s.level[i, CONFRONT], sea.s.level[t, CONFRONT] = 0.3, 0.6
    assert contact(sea.c, sea.s, 0) == 0.6
    sea.s.fire[i, t] = 0.1
    assert contact(sea.c, sea.s, 0) == 1.0
    sea.s.fire[i, t] = sea.s.level[i, CONFRONT] = sea.s.level[t, CONFRONT] = 0.0
    assert contact(sea.c, sea.s, 0) == 0.0


def test_contact_alone_can_run_out_of_control(sea):
    i, t = parties(sea)
    sea.s.level[i, CONFRONT], sea.s.level[t, CONFRONT] = 0.5, 0.0
    sea.s.level[t, SUPPORT], sea.s.level[t, SHIELD] = 0.7, 0.1
    sea.s.rung[i, t] = 5
    brink(sea.c, sea.s)
    daily = exposure_risk(sea.c, 5.0, 1.0) * (0.2 + 0.8) * 0.5
    assert abs(sea.s.risk - daily) < 1e-15 and daily > 0
    sea.c.on[M_BRINKMANSHIP] = 0
    brink(sea.c, sea.s)
    assert abs(sea.s.risk - daily) < 1e-15


def test_without_contact_or_fire_nothing_runs_out_of_control(sea):
    sea.s.level[:, CONFRONT] = 0.0
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


def test_contact_presses_a_target_that_defies(sea):
    i, t = parties(sea)
    sea.s.level[i, CONFRONT] = 0.0
    assert pressure(sea.c, sea.s, 0) == 0.0
    solve(sea.c, sea.s, sea.w, 0, 0.1)
    free = sea.w.mean_target.copy()
    sea.s.level[i, CONFRONT], sea.s.level[i, RUNG] = 0.7, 5.0
    solve(sea.c, sea.s, sea.w, 0, 0.1)
    assert pressure(sea.c, sea.s, 0) > 0.0
    assert sea.w.mean_target[0] > free[0] and sea.w.mean_target[2] < free[2]
    sea.c.ult_patron[0] = -1
    assert pressure(sea.c, sea.s, 0) == 0.0


def test_an_order_to_confront_is_priced_as_risk(sea):
    i, _ = parties(sea)
    price(sea.c, sea.s, sea.w, i, FORCE)
    o = sea.option("united_states", "force", "tight_quarantine")
    level = sea.c.level[i, FORCE, o]
    risk = exposure_risk(sea.c, level[RUNG], 1.0) * sea.c.horizon * sea.c.disaster[i]
    assert abs(sea.w.payoff[0, o, C_RISK] + risk * level[CONFRONT]) < 1e-12
    assert sea.w.payoff[0, sea.option("united_states", "force", "watch"), C_RISK] == 0.0


def test_a_power_that_answers_for_itself_is_asked_like_a_patron(sea):
    i, t = parties(sea)
    assert sea.c.ult_patron[0] == t and sea.c.patron[t, t] == 1
    assert (main_rival(sea.c, t), main_partner(sea.c, i), main_partner(sea.c, t)) == (i, t, i)
    assert own_ultimatum(sea.c, t) == 0
    assert not patrons_asked(sea.c, sea.s, t, 0)
    sea.s.bout[i, t] = 1
    assert patrons_asked(sea.c, sea.s, t, 0)


def test_the_target_its_patrons_and_its_clients_can_be_the_author(sea):
    t, client = parties(sea)[1], sea.at("cuba")
    sea.s.level[client, HURT] = 0.8
    assert helper_hazard(sea.c, sea.s, client, t, 0.5) == ORDERED * 0.8
    assert helper_hazard(sea.c, sea.s, t, t, 0.5) == 0.0
    assert helper_hazard(sea.c, sea.s, sea.at("allies"), t, 0.5) == 0.0
    assert beside_target(sea.c, client, t) and beside_target(sea.c, t, t)
    assert not beside_target(sea.c, sea.at("allies"), t)
    assert main_rival(sea.c, client) == parties(sea)[0]


def test_exposed_troops_are_hit_without_a_map(sea):
    i, t = parties(sea)
    client = sea.at("cuba")
    sea.c.hazard_block = 0.0
    sea.s.level[:, HURT] = 0.0
    attacks_on_posts(sea.c, sea.s)
    assert sea.s.incidents == 0
    sea.s.level[client, HURT] = 1.0
    sea.c.misattribution = 0.0
    for day in range(200):
        sea.s.day = day
        attacks_on_posts(sea.c, sea.s)
    assert 20 < sea.s.incidents < 80  # 0.22 a day
    assert sea.s.fatal_count[client, i] == sea.s.incidents and sea.s.deaths[i] >= sea.s.incidents


def test_contact_quickens_the_pace(sea):
    i, t = parties(sea)
    sea.s.effort[t], sea.s.level[t, CONFRONT], sea.s.level[i, CONFRONT] = 0.1, 0.2, 0.6
    assert pace_of_contact(sea.s, t, i) == 0.1 + 0.6


def test_a_line_without_a_map_gives_its_share(sea):
    survey(sea.c, sea.s)
    assert sea.s.share_line[sea.line("standstill")] == 0.3
    assert sea.s.share_line[sea.line("missile_trade")] == 1.0


def test_a_demand_without_a_line_commits_to_all_of_it(sea):
    i, _ = parties(sea)
    k, line = 2, sea.line("standstill")
    sea.s.commitment[i] = 0.0
    free = worth_to_type(sea.c, sea.s, i, k, line, 0.0, 0.0)
    sea.s.commitment[i] = 0.1
    assert sea.s.ult_status[0] == U_OPEN
    bound = worth_to_type(sea.c, sea.s, i, k, line, 0.0, 0.0)
    assert abs(free - bound - 0.1) < 1e-12  # three times a gap of 0.7 is more than all
