"""Deaths and what they take from a force. Exact."""

import pytest

from sim.engine.rules.losses import kill
from sim.engine.state.names import M_ATTRITION


def test_a_fighter_loses_strength_in_thousands(d):
    i = d.at("syria")
    before = float(d.s.strength[i])
    kill(d.c, d.s, i, 40.0)
    assert d.s.deaths[i] == 40.0
    assert abs(before - d.s.strength[i] - 40.0 * d.c.wounded * 0.001) < 1e-12


def test_an_intervening_power_loses_troops(d):
    i = d.at("turkey")
    before = float(d.s.troops[i])
    kill(d.c, d.s, i, 40.0)
    assert abs(before - d.s.troops[i] - 100.0) < 1e-9 and d.s.strength[i] == 0.0


@pytest.mark.parametrize("actor", ["syria", "turkey"])
def test_no_force_goes_below_nothing(d, actor):
    kill(d.c, d.s, d.at(actor), 1e9)
    assert d.s.strength[d.at(actor)] == 0.0
    assert d.s.troops[d.at("turkey")] >= 0.0


def test_attrition_off_counts_the_dead_and_keeps_the_force(d):
    i = d.at("syria")
    d.c.on[M_ATTRITION] = 0
    before = float(d.s.strength[i])
    kill(d.c, d.s, i, 40.0)
    assert d.s.deaths[i] == 40.0 and d.s.strength[i] == before
