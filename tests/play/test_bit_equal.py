"""The watched run and the compiled run agree bit for bit, whatever the chunks and workers."""

import numpy as np
import pytest

from sim.data.digest import digest
from sim.model import CrisisModel
from sim.play import simulate
from sim.scenario.load import load
from tests.play.pair import compiled_rollout, differences, watched_rollout


@pytest.mark.parametrize(("name", "n"), [("textbook", 40), ("idlib_2020", 6)])
def test_watched_equals_compiled(name, n):
    scenario = load(name)
    outcome = simulate(scenario, rollouts=n * 20, seed=11, workers=1)
    for k in range(0, n * 20, 20):
        model = CrisisModel(scenario, seed=11, rollout=k + k // 20 % 20)
        while model.running:
            model.step()
        row = k + k // 20 % 20
        assert model.labels() == outcome.labels[row].tolist(), row
        assert np.array_equal(model.tally().astype(np.float32), outcome.counts[row]), row


@pytest.mark.parametrize("name", ["textbook", "idlib_2020", "idlib_2019_december"])
def test_the_whole_state_is_equal(name):
    assert differences(load(name), seed=2**40 + 3, rollout=2**33 + 7) == []


def test_the_comparison_sees_a_difference():
    scenario = load("textbook")
    a = watched_rollout(scenario, 1, 0, 20, {})
    b = compiled_rollout(scenario, 1, 1, 20, {})
    assert a[0].tobytes() != b[0].tobytes()
    assert a[1].tobytes() != b[1].tobytes()
    assert a[2].tobytes() != b[2].tobytes()


def test_digest_does_not_depend_on_workers_or_chunks():
    scenario = load("idlib_2020")
    seen = {
        digest(simulate(scenario, rollouts=300, seed=3, workers=w, chunk=c))
        for w, c in ((1, 250), (2, 37), (3, 101), (1, 1000), (2, 7))
    }
    assert len(seen) == 1
    assert digest(simulate(scenario, rollouts=300, seed=4, workers=2)) not in seen


def test_a_longer_run_starts_with_the_shorter_one():
    scenario = load("textbook")
    short = simulate(scenario, rollouts=90, seed=3, workers=2, chunk=13)
    long = simulate(scenario, rollouts=600, seed=3, workers=2)
    assert np.array_equal(short.labels, long.labels[:90])
    assert np.array_equal(short.counts, long.counts[:90])
    assert np.array_equal(short.values, long.values[: short.rows])
    assert np.array_equal(short.doctrines, long.doctrines[: short.rows])


def test_rows_are_those_of_the_variant():
    outcome = simulate(load("textbook"), rollouts=500, seed=9, workers=2, replicates=3, chunk=50)
    assert (outcome.labels.dtype, outcome.counts.dtype) == (np.int8, np.float32)
    from sim.scenario.variant import variant

    _, values, doctrines = variant(load("textbook"), {}).rows(9, 0, outcome.rows)
    assert np.array_equal(outcome.values, values.astype(np.float32))
    assert np.array_equal(outcome.doctrines, doctrines)


def test_shares_are_a_partition():
    outcome = simulate(load("idlib_2020"), rollouts=200, seed=5, workers=2)
    for x, labels in enumerate(outcome.axes.values()):
        assert outcome.labels[:, x].min() >= 0
        assert outcome.labels[:, x].max() < len(labels)
