"""Which factors of a sampled design an outcome goes with: rank correlation and variance explained.

A first look, by factor and without interactions; `escalade sensitivity` does it with intervals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.cell_values import reading
from sim.data.cells import Cells
from sim.glossary.measure import OutcomeMeasure
from sim.methods.intervals import normal_quantile
from sim.methods.oneway import bins, epsilon_squared, subsampled_error


@dataclass(frozen=True)
class Related:
    """How far a factor goes with an output over the cells of a sweep.

    rho: Spearman's rank correlation, None for a factor whose levels have no order. explained: share
    of the variance between cells that lies between the factor's levels or deciles (eta
    squared, less what chance alone gives: R. A. Fisher's adjustment, as epsilon squared of T. L.
    Kelley, 1935). low, high: its 95 % interval by half samples of the cells.
    """

    key: str
    rho: float | None
    explained: float
    low: float
    high: float


def correlates(cells: Cells, asked: OutcomeMeasure) -> list[Related]:
    """Every factor, the one that explains most first."""
    from scipy.stats import spearmanr

    y = reading(cells, asked).value
    good = ~np.isnan(y)
    y, out = y[good], []
    points = cells.points[good]
    groups = [bins(points[:, k], bool(f["levels"])) for k, f in enumerate(cells.factors)]

    def firsts(units: np.ndarray) -> np.ndarray:
        return np.array([epsilon_squared(g[units], y[units]) for g in groups])

    parts = firsts(np.arange(len(y))) if len(y) else np.zeros(len(groups))
    rng = np.random.default_rng(cells.seed)
    wide = (normal_quantile() * subsampled_error(firsts, len(y), rng)[0] if len(y) >= 4
            else np.ones(len(groups)))
    for k, f in enumerate(cells.factors):
        x, part = points[:, k], float(parts[k])
        rho = None
        if not f["levels"] and len(y) > 2 and np.ptp(x) > 0 and np.ptp(y) > 0:
            rho = float(spearmanr(x, y).statistic)
        out.append(Related(f["key"], rho, part, max(0.0, part - float(wide[k])),
                           min(1.0, part + float(wide[k]))))
    return sorted(out, key=lambda r: -r.explained)
