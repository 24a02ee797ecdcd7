"""A law doubled by hand doubles both what happens and what is foreseen; a split law shows."""

from __future__ import annotations

import pytest

from sim.rules import fire, theatre
from sim.scenario.load import load
from tests.properties.crises import scenario
from tests.studies.instruments.laws import Trial, came, doubled, plant, priced
from tests.studies.instruments.toys import march

WALK = Trial("red", "walk", "halt", "ground", lambda m: float(m.crisis.share), {})
BOMBARD = Trial("challenger", "strike", "hold", "rival's dead", lambda m: float(m.crisis.deaths[1]),
                {"mechanisms.ladder": "off", "defender.precision": 0.0})
UNFORESEEN = pytest.mark.xfail(strict=True, reason="no rule foresees the dead of fire")


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    """One side walks over the ground of another; nothing is left to chance."""
    return load(march(tmp_path_factory.mktemp("toys") / "march"))


def test_ground_taken_twice_as_fast_is_foreseen_twice_as_far(toy, monkeypatch):
    before = priced(toy, WALK), came(toy, WALK, 1)
    assert before == pytest.approx((-0.1, -0.1), abs=1e-4)
    assert plant(monkeypatch, theatre.advance_rate, doubled) >= 2
    assert priced(toy, WALK) == pytest.approx(2 * before[0], rel=1e-6)
    assert came(toy, WALK, 1) == pytest.approx(2 * before[1], rel=1e-6)


def test_a_law_doubled_in_the_day_alone_is_told_from_one_law(toy, monkeypatch):
    before = priced(toy, WALK), came(toy, WALK, 1)
    assert plant(monkeypatch, theatre.advance_rate, doubled, "sim.rules.combat") == 1
    assert priced(toy, WALK) == pytest.approx(before[0])
    assert came(toy, WALK, 1) == pytest.approx(2 * before[1], rel=1e-6)


def test_fire_twice_as_strong_kills_twice_as_many():
    s, stronger = scenario("textbook"), {"challenger.strike_power": 20.0}
    twice = Trial(**{**vars(BOMBARD), "overrides": {**BOMBARD.overrides, **stronger}})
    assert came(s, twice, 8) == pytest.approx(2 * came(s, BOMBARD, 8), rel=0.15)


@UNFORESEEN
def test_fire_twice_as_strong_is_foreseen_to_kill_twice_as_many():
    s, stronger = scenario("textbook"), {"challenger.strike_power": 20.0}
    twice = Trial(**{**vars(BOMBARD), "overrides": {**BOMBARD.overrides, **stronger}})
    before = priced(s, BOMBARD)
    assert before > 0.0
    assert priced(s, twice) == pytest.approx(2 * before, rel=0.05)


@UNFORESEEN
def test_a_shield_twice_as_good_is_foreseen_to_save_what_it_saves(monkeypatch):
    """The law of cover, planted for the whole world."""
    s = scenario("idlib_2020")
    act = Trial("turkey", "strike_wide", "hold", "rival's dead",
                lambda m: float(m.crisis.deaths[s.actor_names.index("syria")]),
                {"do.russia.force": "air_closed", "mechanisms.ladder": "off"})
    before = priced(s, act)
    assert plant(monkeypatch, fire.cover, doubled) >= 1
    assert 0.0 < priced(s, act) < before
