"""Two or more versions of a crisis on shared luck: what moves, what flips, and where they part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from sim.brief import brief
from sim.data.orders import order_counts
from sim.data.outcome import Outcome
from sim.data.reduce import require
from sim.questions.compare.divergence import Parting, watch
from sim.scenario.outcome_words import end_axis
from sim.studies.change import Change, between, flips, typical
from sim.studies.lab import Lab
from sim.studies.versions import Version

KINDS = 3  # kinds of flip of which a typical one is told


@dataclass(frozen=True)
class Flip:
    """Rollouts that end as `before` without the change and as `after` with it."""

    before: str
    after: str
    share: float  # of the rollouts that ran in both
    example: int  # the typical one
    parting: Parting | None = None

    __repr__ = brief


@dataclass(frozen=True)
class Contrast:
    """One version against the scenario as it is."""

    version: Version
    rollouts: int
    rows: int
    changes: tuple[Change, ...]
    axis: str  # whose labels flip
    flipped: float  # share of the rollouts that ran in both
    flips: tuple[Flip, ...]
    partings: tuple[Parting, ...]  # of flips watched, spread evenly over all of them
    compared: int  # rollouts that ran in both
    failed_before: int
    failed_after: int
    orders: Mapping[str, tuple[float, float]] = field(default_factory=dict)  # done, out of reach

    __repr__ = brief

    def _repr_html_(self) -> str:
        from sim.questions.compare.html import comparison_html

        return comparison_html(self)


def compare(lab: Lab, versions: Sequence[Version], rollouts: int, watched: int = 12,
            axis: str | None = None) -> list[Contrast]:
    """Play the scenario and every version on the same luck; watch some of the flips."""
    rollouts = max(2, rollouts // lab.replicates) * lab.replicates
    lab.say("versions", 0, len(versions))
    base = lab.play(rollouts)
    require(base, "the scenario as it is")
    found = []
    for k, version in enumerate(versions):
        after = lab.play(rollouts, version.overrides)
        require(after, f"version {version.name}")
        lab.say("versions", k + 1, len(versions))
        found.append(
            compare_version(lab, version, base, after, watched, axis or end_axis(lab.scenario))
        )
    return found


def compare_version(
    lab: Lab, version: Version, base: Outcome, after: Outcome, watched: int, axis: str
) -> Contrast:
    """One version against the base run."""
    kinds = flips(base.codes(axis), after.codes(axis), base.axes[axis])
    told: dict[int, Parting] = {}

    def look(rollout: int) -> Parting:
        if rollout not in told:
            told[rollout] = watch(lab, version, rollout)
            lab.say(f"watching {version.name}", len(told), max(watched, len(told)))
        return told[rollout]

    n = int((base.valid & after.valid).sum())
    every = np.sort(np.concatenate(list(kinds.values()))) if kinds else np.zeros(0, int)
    some = every[:: max(1, len(every) // watched)][:watched] if watched else every[:0]
    partings = tuple(look(int(k)) for k in some)
    made = []
    for place, ((before, later), which) in enumerate(kinds.items()):
        example = typical(base, which)
        shown = look(example) if watched and place < KINDS else None
        made.append(Flip(before, later, len(which) / n, example, shown))
    return Contrast(version, base.rollouts, base.rows, tuple(between(base, after)), axis,
                      len(every) / max(1, n), tuple(made), partings, n,
                      base.rollouts - base.completed, after.rollouts - after.completed,
                      order_counts(after))
