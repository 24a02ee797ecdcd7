"""The shift of power ahead: what later forces change of a war, and what that does to nodes. Exact.
"""

import numpy as np
import pytest

from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.branches import order_threat
from sim.engine.rules.outlook import outlook
from sim.engine.rules.shift import gauge_shift, is_moving, later_gain
from sim.engine.rules.tree import solve
from sim.engine.state.names import FORCE, M_COMMITMENT_PROBLEM, MOBILISE, REINFORCE
from tests.engine.rules.builders import Desk, changed


def test_who_mobilises_or_is_reinforced_moves(d):
    i = d.at("turkey")
    d.s.level[:, [MOBILISE, REINFORCE]] = 0.0
    d.s.mobilised[:] = 0.0
    assert not any(is_moving(d.c, d.s, j) for j in range(d.c.n_actors))
    d.s.level[i, REINFORCE] = 1.0
    assert is_moving(d.c, d.s, i) and d.c.inflow[i] > 0.0
    j = Desk("july_1914")
    r = j.at("russia")
    assert not is_moving(j.c, j.s, r)
    j.s.level[r, MOBILISE] = 1.0
    assert is_moving(j.c, j.s, r)


def test_the_shift_is_the_outlook_of_the_war_at_later_forces_less_that_at_todays(d):
    i = d.at("turkey")
    d.s.level[:, REINFORCE] = 0.0
    d.s.level[i, REINFORCE] = 1.0
    before = d.copy()
    gauge_shift(d.c, d.s, d.w, 0)
    assert changed(before.s, d.s) <= {"shift_worth", "shift_cost", "shift_end"}
    seen = []
    for men in (0.0, d.c.inflow[i] * d.c.horizon):
        x = before.copy()
        x.s.strength[i] += 0.001 * men if x.c.strength[i] > 0 else 0.0
        x.s.troops[i] += men if x.c.strength[i] <= 0 else 0.0
        order_threat(x.c, x.s, i, 0)
        outlook(x.c, x.s, x.w, x.c.horizon)
        seen.append([(worth_ahead(x.c, x.s, x.w, j), cost_ahead(x.c, x.s, x.w, j))
                     for j in range(x.c.n_actors)])
    gained = np.subtract(seen[1], seen[0])
    np.testing.assert_allclose(d.s.shift_worth[0, : d.c.n_actors], gained[:, 0], atol=1e-12)
    np.testing.assert_allclose(d.s.shift_cost[0, : d.c.n_actors], gained[:, 1], atol=1e-12)
    assert gained.any()
    d.c.on[M_COMMITMENT_PROBLEM] = 0
    gauge_shift(d.c, d.s, d.w, 0)
    assert not d.s.shift_worth.any()


@pytest.mark.theory
def test_B2_an_issuer_whose_chances_fall_acts_now_rather_than_wait_or_back_down(d):
    """By the closed form: waiting loses discount x chance of a later war x the fall."""
    i = d.at("turkey")
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    values, odds, later = d.w.v_issuer.copy(), d.w.mean_issuer.copy(), d.w.q_later.copy()
    d.s.shift_worth[0, i] = -0.3
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    assert d.w.mean_issuer[0] > odds[0]
    assert d.w.mean_issuer[2] + d.w.mean_issuer[3] < odds[2] + odds[3]
    np.testing.assert_allclose(d.w.q_later[:, 0], later[:, 0], atol=0.05)
    assert (d.w.v_issuer[:, 3] < values[:, 3]).all() and (d.w.v_issuer[:, 2] < values[:, 2]).all()
    assert later_gain(d.s, 0, i, 2) == -0.3


@pytest.mark.theory
def test_B2_either_side_settles_less_where_a_later_war_is_worth_less_to_it(d):
    solve(d.c, d.s, d.w, 0, 0.1, -1)
    before = d.w.q_deal.copy()
    for actor in ("turkey", "syria"):
        x = d.copy()
        x.s.shift_worth[0, x.at(actor)] = -0.2
        solve(x.c, x.s, x.w, 0, 0.1, -1)
        assert (x.w.q_deal < before).all()
        x.s.shift_worth[0, x.at(actor)] = 0.2  # who gains by time has nothing to fear
        solve(x.c, x.s, x.w, 0, 0.1, -1)
        np.testing.assert_allclose(x.w.q_deal, before, atol=1e-12)


def test_an_issuer_that_mobilises_gains_by_waiting_and_its_target_loses(d):
    j = Desk("july_1914")
    i, t = j.at("austria_hungary"), j.at("serbia")
    gauge_shift(j.c, j.s, j.w, 0)
    assert not j.s.shift_worth.any()
    levels = j.c.level[i, FORCE, : int(j.c.n_options[i, FORCE]), MOBILISE]
    j.order("austria_hungary",
            j.scenario.actor("austria_hungary").menus["force"][int(np.argmax(levels))])
    gauge_shift(j.c, j.s, j.w, 0)
    for k in range(5):
        assert later_gain(j.s, 0, i, k) > 0.0 > later_gain(j.s, 0, t, k)
