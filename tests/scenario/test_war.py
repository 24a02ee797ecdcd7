"""Crises without a map: their war is in reach, answers are postures, and all can bear its cost."""

import re
from pathlib import Path

import numpy as np
import pytest

from sim.engine.state.names import AIR, COMPLY, FORCE, RESPONSE, RUNG, SEA, STRIKE, TEMPO
from sim.play import simulate
from sim.scenario.load import load

MAPLESS = ("textbook", "cuba_1962", "july_1914", "bosnia_1995", "haiti_1994")
FIRE = [STRIKE, AIR, SEA]
POWERS = ("strike_power", "air_power", "sea_power")
LADDER = 3  # rungs that may be climbed at once unless a scenario says otherwise


def postures(record, i):
    return record["level"][i, FORCE, :int(record["n_options"][i, FORCE])]


def fighters(record):
    """Actors that a posture or an answer has fire at anyone."""
    return [i for i in range(int(record["n_actors"]))
            if record["level"][i][:, :, FIRE].any()]


@pytest.mark.parametrize("name", MAPLESS)
def test_the_issuer_can_take_the_issue_and_reach_the_blow_in_two_climbs_at_most(name):
    scenario = load(name)
    record = scenario.record
    i, target = int(record["ult_issuer"][0]), int(record["ult_target"][0])
    side = postures(record, i)
    takes = (side[:, TEMPO] > 0) & side[:, FIRE].any(axis=1)
    if name == "bosnia_1995":  # there the ground is the client's to take
        i = [a.name for a in scenario.actors].index("federation")
        side = postures(record, i)
        takes = (side[:, TEMPO] > 0) & side[:, FIRE].any(axis=1)
    assert takes.any()
    assert side[takes, RUNG].min() - record["rung"][i, target] <= 2 * LADDER


@pytest.mark.parametrize("name", MAPLESS)
def test_an_issuers_threat_and_its_lesser_answer_are_postures(name):
    record = load(name).record
    i = int(record["ult_issuer"][0])
    n = int(record["n_options"][i, RESPONSE])
    acts = record["level"][i, RESPONSE, :n][:, FIRE].any(axis=1)
    assert acts.sum() == 2
    assert (record["orders"][i, :n][acts] >= 0).all()


@pytest.mark.parametrize("name", MAPLESS)
def test_a_posture_without_fire_that_a_campaign_falls_back_to_gives_nothing_away(name):
    record = load(name).record
    for i in fighters(record):
        for o, calm in enumerate(record["calm"][i, :int(record["n_options"][i, FORCE])]):
            if calm >= 0 and record["level"][i, FORCE, o, COMPLY] == 0:
                assert record["level"][i, FORCE, calm, COMPLY] == 0, (name, i, o)


@pytest.mark.parametrize("name", MAPLESS)
def test_whoever_fires_has_arms_and_numbers_of_its_own_for_what_war_costs_it(name):
    scenario = load(name)
    record = scenario.record
    actors = [a.name for a in scenario.actors]
    for i in fighters(record):
        given = scenario.parameters
        assert any(f"{actors[i]}.{p}" in given for p in POWERS), actors[i]
        for key in ("ruin", "stamina", "weariness", "revenge"):
            path = f"{actors[i]}.{key}"
            assert path in given, path


@pytest.mark.parametrize("name", MAPLESS)
def test_what_war_takes_pins_and_is_reviewed_by_is_given_by_the_scenario(name):
    given = load(name).parameters
    for key in ("seizure", "attack_deaths", "pinning", "review"):
        assert f"theatre.{key}" in given, key


@pytest.mark.parametrize("name", MAPLESS)
def test_a_readme_says_what_its_war_is_made_of_and_counts_its_judgements(name):
    folder = Path(load(name).folder)
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert "What its war is made of" in text
    said = re.search(r"(\d+) of (\d+) numbers \(grade J\)", text)
    if said is None:
        assert "Every number is judgement" in text
        return
    grades = [g for path in [folder / "parameters.yaml", *folder.glob("*/*.yaml")]
              for g in re.findall(r"grade: ([ABCDJ])\}", path.read_text(encoding="utf-8"))]
    assert [int(x) for x in said.groups()] == [grades.count("J"), len(grades)]


def test_in_the_textbook_yielding_defiance_war_and_retreat_are_all_open():
    o = simulate(load("textbook"), rollouts=2000, seed=7, workers=1)
    share = {label: o.is_label("end_state", label).mean()
             for label in ("target_complied", "limited_war", "issuer_backed_down", "unresolved")}
    assert min(share.values()) > 0.02, share


def test_in_the_textbook_an_attack_held_to_the_end_takes_ground_and_kills_on_both_sides():
    o = simulate(load("textbook"), rollouts=200, seed=7, workers=1,
                 overrides={"do.challenger.force": "strike", "do.defender.force": "fight"})
    dead = [np.mean(o.count(f"deaths_{a}")) for a in ("challenger", "defender")]
    assert min(dead) > 20
    assert np.mean(o.count("share")) > 0.3
