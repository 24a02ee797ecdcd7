"""Stocks at the day's end. Exact but for one mean within 4 standard errors (6e-5)."""

import numpy as np
import pytest

from sim.engine.rules.blows import blow
from sim.engine.rules.stocks import commitments, discharges, displacement, feelings
from sim.engine.state.names import (
    M_DISPLACEMENT,
    M_REFUGEES,
    M_REPUTATION,
    M_REVENGE,
    M_WEARINESS,
)


@pytest.mark.theory
def test_B3_commitment_is_publicity_weighted_days_with_slow_forgetting(d):
    i = d.at("turkey")
    d.c.commitment_decay, d.c.audience[i] = 0.02, 0.01
    d.c.pledge_publicity[:] = 0.0
    d.s.commitment[i], d.s.ult_publicity[0] = 0.0, 0.8
    for _ in range(30):
        commitments(d.c, d.s)
    assert abs(d.s.commitment[i] - 0.008 * (1.0 - 0.98**30) / 0.02) < 1e-12


def test_a_standing_pledge_commits_less_than_an_ultimatum(d):
    i = d.at("turkey")
    d.c.commitment_decay = 0.0
    d.s.commitment[i], d.s.ult_status[0] = 0.0, 0
    commitments(d.c, d.s)
    assert abs(d.s.commitment[i] - 0.3 * d.c.audience[i] * d.c.pledge_publicity[0]) < 1e-15


def test_no_fire_no_discharge(d):
    i = d.at("turkey")
    before = float(d.s.commitment[i])
    discharges(d.c, d.s)
    assert d.s.commitment[i] == before


def test_fire_below_the_threatened_rung_discharges_a_part(d):
    i, t = d.at("turkey"), d.at("syria")
    left = []
    for rung in (6.0, 7.0):
        desk = d.copy()
        desk.s.commitment[i] = 1.0
        desk.s.fire[i, t], desk.s.fire_rung[i, t], desk.s.fire_claim[i, t] = 1.0, rung, 1e9
        discharges(desk.c, desk.s)
        left.append(float(desk.s.commitment[i]))
    assert abs(left[0] - (1.0 - 0.5 * d.c.claim_discharge)) < 1e-12
    assert abs(left[1] - 0.5) < 1e-12


def test_an_answer_in_proportion_settles_the_dead_it_answers(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.unanswered_deaths[i] = 10.0
    aim = 10.0 * d.c.pledge_proportion[0]
    d.s.fire[i, t], d.s.fire_claim[i, t] = 1.0, 0.25 * aim
    discharges(d.c, d.s)
    assert abs(d.s.unanswered_deaths[i] - 7.5) < 1e-12


@pytest.mark.parametrize(
    ("mechanism", "stock"), [(M_REVENGE, "revenge"), (M_WEARINESS, "weariness")]
)
def test_a_mechanism_off_keeps_its_stock_at_nothing(d, mechanism, stock):
    i = d.at("turkey")
    d.c.on[mechanism] = 0
    d.s.killed_today[i] = 5.0
    blow(d.c, d.s, i, 5.0)
    feelings(d.c, d.s)
    assert getattr(d.s, stock)[i] == 0.0


def test_reputation_off_is_fixed_at_the_start(d):
    d.c.on[M_REPUTATION] = 0
    d.s.reputation[:] = 0.99
    feelings(d.c, d.s)
    np.testing.assert_array_equal(d.s.reputation[: d.c.n_actors], d.c.reputation[: d.c.n_actors])


def test_displacement_follows_places_lost_and_is_counted_once(d):
    n, total = 800, 0.0
    for i in range(d.c.n_actors):
        d.s.effort[i] = 0.0
    for k in range(n):
        d.s.replicate, d.s.displaced = k, 0.0
        d.s.settlements_taken, d.s.settlements_counted = 10.0, 0.0
        displacement(d.c, d.s)
        total += d.s.displaced
        assert d.s.settlements_counted == 10.0
    mean = 1.0 * d.c.displaced_quiet + 10.0 * d.c.displaced_per_settlement
    assert abs(total / n - mean) < 4.0 * 10.0 * np.sqrt(mean / n)  # counted in hundreds


def test_ground_regained_displaces_nobody_again(d):
    d.s.settlements_taken, d.s.settlements_counted = 4.0, 10.0
    d.c.displaced_quiet = 0.0
    before = float(d.s.displaced)
    displacement(d.c, d.s)
    assert d.s.displaced == before and d.s.settlements_counted == 10.0


def test_refugees_burden_their_host_and_can_be_switched_off(d):
    i = d.at("turkey")
    d.s.settlements_taken = 20.0
    off = d.copy()
    displacement(d.c, d.s)
    assert d.s.refugees[i] > 0.0 and d.s.refugees[d.at("united_states")] == 0.0
    off.c.on[M_REFUGEES] = 0
    displacement(off.c, off.s)
    assert off.s.refugees[i] == 0.0 and off.s.displaced == d.s.displaced
    off.c.on[M_DISPLACEMENT] = 0
    before = float(off.s.displaced)
    displacement(off.c, off.s)
    assert off.s.displaced == before
