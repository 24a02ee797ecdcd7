"""Scenario discovery: the conditions under which an outcome happens, and whether they hold.

Boxes by PRIM, one after the other on what the earlier ones leave; a classification tree beside
them. Every box is put to two tests, with everything that led to it repeated: units are held out
and the boxes found without them are tried on them (five folds), and units are resampled to see
which of its restrictions come back (Bryant and Lempert 2010).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.brief import brief
from sim.errors import UsageError
from sim.methods.box_search import Search, best_box
from sim.methods.boxes import Box, PeelStep, Restriction, measure_box
from sim.methods.classification_tree import Tree, grow
from sim.methods.conditions import Sample
from sim.methods.intervals import clustered_interval
from sim.methods.prim import quasi_p, trajectory

LEAST_UNITS = 100
LEAST_HITS = 20  # units, or trials, on either side
FOLDS, RESAMPLES = 5, 20


@dataclass(frozen=True, eq=False)
class FoundBox:
    """A box on what earlier boxes left. coverage is of all hits, mass of all trials.

    density, low, high: within, its 95 % interval clustered in units. held, held_low, held_high: the
    same of unseen units; held_coverage: of the hits among them; base: their share without a box.
    again: of the resamples, in which share each input is restricted. steps: the trajectory over all
    inputs; kept: that over the inputs of the box, from which it was taken; both among the units of
    `among`, which earlier boxes left, with `scale` of all hits.
    """

    box: Box
    coverage: float
    density: float
    mass: float
    low: float
    high: float
    units: int
    quasi_p: dict[Restriction, float]
    held: float | None
    held_low: float
    held_high: float
    held_coverage: float
    base: float
    again: dict[int, float]
    steps: list[PeelStep]
    kept: list[PeelStep]
    scale: float
    among: np.ndarray

    __repr__ = brief

    @property
    def holds(self) -> bool:
        """True if unseen units within such boxes hit more often than units everywhere."""
        return self.held is not None and self.held_low > self.base


@dataclass(frozen=True, eq=False)
class Discovery:
    """What was found of one outcome."""

    outcome: str
    sample: Sample
    boxes: tuple[FoundBox, ...]
    tree: Tree

    __repr__ = brief


def check(units: int, what: str) -> None:
    """Refuse a sample too small to say anything."""
    if units < LEAST_UNITS:
        raise UsageError(f"{units:,} {what}: boxes need at least {LEAST_UNITS}, fewer would be "
                         "noise; give more rollouts, fewer replicates or more points")


def without_absent(sample: Sample, box: Box) -> Box:
    """The box that also leaves out the levels that no unit has, where it leaves out any."""
    gone = {(k, n) for k, kind in box.restrictions if kind == "levels"
            for n in range(len(sample.levels[k])) if not (sample.x[:, k] == n).any()}
    return replace(box, out=box.out | gone)


def held_out(sample: Sample, how: Search, seed: int) -> np.ndarray:
    """True for the units that lie in the box found without their fold."""
    fold = np.random.default_rng(seed).permutation(len(sample)) % FOLDS
    inside = np.zeros(len(sample), bool)
    for k in range(FOLDS):
        found = best_box(sample.at(fold != k), how)
        if found is not None:
            inside[fold == k] = found.box.holds(sample.x[fold == k])
    return inside


def again(sample: Sample, how: Search, seed: int) -> dict[int, float]:
    """Share of bootstrap resamples of units whose box restricts an input."""
    rng, count = np.random.default_rng(seed + 1), np.zeros(len(sample.names))
    for _ in range(RESAMPLES):
        found = best_box(sample.at(rng.integers(0, len(sample), len(sample))), how)
        if found is not None:
            count[found.box.inputs] += 1
    return {k: float(c / RESAMPLES) for k, c in enumerate(count)}


def enough(sample: Sample) -> bool:
    """True where there are hits and misses to find something in."""
    hits = float(sample.hits.sum())
    return len(sample) >= LEAST_UNITS and LEAST_HITS <= hits <= sample.trials.sum() - LEAST_HITS


def found_in(everything: Sample, among: np.ndarray, how: Search, seed: int
             ) -> FoundBox | None:
    """A box among some units with both tests; None if none is left after pruning."""
    sample = everything.at(among)
    best = best_box(sample, how)
    if best is None:
        return None
    box = without_absent(sample, best.box)
    step, inside = measure_box(sample, box), box.holds(sample.x)
    share = sample.hits.sum() / everything.hits.sum()
    mass = step.mass * sample.trials.sum() / everything.trials.sum()
    low, high = clustered_interval(sample.hits[inside], sample.trials[inside])
    out = held_out(sample, how, seed)
    trials = float(sample.trials[out].sum())
    held_low, held_high = clustered_interval(sample.hits[out], sample.trials[out])
    return FoundBox(
        box, float(step.coverage * share), step.density, float(mass), low, high, int(inside.sum()),
        {r: quasi_p(sample, box, r) for r in box.restrictions},
        float(sample.hits[out].sum() / trials) if trials else None, held_low, held_high,
        float(sample.hits[out].sum() / sample.hits.sum() * share), sample.base,
        {k: v for k, v in again(sample, how, seed).items() if k in box.inputs},
        trajectory(sample, how.least), best.steps, float(share), among)


def discover(sample: Sample, outcome: str, seed: int, wanted: float | None = None, most: int = 3
             ) -> Discovery:
    """Up to `most` boxes and a tree. UsageError if there is too little to find anything in.

    wanted: the density a box should have; without one, coverage and density are weighed. The search
    ends with the first box that does not hold on unseen units; it is kept, and says so.
    """
    check(len(sample), f"{sample.unit}s")
    if not enough(sample):
        hits, trials = sample.hits.sum(), sample.trials.sum()
        raise UsageError(f"{outcome}: {hits:,.0f} of {trials:,.0f} {sample.case}s; at least "
                         f"{LEAST_HITS} with and {LEAST_HITS} without it are needed")
    boxes: list[FoundBox] = []
    among = np.arange(len(sample))
    while len(boxes) < most and enough(sample.at(among)):
        found = found_in(sample, among, Search(wanted, seed=seed), seed)
        if found is None:
            break
        boxes.append(found)
        if not found.holds:
            break
        among = among[~found.box.holds(sample.x[among])]
    return Discovery(outcome, sample, tuple(boxes), grow(sample, seed))
