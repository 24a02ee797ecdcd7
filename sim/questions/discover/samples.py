"""What a discovery looks at: the inputs of parameter rows or cells, and how often it happened."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from sim.data.cell_values import of_cells as totals_of
from sim.data.cells import Cells
from sim.data.columns import columns_of
from sim.data.outcome import Outcome
from sim.errors import RunError, UsageError
from sim.glossary.measure import OutcomeMeasure
from sim.methods.conditions import Sample


def of_run(run: Outcome, asked: OutcomeMeasure, threshold: float | None = None) -> Sample:
    """The rows of a run: parameters and doctrines that vary, hits and trials of each."""
    rows = columns_of(run, [asked]).by_row()
    names = list(run.varying)
    levels: list[tuple[str, ...]] = [()] * len(names)
    columns: list[Any] = [run.values[:, k].astype(float) for k in range(len(run.varying))]
    for k, actor in enumerate(run.actors):
        names.append(actor)
        levels.append(tuple(run.doctrine_names.get(actor, ())))
        columns.append(run.doctrines[:, k].astype(float))
    made = finish(names, levels, columns, rows.totals[:, 0], rows.ran, threshold, "row",
                  "rollout")
    return replace(made, failed=rows.failed, rollouts=run.rollouts)


def of_cells(cells: Cells, asked: OutcomeMeasure, threshold: float | None = 0.5) -> Sample:
    """The cells of a sweep; a trial is a cell, or a rollout where there is no threshold."""
    hits = totals_of(cells, asked).totals[..., 0].sum(axis=1)
    names, levels, columns = [], [], []
    for k, f in enumerate(cells.factors):
        numbers = as_numbers(f)
        names.append(f["key"])
        levels.append(() if numbers is not None or not f["levels"] else tuple(f["levels"]))
        column = cells.points[:, k]
        columns.append(column if numbers is None else numbers[column.astype(int)])
    made = finish(names, levels, columns, hits.astype(float), cells.n.astype(float), threshold,
                  "cell", "rollout")
    failed = len(cells.failed)
    return replace(made, failed=failed, rollouts=int(cells.n.sum()) + failed)


def as_numbers(f: dict[str, Any]) -> np.ndarray | None:
    """The levels of a factor as numbers, if they are."""
    try:
        return np.array([float(x) for x in f["levels"]]) if f["levels"] else None
    except ValueError:
        return None


def finish(names: list[str], levels: list[tuple[str, ...]], columns: list[np.ndarray],
           hits: np.ndarray, trials: np.ndarray, threshold: float | None, unit: str, case: str
             ) -> Sample:
    """The sample without inputs that are the same everywhere and units in which nothing ran."""
    good = trials > 0
    if threshold is not None:
        share = hits / np.maximum(trials, 1)
        hits, trials, case = (share > threshold).astype(float), good.astype(float), unit
        if good.any() and not hits[good].any():
            raise RunError(f"no {unit} is above threshold={threshold:g}; the highest share is "
                           f"{share[good].max():.3g}")
    x = np.stack(columns, axis=1)[good] if columns else np.zeros((int(good.sum()), 0))
    kept = [k for k in range(x.shape[1]) if len(x) and np.ptp(x[:, k]) > 0]
    if not kept:
        raise UsageError("no parameter or doctrine varies, so there are no conditions to find")
    return Sample(tuple(names[k] for k in kept), tuple(levels[k] for k in kept),
                  np.ascontiguousarray(x[:, kept]), hits[good], trials[good], unit, case)
