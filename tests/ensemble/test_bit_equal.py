"""The watched run and the compiled run agree bit for bit, whatever the chunks and workers."""

import numpy as np
import pytest

from sim.ensemble import simulate
from sim.model import CrisisModel
from sim.results.digest import digest
from sim.scenario.load import load


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


def test_digest_does_not_depend_on_workers_or_chunks():
    scenario = load("idlib_2020")
    seen = {
        digest(simulate(scenario, rollouts=300, seed=3, workers=w, chunk=c))
        for w, c in ((1, 250), (2, 37), (3, 101))
    }
    assert len(seen) == 1
    assert digest(simulate(scenario, rollouts=300, seed=4, workers=2)) not in seen


def test_shares_are_a_partition():
    outcome = simulate(load("idlib_2020"), rollouts=200, seed=5, workers=2)
    for x, labels in enumerate(outcome.axes.values()):
        assert outcome.labels[:, x].min() >= 0
        assert outcome.labels[:, x].max() < len(labels)
