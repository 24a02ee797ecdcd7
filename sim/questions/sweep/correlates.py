"""Which factors of a sampled design an outcome goes with: rank correlation and variance explained.

A first look, by factor and without interactions; `escalade sensitivity` does it with intervals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.cell_values import reading
from sim.data.cells import Cells
from sim.glossary.measure import OutcomeMeasure
from sim.methods.oneway import bins, epsilon_squared


@dataclass(frozen=True)
class Related:
    """How far a factor goes with an output over the cells of a sweep.

    rho: Spearman's rank correlation, None for a factor whose levels have no order. explained: share
    of the variance between cells that lies between the factor's levels or deciles (eta
    squared, less what chance alone gives: R. A. Fisher's adjustment, as epsilon squared of T. L.
    Kelley, 1935).
    """

    key: str
    rho: float | None
    explained: float


def correlates(cells: Cells, asked: OutcomeMeasure) -> list[Related]:
    """Every factor, the one that explains most first."""
    from scipy.stats import spearmanr

    y = reading(cells, asked).value
    good = ~np.isnan(y)
    y, out = y[good], []
    for k, f in enumerate(cells.factors):
        x = cells.points[good, k]
        part = epsilon_squared(bins(x, bool(f["levels"])), y) if len(y) else 0.0
        rho = None
        if not f["levels"] and len(y) > 2 and np.ptp(x) > 0 and np.ptp(y) > 0:
            rho = float(spearmanr(x, y).statistic)
        out.append(Related(f["key"], rho, part))
    return sorted(out, key=lambda r: -r.explained)
