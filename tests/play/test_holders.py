"""Who holds what, summed over rollouts: the same however it is cut, and never of a failed one."""

import numpy as np
import pytest

from sim.bounds import PER_ROW
from sim.data.digest import digest, digest_held
from sim.model import CrisisModel
from sim.play import holders, simulate
from sim.play import worker as room
from sim.play.gather import Rollouts
from sim.play.holders import Holders
from sim.play.session import on_threads
from sim.play.simulate import task_of
from sim.play.task import Task
from sim.scenario.load import load
from sim.scenario.variant import variant
from sim.seats import plan
from tests.play.test_parts import Stop, stop_at

MAPPED = "idlib_2019_december"


def watched(scenario, rollout, seed, replicates=PER_ROW):
    """Holders in the evening of each day played, int (days, places), of a watched rollout."""
    model, found = CrisisModel(scenario, seed, rollout, replicates), []
    while model.running and model.today < scenario.days:
        model.step()
        found.append(model.crisis.holder[: len(scenario.places)].copy())
    return np.array(found)


@pytest.mark.parametrize("rollout", [0, 7])
def test_a_watched_rollout_has_the_evenings_that_the_compiled_run_sums(rollout):
    scenario = load(MAPPED)
    longer = simulate(scenario, rollouts=rollout + 1, seed=5, workers=1).held.sum(axis=0)
    if rollout:
        longer -= simulate(scenario, rollouts=rollout, seed=5, workers=1).held.sum(axis=0)
    found = watched(scenario, rollout, 5)
    assert np.array_equal(longer, found)
    assert (found[0] != found[-1]).any(), "a map on which nothing moves shows nothing"


def test_after_the_end_the_last_map_stands():
    scenario = load("idlib_2020")
    outcome = simulate(scenario, rollouts=400, seed=1, workers=1, replicates=1)
    over = [k for k in range(400) if outcome.count("disaster")[k] == 1]
    assert over, "no rollout ended early; take another seed"
    for k in over[:3]:
        played = watched(scenario, k, 1, replicates=1)
        assert len(played) < scenario.days
        assert np.array_equal(outcome.held[k, : len(played)], played)
        assert (outcome.held[k, len(played) :] == played[-1]).all()


def test_any_cutting_and_number_of_workers_gives_the_same_sums():
    scenario = load(MAPPED)
    seen = {digest_held(simulate(scenario, rollouts=210, seed=3, workers=w, chunk=c, replicates=6))
            for w, c in ((1, 210), (2, 37), (2, 1))}
    assert len(seen) == 1
    assert digest_held(simulate(scenario, rollouts=210, seed=4, replicates=6)) not in seen


def test_an_interrupted_run_goes_on_to_the_same_sums(tmp_path):
    def task():
        return task_of(load(MAPPED), 600, 7, 20, "mixture", None)

    whole = on_threads(2).play(task())
    with pytest.raises(Stop):
        on_threads(1, tmp_path, stop_at(250)).play(task())
    again = on_threads(2, tmp_path).play(task())
    assert digest_held(again) == digest_held(whole) and digest(again) == digest(whole)
    assert whole.held_ran.tolist() == [20] * 30 and whole.held.dtype == np.int32


def test_a_run_that_grows_merges_groups_of_rows(monkeypatch):
    monkeypatch.setattr(holders, "GROUPS", 12)
    scenario = load(MAPPED)
    short = task_of(scenario, 60, 7, 6, "mixture", None)  # 10 rows
    grown = Rollouts(short.grown(300))  # 50 rows, 8 together
    first = Rollouts(short)
    on_threads(1).gather(first)
    grown.adopt(first)
    on_threads(2, chunk=50).gather(grown)
    found = grown
    at_once = Rollouts(short.grown(300))
    on_threads(1).gather(at_once)
    assert found.holders.ran.tolist() == [48] * 6 + [12]
    assert np.array_equal(found.holders.held, at_once.holders.held)
    assert np.array_equal(found.holders.ran, at_once.holders.ran)


def test_a_failed_rollout_counts_nowhere(monkeypatch):
    plain = room.Worker.not_finite

    def planted(self, *rest):
        self.tallies[3, 2] = np.inf
        return plain(self, *rest)

    whole = simulate(load(MAPPED), rollouts=40, seed=2, workers=1, replicates=20)
    four, three = (simulate(load(MAPPED), rollouts=n, seed=2, workers=1, replicates=20).held[0]
                   for n in (4, 3))
    alone = four.astype(int) - three
    monkeypatch.setattr(room.Worker, "not_finite", planted)
    failed = simulate(load(MAPPED), rollouts=40, seed=2, workers=1, replicates=20)
    assert [k for k, *_ in failed.failed] == [3] and failed.held_ran.tolist() == [19, 20]
    assert np.array_equal(whole.held[0] - failed.held[0], alone)
    assert np.array_equal(whole.held[1], failed.held[1])


def test_a_rollout_that_raises_half_way_counts_nowhere():
    def raises(view, traits, u):
        if view.day == 5 and view.own_rung > 0:
            raise ZeroDivisionError(" ".join(["division", "by", "zero"]))

    outcome = simulate(load(MAPPED), rollouts=30, seed=2, workers=1, replicates=10,
                       overrides={"turkey": raises})
    good = outcome.valid.reshape(3, 10).sum(axis=1)
    assert 0 < outcome.completed < 30
    assert outcome.held_ran.tolist() == good.tolist()
    assert (outcome.held <= good[:, None, None]).all()


def test_without_a_map_or_daily_records_nothing_is_kept():
    assert simulate(load("textbook"), rollouts=20).held.shape == (0, 0, 0)
    assert simulate(load(MAPPED), rollouts=20, kept=0).held.shape == (0, 0, 0)
    assert Task(plan(variant(load(MAPPED), {})), 7, 40, 20, kept=40, tallied=True).places == 0


def test_rows_are_summed_by_powers_of_two():
    assert [holders.span(n) for n in (1, 2000, 2001, 4000, 4001, 50_000)] == [1, 1, 2, 2, 4, 32]
    found = Holders(5000, 2, 1)
    assert found.held.shape == (1250, 2, 1)
    held = np.array([[[1], [0]], [[1], [1]], [[0], [1]]])
    part = holders.sums(held, np.array([True, False, True]), np.array([3, 4, 7]), 4)
    assert part["held_row"].tolist() == [0, 4] and part["held_ran"].tolist() == [1, 1]
    assert part["held"].tolist() == [[[1], [0]], [[0], [1]]]
    found.enter(part["held"], part["held_ran"], part["held_row"])
    found.enter(part["held"], part["held_ran"], part["held_row"])
    assert found.held[:2].tolist() == [[[2], [0]], [[0], [2]]]
    assert found.ran[:3].tolist() == [2, 2, 0]
