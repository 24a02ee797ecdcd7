"""The designs that sensitivity analyses play: what each takes at least, and its points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim.brief import brief
from sim.errors import UsageError
from sim.scenario.design import Design, Factor
from sim.scenario.designs import MOST_CELLS, place_points, unit
from sim.scenario.model import Scenario

EDGE: Final = 0.05  # screening stays between these quantiles of a prior
LEAST: Final = {"screen": 10, "sobol": 64}  # trajectories, base points
PER_FACTOR: Final = 5  # points for each factor, at least, for importance
LEAST_ROLLOUTS: Final = 2  # of a cell; the share of one is 0 or 1, and luck cannot be told from it


@dataclass(frozen=True)
class Sampling:
    """A method, its size and what it takes apart.

    method: screen, sobol or importance. points: trajectories, base points or cells. labels: the
    group of each factor, none for every factor by itself. second: with pairs (sobol).
    """

    method: str
    points: int
    factors: tuple[Factor, ...]
    labels: tuple[str, ...] = ()
    second: bool = False
    seed: int = 7

    @property
    def units(self) -> tuple[str, ...]:
        """Factors or groups, in order, that get an index each."""
        return tuple(dict.fromkeys(self.labels or (f.key for f in self.factors)))

    @property
    def groups(self) -> dict[str, tuple[str, ...]]:
        """The factors of each group; none where factors stand by themselves."""
        return {u: tuple(f.key for f, own in zip(self.factors, self.labels, strict=True)
                         if own == u)
                for u in self.units} if self.labels else {}

    @property
    def unit_of_factor(self) -> np.ndarray:
        """Index of each factor's unit, int (factors,)."""
        units = self.units
        return np.array([units.index(x) for x in self.labels or units], int)

    @property
    def cells(self) -> int:
        """Cells that it takes."""
        k = len(self.units)
        per = {"screen": k + 1, "sobol": (2 if self.second else 1) * k + 2}
        return self.points * per.get(self.method, 1)

    @property
    def cost(self) -> str:
        """How many cells that is, and for sobol why."""
        k = "2k" if self.second else "k"
        why = {"sobol": f" = N({k} + 2)", "screen": " = N(k + 1)"}.get(self.method, "")
        return f"{self.cells:,} cells{why}"


@dataclass(frozen=True, eq=False)
class IndexDesign:
    """A sampling laid out. u: its points in the unit cube, float64 (cells, factors)."""

    sampling: Sampling
    design: Design
    u: np.ndarray

    __repr__ = brief


def problem(sampling: Sampling) -> dict[str, Any]:
    """A SALib problem over the unit cube."""
    names = [f.key for f in sampling.factors]
    groups = {"groups": list(sampling.labels)} if sampling.labels else {}
    return {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names), **groups}


def check(sampling: Sampling, rollouts: int) -> None:
    """Refuse a sample too small to say anything. UsageError says how large it must be.

    rollouts: of each cell.
    """
    if rollouts < LEAST_ROLLOUTS:
        raise UsageError(f"rollouts={rollouts}: the share of one rollout is 0 or 1 by luck alone; "
                         f"a cell needs at least {LEAST_ROLLOUTS}")
    method, points, size = sampling.method, sampling.points, len(sampling.factors)
    least = LEAST.get(method, PER_FACTOR * size)
    if points < least:
        raise UsageError(f"points={points}: method={method} needs at least {least:,} for "
                         f"{size:,} factors; fewer would rank noise")
    if method == "sobol" and points & (points - 1):
        raise UsageError(f"points={points}: a Sobol sequence needs a power of two, such as "
                         f"{1 << points.bit_length():,}")
    if sampling.second and len(sampling.units) < 2:
        raise UsageError("second=true: there are no pairs of one factor; give more in over=")
    if sampling.cells > MOST_CELLS:
        raise UsageError(f"points={points}: takes {sampling.cost}, at most {MOST_CELLS:,}; give "
                         "fewer points, or factors in groups")


def plan(scenario: Scenario, sampling: Sampling) -> IndexDesign:
    """The design of a sampling, and its points in the unit cube."""
    factors, points, seed = sampling.factors, sampling.points, sampling.seed
    inner = None
    if sampling.method == "screen":
        from SALib.sample import morris

        u = morris.sample(problem(sampling), points, seed=seed)
        inner = EDGE + (1 - 2 * EDGE) * u
    elif sampling.method == "sobol":
        from SALib.sample import sobol

        u = sobol.sample(problem(sampling), points, calc_second_order=sampling.second, seed=seed)
    else:
        u = unit("lhs", points, len(factors), seed)
    return IndexDesign(sampling, Design(factors, place_points(scenario, factors,
                                                       u if inner is None else inner)), u)
