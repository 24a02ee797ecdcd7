"""The map: shares, posts, fronts, drift. Exact."""

import numpy as np
import pytest

from sim.engine.rules.barrage import clearness
from sim.engine.rules.combat import advances, efforts
from sim.engine.rules.fronts import attack_tempo
from sim.engine.rules.momentum import paced_days
from sim.engine.rules.theatre import (
    advance_rate,
    disputed_area,
    expected_drift,
    forces,
    ground,
    inflow,
    reinforce,
    share_of_side,
    survey,
)
from sim.engine.state.names import M_ATTRITION, M_CONTROL, REINFORCE, STRIKE, SUPPORT, TEMPO


def test_share_is_area_held_over_area_at_issue(d):
    n = int(d.c.n_places)
    disputed = d.c.disputed[:n] == 1
    d.s.own[int(np.flatnonzero(disputed)[0])] = 0.3
    survey(d.c, d.s)
    held = (d.c.area[:n] * d.s.own[:n])[disputed].sum()
    assert abs(d.s.share - held / d.c.area[:n][disputed].sum()) < 1e-12
    assert disputed_area(d.c) == d.c.area[:n][disputed].sum()


def test_posts_behind_the_advancing_side_are_surrounded(d):
    survey(d.c, d.s)
    n = int(d.c.n_places)
    expected = int(((d.s.post[:n] > 0) & (d.s.holder[:n] == 0)).sum())
    assert d.s.n_encircled == expected > 0
    d.s.holder[:n], d.s.own[:n] = 1, 1.0
    survey(d.c, d.s)
    assert d.s.n_encircled == 0 and d.s.share == 1.0 and d.s.encircled.sum() == 0


def test_without_a_map_the_share_is_what_was_conceded(small):
    survey(small.c, small.s)
    assert small.s.share == 0.0
    small.s.ult_credit[0] = 0.6
    survey(small.c, small.s)
    assert small.s.share == 0.6 and disputed_area(small.c) == 1.0


def test_ground_is_zero_sum_between_equal_stakes(d):
    a, b = d.at("turkey"), d.at("syria")
    d.c.stake[a] = d.c.stake[b] = 1.0
    for share in (0.0, 0.3, 1.0):
        assert abs(ground(d.c, a, share) + ground(d.c, b, share) - 1.0) < 1e-15
    assert ground(d.c, d.at("united_states"), 0.4) == 0.0


def test_help_and_weather_weigh_on_the_front(d):
    forces(d.c, d.s, d.w, 1.0)
    full = d.w.force.copy()
    d.s.support[d.at("russia")] = 0.0
    d.s.support[d.at("iran")] = 0.0
    forces(d.c, d.s, d.w, 1.0)
    bare = d.w.force.copy()
    assert bare[0] < full[0] and bare[1] == full[1]
    d.s.support[d.at("russia")] = 1.0
    forces(d.c, d.s, d.w, 1.0)
    clear = float(d.w.force[0])
    forces(d.c, d.s, d.w, clearness(d.c, 1.0))
    assert bare[0] < d.w.force[0] < clear


def test_help_of_several_patrons_is_capped_at_full(d):
    d.c.dependence[d.at("syria"), d.at("russia")] = 1.0
    d.s.support[d.at("russia")], d.s.support[d.at("iran")] = 1.0, 0.0
    forces(d.c, d.s, d.w, 1.0)
    one = float(d.w.force[0])
    d.s.support[d.at("iran")] = 1.0
    forces(d.c, d.s, d.w, 1.0)
    assert d.w.force[0] == one


def test_help_counts_by_the_clients_dependence(d):
    t, p = d.at("syria"), d.at("russia")
    front = []
    for dependence in (0.0, 0.4, 0.8):
        d.c.dependence[t, :] = 0.0
        d.c.dependence[t, p] = dependence
        forces(d.c, d.s, d.w, 1.0)
        front.append(float(d.w.force[0]))
    assert front[0] < front[1] < front[2]
    assert abs(front[2] - 2.0 * front[1] + front[0]) < 1e-12


def test_men_join_the_front_of_a_fighter_and_the_regulars_of_the_others(d):
    i, t = d.at("turkey"), d.at("iran")
    strength, troops = float(d.s.strength[t]), float(d.s.troops[i])
    d.c.troops_max[t] = 1e6
    reinforce(d.c, d.s, t, 500.0)
    reinforce(d.c, d.s, i, 500.0)
    assert abs(d.s.strength[t] - strength - 0.5) < 1e-12 and d.s.troops[i] == troops + 500.0
    reinforce(d.c, d.s, t, -1e9)
    reinforce(d.c, d.s, i, 1e9)
    assert d.s.strength[t] == 0.0 and d.s.troops[i] == d.c.troops_max[i]


def test_the_day_on_which_the_pocket_falls_is_noted_once(d):
    d.s.day = 7
    survey(d.c, d.s)
    assert d.s.fall_first == -1
    d.s.own[:] = 0.0
    survey(d.c, d.s)
    d.s.day = 8
    survey(d.c, d.s)
    assert d.s.fall_first == 7


def test_a_front_never_vanishes(d):
    d.s.strength[:] = 0.0
    d.s.level[:, SUPPORT] = d.s.level[:, STRIKE] = 0.0
    forces(d.c, d.s, d.w, 1.0)
    assert d.w.force.tolist() == [0.1, 0.1]


def test_advance_is_linear_in_tempo_and_rises_with_the_force_ratio(d):
    d.w.force[:] = [30.0, 15.0]
    one = advance_rate(d.c, d.w, 0, 0.5)
    assert abs(advance_rate(d.c, d.w, 0, 1.0) - 2.0 * one) < 1e-12
    assert abs(one - 0.5 * d.c.advance * 2.0**d.c.decisiveness) < 1e-9
    d.w.force[:] = [15.0, 15.0]
    assert advance_rate(d.c, d.w, 0, 0.5) < one
    assert abs(advance_rate(d.c, d.w, 1, 0.5) - d.c.counter_rate * 0.5 * d.c.advance) < 1e-9


def test_drift_is_the_advance_over_days_of_attack_and_stops_at_the_edges(d):
    forces(d.c, d.s, d.w, 1.0)
    i, days = d.at("syria"), 10.0
    gain = advance_rate(d.c, d.w, 0, attack_tempo(d.c, d.s, d.w, i)) * share_of_side(d.c, d.s, i)
    expected = -gain * paced_days(d.c, d.s, d.w, i, days) / disputed_area(d.c)
    assert abs(expected_drift(d.c, d.s, d.w, days) - expected) < 1e-15 and expected < 0.0
    assert expected_drift(d.c, d.s, d.w, 1e9) == -d.s.share
    d.s.level[d.at("opposition"), TEMPO] = 1.0
    d.s.level[i, TEMPO] = 0.0
    assert expected_drift(d.c, d.s, d.w, 1e9) == 1.0 - d.s.share
    d.c.on[M_CONTROL] = 0
    assert expected_drift(d.c, d.s, d.w, 10.0) == 0.0


def test_drift_is_the_mean_of_what_the_day_does(d):
    """Within 4 standard errors of 300 fortnights of fighting with constant forces."""
    d.c.on[M_ATTRITION] = 0
    d.order("opposition", "counter_attack")
    forces(d.c, d.s, d.w, 1.0)
    expected = expected_drift(d.c, d.s, d.w, 14.0)
    moved = []
    for k in range(300):
        desk = d.copy()
        desk.s.replicate = k
        for day in range(14):
            desk.s.day = day
            efforts(desk.c, desk.s, desk.w)
            advances(desk.c, desk.s, desk.w)
        survey(desk.c, desk.s)
        moved.append(desk.s.share - d.s.share)
    error = np.std(moved) / np.sqrt(len(moved))
    assert abs(np.mean(moved) - expected) < 4.0 * error < 0.2 * abs(expected)


def test_parts_of_a_side_add_up_to_one(d):
    for side in (0, 1):
        parts = [share_of_side(d.c, d.s, i) for i in range(d.c.n_actors) if d.c.side[i] == side]
        assert abs(sum(parts) - 1.0) < 1e-12
    d.s.strength[:] = 0.0
    assert share_of_side(d.c, d.s, 0) == 0.0


@pytest.mark.parametrize("order", [1.0, 0.5, 0.0, -1.0])
def test_troops_flow_at_the_ordered_rate_within_bounds(d, order):
    i = d.at("turkey")
    d.s.level[i, REINFORCE] = order
    before = float(d.s.troops[i])
    inflow(d.c, d.s)
    assert abs(d.s.troops[i] - before - order * d.c.inflow[i]) < 1e-9
    for _ in range(200):
        inflow(d.c, d.s)
    assert 0.0 <= d.s.troops[i] <= d.c.troops_max[i]
    assert np.isfinite(d.s.troops).all()
