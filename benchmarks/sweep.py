"""A sweep of many points against a plain run of as many rollouts; memory of a large one."""

from __future__ import annotations

import resource

from benchmarks.measure import Line, fresh, paired, summary
from sim.play import simulate
from sim.play.gather import Tallies
from sim.play.session import on_threads
from sim.play.sweep import task_of
from sim.play.task import Task
from sim.questions.factors import design_of, words
from sim.scenario.load import load

NAME = "idlib_2020"
EACH = 100  # rollouts of a point


def task(points: int) -> Task:
    """A Sobol design over every prior and doctrine."""
    scenario = load(NAME)
    said = words(scenario, {}, "all")
    design = design_of(scenario, said.factors, "sobol", points, 7)
    return task_of(scenario, said.common, design, EACH, 7, EACH)


def peak(points: int) -> float:
    """MiB that this process has held at most, after a sweep of so many points."""
    work = task(points)
    on_threads(2).gather(Tallies(work))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def sweep(quick: bool) -> list[Line]:
    """Rate of a sweep over that of a plain run, and the memory of a design."""
    scenario, points = load(NAME), 32 if quick else 256
    work = task(points)
    simulate(scenario, rollouts=20, workers=2)
    ratios = paired(
        lambda: simulate(scenario, rollouts=points * EACH, workers=2),
        lambda: on_threads(2).gather(Tallies(work)),
        3 if quick else 5,
    )
    how = f"pairs of {points * EACH:,} rollouts of {NAME}: Sobol over all priors, {EACH} a point"
    size = 100 if quick else 10_000
    held = fresh(f"from benchmarks.sweep import peak; print(peak({size}))")
    return [
        summary("sweep rate / plain rate", ratios, "x", how),
        Line(f"{size:,} points x {EACH}", held, "MiB", "peak of a fresh process"),
    ]
