"""The cells of a sweep in which an outcome is least and most frequent, without luck's choice.

Of many cells the one that looks highest owes it in part to luck. So the two cells are picked on one
half of the parameter rows and told by the other half, which did not choose them. Where a cell has a
single row, its interval is widened so as to hold for all cells at once (C. E. Bonferroni, 1936).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.cell_values import of_cells
from sim.data.cells import Cells
from sim.data.totals import Totals
from sim.glossary.measure import OutcomeMeasure
from sim.methods.clustered import clustered_interval
from sim.methods.intervals import normal_quantile


@dataclass(frozen=True)
class Extreme:
    """A cell at an end: its index, its value with a 95 % interval.

    fresh: told by rows that did not choose it.
    """

    cell: int
    value: float
    low: float
    high: float
    fresh: bool


def extremes(cells: Cells, asked: OutcomeMeasure) -> tuple[Extreme, Extreme] | None:
    """The cells with the least and the largest value; None where no rollout counts."""
    totals = of_cells(cells, asked)
    even = np.arange(totals.ran.shape[1]) % 2 == 0
    fresh = bool((~even).any())
    pick, tell = (totals.among(even), totals.among(~even)) if fresh else (totals, totals)
    seen = pick.mean[:, 0]
    good = np.flatnonzero(~np.isnan(seen) & ~np.isnan(tell.mean[:, 0]))
    if not len(good):
        return None
    ends = (int(good[np.argmin(seen[good])]), int(good[np.argmax(seen[good])]))
    level = 0.95 if fresh else 1 - 0.05 / len(good)
    low, high = (tell_cell(tell, cell, asked, level, fresh) for cell in ends)
    return low, high


def tell_cell(totals: Totals, cell: int, asked: OutcomeMeasure, level: float, fresh: bool
              ) -> Extreme:
    """A cell's value with an interval of a level."""
    value = float(totals.mean[cell, 0])
    if asked.share:
        low, high = clustered_interval(totals.totals[cell, :, 0], totals.ran[cell], level)
        return Extreme(cell, value, float(low), float(high), fresh)
    scale = normal_quantile(level) / normal_quantile()
    half = float(totals.half_widths()[cell, 0]) * scale
    return Extreme(cell, value, value - half, value + half, fresh)
