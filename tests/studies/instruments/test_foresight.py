"""Foresight passes where prices are exact and finds a price doubled and a price that buys nothing."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.rules import price_force, theatre
from sim.scenario.load import load
from sim.scenario.variant import variant
from sim.seats import plan
from sim.state.names import FORCE
from sim.studies import foreseen
from sim.studies.instruments import measure
from sim.studies.instruments.acts import acts, quietest, shortened, staged
from sim.studies.instruments.foresight import SETTINGS
from sim.studies.instruments.regression import fit
from sim.studies.lab import Lab
from tests.properties.crises import scenario
from tests.studies.instruments.toys import march


def slopes(section, dimension="ground"):
    table = section.table("fits")
    return {row[1]: row[2] for row in table.rows if row[0] == dimension}


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    return load(march(tmp_path_factory.mktemp("toys") / "march"))


def test_exact_prices_give_slope_one(toy):
    found = measure("foresight", Lab(toy), 480)
    for setting in SETTINGS:
        assert slopes(found)[setting.name].at == pytest.approx(1.0, abs=1e-3), setting
        assert slopes(found, "worth")[setting.name].at == pytest.approx(1.0, abs=0.02), setting
    assert not [k for k in found.findings if "ground" in k]


def test_a_price_doubled_is_found(toy, monkeypatch):
    true = theatre.expected_drift

    def twice(c, s, w, days):
        return 2.0 * true(c, s, w, days)

    for module in (foreseen, price_force):
        monkeypatch.setattr(module, "expected_drift", twice)
    found = measure("foresight", Lab(toy), 480)
    assert slopes(found)[SETTINGS[0].name].at == pytest.approx(0.5, abs=1e-3)
    assert f"foresight:ground ({SETTINGS[0].name})" in found.findings


def test_options_that_act_alike_but_are_priced_apart_are_found(toy):
    found = measure("foresight", Lab(toy), 480)
    assert [row[0] for row in found.table("alike").rows] == ["red: run, run_dear"]


def test_what_the_tree_promises_of_a_threat_does_not_come():
    found = measure("foresight", Lab(scenario("textbook")), 1600)
    row = found.table("threat").rows[0]
    assert row[0] == "challenger: strike, not hold"
    assert 0.6 < row[1] < 0.75
    assert abs(row[2].at) < 0.02 and row[2].low <= row[2].at <= row[2].high


@cache
def morning(name, row=0):
    s = scenario(name)
    records, _, _ = plan(variant(s, {}, doctrines="named")).rows(7, row, 1)
    return s, foreseen.Morning(records[0])


@pytest.mark.parametrize("name", ["textbook", "idlib_2020", "cuba_1962", "july_1914"])
def test_the_ground_read_off_the_tree_is_the_ground_in_its_worths(name):
    """With all else worth nothing a posture's worth is its stake in the share foreseen.

    The tree's odds are held: only what the ground is worth is read off.
    """
    s, _ = morning(name)
    records, _, _ = plan(variant(s, {}, doctrines="named")).rows(7, 0, 1)
    record = records[0]
    for field in ("war_cost", "disaster", "tie_value", "reputation_weight", "credibility_stake",
                  "audience", "commitment_start", "format_stake", "refugee_burden", "wedge_motive"):
        record[field] = 0.0
    record["level"][..., 15] = 0.0
    m = foreseen.Morning(record)
    seen = 0
    for i in range(int(m.c.n_actors)):
        stake = theatre.ground(m.c, i, 1.0) - theatre.ground(m.c, i, 0.0)
        if m.options(i, FORCE) < 2 or stake == 0.0:
            continue
        found = foreseen.priced(m, i, FORCE)
        if m.s.freeze > 0.0:
            continue
        np.testing.assert_allclose(found["worth"] - found["worth"][0],
                                   stake * (found["ground"] - found["ground"][0]), atol=2e-9)
        seen += 1
    assert seen or name == "idlib_2020"


def test_pricing_leaves_the_morning_as_it_was():
    s, m = morning("idlib_2020")
    before = m.s.to_record().tobytes(), m.c.to_record().tobytes()
    for i in range(int(m.c.n_actors)):
        for track in range(4):
            if m.options(i, track) > 1:
                foreseen.priced(m, i, track)
    assert (m.s.to_record().tobytes(), m.c.to_record().tobytes()) == before


def test_every_act_is_set_against_the_quietest_of_its_menu():
    s = scenario("idlib_2020")
    turkey = s.actor_names.index("turkey")
    menu = s.actor("turkey").menus["force"]
    assert menu[quietest(s.record, turkey, FORCE)] == "hold"
    mine = [a for a in acts(s) if (a.actor, a.track) == (turkey, FORCE)]
    assert sorted(menu[a.option] for a in mine) == sorted(set(menu) - {"hold"})
    held = staged(s, mine[0], mine[0].option, 14, free=False)
    assert held.scenario.days == 14 and held.overrides["do.russia.signal"] == "silence"
    assert staged(s, mine[0], mine[0].option, 14, free=True).overrides.keys() == {
        "do.turkey.force"}
    assert shortened(s, 9999) is s


def test_a_fit_is_ordinary_least_squares():
    rng = np.random.default_rng(3)
    x = rng.normal(size=40)
    y = 0.5 * x + 0.1 + rng.normal(scale=0.3, size=40)
    slope, explained = fit(x, y)
    want = np.polyfit(x, y, 1)
    assert slope.at == pytest.approx(want[0])
    assert explained == pytest.approx(np.corrcoef(x, y)[0, 1] ** 2)
    assert slope.low < 0.5 < slope.high
    assert fit(np.zeros(5), y[:5])[0].at is None
