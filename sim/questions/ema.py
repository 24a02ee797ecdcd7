"""Answers handed to the EMA Workbench."""

from __future__ import annotations

from pathlib import Path

from sim.data.cells import Cells
from sim.data.cells_files import load as load_cells
from sim.data.ema import Results, of_cells, of_rollouts, of_rows, save
from sim.data.outcome import Outcome
from sim.data.store import load
from sim.errors import UsageError, quote, unknown
from sim.paths import path_of
from sim.questions.run.answer import Run
from sim.questions.sweep.answer import Sweep

PER = ("rollout", "row")


def to_ema(what: Run | Sweep | Outcome | Cells | Path | str, file: Path | str | None = None,
           per: str = "rollout") -> Results:
    """Hand a run, a sweep or the folder of either to the EMA Workbench.

    Failed rollouts are left out.

    Parameters
    ----------
    what : Run, Sweep, Outcome, Cells, Path or str
        What was played, or its folder.
    file : str or Path, optional
        Where to write both as well, read back by ema_workbench.load_results; it must not exist.
    per : {"rollout", "row"}
        Of a run: one experiment per rollout or per parameter row.

    Returns
    -------
    experiments : DataFrame
        One row per rollout, parameter row or cell: a column for each parameter (float64) and
        each actor's doctrine (category), and scenario, policy and model as the workbench has
        them; scenario is the number of the parameter row or cell.
    outcomes : dict of ndarray, float64 (experiments,)
        `AXIS__LABEL` (1 or 0, or the share of a row or cell) and every count (its mean over a
        row or cell; nan for a day that never came).

    Raises
    ------
    UsageError
        For an unknown value of per.
    RunError
        For a folder that cannot be read or written.

    Examples
    --------
    >>> import sim
    >>> experiments, outcomes = sim.to_ema(sim.run("textbook", rollouts=60, floor=False))
    >>> len(experiments), len(outcomes["end_state__limited_war"])
    (60, 60)
    """
    if per not in PER:
        raise unknown("value of per", per, PER)
    if isinstance(what, str | Path):
        what = results_in(path_of(what))
    if isinstance(what, Run):
        what = what.outcome
    if isinstance(what, Sweep):
        what = what.cells
    if not isinstance(what, Cells | Outcome):
        raise UsageError(f"{quote(repr(what))}: expected a run, a sweep or the folder of either")
    if isinstance(what, Cells):
        results = of_cells(what)
    else:
        results = of_rollouts(what) if per == "rollout" else of_rows(what)
    if file is not None:
        save(results, path_of(file, "file"))
    return results


def results_in(folder: Path) -> Outcome | Cells:
    """The sweep or run of a folder."""
    return load_cells(folder) if (folder / "cells.npz").exists() else load(folder)[0]
