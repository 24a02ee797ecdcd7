"""Do headline shares stay where they were when the same crisis is written differently?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import labels
from sim.data.totals import difference
from sim.methods.intervals import normal_quantile
from sim.scenario.model import Scenario
from sim.studies import recast
from sim.studies.lab import Lab

BOUND = 0.02  # no headline share may move by more


@dataclass(frozen=True)
class Shift:
    """The headline share that a rewriting moved most."""

    name: str
    n: int
    label: str
    difference: float
    half_width: float  # of a 95 % interval clustered in rows, at least 3 / n
    failed_before: int = 0  # rollouts, of n
    failed_after: int = 0

    @property
    def holds(self) -> bool:
        """True if the whole interval lies within the bound."""
        return abs(self.difference) + self.half_width <= BOUND

    @property
    def broken(self) -> bool:
        """True if the share itself moved by more than the bound."""
        return abs(self.difference) > BOUND


def shift(name: str, before: Outcome, after: Outcome) -> Shift:
    """Compare the headline shares of two runs on shared luck; within 1 where nothing is known."""
    axis, n = before.question["axis"], before.rollouts
    one, two = (labels(o, axis).by_row() for o in (before, after))
    d, ran = difference(one, two), n - max(one.failed, two.failed)
    found, z = [], normal_quantile()
    for label, value, error in zip(before.axes[axis], d.value, d.error, strict=True):
        half = max(z * float(error), 3.0 / ran) if ran and np.isfinite(error) else 1.0
        found.append(Shift(name, n, label, float(value) if ran else 0.0, half, one.failed,
                           two.failed))
    return max(found, key=lambda s: abs(s.difference) + s.half_width)


def rewritings(scenario: Scenario) -> dict[str, Callable[[], Scenario]]:
    """Every way to write the scenario differently, by finding id."""
    out: dict[str, Callable[[], Scenario]] = {}
    for words in recast.options(scenario):
        out["duplicate:" + ".".join(words)] = partial(recast.duplicate, scenario, *words)
    for axis in recast.axes(scenario):
        out[f"split:{axis}"] = partial(recast.split_axis, scenario, axis)
    out["frequency:twice_a_day"] = partial(recast.twice_a_day, scenario)
    return out


def invariance(lab: Lab, stages: Sequence[int]) -> list[Shift]:
    """Compare every rewriting with the scenario, longer where the interval leaves doubt."""
    ways = rewritings(lab.scenario)
    found: dict[str, Shift] = {}
    waiting = list(ways)
    for n in stages:
        for done, name in enumerate(waiting):
            found[name] = shift(name, lab.plain(n), lab.play(n, scenario=ways[name]()))
            lab.say(f"rewritings at {n} rollouts", done + 1, len(waiting))
        waiting = [name for name in waiting if not found[name].holds]
    return [found[name] for name in ways]
