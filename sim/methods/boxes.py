"""Boxes of inputs: bounds of numbers and levels left out, and how much of what happened they hold.

Coverage, density and mass are those of scenario discovery (B. P. Bryant and R. J. Lempert, 2010,
Technological Forecasting and Social Change 77, 34-49).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from sim.brief import brief
from sim.methods.conditions import Condition, Sample

Restriction = tuple[int, str]  # an input and "low", "high" or "levels"


@dataclass(frozen=True, eq=False)
class Box:
    """A box of inputs: bounds of numbers, and levels that are left out.

    Parameters
    ----------
    low, high : ndarray, float64 (inputs,)
        Bounds; infinite where free.
    out : frozenset of tuple of int
        (input, level) left out.
    """

    low: np.ndarray
    high: np.ndarray
    out: frozenset[tuple[int, int]] = field(default_factory=frozenset)

    __repr__ = brief

    @property
    def restrictions(self) -> list[Restriction]:
        """Every bound, and every input of which levels are left out."""
        found = [(int(k), "low") for k in np.flatnonzero(np.isfinite(self.low))]
        found += [(int(k), "high") for k in np.flatnonzero(np.isfinite(self.high))]
        return sorted({*found, *((k, "levels") for k, _ in self.out)})

    @property
    def inputs(self) -> list[int]:
        """Inputs that are restricted."""
        return sorted({k for k, _ in self.restrictions})

    def freed(self, restriction: Restriction) -> Box:
        """The box without one restriction."""
        k, kind = restriction
        if kind == "levels":
            return replace(self, out=frozenset(p for p in self.out if p[0] != k))
        return self.bounded(k, kind, -np.inf if kind == "low" else np.inf)

    def bounded(self, k: int, kind: str, limit: float) -> Box:
        """The box with another bound."""
        limits = getattr(self, kind).copy()
        limits[k] = limit
        return replace(self, **{kind: limits})

    def holds(self, x: np.ndarray) -> np.ndarray:
        """True for the units within, bool (units,)."""
        inside = np.ones(len(x), bool)
        for k in self.inputs:
            inside &= (x[:, k] >= self.low[k]) & (x[:, k] <= self.high[k])
        for k, level in self.out:
            inside &= x[:, k] != level
        return inside

    def onto(self, inputs: list[int], total: int) -> Box:
        """The same box over `total` inputs, of which its own are `inputs`."""
        low, high = np.full(total, -np.inf), np.full(total, np.inf)
        low[inputs], high[inputs] = self.low, self.high
        return Box(low, high, frozenset((inputs[k], level) for k, level in self.out))

    def within(self, inputs: list[int]) -> Box:
        """The same box over some inputs alone, without what it says of others."""
        place = {k: n for n, k in enumerate(inputs)}
        out = frozenset((place[k], level) for k, level in self.out if k in place)
        return Box(self.low[inputs], self.high[inputs], out)

    def conditions(self, sample: Sample) -> tuple[Condition, ...]:
        """What each restricted input must be."""
        found = []
        for k in self.inputs:
            every, gone = sample.levels[k], {level for j, level in self.out if j == k}
            among = tuple(x for n, x in enumerate(every) if n not in gone) if every else ()
            found.append(Condition(sample.names[k], float(self.low[k]), float(self.high[k]), among,
                                   every))
        return tuple(found)


@dataclass(frozen=True, eq=False)
class PeelStep:
    """A box of a trajectory.

    coverage: its share of all hits; density: hits per trial within; mass: its share of all trials.
    """

    box: Box
    coverage: float
    density: float
    mass: float

    __repr__ = brief


def measure_box(sample: Sample, box: Box) -> PeelStep:
    """A box with its coverage, density and mass.

    Parameters
    ----------
    sample : Sample
        Units with their inputs, hits and trials.
    box : Box
        Bounds and levels.

    Returns
    -------
    PeelStep
        The three, each 0 to 1.

    Examples
    --------
    >>> from sim.methods.conditions import Sample
    >>> x = np.linspace(0, 1, 100)[:, None]
    >>> sample = Sample(("a",), ((),), x, 4.0 * (x[:, 0] > 0.6), np.full(100, 4.0))
    >>> measure_box(sample, whole(1)).density
    0.4
    """
    inside = box.holds(sample.x)
    hits, trials = sample.hits[inside].sum(), sample.trials[inside].sum()
    return PeelStep(box, float(hits / max(1e-12, sample.hits.sum())),
                    float(hits / trials) if trials else 0.0, float(trials / sample.trials.sum()))


def whole(inputs: int) -> Box:
    """The box that holds everything.

    Parameters
    ----------
    inputs : int
        How many.

    Returns
    -------
    Box
        With no restriction.

    Examples
    --------
    >>> whole(2).restrictions
    []
    """
    return Box(np.full(inputs, -np.inf), np.full(inputs, np.inf))
