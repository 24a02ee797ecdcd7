"""Units with inputs and hits, and conditions on inputs: what boxes and trees are grown from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.methods.intervals import Bounds


@dataclass(frozen=True, eq=False)
class Sample:
    """Units that are never split: a parameter row with all its rollouts, or a cell.

    names: the inputs. levels: what the levels of each are called, none for numbers. x: float64
    (units, inputs), a number or a level's index. hits, trials: float64 (units,). unit, case: what
    a unit and a trial are called. failed: of so many `rollouts` of the whole sample, left out.
    """

    names: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]
    x: np.ndarray
    hits: np.ndarray
    trials: np.ndarray
    unit: str = "row"
    case: str = "rollout"
    failed: int = 0
    rollouts: int = 0

    __repr__ = brief

    def __len__(self) -> int:
        return len(self.x)

    @property
    def base(self) -> float:
        """Share of all trials that hit."""
        return float(self.hits.sum() / self.trials.sum())

    @property
    def bounds(self) -> Bounds | None:
        """Bounds of `base`; None where no rollout failed, or where a trial is no rollout."""
        if not self.failed or self.case != "rollout":
            return None
        hits = float(self.hits.sum())
        return Bounds(hits / self.rollouts, (hits + self.failed) / self.rollouts)

    def at(self, units: np.ndarray) -> Sample:
        """Some of the units, by index or mask."""
        return Sample(self.names, self.levels, self.x[units], self.hits[units],
                      self.trials[units], self.unit, self.case)

    def only(self, inputs: list[int]) -> Sample:
        """Some of the inputs."""
        return Sample(tuple(self.names[k] for k in inputs), tuple(self.levels[k] for k in inputs),
                      np.ascontiguousarray(self.x[:, inputs]), self.hits, self.trials, self.unit,
                      self.case)


@dataclass(frozen=True)
class Condition:
    """What one input must be: within low .. high, or one of the levels `among` of `levels`."""

    name: str
    low: float = -np.inf
    high: float = np.inf
    among: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
