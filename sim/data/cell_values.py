"""One outcome in every cell of a sweep, with its intervals, whatever was asked about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.data.cells import Cells
from sim.data.totals import Totals
from sim.glossary.measure import OutcomeMeasure


def of_cells(cells: Cells, asked: OutcomeMeasure) -> Totals:
    """Totals of one outcome in every cell of a sweep."""
    if asked.axis:
        k = cells.column(asked.axis, asked.name)
        return cells.label_totals.only(slice(k, k + 1))
    k = cells.count_names.index(asked.name)
    every = cells.count_totals
    if not asked.share:
        assert every.squares is not None
        return Totals((asked.text,), every.totals[..., k : k + 1], every.counted[..., k : k + 1],
                      every.ran, every.rollouts, every.squares[..., k : k + 1])
    return Totals((asked.text,), every.counted[..., k : k + 1], every.ran[..., None], every.ran,
                  every.rollouts)


@dataclass(frozen=True, eq=False)
class CellValues:
    """One outcome in every cell of a sweep, each float64 (cells,).

    value: nan where no rollout counts. low, high: its Monte Carlo 95 % interval. error: its
    standard error. least, most: of a share, if no failed rollout had ended so, and if all had.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    error: np.ndarray
    least: np.ndarray
    most: np.ndarray

    __repr__ = brief


def reading(cells: Cells, asked: OutcomeMeasure) -> CellValues:
    """The values of one outcome over a sweep, with their intervals."""
    totals = of_cells(cells, asked)
    value, error = totals.mean[:, 0], totals.error[:, 0]
    if asked.share:
        low, high = (x[:, 0] for x in totals.intervals())
    else:
        half = totals.half_widths()[:, 0]
        low, high = value - half, value + half
    least, most = totals.ends() if asked.share else (totals.mean, totals.mean)
    return CellValues(value, low, high, error, least[:, 0], most[:, 0])


def sampling_variance(cells: Cells, asked: OutcomeMeasure, r: CellValues) -> float:
    """Mean variance of a cell's value that comes from its own finite number of rollouts.

    Over rows, where a cell has several: what it leaves open of the parameters is drawn anew in
    every row. Of a share in a single row it is binomial.
    """
    if not asked.share or cells.trials.shape[1] > 1:
        return float(np.nanmean(r.error**2))
    return float(np.mean(r.value * (1 - r.value) / np.maximum(1, cells.n - 1)))
