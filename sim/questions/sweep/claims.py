"""What a sweep finds, in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.data.cell_values import of_cells
from sim.data.cells import Cells
from sim.data.totals import Totals
from sim.glossary.measure import OutcomeMeasure
from sim.glossary.text import interval
from sim.methods.intervals import normal_quantile, t_quantile
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import quote_end


@dataclass(frozen=True)
class LevelPair:
    """What a factor does between two of its levels, over all cells that have them.

    difference: with half, the half width of an interval that holds for all pairs tried at once (C.
    E. Bonferroni, 1936).
    """

    factor: int
    least: int
    most: int
    values: tuple[float, float]
    difference: float
    half: float


def at_level(totals: Totals, cells: Cells, factor: int, level: int) -> Totals:
    """Totals over the cells with a level, by row: cells share rows and luck."""
    here = cells.points[:, factor].astype(int) == level
    squares = None if totals.squares is None else totals.squares[here].sum(axis=0)
    return Totals(totals.names, totals.totals[here].sum(axis=0), totals.counted[here].sum(axis=0),
                  totals.ran[here].sum(axis=0), int(totals.ran[here].sum()), squares)


def moves(cells: Cells, asked: OutcomeMeasure) -> list[LevelPair]:
    """Every pair of levels of every factor of a grid, the largest difference first."""
    totals = of_cells(cells, asked)
    levels = [[at_level(totals, cells, k, v) for v in range(len(f["levels"]))]
              for k, f in enumerate(cells.factors)]
    tried = max(1, sum(len(v) * (len(v) - 1) // 2 for v in levels))
    out = []
    for k, of in enumerate(levels):
        for a, b in combinations(range(len(of)), 2):
            values = (float(of[a].mean[0]), float(of[b].mean[0]))
            if np.isnan(values).any():
                continue
            half = difference_half(of[a], of[b], 1 - 0.05 / tried)
            low, high = (a, b) if values[0] <= values[1] else (b, a)
            out.append(LevelPair(k, low, high, (min(values), max(values)),
                                 abs(values[1] - values[0]), half))
    return sorted(out, key=lambda m: -m.difference)


def difference_half(one: Totals, other: Totals, level: float) -> float:
    """Half width of the interval of a difference: paired over rows, or over rollouts of one row."""
    rows = len(one.ran)
    if rows >= 2:
        apart = other.linear(np.ones(rows, bool))[:, 0] - one.linear(np.ones(rows, bool))[:, 0]
        return float(t_quantile(rows - 1, level) * apart.std(ddof=1) / rows**0.5)
    found = [x.mean[0] * (1 - x.mean[0]) / max(1.0, x.ran.sum()) if x.squares is None
             else x.error[0] ** 2 for x in (one, other)]
    return float(normal_quantile(level) * sum(found) ** 0.5)


def sweep_claim(cells: Cells, asked: OutcomeMeasure, names: FigureNames) -> str:
    """Over which factor the share moves most, and between what."""
    end = quote_end(names.measure(asked))
    if cells.design != "grid":
        return sample_claim(cells, asked, names)
    sure = [m for m in moves(cells, asked) if m.difference > m.half]
    if not sure:
        return f"{end} does not clearly depend on what was varied"
    m = sure[0]
    key, levels = cells.factors[m.factor]["key"], cells.factors[m.factor]["levels"]
    one, two = (f"{names.level(key, levels[v])}: {asked.text_of(x)}"
                for v, x in zip((m.least, m.most), m.values, strict=True))
    return f"{end} depends most on {names.factor(key)} ({one}; {two})"


def sample_claim(cells: Cells, asked: OutcomeMeasure, names: FigureNames) -> str:
    """The factor that explains most of the share between cells."""
    from sim.questions.sweep.correlates import correlates

    found = correlates(cells, asked)
    end = quote_end(names.measure(asked))
    if not found or found[0].low <= 0:
        return f"{end} clearly goes with none of {len(cells.factors)} factors by itself"
    first = found[0]
    return (f"{end} goes most with {names.factor(first.key)}: "
            f"{interval(first.low, first.high)} of the variance between cells")
