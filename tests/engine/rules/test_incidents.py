"""Incidents, spoilers and slips. (Sizes: test_blow_size; the slide into war: test_slide.)

Statistical: four frequencies within 4 standard errors (6e-5 each).
"""

import numpy as np
import pytest

from sim.engine.rules.blow_size import SECTION, median_size
from sim.engine.rules.incidents import (
    accident_hazard,
    attacks_ahead,
    attacks_on_posts,
    beside_target,
    draw_author,
    helper_hazard,
    ordered_hazard,
    pace_of_contact,
    slips,
    spoilers,
    spoiling,
)
from sim.engine.rules.observe import main_rival
from sim.engine.state.names import (
    CAUTION,
    CONFRONT,
    HURT,
    M_BLOWS,
    M_FRICTION,
    M_INCIDENTS,
    SPOIL,
    SUPPORT,
    T_INCIDENT,
)
from tests.engine.rules.builders import Desk


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
    total = accident + d.c.ordered_rate * 0.3
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


def test_friction_off_keeps_every_order(d):
    d.c.on[M_FRICTION], d.c.slip = 0, 1.0
    d.order("syria", "careful_offensive")
    slips(d.c, d.s)
    assert d.s.level[d.at("syria"), CAUTION] == 1.0


def test_attacks_foreseen_are_those_that_occur(d):
    """The mean of `attacks_ahead` at the day's own pace is the frequency of attacks drawn."""
    n, t, i = 2500, d.at("syria"), d.at("turkey")
    d.s.effort[t], d.s.level[t, HURT] = 0.7, 0.2
    p = attacks_ahead(d.c, d.s, pace_of_contact(d.s, t, i))
    troops = d.s.troops.copy()
    for k in range(n):
        d.s.replicate = k
        d.s.troops[:] = troops
        attacks_on_posts(d.c, d.s)
    assert 0.05 < p < 0.95
    assert abs(d.s.incidents / n - p) < 4.0 * np.sqrt(p * (1 - p) / n)


def test_raids_foreseen_are_those_that_occur(d):
    i, n = d.at("opposition"), 4000
    d.s.level[i, SPOIL] = 0.6
    d.c.spoil_rate = 1.5
    p = spoiling(d.c, d.s, i)
    assert p == pytest.approx(1.0 - np.exp(-0.9))
    assert spoiling(d.c, d.s, d.at("iran")) == 0.0
    for k in range(n):
        d.s.replicate = k
        spoilers(d.c, d.s)
    assert abs(d.s.spoiler_attacks / n - p) < 4.0 * np.sqrt(p * (1 - p) / n)


@pytest.mark.parametrize("by", ["posture", "answer"])
def test_an_author_that_fires_openly_hides_nothing(d, by):
    t = d.at("syria")
    d.s.level[t, HURT] = 1.0
    assert ordered_hazard(d.c, d.s, t) == d.c.ordered_rate
    if by == "posture":
        d.s.level[t, 2] = 0.3
    else:
        d.fire_at("syria", "turkey", 0.3)
    assert ordered_hazard(d.c, d.s, t) == 0.0


@pytest.fixture
def sea() -> Desk:
    """A line at sea: issuer, a target that answers for itself, its client; no map."""
    return Desk("cuba_1962")


def test_the_target_its_patrons_and_its_clients_can_be_the_author(sea):
    i, t, client = int(sea.c.ult_issuer[0]), int(sea.c.ult_target[0]), sea.at("cuba")
    sea.s.level[client, HURT] = 0.8
    assert helper_hazard(sea.c, sea.s, client, t, 0.5) == sea.c.ordered_rate * 0.8
    assert helper_hazard(sea.c, sea.s, t, t, 0.5) == 0.0
    assert helper_hazard(sea.c, sea.s, sea.at("allies"), t, 0.5) == 0.0
    assert beside_target(sea.c, client, t) and beside_target(sea.c, t, t)
    assert not beside_target(sea.c, sea.at("allies"), t)
    assert main_rival(sea.c, client) == i


def test_exposed_troops_are_hit_without_a_map(sea):
    i, client = int(sea.c.ult_issuer[0]), sea.at("cuba")
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
    i, t = int(sea.c.ult_issuer[0]), int(sea.c.ult_target[0])
    sea.s.effort[t], sea.s.level[t, CONFRONT], sea.s.level[i, CONFRONT] = 0.1, 0.2, 0.6
    assert pace_of_contact(sea.s, t, i) == 0.1 + 0.6


def test_an_attack_on_a_post_is_news_to_the_patron_of_the_target(d):
    d.c.hazard_block = 1e6
    p = d.at("russia")
    assert not d.s.next_trigger[p] & T_INCIDENT
    attacks_on_posts(d.c, d.s)
    assert d.s.incidents == 1 and d.s.next_trigger[p] & T_INCIDENT
    alone = Desk("idlib_2020")
    alone.c.hazard_block, alone.c.ult_patron[0] = 1e6, -1
    attacks_on_posts(alone.c, alone.s)
    assert alone.s.incidents == 1 and not alone.s.next_trigger[p] & T_INCIDENT
