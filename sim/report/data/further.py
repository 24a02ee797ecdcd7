"""Sections that need runs of their own, or the run's own rows: `sim.report.extra` computes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.data.outcome import Outcome
from sim.engine.state.names import MECHANISMS
from sim.report.kept import KeptRun

RUNS = ("threat", "doctrines", "mechanisms")  # need runs of their own
Told = Callable[[str, int, int, int], None]  # part, done, of, rollouts played


def cost(outcome: Outcome) -> dict[str, dict[str, float]]:
    """About how many rollouts each section plays, and how many minutes at the run's own pace."""
    from sim.report.extra.compute import PART, ROLLOUTS
    from sim.studies.threat import BOUGHT

    held = sum(len(names) for names in outcome.doctrine_names.values() if len(names) > 1)
    few = int(ROLLOUTS * PART)
    rollouts = {"threat": ROLLOUTS * (1 + len(BOUGHT)), "doctrines": few * (1 + held),
                "mechanisms": few * (1 + len(MECHANISMS))}
    each = outcome.engine_seconds / max(1, outcome.rollouts) / 60
    return {name: {"rollouts": n, "minutes": n * each} for name, n in rollouts.items()}


def own_sections(kept: KeptRun) -> dict[str, Any]:
    """The sections that the run's own rows tell: what moves the answer, what would narrow it."""
    if "unknown" in kept.report:
        return {}
    from sim.report.extra.compute import own_sections as sections

    return dict(sections(kept.outcome))


def bench(kept: KeptRun, workers: int, told: Told | None) -> Any:
    """A lab that plays versions of the run on its luck and keeps each one in the run's folder."""
    from sim.play.session import on_threads
    from sim.studies.lab import Lab

    assert kept.scenario is not None
    return Lab(kept.scenario, kept.outcome.seed, workers, kept.overrides, kept.doctrines, told,
               session=on_threads(workers, kept.folder))


def section(name: str, lab: Any, rollouts: int | None) -> dict[str, Any]:
    """One section by name, and what it cost."""
    from sim.report.extra import compute
    from sim.report.extra.doctrines import doctrines
    from sim.report.extra.mechanisms import mechanisms
    from sim.report.extra.threat import threat

    n = max(compute.LEAST, compute.ROLLOUTS if rollouts is None else rollouts)
    few = max(compute.LEAST, int(n * compute.PART))
    make = {"threat": lambda: threat(lab, n), "doctrines": lambda: doctrines(lab, few),
            "mechanisms": lambda: mechanisms(lab, few)}[name]
    made, cost = compute.time_sections({name: make}, lab)
    return {**made[name], **{f"cost_{k}": v for k, v in cost[name].items()}, "asked": rollouts}
