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
from sim.ensemble.gather import Gathered
from sim.ensemble.seating import taken
from sim.ensemble.worker import Worker
from sim.results.outcome import Outcome
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import Plan, plan
from sim.state.names import U_OPEN
from sim.state.outputs import count_names, series_names

CHUNK = 250
KEPT = 4000  # rollouts whose daily series are kept for quantiles

Progress = Callable[[int, int, str], None]


def names_of_series(scenario: Scenario) -> list[str]:
    """Series names with the roles of the first ultimatum filled in."""
    base, actors = scenario.record, list(scenario.actor_names)
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
    progress: Progress | None = None,
    chunk: int = CHUNK,
) -> Outcome:
    """Run a scenario; see `sim.results.outcome.Outcome` for what comes back.

    overrides: as `sim.scenario.variant.variant` takes them; a callable takes an actor's seat.
    progress: called with (done, total, notice) from the calling thread. A rollout that fails is a
    row in `Outcome.failed`. UsageError for a seated callable that is not a pure function.
    """
    seating = plan(variant(scenario, overrides or {}, doctrines=doctrines))
    if not compiled.is_warm() and progress:
        progress(0, rollouts, "compiling the engine, once for this version")
    kernel = compiled.kernel()
    if progress:
        progress(0, rollouts, "")
    with taken(seating) as (policies, notices):
        started = time.perf_counter()
        chunk = min(chunk, rollouts)
        found = _run(seating, kernel, policies, rollouts, seed, workers, replicates, progress,
                     chunk)
        seconds = time.perf_counter() - started
    if not compiled.cache_folder()[1]:
        notices.append("No cache folder can be written, so each process compiles the engine anew; "
                       "ESCALADE_CACHE names another folder.")
    return _outcome(seating, found, seed, rollouts, replicates, workers, seconds, notices)


def _run(
    seating: Plan, kernel: Any, policies: list[Any], rollouts: int, seed: int, workers: int,
    replicates: int, progress: Progress | None, chunk: int,
) -> Gathered:
    """All chunks, on as many threads as there are workers."""
    scenario = seating.case.scenario
    axes, days = len(scenario.outcomes), int(scenario.record["days"])
    names = count_names(list(scenario.actor_names))
    found = Gathered(
        rollouts, -(-rollouts // replicates), min(KEPT, rollouts), days, axes, len(names),
        len(names_of_series(scenario)), len(seating.case.varying), len(scenario.actor_names),
    )
    free = [Worker(policies, chunk, axes, names, days) for _ in range(workers)]

    def job(first: int) -> int:
        worker = free.pop()
        try:
            n = min(chunk, rollouts - first)
            row0 = first // replicates
            records, values, profile = seating.rows(
                seed, row0, (first + n - 1) // replicates + 1 - row0
            )
            row_of = np.arange(first, first + n, dtype=np.int64) // replicates - row0
            kept = min(max(found.kept - first, 0), n)
            failed = worker.run(kernel, records, row_of, first, seed, kept)
            found.rows(row0, values, profile)
            found.chunk(first, n, kept, worker, failed)
            return n
        finally:
            free.append(worker)

    done = 0
    with ThreadPoolExecutor(workers) as executor:
        for size in executor.map(job, range(0, rollouts, chunk)):
            done += size
            if progress:
                progress(done, rollouts, "")
    for worker in free:
        found.decisions(worker)
    found.failed.sort(key=lambda failure: failure[0])
    return found


def _outcome(
    seating: Plan, found: Gathered, seed: int, rollouts: int, replicates: int, workers: int,
    seconds: float, notices: list[str],
) -> Outcome:
    """What the run found, with the names that say what it is."""
    case, scenario = seating.case, seating.case.scenario
    actors, question = list(scenario.actor_names), scenario.question
    return Outcome(
        scenario_name=scenario.name,
        title=scenario.title,
        question={"axis": question.axis, "label": question.label, "ask": question.ask},
        start=scenario.start,
        days=int(scenario.record["days"]),
        seed=seed,
        rollouts=rollouts,
        replicates=replicates,
        axes={o.name: list(o.labels) for o in scenario.outcomes},
        labels=found.labels,
        count_names=tuple(count_names(actors)),
        counts=found.counts,
        series_names=tuple(names_of_series(scenario)),
        series=found.series,
        varying=list(case.varying),
        values=found.values,
        actors=actors,
        doctrine_names=seating.doctrine_names,
        doctrines=found.doctrines,
        fixed_doctrines=seating.fixed,
        failed=found.failed,
        judgement=[p for p, q in case.parameters.items() if q.grade == "J"],
        deadlines=open_deadlines(scenario),
        sides=[int(a.side) for a in scenario.actors] if scenario.places else [],
        workers=workers,
        engine_seconds=seconds,
        notices=notices,
        observed=[dataclasses.asdict(row) for row in scenario.observed],
        taken=found.taken.tolist(),
        fired=found.fired.tolist(),
    )
