"""One rollout both ways: watched in Mesa and compiled, down to the last bit of its state."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.bounds import PER_ROW
from sim.engine import compiled
from sim.engine.rules.daily import daily as enter_day
from sim.engine.state.capacity import SERIES
from sim.model import CrisisModel
from sim.play.seating import seat_policies
from sim.play.worker import Worker
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan


def compiled_rollout(
    scenario: Scenario, seed: int, rollout: int, replicates: int, overrides: dict[str, Any],
    doctrines: str = "mixture",
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Final state (record), counts (float64) and daily series (days, SERIES) of one rollout."""
    seating = plan(variant(scenario, overrides, doctrines=doctrines))
    names = scenario.count_names
    days = int(scenario.record["days"])
    with seat_policies(seating) as (policies, _):
        worker = Worker(policies, 1, len(scenario.outcomes), names, days)
        records, _, _ = seating.rows(seed, rollout // replicates, 1)
        failed = worker.run(
            compiled.kernel(), records, np.zeros(1, np.int64), np.array([rollout]), seed, kept=1
        )
    assert not failed, failed
    return worker.states[1].copy(), worker.tallies[0].copy(), worker.daily[0].copy()


def watched_rollout(
    scenario: Scenario, seed: int, rollout: int, replicates: int, overrides: dict[str, Any],
    doctrines: str = "mixture",
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The same of a watched rollout."""
    model = CrisisModel(scenario, seed, rollout, replicates, doctrines, overrides)
    days = int(scenario.record["days"])
    daily = np.zeros((days, SERIES))
    while model.running:
        model.step()
        enter_day(model.case, model.crisis, daily[model.today - 1])
    daily[model.today :] = daily[model.today - 1]
    return model.crisis.to_record(), model.tally(), daily


def differences(
    scenario: Scenario, seed: int, rollout: int, replicates: int = PER_ROW,
    overrides: dict[str, Any] | None = None, doctrines: str = "mixture",
) -> list[str]:
    """Names of the fields of the state, and of counts and series, whose bits differ."""
    words = (scenario, seed, rollout, replicates, overrides or {}, doctrines)
    a, b = watched_rollout(*words), compiled_rollout(*words)
    assert a[0].dtype.names is not None
    found = [f for f in a[0].dtype.names if a[0][f].tobytes() != b[0][f].tobytes()]
    found += ["counts"] * (a[1].tobytes() != b[1].tobytes())
    return found + ["series"] * (a[2].tobytes() != b[2].tobytes())
