"""A law doubled by hand doubles both what happens and what is foreseen; a split law shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sim.engine.rules import barrage, theatre
from sim.engine.state.names import FORCE
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.properties.crises import scenario
from tests.questions.audit.sections.laws import Trial, came, doubled, plant, priced
from tests.questions.audit.sections.toys import march

WALK = Trial("red", "walk", "halt", "ground", lambda m: float(m.crisis.share), {})
BOMBARD = Trial("challenger", "strike", "hold", "rival's dead", lambda m: float(m.crisis.deaths[1]),
                {"mechanisms.ladder": "off", "challenger.strike_power": 10.0,
                 "theatre.attack_deaths": 0.0,  # it assaults as well, which no fire doubles
                 "do.challenger.signal": "silence", "do.challenger.response": "silence",
                 "do.defender.response": "silence", "do.defender.force": "hold"})
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
    assert plant(monkeypatch, theatre.advance_rate, doubled, "sim.engine.rules.combat") == 1
    assert priced(toy, WALK) == pytest.approx(before[0])
    assert came(toy, WALK, 1) == pytest.approx(2 * before[1], rel=1e-6)


TWICE = replace(BOMBARD, overrides={**BOMBARD.overrides, "challenger.strike_power": 20.0})


def test_fire_twice_as_strong_kills_twice_as_many():
    s = scenario("textbook")
    assert came(s, TWICE, 8) == pytest.approx(2 * came(s, BOMBARD, 8), rel=0.15)


def test_fire_twice_as_strong_is_foreseen_to_kill_twice_as_many():
    s = scenario("textbook")
    before = priced(s, BOMBARD)
    assert before > 0.0
    assert priced(s, TWICE) == pytest.approx(2 * before, rel=1e-9)


def test_what_is_foreseen_of_fire_is_what_comes_of_it():
    """Over the ten days of the crisis, all of them looked ahead."""
    s = scenario("textbook")
    act = replace(BOMBARD, overrides={**BOMBARD.overrides, "tree.horizon": 10.0})
    assert priced(s, act) == pytest.approx(100.0)
    assert came(s, act, 8) == pytest.approx(priced(s, act), rel=0.15)


def standing(s: Scenario, actor: str, option: str) -> Scenario:
    """A scenario that begins with an actor's posture changed."""
    record, i = s.record.copy(), s.actor_names.index(actor)
    record["posture"][i, FORCE] = s.actor(actor).menus["force"].index(option)
    return s.changed(record=record)


def test_a_shield_twice_as_good_is_foreseen_to_save_what_it_saves(monkeypatch):
    """The law of cover, planted for the whole world."""
    s = scenario("idlib_2020")
    act = Trial("turkey", "strike_wide", "hold", "rival's dead",
                lambda m: float(m.crisis.deaths[s.actor_names.index("syria")]), {})
    bare, shut = standing(s, "russia", "low"), standing(s, "russia", "air_closed")
    saved = priced(bare, act) - priced(shut, act)
    assert saved > 50.0
    assert plant(monkeypatch, barrage.cover, doubled) >= 1
    assert priced(bare, act) - priced(shut, act) == pytest.approx(2 * saved, rel=0.05)
