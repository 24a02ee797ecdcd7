"""Which parameters and mechanisms move nothing?

Few rollouts are played for all, more for the doubtful and the heaviest.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sim.brief import brief
from sim.engine.state.names import MECHANISMS
from sim.studies.lab import Lab
from sim.studies.liveness import ends, owner
from sim.studies.paired import Pair, pair

HEAVY = 12  # changes that move the answer most, looked at again to say by how much

Probe = Callable[[str, int], Pair]


@dataclass(frozen=True)
class Screen:
    """Every change tried, at the largest number of rollouts it was given."""

    pairs: tuple[Pair, ...]
    stages: tuple[int, ...]

    __repr__ = brief

    @property
    def dead(self) -> list[Pair]:
        """Changes that left every rollout as it was."""
        return [p for p in self.pairs if p.dead]

    @property
    def faint(self) -> list[Pair]:
        """Changes that altered single rollouts, but no mean by what could be seen."""
        return [p for p in self.pairs if not p.dead and not p.live]


def screen(names: Sequence[str], probe: Probe, stages: Sequence[int], say: Callable) -> Screen:
    """Probe all names, then those in doubt and those that weigh most, then those that seem dead."""
    found: dict[str, Pair] = {}
    first, second, third = stages

    def look(waiting: Sequence[str], n: int) -> None:
        for done, name in enumerate(waiting):
            found[name] = probe(name, n)
            say(done + 1, len(waiting), n)

    look(names, first)
    heavy = set(sorted(names, key=lambda name: -abs(found[name].asked))[:HEAVY])
    look([name for name in names if name in heavy or not found[name].live], second)
    look([name for name in names if found[name].dead], third)
    return Screen(tuple(found[name] for name in names), tuple(stages))


def parameters(lab: Lab, stages: Sequence[int]) -> Screen:
    """Each parameter of the scenario from the 1 % to the 99 % point of its prior."""
    scenario = lab.scenario

    def probe(path: str, n: int) -> Pair:
        pair_of = ends(scenario.parameters[path], scenario.paths[path].entry.whole)
        seat = owner(scenario, path)
        low, high = (lab.play(n, {path: value, **seat}) for value in pair_of)
        return pair(path, low, high)

    def say(done: int, total: int, n: int) -> None:
        lab.say(f"parameters at {n} rollouts", done, total)

    return screen(sorted(set(scenario.parameters) - set(lab.overrides)), probe, stages, say)


def mechanisms_on(lab: Lab) -> list[str]:
    """Mechanisms that are on in the scenario and that no override speaks of."""
    given = {k.partition(".")[2] for k in lab.overrides if k.startswith("mechanisms.")}
    return [m for m in MECHANISMS if lab.scenario.mechanisms[m] and m not in given]


def mechanisms(lab: Lab, stages: Sequence[int]) -> Screen:
    """Each mechanism that is on, switched off."""

    def probe(name: str, n: int) -> Pair:
        return pair(name, lab.plain(n), lab.play(n, {f"mechanisms.{name}": "off"}))

    def say(done: int, total: int, n: int) -> None:
        lab.say(f"mechanisms at {n} rollouts", done, total)

    return screen(mechanisms_on(lab), probe, stages, say)
