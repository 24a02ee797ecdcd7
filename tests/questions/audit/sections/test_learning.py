"""Learning passes where every look is read by its likelihood, and finds beliefs that drift."""

from __future__ import annotations

import numpy as np
import pytest

from sim.questions.audit.section import as_json
from sim.questions.audit.sections import measure
from sim.questions.audit.sections.learning import slope_of
from sim.studies import estimates
from sim.studies.lab import Lab
from tests.properties.crises import scenario


def row_of(section, actor):
    return next(row for row in section.table("beliefs").rows if row[0] == actor)


@pytest.fixture(scope="module")
def toy():
    """The textbook crisis in which no look is missed."""
    return Lab(scenario("textbook"), overrides={"beliefs.noise": 0.0})


def test_beliefs_do_not_drift_where_every_look_is_read(toy):
    """And what they say of the type is as true as it is certain: a slope of 1."""
    found = measure("learning", toy, 24_000)
    _, drift, z, slope, nats = row_of(found, "challenger")
    assert abs(z) < 3 and abs(drift.at) < 0.01
    assert nats.low > 0.02  # .061 (n = 8,000)
    assert slope.low < 1.0 < slope.high
    assert not [k for k in found.findings if "drift" in k]


def test_beliefs_do_not_drift_where_a_look_may_be_missed():
    found = measure("learning", Lab(scenario("textbook")), 24_000)
    for actor in ("challenger", "defender"):
        _, drift, z, slope, _ = row_of(found, actor)
        assert abs(z) < 4 and abs(drift.at) < 0.003, (actor, drift)
        assert 0.95 < slope.at < 1.15, (actor, slope)
    assert found.findings == {}


@pytest.mark.parametrize("shift", [0.2, -0.2])
def test_beliefs_that_begin_wrong_drift_towards_the_truth(shift):
    """Whoever is firmer than all expect is seen to be, by +.016 of .2 (n = 8,000)."""
    found = measure("learning", Lab(scenario("textbook"),
                                    overrides={"challenger.misperception": shift}), 24_000)
    _, drift, z, _, _ = row_of(found, "challenger")
    assert abs(z) > 6 and abs(drift.at) > 0.01 and drift.at * shift > 0
    assert list(found.findings) == ["learning:drift.challenger"]


def test_with_types_public_nothing_is_left_to_learn(toy):
    known = toy.play(400, {"beliefs": "known"}, trace=1)
    for actor in toy.scenario.actor_names:
        np.testing.assert_array_equal(known.note(f"belief.{actor}"), known.note(f"resolve.{actor}"))
        np.testing.assert_array_equal(known.note(f"learned.{actor}"), 0.0)
        assert slope_of(known, actor).at == pytest.approx(1.0)


def test_a_section_is_plain_data(toy):
    data = as_json(measure("learning", toy, 600))
    row = data["beliefs"]["rows"][0]
    assert set(row) == {"actor", "drift", "z", "slope", "nats"}
    assert set(row["drift"]) == {"at", "low", "high", "n"} and row["drift"]["n"] == 200


def test_the_slope_of_belief_is_least_squares(toy):
    o = toy.play(2000, trace=1)
    x, y = o.note("belief.challenger"), o.note("resolve.challenger")
    assert slope_of(o, "challenger").at == pytest.approx(np.polyfit(x, y, 1)[0])
    mean = estimates.mean(o, y)
    assert mean.at == pytest.approx(y.mean()) and mean.low < mean.at < mean.high
