"""Which factors of a sampled design an outcome goes with: rank correlation and variance explained.

A first look, by factor and without interactions; `escalade sensitivity` does it with intervals.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.results.cells import Cells

BINS = 10


@dataclass(frozen=True)
class Related:
    """rho: Spearman's rank correlation, None for a factor whose levels have no order. explained:

    share of the variance between cells that lies between the factor's levels or deciles (eta
    squared, less what chance alone gives: R. A. Fisher's adjustment, as epsilon squared of T. L.
    Kelley, 1935).
    """

    key: str
    rho: float | None
    explained: float


def ranks(x: np.ndarray) -> np.ndarray:
    """Mean ranks."""
    _, inverse, counts = np.unique(x, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    return np.asarray((last - (counts - 1) / 2)[inverse])


def bins(x: np.ndarray, levelled: bool) -> np.ndarray:
    """The group of each cell: its level, or its decile."""
    if levelled:
        return x.astype(int)
    edges = np.quantile(x, np.arange(1, BINS) / BINS)
    return np.searchsorted(edges, x, side="right")


def explained(group: np.ndarray, y: np.ndarray) -> float:
    """Epsilon squared of a one-way layout."""
    k, n = len(np.unique(group)), len(y)
    total = float(((y - y.mean()) ** 2).sum())
    if total == 0 or n <= k or k < 2:
        return 0.0
    within = sum(float(((y[group == g] - y[group == g].mean()) ** 2).sum())
                 for g in np.unique(group))
    return max(0.0, 1 - within / (n - k) / (total / (n - 1)))


def related(cells: Cells, axis: str, label: str) -> list[Related]:
    """Every factor, the one that explains most first."""
    y = cells.shares[0][:, cells.column(axis, label)]
    good = ~np.isnan(y)
    y, out = y[good], []
    for k, f in enumerate(cells.factors):
        x = cells.points[good, k]
        part = explained(bins(x, bool(f["levels"])), y) if len(y) else 0.0
        rho = None
        if not f["levels"] and len(y) > 2 and np.ptp(x) > 0 and np.ptp(y) > 0:
            rho = float(np.corrcoef(ranks(x), ranks(y))[0, 1])
        out.append(Related(f["key"], rho, part))
    return sorted(out, key=lambda r: -r.explained)
