"""Foresight passes where prices are exact, and finds a price doubled or paid for nothing."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from sim.engine.rules import theatre
from sim.engine.state.names import FORCE, PRICE, RESPONSE
from sim.questions.audit import foreseen
from sim.questions.audit.sections import measure
from sim.questions.audit.sections.acts import acts, quietest, shorten, stage_act
from sim.questions.audit.sections.foresight import SETTINGS
from sim.questions.audit.sections.regression import fit
from sim.scenario.load import load
from sim.scenario.variant import variant
from sim.seats import plan
from sim.studies.lab import Lab
from tests.properties.crises import scenario
from tests.questions.audit.sections.laws import doubled, plant
from tests.questions.audit.sections.toys import march


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
    """In the outlook alone: the day goes on as it did."""
    assert plant(monkeypatch, theatre.expected_drift, doubled, "sim.engine.rules.outlook") == 1
    found = measure("foresight", Lab(toy), 480)
    assert slopes(found)[SETTINGS[0].name].at == pytest.approx(0.5, abs=1e-3)
    assert f"foresight:ground ({SETTINGS[0].name})" in found.findings


def test_options_that_act_alike_but_are_priced_apart_are_found(toy):
    found = measure("foresight", Lab(toy), 480)
    assert [row[0] for row in found.table("alike").rows] == ["red: run, run_dear"]


@pytest.fixture(scope="module")
def textbook():
    return measure("foresight", Lab(scenario("textbook")), 1600)


def test_what_the_tree_promises_of_a_threat_comes(textbook):
    """Ground of .71 is promised over holding and .75 comes (n = 2,133)."""
    row = textbook.table("threat").rows[0]
    assert row[0] == "challenger: strike, not hold"
    assert 0.6 < row[1] < 0.8
    assert row[2].low > 0.75 * row[1] and row[2].high < 1.25 * row[1]


def test_what_happens_in_the_textbook_goes_as_it_was_priced(textbook):
    """With the others held ground and dead have slopes of .95 to 1.02, at any n.

    With the others free those of ground are 1.16 at the central values and over drawn rows (n =
    6,400 in all).
    """
    for dimension in ("ground", "own dead", "rival's dead"):
        found = slopes(textbook, dimension)
        for setting in SETTINGS:
            near = 0.3 if setting.free else 0.1
            assert found[setting.name].at == pytest.approx(1.0, abs=near), (dimension, setting)
    assert textbook.findings == {}


@cache
def morning(name, row=0):
    s = scenario(name)
    records, _, _ = plan(variant(s, {}, doctrines="named")).rows(7, row, 1)
    return s, foreseen.Morning(records[0])


MOTIVES = ("war_cost", "disaster", "tie_value", "reputation_weight", "credibility_stake",
           "audience", "commitment_start", "format_stake", "refugee_burden", "wedge_motive",
           "revenge", "weariness", "breach")
NAMES = ["textbook", "idlib_2020", "cuba_1962", "july_1914"]


def landed(name, lookahead):
    """A first morning on which all but the issue is worth nothing, and its actors with a menu.

    Each actor with what the whole of the issue is worth to it.
    """
    records, _, _ = plan(variant(scenario(name), {}, doctrines="named")).rows(7, 0, 1)
    record = records[0]
    for field in MOTIVES:
        record[field] = 0.0
    record["level"][..., PRICE] = 0.0
    record["lookahead"] = lookahead
    m = foreseen.Morning(record)
    m.s.freeze = 0.0  # no truce ahead that might keep part of the ground
    stakes = {i: theatre.ground(m.c, i, 1.0) - theatre.ground(m.c, i, 0.0)
              for i in range(int(m.c.n_actors)) if m.options(i, FORCE) > 1}
    return m, {i: stake for i, stake in stakes.items() if stake != 0.0}


def agree(found, stake):
    """A menu's worths are its stake in the ground foreseen of its options."""
    np.testing.assert_allclose(found["worth"] - found["worth"][0],
                               stake * (found["ground"] - found["ground"][0]), atol=2e-9)


@pytest.mark.parametrize("name", NAMES)
def test_the_ground_of_the_outlook_is_the_ground_in_its_worths(name):
    m, stakes = landed(name, 0.0)
    assert stakes
    for i, stake in stakes.items():
        agree(foreseen.price_menu(m, i, FORCE), stake)


@pytest.mark.parametrize("name", NAMES)
def test_the_ground_read_off_the_tree_is_the_ground_in_its_worths(name):
    """An issuer's answers and the postures of others: its own have its later answer in their worth.
    """
    m, stakes = landed(name, 1.0)
    issuers = {int(m.c.ult_issuer[u]) for u in range(int(m.c.n_ultimatums))}
    assert stakes.keys() - issuers and stakes.keys() & issuers
    for i, stake in stakes.items():
        agree(foreseen.price_menu(m, i, RESPONSE if i in issuers else FORCE, free=True), stake)


def test_pricing_leaves_the_morning_as_it_was():
    s, m = morning("idlib_2020")
    before = m.s.to_record().tobytes(), m.c.to_record().tobytes()
    for i in range(int(m.c.n_actors)):
        for track in range(4):
            if m.options(i, track) > 1:
                foreseen.price_menu(m, i, track)
    assert (m.s.to_record().tobytes(), m.c.to_record().tobytes()) == before


def test_every_act_is_set_against_the_quietest_of_its_menu():
    s = scenario("idlib_2020")
    turkey = s.actor_names.index("turkey")
    menu = s.actor("turkey").menus["force"]
    assert menu[quietest(s.record, turkey, FORCE)] == "hold"
    mine = [a for a in acts(s) if (a.actor, a.track) == (turkey, FORCE)]
    assert sorted(menu[a.option] for a in mine) == sorted(set(menu) - {"hold"})
    held = stage_act(s, mine[0], mine[0].option, 14, free=False)
    assert held.scenario.days == 14 + int(s.record["known_days"])
    assert held.overrides["do.russia.signal"] == "silence"
    assert stage_act(s, mine[0], mine[0].option, 14, free=True).overrides.keys() == {
        f"do.turkey.{track}" for track in ("force", "talk", "signal", "response")}
    assert shorten(s, 9999) is s


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
