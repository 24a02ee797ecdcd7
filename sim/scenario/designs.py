"""Designs over named factors: full grids, and samples that fill the space.

Samples come from scipy.stats.qmc: Latin hypercube (M. D. McKay, R. J. Beckman and W. J. Conover,
1979, Technometrics 21, 239-245), scrambled Sobol (I. M. Sobol, 1967; A. B. Owen, 1998) and
scrambled Halton sequences (J. H. Halton, 1960).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.errors import UsageError
from sim.scenario.design import Design, Factor
from sim.scenario.model import Scenario
from sim.scenario.sample import draws

DESIGNS = ("grid", "lhs", "sobol", "halton")
MOST_CELLS = 1_000_000


def grid(factors: Sequence[Factor]) -> Design:
    """Every combination of levels, the last factor running fastest."""
    endless = [f.key for f in factors if not f.levels]
    if endless:
        raise UsageError(f"{endless[0]}: runs over numbers, so it needs levels or design=lhs, "
                         "sobol or halton")
    cells = int(np.prod([len(f.levels) for f in factors], dtype=float))
    if cells > MOST_CELLS:
        raise UsageError(f"the grid has {cells:,} cells; at most {MOST_CELLS:,}")
    axes = np.meshgrid(*[np.arange(len(f.levels), dtype=float) for f in factors], indexing="ij")
    points = np.stack([a.ravel() for a in axes], axis=1) if factors else np.zeros((1, 0))
    return Design(tuple(factors), np.ascontiguousarray(points))


def unit(kind: str, n: int, across: int, seed: int) -> np.ndarray:
    """Points of a sample in the unit cube, float64 (n, across)."""
    from scipy.stats import qmc

    if kind == "lhs":
        return np.asarray(qmc.LatinHypercube(across, rng=seed).random(n))
    if kind == "halton":
        return np.asarray(qmc.Halton(across, rng=seed).random(n))
    import warnings

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="The balance properties of Sobol")
        return np.asarray(qmc.Sobol(across, rng=seed).random(n))


def sample(kind: str, scenario: Scenario, factors: Sequence[Factor], n: int, seed: int) -> Design:
    """A space-filling design of n points; levels of a doctrine come in the reference mixture.

    A factor with levels takes each alike, but a doctrine factor over all of an actor's doctrines
    takes them by their weights, as a run draws them.
    """
    u = unit(kind, n, len(factors), seed)
    return Design(tuple(factors), place_points(scenario, factors, u))


def place_points(scenario: Scenario, factors: Sequence[Factor], u: np.ndarray) -> np.ndarray:
    """Points of a design for quantiles u in (0, 1), both float64 (n, factors)."""
    points = np.empty_like(u)
    inner = np.clip(u, 1e-12, 1 - 1e-12)
    plain = [k for k, f in enumerate(factors) if not f.levels]
    if plain:
        points[:, plain] = draws([factors[k].quantities[0] for k in plain], inner[:, plain])
    for k, f in enumerate(factors):
        if f.levels:
            edges = np.cumsum(weights(scenario, f))
            level = np.searchsorted(edges / edges[-1], inner[:, k], side="right")
            points[:, k] = np.minimum(level, len(f.levels) - 1)
    return np.ascontiguousarray(points)


def weights(scenario: Scenario, f: Factor) -> np.ndarray:
    """Weight of each level."""
    if f.kind == "doctrine" and len(f.levels) == len(scenario.actor(f.key).doctrine_names):
        found = scenario.record["doctrine_weight"][scenario.actor_names.index(f.key), list(f.codes)]
        if found.sum() > 0:
            return np.asarray(found, float)
    return np.ones(len(f.levels))
