"""The Python interface: the same words as the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.results.run import Run

if TYPE_CHECKING:
    from sim.scenario.model import Scenario

__all__ = ["Run", "load", "run", "scenarios"]


def run(
    scenario: str | Scenario,
    rollouts: int = 10_000,
    seed: int = 7,
    workers: int | None = None,
    out: str | Path | None = None,
    replicates: int = 20,
    doctrines: str = "mixture",
    parameters: dict[str, Any] | None = None,
    progress: Callable[[int, int, str], None] | None = None,
    executor: str = "threads",
    address: str | None = None,
    precision: float | None = None,
    cap: int = 1_000_000,
    **overrides: Any,
) -> Run:
    """Run a scenario and return the finished run.

    scenario: a bundled name, a folder or a loaded scenario. overrides: an actor's doctrine by name
    (``challenger="bluff"``) or a callable ``f(view, traits, u)`` that decides for it.
    parameters: dotted paths to a number or ``"low:central:high"``.
    doctrines: ``mixture`` draws each free actor's doctrine per parameter row from the scenario's
    reference mixture; ``named`` takes those the scenario names. out: a folder to keep the run in:
    new or empty, or that of the same run, which is gone on with or, if complete, read back.
    executor: ``threads``, ``processes`` or ``dask`` (at `address`, else a cluster of its own): the
    bits are the same. precision: play until every interval of the question's axis is that narrow
    (+-), at most `cap` rollouts; `rollouts` is then not used. Raises sim.errors.EscaladeError.
    """
    import datetime as dt
    import time

    from sim.ensemble.executors import EXECUTORS
    from sim.ensemble.parts import Parts
    from sim.ensemble.play import key_of, play
    from sim.ensemble.simulate import task_of
    from sim.results.claim import COMPLETE, claim
    from sim.results.store import save
    from sim.scenario.bounds import fraction, named, whole
    from sim.scenario.load import load as load_scenario
    from sim.seats.plan import name_of

    rollouts, replicates = whole("rollouts", rollouts), whole("replicates", replicates)
    seed, cap = whole("seed", seed), whole("cap", cap)
    precision = None if precision is None else fraction("precision", precision)
    count = whole("workers", workers if workers is not None else min(2, os.cpu_count() or 1))
    loaded = load_scenario(scenario) if isinstance(scenario, str | Path) else scenario
    both = {**overrides, **(parameters or {})}
    task = task_of(loaded, rollouts, seed, replicates, doctrines, both)
    how = (count, progress, named("executor", executor, EXECUTORS), address)
    if out is None:
        return Run(play(task, *how, None, precision, cap))
    sized = {"precision": precision, "cap": cap} if precision else {"rollouts": rollouts}
    config = {
        "scenario": scenario if isinstance(scenario, str) else loaded.name,
        **sized, "seed": seed, "replicates": replicates, "doctrines": doctrines,
        **{k: name_of(v) if callable(v) else str(v) for k, v in both.items()},
    }
    key = key_of(task, precision, cap)
    place = claim(out, key, config)
    if place.state == COMPLETE:
        return Run.load(place.folder)
    started, clock = dt.datetime.now(dt.UTC), time.perf_counter()
    try:
        outcome = play(task, *how, place.folder, precision, cap)
        save(outcome, out, config, started, time.perf_counter() - clock, key=key)
        Parts(place.folder, key).clear()
    except BaseException:
        place.release()
        raise
    return Run(outcome, place.folder)


def load(folder: str | Path) -> Run:
    """A run kept in a folder."""
    return Run.load(folder)


def scenarios() -> list[str]:
    """Names of the bundled scenarios."""
    from sim.scenario.roots import data_root

    return sorted(p.parent.name for p in (data_root() / "scenarios").glob("*/scenario.yaml"))
