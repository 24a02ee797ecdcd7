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
from sim.methods.boxes import Box, PeelStep, Restriction, measure_box, whole
from sim.methods.classification_tree import Tree, grow
from sim.methods.clustered import clustered_interval
from sim.methods.conditions import Sample
from sim.methods.prim import choice, prune, quasi_p, trajectory, worth

LEAST_UNITS = 100
LEAST_HITS = 20  # units, or trials, on either side
INPUTS = 4  # that a box restricts at the most: more cannot be told to anybody
FOLDS, RESAMPLES = 5, 20
SCREEN = 6  # inputs that PRIM looks at in one go
LEVEL = 0.05  # of quasi-p-values; with more than 20 inputs, 1 divided by their number


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


def screen_inputs(sample: Sample, among: np.ndarray) -> list[int]:
    """The inputs that hits go with most, one by one, over some of the units; SCREEN at the most.

    By the F test of a one-way layout over levels or fifths of the units.
    """
    from scipy.special import fdtrc

    share = sample.hits[among] / sample.trials[among]
    weight = sample.trials[among]
    mean = float((weight * share).sum() / weight.sum())
    total = float((weight * (share - mean) ** 2).sum())
    chance = []
    for k, levels in enumerate(sample.levels):
        x = sample.x[among, k]
        edges = np.unique(np.quantile(x, np.arange(1, 5) / 5))
        group = x.astype(int) if levels else np.searchsorted(edges, x, side="left")
        n = np.bincount(group, weight)
        sums = np.bincount(group, weight * share)
        used = n > 0
        between = float((n[used] * (sums[used] / n[used] - mean) ** 2).sum())
        d1, d2 = int(used.sum()) - 1, len(x) - int(used.sum())
        if d1 < 1 or d2 < 1 or total <= between:
            chance.append(1.0 if total > between or d1 < 1 else 0.0)
            continue
        chance.append(float(fdtrc(d1, d2, between / d1 / ((total - between) / d2))))
    return sorted(np.argsort(chance, kind="stable")[:SCREEN].tolist())


def over(sample: Sample, inputs: list[int], wanted: float | None
         ) -> tuple[Box, float, list[PeelStep]]:
    """The box over some inputs alone, without what may be chance; its worth, and its way."""
    few = sample.only(inputs)
    steps = trajectory(few)
    box = prune(few, choice(steps, wanted).box, min(LEVEL, 1 / len(sample.names)))
    return (
        box.onto(inputs, len(sample.names)),
        worth(measure_box(few, box), few.base, wanted),
        steps,
    )


def one_box(sample: Sample, wanted: float | None) -> tuple[Box | None, list[PeelStep]]:
    """A box, and the trajectory it was taken from.

    Over a hundred inputs PRIM restricts many that go with hits by chance alone, and loses the
    others among them. So inputs come in one by one: of those that stand out, anywhere or within the
    box so far, the one with which PRIM finds the best box, while every restriction stands.
    """
    box, steps = whole(len(sample.names)), [measure_box(sample, whole(len(sample.names)))]
    best = worth(steps[0], sample.base, wanted)
    everywhere = screen_inputs(sample, np.arange(len(sample)))
    while len(box.inputs) < INPUTS:
        inside = np.flatnonzero(box.holds(sample.x))
        new = {*everywhere, *screen_inputs(sample, inside)} - {*box.inputs}
        tried = [(k, *over(sample, sorted({*box.inputs, k}), wanted)) for k in sorted(new)]
        better = [t for t in tried if t[0] in t[1].inputs and t[2] > best]
        if not better:
            break
        _, box, best, steps = max(better, key=lambda t: t[2])
    return (box if box.restrictions else None), steps


def without_absent(sample: Sample, box: Box) -> Box:
    """The box that also leaves out the levels that no unit has, where it leaves out any."""
    gone = {(k, n) for k, kind in box.restrictions if kind == "levels"
            for n in range(len(sample.levels[k])) if not (sample.x[:, k] == n).any()}
    return replace(box, out=box.out | gone)


def held_out(sample: Sample, wanted: float | None, seed: int) -> np.ndarray:
    """True for the units that lie in the box found without their fold."""
    fold = np.random.default_rng(seed).permutation(len(sample)) % FOLDS
    inside = np.zeros(len(sample), bool)
    for k in range(FOLDS):
        box, *_ = one_box(sample.at(fold != k), wanted)
        if box is not None:
            inside[fold == k] = box.holds(sample.x[fold == k])
    return inside


def again(sample: Sample, wanted: float | None, seed: int) -> dict[int, float]:
    """Share of bootstrap resamples of units whose box restricts an input."""
    rng, count = np.random.default_rng(seed + 1), np.zeros(len(sample.names))
    for _ in range(RESAMPLES):
        box, *_ = one_box(sample.at(rng.integers(0, len(sample), len(sample))), wanted)
        if box is not None:
            count[box.inputs] += 1
    return {k: float(c / RESAMPLES) for k, c in enumerate(count)}


def enough(sample: Sample) -> bool:
    """True where there are hits and misses to find something in."""
    hits = float(sample.hits.sum())
    return len(sample) >= LEAST_UNITS and LEAST_HITS <= hits <= sample.trials.sum() - LEAST_HITS


def found_in(everything: Sample, among: np.ndarray, wanted: float | None, seed: int
             ) -> FoundBox | None:
    """A box among some units with both tests; None if none is left after pruning."""
    sample = everything.at(among)
    box, kept = one_box(sample, wanted)
    if box is None:
        return None
    box = without_absent(sample, box)
    step, inside = measure_box(sample, box), box.holds(sample.x)
    share = sample.hits.sum() / everything.hits.sum()
    mass = step.mass * sample.trials.sum() / everything.trials.sum()
    low, high = clustered_interval(sample.hits[inside], sample.trials[inside])
    out = held_out(sample, wanted, seed)
    trials = float(sample.trials[out].sum())
    held_low, held_high = clustered_interval(sample.hits[out], sample.trials[out])
    return FoundBox(
        box, float(step.coverage * share), step.density, float(mass), low, high, int(inside.sum()),
        {r: quasi_p(sample, box, r) for r in box.restrictions},
        float(sample.hits[out].sum() / trials) if trials else None, held_low, held_high,
        float(sample.hits[out].sum() / sample.hits.sum() * share), sample.base,
        {k: v for k, v in again(sample, wanted, seed).items() if k in box.inputs},
        trajectory(sample), kept, float(share), among)


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
        found = found_in(sample, among, wanted, seed)
        if found is None:
            break
        boxes.append(found)
        if not found.holds:
            break
        among = among[~found.box.holds(sample.x[among])]
    return Discovery(outcome, sample, tuple(boxes), grow(sample, seed))
