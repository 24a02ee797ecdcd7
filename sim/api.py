"""The Python interface: the same words as the command line."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.results.run import Run

if TYPE_CHECKING:
    from sim.results.cells import Cells
    from sim.scenario.model import Scenario

__all__ = ["Run", "load", "run", "scenarios", "sweep"]


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
    code: bool = False,
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
    (+-), at most `cap` rollouts; `rollouts` is then not used. code: run the Python policies in the
    scenario's folder. Raises sim.errors.EscaladeError.
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
    loaded = load_scenario(scenario, code) if isinstance(scenario, str | Path) else scenario
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


def sweep(
    scenario: str | Scenario,
    factors: dict[str, Any] | None = None,
    over: str | None = None,
    design: str = "grid",
    points: int = 256,
    rollouts: int = 400,
    replicates: int = 4,
    seed: int = 7,
    workers: int | None = None,
    doctrines: str = "mixture",
    progress: Callable[[int, int, str], None] | None = None,
    executor: str = "threads",
    address: str | None = None,
    code: bool = False,
) -> Cells:
    """Play every cell of a design in one run, on the same luck; see `sim.results.cells.Cells`.

    factors: key -> levels: a list, or text as on the command line (``"linspace(0,1,5)"``,
    ``"all"``, one value for a setting common to all cells). over: names and patterns of priors
    that vary too. design: ``grid``, or ``lhs``, ``sobol`` or ``halton`` with `points`
    points. rollouts: of each cell. code: run the policies in the scenario's
    folder. Raises sim.errors.EscaladeError.
    """
    from sim.ensemble.executors import EXECUTORS
    from sim.scenario.bounds import named, whole
    from sim.scenario.load import load as load_scenario
    from sim.studies.designs import DESIGNS
    from sim.studies.sweep import design_of, task_of, words
    from sim.studies.sweep import sweep as carry_out

    loaded = load_scenario(scenario, code) if isinstance(scenario, str | Path) else scenario
    texts = {k: ",".join(map(str, v)) if isinstance(v, list | tuple) else str(v)
             for k, v in (factors or {}).items()}
    said = words(loaded, texts, over, doctrines)
    seed, points = whole("seed", seed), whole("points", points)
    laid = design_of(loaded, said.factors, named("design", design, DESIGNS), points, seed)
    task = task_of(loaded, said.common, laid, whole("rollouts", rollouts), seed,
                   whole("replicates", replicates), doctrines)
    count = whole("workers", workers if workers is not None else min(2, os.cpu_count() or 1))
    return carry_out(task, design, count, progress, named("executor", executor, EXECUTORS), address)


def load(folder: str | Path) -> Run:
    """A run kept in a folder."""
    return Run.load(folder)


def scenarios() -> list[str]:
    """Names of the scenarios: bundled, in ESCALADE_SCENARIOS and of installed packs."""
    from sim.scenario.places import known

    return known().names
