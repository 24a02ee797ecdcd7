"""Does every number and every doctrine move something? Paired runs on shared luck.

A parameter is set to the 1 % and then to the 99 % point of its own prior (a fixed number to half
and double) with everything else, and all luck, as it was. Its effect on an output is the mean
difference over parameter rows; the interval allows for replicates clustered in rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import outputs
from sim.data.totals import difference
from sim.engine.state.names import MECHANISMS
from sim.methods.intervals import normal_quantile
from sim.play import simulate
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior

SPAN = (0.01, 0.99)


@dataclass(frozen=True)
class Effect:
    """What setting one parameter low, then high, does to the output that it moves most."""

    path: str
    output: str
    difference: float  # mean of high less low
    half_width: float  # of its paired 95 % interval, Bonferroni over all outputs
    z: float
    n: int  # rollouts on each side

    @property
    def live(self) -> bool:
        """True if the interval leaves 0 out."""
        return abs(self.difference) > self.half_width


def ends(quantity: Prior, whole: bool) -> tuple[float, float]:
    """The low and the high setting of a parameter."""
    if quantity.varies:
        return quantity.draw(SPAN[0]), quantity.draw(SPAN[1])
    value = quantity.central
    low, high = (value / 2, value * 2) if value != 0 else (0.0, min(1.0, quantity.most))
    low, high = max(low, quantity.least), min(high, quantity.most)
    return (float(int(low)), float(int(high))) if whole else (low, high)


def owner(scenario: Scenario, path: str) -> dict[str, str]:
    """For a doctrine's trait, the override that puts the doctrine in its actor's seat."""
    actor, _, rest = path.partition(".")
    doctrine, dot, _ = rest.partition(".")
    if actor in scenario.actor_names and dot and doctrine in scenario.actor(actor).doctrine_names:
        return {actor: doctrine}
    return {}


def effect(low: Outcome, high: Outcome, path: str) -> Effect:
    """The strongest paired effect between two runs on shared luck, as z over all outputs."""
    found = difference(outputs(low).by_row(), outputs(high).by_row())
    best = int(np.argmax(found.z))
    width = normal_quantile(1.0 - 0.05 / len(found.names))  # Bonferroni
    return Effect(path, found.names[best], float(found.value[best]),
                  float(width * found.error[best]), float(found.z[best]), low.rollouts)


def mechanism_effects(
    scenario: Scenario,
    rollouts: tuple[int, ...] = (300, 2400, 12800),
    seed: int = 7,
    workers: int = 2,
    replicates: int = 2,
) -> list[Effect]:
    """The effect of switching each mechanism off, on shared luck."""

    def play(n: int, **words: str) -> Outcome:
        return simulate(scenario, n, seed, workers, replicates, overrides=words)

    plain = cache(play)  # what every mechanism that is on is compared with
    out = []
    for k, name in enumerate(MECHANISMS):
        path, usual = f"mechanisms.{name}", bool(scenario.record["on"][k])
        for n in rollouts:
            on = plain(n) if usual else play(n, **{path: "on"})
            found = effect(play(n, **{path: "off"}), on, path)
            if found.live:
                break
        out.append(found)
    return out


def parameter_effects(
    scenario: Scenario,
    paths: Iterable[str] | None = None,
    rollouts: tuple[int, ...] = (300, 2400, 12800),
    seed: int = 7,
    workers: int = 2,
    replicates: int = 2,
    progress: Callable[[Effect], None] | None = None,
) -> list[Effect]:
    """The effect of each parameter of the scenario; more rollouts where few show nothing."""
    out = []
    for path in sorted(paths if paths is not None else scenario.parameters):
        quantity = scenario.parameters[path]
        pair = ends(quantity, scenario.paths[path].entry.whole)
        for n in rollouts:
            low, high = (
                simulate(scenario, n, seed, workers, replicates,
                         overrides={path: value, **owner(scenario, path)})
                for value in pair
            )
            found = effect(low, high, path)
            if found.live:
                break
        out.append(found)
        if progress:
            progress(found)
    return out
