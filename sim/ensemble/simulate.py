"""Monte Carlo over a scenario's parameter rows, in chunks on threads.

Rollout k uses parameter row k // replicates and luck keyed by k, so any chunking or number of
workers gives the same bits and any rollout can be replayed alone.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from sim import compiled
from sim.policies import REGISTRY
from sim.results.outcome import Outcome
from sim.scenario.model import Scenario
from sim.scenario.variant import Variant, variant
from sim.state import capacity as cap
from sim.state.crisis import Crisis, Scratch, View
from sim.state.declare import dtype_of
from sim.state.names import U_OPEN
from sim.state.outputs import count_names, series_names

CHUNK = 250
KEPT = 4000  # rollouts whose daily series are kept for quantiles


class Worker:
    """Work space of one thread: its records and its policies."""

    def __init__(self, policies: list[Callable]) -> None:
        self.states = np.zeros(2, dtype_of(Crisis))
        self.scratch = np.zeros(1, dtype_of(Scratch))
        self.view = np.zeros(1, dtype_of(View))
        self.seats = compiled.policy_table(policies)
        self.chosen = np.zeros(cap.ACTORS, np.int64)


def names_of_series(scenario: Scenario, actors: list[str]) -> list[str]:
    """Series names with the roles of the first ultimatum filled in."""
    base = scenario.record
    if int(base["n_ultimatums"]) == 0:
        return series_names(actors, "", "", None)[: len(actors) + 5]
    patron = int(base["ult_patron"][0])
    return series_names(
        actors,
        actors[int(base["ult_issuer"][0])],
        actors[int(base["ult_target"][0])],
        actors[patron] if patron >= 0 else None,
    )


def open_deadlines(scenario: Scenario) -> list[int]:
    """Day of each deadline that stands at the start and falls within the horizon."""
    base = scenario.record
    ultimatums = range(int(base["n_ultimatums"]))
    days = [int(base["ult_deadline"][u]) for u in ultimatums if base["ult_status"][u] == U_OPEN]
    return sorted({day for day in days if 0 <= day < int(base["days"])})


def simulate(
    scenario: Scenario,
    rollouts: int = 10_000,
    seed: int = 7,
    workers: int = 2,
    replicates: int = 20,
    doctrines: str = "mixture",
    overrides: dict[str, Any] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    chunk: int = CHUNK,
) -> Outcome:
    """Run a scenario; see `sim.results.outcome.Outcome` for what comes back.

    progress: called with (done, total, notice) from the calling thread.
    """
    case = variant(scenario, overrides or {}, doctrines=doctrines)
    notices: list[str] = []
    if not compiled.is_warm() and progress:
        progress(0, rollouts, "compiling the engine, once for this version")
    kernel = compiled.kernel()
    return _run(case, kernel, rollouts, seed, workers, replicates, progress, chunk, notices)


def _run(
    case: Variant,
    kernel: Any,
    rollouts: int,
    seed: int,
    workers: int,
    replicates: int,
    progress: Any,
    chunk: int,
    notices: list[str],
) -> Outcome:
    scenario = case.scenario
    actors = list(scenario.actor_names)
    axes = {o.name: list(o.labels) for o in scenario.outcomes}
    count_list = count_names(actors)
    series_list = names_of_series(scenario, actors)
    days = int(scenario.record["days"])
    labels = np.zeros((rollouts, max(1, len(axes))), np.int64)
    tallies = np.zeros((rollouts, len(count_list)), np.float64)
    kept = min(KEPT, rollouts)
    daily = np.zeros((kept, days, cap.SERIES), np.float64)
    functions = [REGISTRY[name].function for name in scenario.policies]
    pool = [Worker(functions) for _ in range(workers)]
    free = list(pool)
    started = time.perf_counter()

    def job(first: int) -> int:
        worker = free.pop()
        try:
            size = min(chunk, rollouts - first)
            row0 = first // replicates
            row1 = (first + size - 1) // replicates + 1
            records, _, _ = case.rows(seed, row0, row1 - row0)
            row_of = (np.arange(first, first + size) // replicates - row0).astype(np.int64)
            last = min(first + size, kept)
            series = daily[first:last] if first < kept else daily[:0]
            kernel(
                records, row_of, first, seed, worker.states, worker.scratch, worker.view,
                worker.seats, worker.chosen, labels[first : first + size],
                tallies[first : first + size], series,
            )
            return size
        finally:
            free.append(worker)

    done = 0
    with ThreadPoolExecutor(workers) as executor:
        for size in executor.map(job, range(0, rollouts, chunk)):
            done += size
            if progress:
                progress(done, rollouts, "")
    seconds = time.perf_counter() - started
    rows = (rollouts - 1) // replicates + 1
    _, values, profile = case.rows(seed, 0, rows)
    return Outcome(
        scenario_name=scenario.name,
        title=scenario.title,
        question={
            "axis": scenario.question.axis,
            "label": scenario.question.label,
            "ask": scenario.question.ask,
        },
        start=scenario.start,
        days=days,
        seed=seed,
        rollouts=rollouts,
        replicates=replicates,
        axes={k: list(v) for k, v in axes.items()},
        labels=labels.astype(np.int8),
        count_names=tuple(count_list),
        counts=tallies.astype(np.float32),
        series_names=tuple(series_list),
        series=daily[:, :, : len(series_list)].astype(np.float32),
        varying=list(case.varying),
        values=values,
        actors=actors,
        doctrine_names={a.name: list(a.doctrine_names) for a in scenario.actors},
        doctrines=profile,
        fixed_doctrines={
            a: scenario.actor(a).doctrine_names[d] for a, d in case.fixed.items()
        },
        failed=[],
        judgement=[p for p, q in case.parameters.items() if q.grade == "J"],
        deadlines=open_deadlines(scenario),
        sides=[int(a.side) for a in scenario.actors],
        workers=workers,
        engine_seconds=seconds,
        notices=notices,
        observed=[dataclasses.asdict(row) for row in scenario.observed],
    )
