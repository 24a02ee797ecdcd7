"""An advance spends its ground on places in reach and spills over. Exact."""

import numpy as np
import pytest

from sim.engine.rules.advance import push, weigh_reach


def lost(d):
    """Ground of side 1 lost in each place, km2."""
    n = int(d.c.n_places)
    return d.c.area[:n] * (d.c.own[:n] - d.s.own[:n])


def test_a_small_advance_goes_to_places_in_reach_the_chosen_axis_first(d):
    i = d.at("syria")
    assert weigh_reach(d.c, d.s, d.w, 0, int(d.s.target_axis[i])) > 0.0
    near = d.w.weights[: d.c.n_places].copy()
    assert push(d.c, d.s, d.w, i, 7.0) == pytest.approx(7.0, abs=1e-9)
    spent = lost(d)
    np.testing.assert_allclose(spent, 7.0 * near / near.sum(), atol=1e-9)
    assert set(np.round(near[near > 0], 12)) == {1.0, d.c.off_axis}


@pytest.mark.parametrize("km2", [60.0, 400.0, 2500.0])
def test_what_is_over_spills_on_to_what_that_opens(d, km2):
    i, n = d.at("syria"), int(d.c.n_places)
    weigh_reach(d.c, d.s, d.w, 0, int(d.s.target_axis[i]))
    beyond = (d.w.weights[:n] == 0.0) & (d.c.disputed[:n] == 1)
    assert abs(push(d.c, d.s, d.w, i, km2) - km2) < 1e-6
    assert abs(lost(d).sum() - km2) < 1e-6 and abs(d.s.area_taken - km2) < 1e-6
    assert (d.s.holder[:n] == (d.s.own[:n] >= 0.5)).all()
    assert (lost(d)[beyond].max() > 0.0) == (km2 > 1000.0)


def test_a_budget_beyond_everything_takes_all_that_roads_lead_to(d):
    i, n = d.at("syria"), int(d.c.n_places)
    left = float((d.c.area[:n] * d.c.own[:n])[d.c.disputed[:n] == 1].sum())
    assert abs(push(d.c, d.s, d.w, i, 1e6) - left) < 1e-6
    assert (d.s.own[:n][d.c.disputed[:n] == 1] == 0.0).all()
    assert push(d.c, d.s, d.w, i, 10.0) == 0.0


def test_ground_that_no_road_leads_to_stays(d):
    d.c.n_roads = 0
    i = d.at("syria")
    d.s.own[: d.c.n_places] = d.s.holder[: d.c.n_places]
    assert push(d.c, d.s, d.w, i, 50.0) == 0.0 and d.s.area_taken == 0.0


def test_a_counter_attack_gives_back_the_same_way(d):
    i = d.at("opposition")
    assert abs(push(d.c, d.s, d.w, i, 90.0) - 90.0) < 1e-6
    assert abs(lost(d).sum() + 90.0) < 1e-6 and abs(d.s.area_taken + 90.0) < 1e-6
