"""A law by which heavy blows make their victim climb is seen; one that is blind to size is, too."""

from __future__ import annotations

import dataclasses
from math import exp

import numpy as np
import pytest

from sim.engine.state.capacity import BLOWS
from sim.engine.state.names import FORCE, RUNG
from sim.engine.state.outputs import FORCE_NOTES
from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import blows, measure
from sim.questions.audit.sections.blow_sizes import (
    BETWEEN,
    HEAVY,
    LIGHT,
    Cuts,
    Followed,
    cuts,
    follow,
    relative,
    spans,
)
from sim.scenario.load import load
from sim.studies.lab import Lab
from tests.properties.crises import scenario
from tests.questions.audit.sections.alone import alone

# One day of fire on a defender that looks daily and answers by its posture alone; no assault kills.
ONE_BLOW = {"defender.reconsider_force": 1.0, "mechanisms.ladder": "off",
            "theatre.attack_deaths": 0.0, "do.challenger.response": "silence",
            "do.defender.response": "silence",
            "do.challenger.force": "hold@2001-01-01..2001-01-04+strike@2001-01-05"
                                   "+hold@2001-01-06..2001-01-10"}


def answers_heavy_blows(view, traits, u):
    """Climbs once it has lost as many as a heavy blow kills, else stays calm."""
    for o in range(view.n_options):
        if view.track == FORCE:
            wanted = 3.0 if view.own_deaths > 13.0 else 1.0
            if view.level[o, RUNG] != wanted:
                u[o, 2] = -9.0


def answers_any_blow(view, traits, u):
    """Climbs after one blow in two, whatever its size."""
    for o in range(view.n_options):
        if view.track == FORCE:
            wanted = 3.0 if view.own_deaths > 0.0 and view.own_deaths % 2.0 < 1.0 else 1.0
            if view.level[o, RUNG] != wanted:
                u[o, 2] = -9.0


def section(policy, n=3000, **over):
    """The section on the textbook crisis with a defender of this policy."""
    return measure("blows", Lab(scenario("textbook"), workers=1,
                                overrides={"defender": policy, **ONE_BLOW, **over}), n)


def ratio(found, victim=blows.ALL):
    t = found.table("ratios")
    return next(r[t.column("ratio")] for r in t.rows
                if (r[1], r[2]) == (victim, blows.AS_IT_IS))


def chances(found):
    t = found.table("chances")
    return {r[t.column("size")]: r[t.column("chance")].at for r in t.rows if r[1] == blows.ALL}


def test_a_victim_that_answers_heavy_blows_is_seen():
    found = section(answers_heavy_blows)
    got = chances(found)
    assert got[HEAVY] > 0.8 and got[LIGHT] < 0.05 and got[LIGHT] < got[BETWEEN] < got[HEAVY]
    assert ratio(found).low > 3.0 and "blows:ratio" not in found.findings


def test_a_victim_that_does_not_look_at_size_is_a_finding():
    found = section(answers_any_blow)
    assert ratio(found).high < 3.0 and ratio(found).low < 1.0 < ratio(found).high
    assert set(found.findings) == {"blows:ratio"}
    assert "under 3" in found.says[0]


def test_with_sizes_alike_a_ratio_that_stays_is_a_finding():
    """The policy counts the dead itself, so that the switch takes nothing from it."""
    found = section(answers_heavy_blows)
    assert set(found.findings) == {"blows:alike"}
    assert section(answers_any_blow).findings.keys() == {"blows:ratio"}


def test_sizes_are_forced_where_the_engine_can(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(blows, "MECHANISMS", {"blows": "median_size"})
        assert blows.versions()[blows.ALIKE] == {"mechanisms.blows": "off"}
        patch.setattr(blows, "MECHANISMS", {"weather": "clear"})
        assert list(blows.versions()) == [blows.AS_IT_IS]
        assert "Not in this engine" in blows.notes(100)[1]


def made(hits, trials, rollouts=400):
    """Blows with room and climbs of two sizes, spread evenly over rollouts."""
    per = np.full(rollouts, trials / rollouts)
    return Followed(per, per, np.full(rollouts, hits / rollouts))


@pytest.fixture(scope="module")
def outcome():
    """A run whose rollouts stand for any."""
    return Lab(scenario("textbook"), workers=1).play(400, trace=FORCE_NOTES)


def test_a_ratio_is_that_of_two_chances(outcome):
    rng = np.random.default_rng(5)
    light = Followed(*(np.ones(400),) * 2, (rng.random(400) < 0.1).astype(float))
    heavy = Followed(*(np.ones(400),) * 2, (rng.random(400) < 0.4).astype(float))
    got = relative(outcome, [(light, heavy)])
    assert got.at == pytest.approx(heavy.climbs.sum() / light.climbs.sum())
    p, q = light.climbs.mean(), heavy.climbs.mean()
    half = 1.97 * ((1 - p) / (400 * p) + (1 - q) / (400 * q)) ** 0.5  # Katz, rows independent
    assert got.low == pytest.approx(got.at * exp(-half), rel=0.1)
    assert got.high == pytest.approx(got.at * exp(half), rel=0.1)


def test_victims_are_compared_each_with_itself(outcome):
    """Pooled, heavy blows seem to calm; within each victim they double the chance."""
    calm = (made(10, 1000), made(200, 10_000))
    touchy = (made(4000, 10_000), made(80, 100))
    pooled = (made(4010, 11_000), made(280, 10_100))
    assert relative(outcome, [pooled]).at < 0.1
    assert relative(outcome, [calm, touchy]).at == pytest.approx(2.0, abs=0.01)


def test_no_climb_at_all_leaves_a_wide_interval_and_no_blow_none(outcome):
    got = relative(outcome, [(made(20, 100), made(0, 10))])
    assert 0.0 < got.at < 1.0 and got.low < 0.05 < 1.0 < got.high
    assert relative(outcome, [(made(20, 100), made(0, 0))]).at is None


def test_sizes_meet_and_are_cut_at_the_quantiles(outcome):
    edges = spans()
    assert len(edges) == BLOWS and edges[0] == (1, 1) and edges[15] == (16, 16)
    assert all(a[1] + 1 == b[0] for a, b in zip(edges, edges[1:], strict=False))
    sizes = [np.arange(1, BLOWS + 1)[k] for k in range(BLOWS)]
    table = np.zeros((outcome.rollouts, len(outcome.note_names)), np.float32)
    for k in range(20):  # twenty blows of twenty sizes
        table[0, outcome.note_names.index(f"blows.defender.{k}")] = 1.0
    told = dataclasses.replace(outcome, notes=table)
    assert cuts(told, ["defender"]) == Cuts(9, 18) and sizes[9] == 10
    groups = Cuts(9, 18).groups()
    assert [groups[g] for g in (LIGHT, BETWEEN, HEAVY)] == [range(9), range(9, 19),
                                                            range(19, BLOWS)]
    assert follow(told, ["defender"], groups[HEAVY]).blows.sum() == 1.0
    assert cuts(told, ["challenger"]) is None


def test_where_most_blows_are_of_the_least_size_these_are_light(outcome):
    table = np.zeros((outcome.rollouts, len(outcome.note_names)), np.float32)
    table[:90, outcome.note_names.index("blows.defender.0")] = 1.0
    table[:10, outcome.note_names.index("blows.defender.4")] = 1.0
    told = dataclasses.replace(outcome, notes=table)
    groups = cuts(told, ["defender"]).groups()
    assert groups[LIGHT] == range(1) and groups[HEAVY].start == 5


def test_a_crisis_without_blows_says_so(tmp_path):
    found = measure("blows", Lab(load(alone(tmp_path)), workers=1), 300)
    assert found.says == ("No blow kills anybody's soldiers outside the front.",)
    assert not found.findings and "BLOWS" in text(found, 100)
    assert as_json(found)["ratios"]["rows"] == []
