"""What a sweep finds, in a sentence."""

from __future__ import annotations

import numpy as np

from sim.data.cell_values import CellValues, reading
from sim.data.cells import Cells
from sim.glossary.measure import OutcomeMeasure
from sim.glossary.text import percent
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import quote_end


def at_levels(cells: Cells, k: int, r: CellValues) -> list[tuple[str, float, float, float]]:
    """Level of a factor, value over its cells, and the ends of the cells' intervals, pooled.

    Rollouts of all cells with the level count alike.
    """
    out = []
    for v, level in enumerate(cells.factors[k]["levels"]):
        here = (cells.points[:, k].astype(int) == v) & ~np.isnan(r.value)
        if not here.any():
            continue
        weight = cells.n[here] / cells.n[here].sum()
        p = float(weight @ r.value[here])
        half = float(np.sqrt(((weight * (r.high[here] - r.low[here]) / 2) ** 2).sum()))
        out.append((level, p, p - half, p + half))
    return out


def sweep_claim(cells: Cells, asked: OutcomeMeasure, names: FigureNames) -> str:
    """Over which factor the share moves most, and between what."""
    end, r = quote_end(names.measure(asked)), reading(cells, asked)
    if cells.design != "grid":
        return sample_claim(cells, asked, names)
    best, most = "", 0.0
    for k, f in enumerate(cells.factors):
        found = at_levels(cells, k, r)
        if len(found) < 2:
            continue
        least, top = min(found, key=lambda x: x[1]), max(found, key=lambda x: x[1])
        if top[2] > least[3] and top[1] - least[1] > most:
            most = top[1] - least[1]
            one, two = (f"{names.level(f['key'], x[0])}: {asked.text_of(x[1])}"
                        for x in (least, top))
            best = f"{end} depends most on {names.factor(f['key'])} ({one}; {two})"
    return best or f"{end} does not clearly depend on what was varied"


def sample_claim(cells: Cells, asked: OutcomeMeasure, names: FigureNames) -> str:
    """The factor that explains most of the share between cells."""
    from sim.questions.sweep.correlates import correlates

    found = correlates(cells, asked)
    end = quote_end(names.measure(asked))
    if not found or found[0].explained < 0.01:
        return f"{end} goes with none of {len(cells.factors)} factors by itself"
    first = found[0]
    return (f"{end} goes most with {names.factor(first.key)}: {percent(first.explained)} of the "
            "variance between cells")
