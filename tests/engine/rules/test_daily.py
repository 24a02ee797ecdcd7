"""The row of a day: series in the order of their names, with the state under each. Exact."""

import numpy as np

from sim.engine.rules.daily import daily
from sim.engine.state import capacity as cap
from sim.engine.state.outputs import series_names


def test_series_carry_the_state_under_their_names(d):
    names = series_names(list(d.scenario.actor_names), "turkey", "syria", "russia")
    i, t, p = d.at("turkey"), d.at("syria"), d.at("russia")
    d.s.rung[i, t], d.s.rung[t, i], d.s.tie[i, p] = 6, 5, 0.31
    d.s.commitment[i], d.s.public[t] = 0.44, [0, 0, 0, 0, 1]
    out = np.full(cap.SERIES, np.nan)
    assert daily(d.c, d.s, out) == len(names)
    row = dict(zip(names, out.tolist(), strict=False))
    assert row["rung_turkey_syria"] == 6 and row["rung_syria_turkey"] == 5
    assert row["tie_turkey_russia"] == 0.31 and row["commitment_turkey"] == 0.44
    assert abs(row["belief_syria"] - 0.9) < 1e-12
    assert all(row[n] == row[n] for n in names)


def test_without_an_ultimatum_there_are_no_series_of_its_parties(d):
    d.c.n_ultimatums = 0
    actors = list(d.scenario.actor_names)
    assert daily(d.c, d.s, np.zeros(cap.SERIES)) == len(series_names(actors, "", "", None))


def test_a_patron_that_is_the_target_has_no_second_series_of_belief(d):
    d.c.ult_patron[0] = d.c.ult_target[0]
    names = series_names(list(d.scenario.actor_names), "turkey", "syria", "syria")
    assert daily(d.c, d.s, np.zeros(cap.SERIES)) == len(names) == len(set(names))
