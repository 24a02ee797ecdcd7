"""The ultimatum designer: its points, its surfaces, its robust choice."""

import json

import numpy as np
import pytest

from sim.cli import main
from sim.errors import UsageError
from sim.methods.completeness import Sight
from sim.questions.solve import designer as d
from sim.questions.solve.design_complete import design_completeness
from sim.questions.solve.design_text import surface_lines
from sim.scenario.load import load
from sim.studies.lab import Lab


@pytest.fixture(scope="module")
def book():
    return load("textbook")


@pytest.fixture(scope="module")
def idlib():
    return load("idlib_2020")


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_points_fill_each_side_evenly_and_end_with_the_threat_as_issued(name):
    scenario = load(name)
    points = d.hypercube(scenario, 81, 7)
    assert points[-1].tolist() == d.as_issued(scenario)
    for f in (1, 2):
        low, high = d.ranges(scenario)[f]
        tenths = np.histogram(points[:-1, f], 10, (low, high))[0]
        assert (tenths == 8).all()
    low, high = d.ranges(scenario)[0]
    assert points[:, 0].min() >= low and points[:, 0].max() <= high < scenario.days - 1
    assert set(points[:, 3]) <= {5.0, 6.0, 7.0, 8.0}
    assert d.words_of(scenario, points[-1])["threat.later"] == 0


@pytest.mark.parametrize("deadline", [-4000, -1, 0, 1, 5])
def test_the_threat_as_issued_lies_within_the_ranges_wherever_its_deadline_lies(book, deadline):
    record = book.record.copy()
    record["ult_deadline"][0] = deadline
    changed = book.changed(record=record)
    low, high = d.ranges(changed)[0]
    assert low <= deadline <= high and low < high
    assert d.words_of(changed, d.as_issued(changed))["threat.later"] == 0


def test_a_quadratic_is_fitted_and_foretold_exactly_and_noise_is_not(idlib):
    points = d.hypercube(idlib, 60, 1)
    base = d.basis(points, idlib)
    assert base.shape == (60, 15)
    projection = d.hat(base)
    rng = np.random.default_rng(1)
    exact = base @ rng.normal(size=15)
    np.testing.assert_allclose(projection @ exact, exact, atol=1e-9)
    assert d.foretold(exact, projection) == pytest.approx(1.0)
    assert d.foretold(rng.normal(size=60), projection) < 0.3


def test_leaving_out_by_leverage_is_leaving_out(idlib):
    points = d.hypercube(idlib, 40, 2)
    base, y = d.basis(points, idlib), np.random.default_rng(3).normal(size=40)
    press = 0.0
    for k in range(40):
        keep = np.arange(40) != k
        beta = np.linalg.lstsq(base[keep], y[keep], rcond=None)[0]
        press += float(y[k] - base[k] @ beta) ** 2
    expected = 1 - press / float(((y - y.mean()) ** 2).sum())
    assert d.foretold(y, d.hat(base)) == pytest.approx(expected)


def test_regret_is_the_largest_over_states_of_the_world():
    worth = np.array([[3.0, 3, 0, 0], [1, 1, 2, 2], [2, 2, 1.5, 1.5]])
    state = np.array([0, 0, 1, 1])
    ones = np.ones((3, 4))
    found = d.largest(d.Worth(worth, ones), state, np.ones(4), np.eye(3), 2)
    assert found.tolist() == [2.0, 2.0, 1.0]
    ran = ones.copy()
    ran[0, 0] = 0  # a rollout of the first threat failed: its other row tells of that state
    again = d.largest(d.Worth(worth * ran, ran), state, np.ones(4), np.eye(3), 2)
    assert again.tolist() == found.tolist()


def test_labels_that_count_are_found_or_asked_for(book, idlib):
    assert [m.pair for m in d.goals(idlib, {})["compliance"]] == [
        ("ultimatum", "met"), ("ultimatum", "met_after_force")]
    assert set(d.goals(book, {})) == {"compliance", "war"}  # it has no tie
    assert d.goals(book, {"tie": "end_state:unresolved"})["tie"][0].pair == (
        "end_state", "unresolved")
    assert d.goals(book, {"tie": "rounds > 0"})["tie"][0].kind == "predicate"
    assert d.goals(book, {"tie": "execution"})["tie"][0].pair == ("", "execution")
    for text, said in (("nope", "war=nope: unknown event or count"),
                       ("civilians", "is a count, and a surface"),
                       ("end_state:wr", "label of end_state")):
        with pytest.raises(UsageError, match=said):
            d.goals(book, {"war": text})


def test_what_cannot_be_designed_is_refused(book):
    with pytest.raises(UsageError, match="at least 30 points"):
        d.check(book, 12, {}, {})
    with pytest.raises(UsageError, match="do not give it"):
        d.check(book, 40, {}, {"ultimatum.demand.publicity": "1"})


def test_a_design_plays_every_threat_and_marks_a_robust_one(book):
    found = d.design(Lab(book, workers=1), 30, 80, 10, {})
    assert [s.name for s in found.surfaces] == ["compliance", "war", "worth"]
    assert found.regret[found.robust] == found.regret.min() and 0 <= found.holds <= found.near <= 1
    assert found.rivals == ("defender",) and len(found.states) >= 1
    compliance = found.surfaces[0]
    assert ((compliance.values >= 0) & (compliance.values <= 1)).all()
    small = found.points[:, 1] < 0.5
    assert compliance.values[small].mean() != compliance.values[~small].mean()


def test_the_verb_keeps_its_data_and_figure(tmp_path, capsys):
    out = tmp_path / "d"
    assert main(["solve", "scenario=textbook", "design=ultimatum", "points=30", "rollouts=20",
                 "samples=10", "workers=1", f"out={out}"]) == 0
    assert "issued" in capsys.readouterr().out  # in two lines where it is the robust one, too
    data = json.loads((out / "design.json").read_text())
    assert data["completeness"]["says"] in " ".join((out / "answer.txt").read_text().split())
    assert len(data["points"]) == 30 and (out / "figures" / "design.png").is_file()


def design_of(worth, war=None, holds=1.0, rare=0):
    """A design of four threats with these responses."""
    points = np.array([[4.0, 0.5, 0.2, 6.0]] * 4)
    war = war or ([0.1, 0.2, 0.1, 0.3], 0.9)
    surfaces = [d.Surface(name, np.array(y), np.zeros(4), np.array(y), foretold)
                for name, (y, foretold) in (("war", war), ("worth", worth))]
    return d.ThreatDesign(points, tuple(surfaces), 0, np.zeros(4), ((),), (), holds, 1.0, 20, 10,
                          10, rare=rare)


@pytest.mark.parametrize("design, sight, said", [
    (design_of(([0, 1, 2, 3.0], 0.9)), Sight.FOUND, "same threat is robust in 100% of samples"),
    (design_of(([0, 1, 2, 3.0], 0.9), holds=0.4), Sight.UNSETTLED, "one is in 40% of samples"),
    (design_of(([0, 1, 2, 3.0], -0.3)), Sight.UNSETTLED, "foretells 0.00 of the variance"),
    (design_of(([1, 1, 1, 1.0], np.nan)), Sight.NOTHING, "No threat got more than another"),
    (design_of(([0, 1, 2, 3.0], 0.9), ([0, 0, 0, 0.0], np.nan)), Sight.FOUND,
     "War: 0% with every threat, in 80 rollouts; nothing of it depends"),
    (design_of(([0, 1, 2, 3.0], 0.9), rare=3), Sight.FOUND, "3 of 10 parameter rows"),
])
def test_what_a_design_leaves_open_is_said(design, sight, said):
    told = design_completeness(design)
    assert told.sight == sight and said in told.says
    assert ("Not looked at, as the outcomes have no labels of these names: compliance and tie; "
            "give compliance=AXIS:LABEL and tie=AXIS:LABEL.") in told.says


def test_a_response_that_no_threat_moves_is_not_called_foretold(idlib):
    points = d.hypercube(idlib, 60, 1)
    assert np.isnan(d.foretold(np.full(60, 0.25), d.hat(d.basis(points, idlib))))
    lines = surface_lines(design_of(([0, 1, 2, 3.0], 0.9), ([0, 0, 0, 0.0], np.nan)), 100)
    assert any("War" in x and x.rstrip().endswith("-  alike with every threat") for x in lines)
