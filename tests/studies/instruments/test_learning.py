"""Learning passes where every look is read by its likelihood, and finds beliefs that drift."""

from __future__ import annotations

import numpy as np
import pytest

from sim.scenario.load import load
from sim.studies.instruments import estimates, measure
from sim.studies.instruments.learning import slope_of
from sim.studies.instruments.section import as_json
from sim.studies.lab import Lab
from tests.properties.crises import scenario
from tests.studies.instruments.toys import every_answer_read


def row_of(section, actor):
    return next(row for row in section.table("beliefs").rows if row[0] == actor)


@pytest.fixture(scope="module")
def toy(tmp_path_factory):
    return load(every_answer_read(tmp_path_factory.mktemp("toys") / "read"))


def test_beliefs_do_not_drift_where_every_look_is_read(toy):
    found = measure("learning", Lab(toy), 24_000)
    _, drift, z, slope, nats = row_of(found, "challenger")
    assert abs(z) < 3 and abs(drift.at) < 0.01
    assert abs(nats.at) < 0.001  # few answers are due before the deadline
    assert slope.low < 1.0 < slope.high
    assert not [k for k in found.findings if "drift" in k]


def test_beliefs_drift_where_only_costly_acts_are_read():
    """The bundled textbook reads what is costly alone: backing down is silent, so belief rises."""
    found = measure("learning", Lab(scenario("textbook")), 24_000)
    _, drift, z, _, _ = row_of(found, "challenger")
    assert z > 6 and drift.at > 0.01
    assert "learning:drift.challenger" in found.findings


def test_with_types_public_nothing_is_left_to_learn(toy):
    lab = Lab(toy)
    known = lab.play(400, {"beliefs": "known"}, trace=1)
    for actor in toy.actor_names:
        np.testing.assert_array_equal(known.note(f"belief.{actor}"), known.note(f"resolve.{actor}"))
        np.testing.assert_array_equal(known.note(f"learned.{actor}"), 0.0)
        assert slope_of(known, actor).at == pytest.approx(1.0)


def test_a_section_is_plain_data(toy):
    data = as_json(measure("learning", Lab(toy), 600))
    row = data["beliefs"]["rows"][0]
    assert set(row) == {"actor", "drift", "z", "slope", "nats"}
    assert set(row["drift"]) == {"at", "low", "high", "n"} and row["drift"]["n"] == 200


def test_the_slope_of_belief_is_least_squares(toy):
    o = Lab(toy).play(2000, trace=1)
    x, y = o.note("belief.challenger"), o.note("resolve.challenger")
    assert slope_of(o, "challenger").at == pytest.approx(np.polyfit(x, y, 1)[0])
    mean = estimates.mean(o, y)
    assert mean.at == pytest.approx(y.mean()) and mean.low < mean.at < mean.high
