"""What a sweep finds, in a sentence."""

from __future__ import annotations

import numpy as np

from sim.data.cells import Cells
from sim.glossary.text import percent
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import quote_end


def at_levels(cells: Cells, k: int, column: int) -> list[tuple[str, float, float, float]]:
    """Level of a factor, share over its cells, and the ends of the cells' intervals, pooled.

    Rollouts of all cells with the level count alike.
    """
    share, low, high = (a[:, column] for a in cells.shares)
    out = []
    for v, level in enumerate(cells.factors[k]["levels"]):
        here = (cells.points[:, k].astype(int) == v) & (cells.n > 0)
        if not here.any():
            continue
        weight = cells.n[here] / cells.n[here].sum()
        p = float(weight @ share[here])
        half = float(np.sqrt(((weight * (high[here] - low[here]) / 2) ** 2).sum()))
        out.append((level, p, max(0.0, p - half), min(1.0, p + half)))
    return out


def sweep_claim(cells: Cells, axis: str, label: str, names: FigureNames) -> str:
    """Over which factor the share moves most, and between what."""
    end, column = quote_end(names.end(axis, label)), cells.column(axis, label)
    if cells.design != "grid":
        return sample_claim(cells, axis, label, names)
    best, most = "", 0.0
    for k, f in enumerate(cells.factors):
        found = at_levels(cells, k, column)
        if len(found) < 2:
            continue
        least, top = min(found, key=lambda x: x[1]), max(found, key=lambda x: x[1])
        if top[2] > least[3] and top[1] - least[1] > most:
            most = top[1] - least[1]
            one, two = (f"{names.level(f['key'], x[0])}: {percent(x[1])}" for x in (least, top))
            best = f"{end} depends most on {names.factor(f['key'])} ({one}; {two})"
    return best or f"{end} does not clearly depend on what was varied"


def sample_claim(cells: Cells, axis: str, label: str, names: FigureNames) -> str:
    """The factor that explains most of the share between cells."""
    from sim.questions.sweep.correlates import correlates

    found = correlates(cells, axis, label)
    end = quote_end(names.end(axis, label))
    if not found or found[0].explained < 0.01:
        return f"{end} goes with none of {len(cells.factors)} factors by itself"
    first = found[0]
    return (f"{end} goes most with {names.factor(first.key)}: {percent(first.explained)} of the "
            "variance between cells")
