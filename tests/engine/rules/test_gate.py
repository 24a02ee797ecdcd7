"""An open gate: what leaves by it and what it costs, as foreseen and as it comes. Exact."""

import numpy as np

from sim.engine.rules.account import backing
from sim.engine.rules.gate import gate_backing, gate_bill, gate_ties, gates, relief
from sim.engine.rules.signals import speak
from sim.engine.rules.welfare import day_utility
from sim.engine.state.names import M_REFUGEES, M_WEDGE, SIGNAL, V_OPEN_GATE, WEDGE


def opened(d):
    """The issuer's gate opened by word, with a burden of refugees."""
    i = d.at("turkey")
    d.s.refugees[i] = 0.4
    speak(d.c, d.s, i, d.verb_option(i, SIGNAL, V_OPEN_GATE))
    return i


def test_opening_moves_nobody_at_once_and_the_gate_stays_open(d):
    i = opened(d)
    assert d.s.gate[i] == 1 and d.s.refugees[i] == 0.4
    for _ in range(5):
        gates(d.c, d.s)
    assert d.s.gate[i] == 1
    assert abs(d.s.refugees[i] - 0.4 * np.exp(-5 * d.c.gate_rate)) < 1e-15


def test_what_is_foreseen_over_the_horizon_is_what_comes(d):
    i, o = d.at("turkey"), d.at("united_states")
    d.c.horizon, d.c.tie_value[i, o] = 14.0, 0.5
    d.s.level[o, WEDGE] = 0.7
    d.s.refugees[i] = 0.4
    foreseen = (relief(d.c, d.s, i), gate_ties(d.c, d.s, i), gate_backing(d.c, d.s, i))
    assert min(foreseen) > 0.0
    tie, help_before = float(d.s.tie[i, o]), backing(d.c, d.s, i)
    opened(d)
    for _ in range(14):
        gates(d.c, d.s)
    assert abs(0.4 - d.s.refugees[i] - foreseen[0]) < 1e-12
    assert abs(0.5 * (tie - d.s.tie[i, o]) - foreseen[1]) < 1e-12
    lost = d.c.wedge_step * d.c.war_cost[i] * (help_before - backing(d.c, d.s, i))
    assert abs(lost - foreseen[2]) < 1e-12


def test_a_shut_gate_does_and_costs_nothing(d):
    before = d.copy()
    gates(d.c, d.s)
    assert np.array_equal(before.s.tie, d.s.tie) and np.array_equal(before.s.refugees, d.s.refugees)
    assert gate_bill(d.c, d.s, d.at("turkey")) == 0.0


def test_the_standing_cost_is_charged_by_the_day(d):
    i = d.at("turkey")
    shut = day_utility(d.c, d.s, i, d.s.share)
    d.s.gate[i] = 1
    assert abs(shut - day_utility(d.c, d.s, i, d.s.share) - d.c.gate_cost) < 1e-15


def test_switched_off_mechanisms_leave_nothing_to_gain_or_lose(d):
    i = d.at("turkey")
    d.s.refugees[i], d.s.level[d.at("united_states"), WEDGE] = 0.4, 0.7
    d.c.on[M_REFUGEES] = d.c.on[M_WEDGE] = 0
    assert relief(d.c, d.s, i) == gate_backing(d.c, d.s, i) == 0.0
