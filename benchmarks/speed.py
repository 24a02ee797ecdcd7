"""Compiled against watched, two threads against one, and the cost of a rollout."""

from __future__ import annotations

import time

from benchmarks.measure import Line, paired, summary
from sim.model import CrisisModel
from sim.play import simulate
from sim.scenario.load import load

NAME = "idlib_2020"


def cost(quick: bool) -> list[Line]:
    """Milliseconds of processor time per rollout on one thread, draws of parameters included."""
    scenario, n = load(NAME), 1000 if quick else 4000
    simulate(scenario, rollouts=20, workers=1)
    found = []
    for k in range(3 if quick else 5):
        start = time.process_time()
        simulate(scenario, rollouts=n, seed=k, workers=1)
        found.append(1000 * (time.process_time() - start) / n)
    return [summary("one rollout", found, "ms a core", f"{NAME}, {n} rollouts a time")]


def watched(quick: bool) -> list[Line]:
    """How many times the watched run's time a rollout takes compiled, both on one core."""
    scenario, each, some = load(NAME), 500, 5
    numbers = iter(range(0, 10**6, 20))

    def slow() -> None:
        for _ in range(some):
            model = CrisisModel(scenario, rollout=next(numbers))
            while model.running:
                model.step()

    simulate(scenario, rollouts=20, workers=1)
    ratios = paired(
        slow, lambda: simulate(scenario, rollouts=each, workers=1), 3 if quick else 11,
        time.process_time,
    )
    how = f"pairs of {some} watched and {each} compiled rollouts of {NAME}, processor time"
    return [summary("watched / compiled", [r * each / some for r in ratios], "x", how)]


def threads(quick: bool) -> list[Line]:
    """Wall time on one thread over wall time on two."""
    scenario, n = load(NAME), 1000 if quick else 3000
    ratios = paired(
        lambda: simulate(scenario, rollouts=n, workers=1),
        lambda: simulate(scenario, rollouts=n, workers=2),
        4 if quick else 10,
    )
    how = f"pairs of {n} rollouts of {NAME}; near 1 where other work holds the second core"
    return [summary("1 thread / 2 threads", ratios, "x", how)]
