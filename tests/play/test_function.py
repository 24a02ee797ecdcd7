"""A scenario as a plain function: a point is the run with the same words."""

import pickle

import numpy as np
import pytest

import sim
from sim.errors import UsageError
from sim.play import simulate
from sim.scenario.load import load

S = load("textbook")
KEYS = ["challenger.resolve", "challenger"]


@pytest.fixture(scope="module")
def f():
    return sim.function("textbook", ["end_state:limited_war", "execution", "deaths_defender",
                                     "entropy_at_deadline"], KEYS,
                        rollouts=80, **{"defender.war_cost": 0.8})


def test_a_point_is_the_run_with_the_same_words(f):
    said = {"challenger.resolve": 0.8, "challenger": "bluff"}
    run = simulate(S, 80, 7, 1, 4, overrides={**said, "defender.war_cost": 0.8})
    found = f(**said)
    assert found["end_state:limited_war"] == run.is_label("end_state", "limited_war").mean()
    assert found["execution"] == np.isfinite(run.count("day_of_execution")).mean()
    assert found["deaths_defender"] == pytest.approx(run.count("deaths_defender").mean())
    entropy = run.count("entropy_at_deadline")
    assert 0 < np.isnan(entropy).sum() < 80
    assert found["entropy_at_deadline"] == pytest.approx(np.nanmean(entropy)) and entropy[
        np.isfinite(entropy)].min() >= 0


def test_rows_are_points(f):
    doctrines = S.actor("challenger").doctrine_names
    table = np.array([[0.8, doctrines.index("bluff")], [0.2, doctrines.index("ultimatum")]])
    found = f(table)
    assert found.shape == (2, 4)
    for row, (resolve, k) in zip(found, table, strict=True):
        alone = f(**{"challenger.resolve": resolve, "challenger": doctrines[int(k)]})
        assert row.tolist() == list(alone.values())
    one = sim.function("textbook", "end_state:limited_war", KEYS, rollouts=80,
                       **{"defender.war_cost": 0.8})
    assert one(table).tolist() == found[:, 0].tolist()


def test_the_threat_varies_like_any_parameter():
    f = sim.function("textbook", ["end_state:limited_war", "deaths_defender"],
                     ["threat.later", "challenger.resolve", "threat.publicity"], rollouts=80)
    rows = [[0, 0.5, 1], [3, 0.5, 0.25], [3, 0.2, 1]]
    for row, found in zip(rows, f(np.array(rows)), strict=True):
        words = dict(zip(f.parameters, row, strict=True))
        run = simulate(S, 80, 7, 1, 4, overrides=words)
        assert found[0] == run.is_label("end_state", "limited_war").mean()
        assert found[1] == pytest.approx(run.count("deaths_defender").mean())
    kinds = sim.function("textbook", "ultimatum:none_issued", ["threat"], rollouts=40)
    assert [*kinds(threat="none").values(), *kinds(threat="as_issued").values()] == [1.0, 0.0]


def test_it_travels_to_other_processes(f):
    again = pickle.loads(pickle.dumps(f))
    assert again(np.array([[0.5, 0]])).tolist() == f(np.array([[0.5, 0]])).tolist()


@pytest.mark.parametrize(("make", "says"), [
    (("end_state:war", KEYS), "unknown label of end_state"),
    (("deths_defender", KEYS), "did you mean 'deaths_defender'"),
    (("deals", ["challenger.resolv"]), "did you mean 'challenger.resolve'"),
    (("deals", []), "at least one"),
    (("deals", ["challenger", "challenger"]), "given twice"),
    (("deals", ["threat.latr"]), "did you mean 'threat.later'"),
])
def test_a_function_that_cannot_be_is_one_error(make, says):
    with pytest.raises(UsageError, match=says):
        sim.function("textbook", *make)


def test_a_point_that_cannot_be_is_one_error(f):
    for call, says in (
        (lambda: f(np.zeros((3, 4))), r"should be \(n, 2\)"),
        (lambda: f(np.array([[1.5, 0]])), "1.5 is out of range 0 to 1"),
        (lambda: f(np.array([[0.5, 9]])), "no doctrine's index, 0 to 2"),
        (lambda: f(**{"challenger.resolve": 0.5}), "the function takes"),
        (lambda: sim.function("textbook", "deals", ["threat.rung"])([[12.0]]), "between 1 and 9"),
        (lambda: f(**{"challenger.resolve": 0.5, "challenger": "bluf"}), "did you mean 'bluff'"),
    ):
        with pytest.raises(UsageError, match=says):
            call()
