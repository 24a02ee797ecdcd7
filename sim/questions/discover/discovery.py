"""Scenario discovery: the conditions under which an outcome happens, and whether they hold.

Boxes by PRIM, from everything and from the leaves of trees, one after the other on what the earlier
ones leave; a classification tree beside them. Every box is put to two tests, with everything that
led to it repeated: units are held out and the boxes found without them are tried on them (five
folds), and units are resampled to see which of its restrictions come back (Bryant and Lempert
2010).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from sim.brief import brief
from sim.errors import UsageError
from sim.methods.box_chance import quasi_p
from sim.methods.box_search import SCREEN, BoxSearch, best_box
from sim.methods.boxes import Box, PeelStep, Restriction, measure_box
from sim.methods.classification_tree import Tree, encode_inputs, fit_tree, grow, leaf_box
from sim.methods.clustered import clustered_interval
from sim.methods.conditions import Condition, Sample
from sim.methods.pair_screen import screen_inputs
from sim.methods.planted_power import Power, power_of
from sim.methods.prim import LEAST, trajectory
from sim.methods.settling import SETTLED, settling_inputs

LEAST_UNITS = 100
LEAST_HITS = 20  # units, or trials, on either side
BOX_UNITS = 5  # that a box holds at the least
PLANTED = 0.1  # of all trials, in a box that is planted to see what would have been seen
FOLDS, RESAMPLES = 5, 20


@dataclass(frozen=True, eq=False)
class FoundBox:
    """A box on what earlier boxes left. coverage is of all hits, mass of all trials.

    density, low, high: within, its 95 % interval clustered in units. held, held_low, held_high: the
    same of unseen units; held_coverage: of the hits among them; base: their share without a box.
    again: of the resamples, in which share each input is restricted. steps: the trajectory over all
    inputs; kept: that over the inputs of the box, from which it was taken; both among the units of
    `among`, which earlier boxes left, with `scale` of all hits. covers, held_covers: 95 % intervals
    of the coverages. seeded: it grew from a leaf of a tree.
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
    covers: tuple[float, float] = (0.0, 1.0)
    held_covers: tuple[float, float] = (0.0, 1.0)
    seeded: bool = False

    __repr__ = brief

    @property
    def holds(self) -> bool:
        """True if unseen units within such boxes hit more often than units everywhere."""
        return self.held is not None and self.held_low > self.base

    @property
    def settles(self) -> bool:
        """True if it tells hits from misses all but exactly, alone and on unseen units."""
        return self.held is not None and min(self.held, self.held_coverage) >= SETTLED


@dataclass(frozen=True)
class Definition:
    """An input that settles the outcome: what it must be, and how often the outcome comes then."""

    conditions: tuple[Condition, ...]
    name: str
    coverage: float
    density: float

    __repr__ = brief


@dataclass(frozen=True, eq=False)
class Discovery:
    """What was found of one outcome.

    sample: without the inputs that settle it, which are among the definitions. tree: None where
    there was too little to grow one from. power: of boxes planted, where none was found.
    """

    outcome: str
    sample: Sample
    boxes: tuple[FoundBox, ...]
    tree: Tree | None
    definitions: tuple[Definition, ...] = ()
    power: Power | None = None
    least: float = LEAST

    __repr__ = brief


def check(units: int, what: str, least: float = LEAST) -> None:
    """Refuse a sample too small to say anything, or too small for the least size of a box."""
    if units < LEAST_UNITS:
        raise UsageError(f"{units:,} {what}: boxes need at least {LEAST_UNITS}, fewer would be "
                         "noise; give more rollouts, fewer replicates or more points")
    if units * least < BOX_UNITS:
        raise UsageError(f"mass={least:g}: of {units:,} {what} that is {units * least:.2g}, and a "
                         f"box needs at least {BOX_UNITS}; give mass={least_mass(units):g} or "
                         "more, or more rollouts")


def least_mass(units: int) -> float:
    """The least share of so many units that a box may hold, in three decimals, rounded up."""
    return -(-BOX_UNITS * 1000 // units) / 1000


def without_absent(sample: Sample, box: Box) -> Box:
    """The box that also leaves out the levels that no unit has, where it leaves out any."""
    gone = {(k, n) for k, kind in box.restrictions if kind == "levels"
            for n in range(len(sample.levels[k])) if not (sample.x[:, k] == n).any()}
    return replace(box, out=box.out | gone)


def held_out(sample: Sample, how: BoxSearch, seed: int) -> np.ndarray:
    """True for the units that lie in the box found without their fold."""
    fold = np.random.default_rng(seed).permutation(len(sample)) % FOLDS
    inside = np.zeros(len(sample), bool)
    for k in range(FOLDS):
        found = best_box(sample.at(fold != k), how)
        if found is not None:
            inside[fold == k] = found.box.holds(sample.x[fold == k])
    return inside


def again(sample: Sample, how: BoxSearch, seed: int) -> dict[int, float]:
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


def found_in(everything: Sample, among: np.ndarray, how: BoxSearch, seed: int) -> FoundBox | None:
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
        trajectory(sample, how.least), best.steps, float(share), among,
        coverage_interval(everything, among[inside]), coverage_interval(everything, among[out]),
        best.seeded)


def coverage_interval(everything: Sample, at: np.ndarray) -> tuple[float, float]:
    """95 % interval of the share of all hits that lie in some units, clustered in units."""
    within = np.zeros(len(everything))
    within[at] = everything.hits[at]
    low, high = clustered_interval(within, everything.hits)
    return float(low), float(high)


def stands_out(sample: Sample, how: BoxSearch, seed: int) -> bool:
    """True where boxes found without a fifth of the units hit more often there than units do."""
    out = held_out(sample, how, seed)
    low, _ = clustered_interval(sample.hits[out], sample.trials[out])
    return bool(out.any() and low > sample.base)


def definition(sample: Sample, k: int, how: BoxSearch) -> Definition:
    """What an input must be for the outcome, by itself."""
    few = sample.only([k])
    x, of = encode_inputs(few)
    model = fit_tree(x, few.hits, few.trials, 4, how.seed, min(how.least, few.base / 2))
    leaves = np.flatnonzero(model.tree_.children_left < 0).tolist()
    steps = [measure_box(few, leaf_box(model, n, of, few)) for n in leaves]
    best = max(steps, key=lambda s: s.coverage * (s.density - few.base))
    return Definition(best.box.conditions(few), few.names[0], best.coverage, best.density)


def discover(sample: Sample, outcome: str, seed: int, wanted: float | None = None, most: int = 3,
             least: float = LEAST, plants: bool = True) -> Discovery:
    """Up to `most` boxes and a tree. UsageError if there are too few units.

    wanted: the density a box should have; without one, coverage and density are weighed. least: the
    share of all trials that a box holds at least. The search ends with the first box that does not
    hold on unseen units; it is kept, and says so. Inputs that settle the outcome by themselves are
    told apart and left out of it. plants: where none holds, see what a box would have had to be.
    """
    check(len(sample), f"{sample.unit}s", least)
    if not enough(sample):
        return Discovery(outcome, sample, (), None, least=least)
    how = BoxSearch(wanted, least, seed)
    settling = settling_inputs(sample, screen_inputs(sample, SCREEN))
    told = tuple(definition(sample, k, how) for k in settling)
    rest = [k for k in range(len(sample.names)) if k not in settling]
    if not rest:
        return Discovery(outcome, sample, (), None, told, least=least)
    failed, rollouts = sample.failed, sample.rollouts
    sample = replace(sample.only(rest), failed=failed, rollouts=rollouts)
    boxes: list[FoundBox] = []
    among = np.arange(len(sample))
    while len(boxes) < most and enough(sample.at(among)):
        found = found_in(sample, among, how, seed)
        if found is None:
            break
        boxes.append(found)
        if not found.holds:
            break
        among = among[~found.box.holds(sample.x[among])]
    power = None
    if plants and not any(f.holds for f in boxes):
        power = power_of(sample, max(PLANTED, 2 * least), lambda s: stands_out(s, how, seed), seed)
    return Discovery(outcome, sample, tuple(boxes), grow(sample, seed), told, power, least)
