"""A run that goes on until its headline intervals are narrow enough."""

import pytest

import sim
from sim.data.digest import digest
from sim.errors import UsageError
from sim.play.precision import widest
from sim.play.session import Goal, on_threads
from sim.play.simulate import simulate, task_of
from sim.scenario.load import load


def task():
    return task_of(load("textbook"), 1, 7, 20, "mixture", None)


def test_it_stops_when_it_is_precise_and_says_so():
    found = on_threads(2).play(task(), Goal(0.02, 200_000))
    assert widest(found) <= 0.02 and 2000 <= found.rollouts < 200_000
    assert f"was reached with {found.rollouts:,} rollouts" in found.notices[-1]


def test_it_stops_at_the_cap_and_says_so():
    found = on_threads(2).play(task(), Goal(0.001, 2600))
    assert found.rollouts == 2600 and widest(found) > 0.001
    assert "was not reached" in found.notices[-1] and "(the cap)" in found.notices[-1]


def test_what_it_found_is_the_plain_run_of_that_size():
    found = on_threads(2).play(task(), Goal(0.015, 20_000))
    plain = simulate(load("textbook"), found.rollouts, 7, replicates=20)
    assert found.rollouts > 2000 and digest(found) == digest(plain)
    assert found.taken == plain.taken and found.values.tolist() == plain.values.tolist()


def test_by_name_and_kept(tmp_path):
    words = {"seed": 7, "precision": 0.02, "out": tmp_path / "run"}
    run = sim.run("textbook", **words)
    again = sim.run("textbook", **words)
    assert again.digest == run.digest and again.outcome.rollouts == run.outcome.rollouts


@pytest.mark.parametrize("wrong", [0, 0.7, "x", float("nan")])
def test_a_precision_that_means_nothing_is_refused(wrong):
    with pytest.raises(UsageError, match="precision="):
        sim.run("textbook", precision=wrong)
