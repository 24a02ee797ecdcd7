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
    code: bool = False,
    **overrides: Any,
) -> Run:
    """Run a scenario and return the finished run.

    scenario: a bundled name, a folder or a loaded scenario. overrides: an actor's doctrine by name
    (``challenger="bluff"``) or a callable ``f(view, traits, u)`` that decides for it.
    parameters: dotted paths to a number or ``"low:central:high"``.
    doctrines: ``mixture`` draws each free actor's doctrine per parameter row from the scenario's
    reference mixture; ``named`` takes those the scenario names. out: a new or empty folder to keep
    the run in. code: run the Python policies in the scenario's folder. Raises
    sim.errors.EscaladeError.
    """
    import datetime as dt
    import time

    from sim.ensemble import simulate
    from sim.results.atomic import new_folder
    from sim.results.store import save
    from sim.scenario.bounds import whole
    from sim.scenario.load import load as load_scenario
    from sim.scenario.variant import variant
    from sim.seats.plan import name_of

    rollouts, replicates = whole("rollouts", rollouts), whole("replicates", replicates)
    seed = whole("seed", seed)
    count = whole("workers", workers if workers is not None else min(2, os.cpu_count() or 1))
    loaded = load_scenario(scenario, code) if isinstance(scenario, str | Path) else scenario
    both = {**overrides, **(parameters or {})}
    variant(loaded, both, doctrines)
    if out is not None:
        new_folder(out)
    started = dt.datetime.now(dt.UTC)
    clock = time.perf_counter()
    outcome = simulate(
        loaded, rollouts, seed, count, replicates, doctrines, both, progress
    )
    result = Run(outcome)
    if out is not None:
        config = {
            "scenario": scenario if isinstance(scenario, str) else loaded.name,
            "rollouts": rollouts,
            "seed": seed,
            "replicates": replicates,
            "doctrines": doctrines,
            **{k: name_of(v) if callable(v) else str(v) for k, v in both.items()},
        }
        save(outcome, out, config, started, time.perf_counter() - clock)
        result.folder = Path(out)
    return result


def load(folder: str | Path) -> Run:
    """A run kept in a folder."""
    return Run.load(folder)


def scenarios() -> list[str]:
    """Names of the scenarios: bundled, in ESCALADE_SCENARIOS and of installed packs."""
    from sim.scenario.places import known

    return known().names
