"""A run that goes on until its headline intervals are narrow enough."""

import pytest

from sim import api
from sim.ensemble.play import play
from sim.ensemble.precision import widest
from sim.ensemble.simulate import simulate, task_of
from sim.errors import UsageError
from sim.results.digest import digest
from sim.scenario.load import load


def task():
    return task_of(load("textbook"), 1, 7, 20, "mixture", None)


def test_it_stops_when_it_is_precise_and_says_so():
    found = play(task(), 2, precision=0.02, cap=200_000)
    assert widest(found) <= 0.02 and 2000 <= found.rollouts < 200_000
    assert f"was reached with {found.rollouts:,} rollouts" in found.notices[-1]


def test_it_stops_at_the_cap_and_says_so():
    found = play(task(), 2, precision=0.001, cap=2600)
    assert found.rollouts == 2600 and widest(found) > 0.001
    assert "was not reached" in found.notices[-1] and "(the cap)" in found.notices[-1]


def test_what_it_found_is_the_plain_run_of_that_size():
    found = play(task(), 2, precision=0.015, cap=20_000)
    plain = simulate(load("textbook"), found.rollouts, 7)
    assert found.rollouts > 2000 and digest(found) == digest(plain)
    assert found.taken == plain.taken and found.values.tolist() == plain.values.tolist()


def test_by_name_and_kept(tmp_path):
    words = {"seed": 7, "precision": 0.02, "out": tmp_path / "run"}
    run = api.run("textbook", **words)
    again = api.run("textbook", **words)
    assert again.digest == run.digest and again.outcome.rollouts == run.outcome.rollouts


@pytest.mark.parametrize("wrong", [0, 0.7, "x", float("nan")])
def test_a_precision_that_means_nothing_is_refused(wrong):
    with pytest.raises(UsageError, match="precision="):
        api.run("textbook", precision=wrong)
