"""A run or a sweep as labelled arrays, with units and meanings (extra `xarray`).

The engine's arrays are NumPy inside; this is a view for those who work with xarray.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from sim.data.cells import Cells
from sim.data.meanings import metadata
from sim.data.outcome import Outcome
from sim.errors import UsageError

if TYPE_CHECKING:
    import xarray as xr


def library() -> Any:
    """The module xarray; UsageError where it is not installed."""
    try:
        import xarray
    except ImportError as error:
        raise UsageError(f"to_xarray needs xarray ({error}): pip install xarray") from error
    return xarray


def dataset(outcome: Outcome) -> xr.Dataset:
    """The rollouts as variables over row and replicate, series over day as well.

    `ran` (row, replicate) is False for a rollout that failed, and for one that was not played where
    the last row is not full; its values are nan, its labels empty. Series are there for the rows of
    which all rollouts were kept. Parameters and doctrines are over row alone.

    Raises
    ------
    UsageError
        Where xarray is not installed.
    """
    xr = library()
    rows, each = outcome.rows, max(1, outcome.replicates)
    over = ("row", "replicate")

    def laid(values: np.ndarray, empty: Any) -> np.ndarray:
        """Values of rollouts as (rows, replicates); `empty` where none ran."""
        out = np.full(rows * each, empty, values.dtype)
        out[: len(values)] = np.where(outcome.valid, values, empty)
        return out.reshape(rows, each)

    found: dict[str, Any] = {"ran": (over, laid(np.ones(outcome.rollouts, bool), False))}
    for axis, labels in outcome.axes.items():
        words = np.array(["", *labels], object)[outcome.codes(axis) + 1]
        found[f"outcome.{axis}"] = (over, laid(words, ""), metadata(outcome, f"outcome.{axis}"))
    for name in outcome.count_names:
        found[name] = (over, laid(outcome.count(name), np.nan), metadata(outcome, name))
    for k, path in enumerate(outcome.varying):
        found[path] = (("row",), outcome.values[:, k].astype(np.float64),
                       metadata(outcome, path))
    for k, actor in enumerate(outcome.actors):
        names = np.array(outcome.doctrine_names.get(actor, []), object)
        if len(names):
            found[f"doctrine.{actor}"] = (("row",), names[outcome.doctrines[:, k]],
                                          metadata(outcome, f"doctrine.{actor}"))
    found |= series_of(outcome, each)
    days = np.datetime64(outcome.start, "ns") + np.arange(outcome.days) * np.timedelta64(1, "D")
    return xr.Dataset(found, {"row": np.arange(rows), "replicate": np.arange(each), "day": days},
                      {"scenario": outcome.scenario_name, "seed": outcome.seed})


def series_of(outcome: Outcome, each: int) -> dict[str, Any]:
    """Daily series over kept row, replicate and day; none where no whole row was kept."""
    kept = len(outcome.series) // each
    if not kept:
        return {}
    good = outcome.valid[: kept * each, None]
    out = {}
    for k, name in enumerate(outcome.series_names):
        values = np.where(good, outcome.series[: kept * each, :, k], np.nan)
        full = np.full((outcome.rows, each, outcome.days), np.nan, np.float32)
        full[:kept] = values.reshape(kept, each, outcome.days)
        out[f"{name} by day"] = (("row", "replicate", "day"), full, metadata(outcome, name))
    return out


def cells_dataset(cells: Cells) -> xr.Dataset:
    """The cells of a sweep: shares and means over cell, totals of every row over cell and row.

    `ran` (cell, row) counts the rollouts that ran to their end; a share or mean of a row in which
    none ran is nan. The factors are coordinates of `cell`, words where a factor has levels.

    Raises
    ------
    UsageError
        Where xarray is not installed.
    """
    xr = library()
    share, low, high = cells.shares
    by_row, means = cells.label_totals, cells.count_totals
    found: dict[str, Any] = {"ran": (("cell", "row"), cells.trials)}
    for k, (axis, label) in enumerate(cells.labels):
        name = f"{axis}={label}"
        found[name] = (("cell",), share[:, k], metadata(cells, name))
        for tail, values in ((".low", low), (".high", high)):
            found[name + tail] = (("cell",), values[:, k], metadata(cells, name + tail))
        found[f"{name} by row"] = (("cell", "row"), by_row.means[..., k], metadata(cells, name))
    for k, name in enumerate(cells.count_names):
        for head, values in (("mean.", cells.means), ("se.", cells.errors)):
            found[head + name] = (("cell",), values[:, k], metadata(cells, head + name))
        found[f"{name} by row"] = (("cell", "row"), means.means[..., k], metadata(cells, name))
    where: dict[str, Any] = {"cell": np.arange(len(cells)), "row": np.arange(cells.trials.shape[1])}
    for k, f in enumerate(cells.factors):
        column = cells.points[:, k]
        where[f["key"]] = (("cell",), np.array(f["levels"], object)[column.astype(int)]
                           if f["levels"] else column, metadata(cells, f["key"]))
    return xr.Dataset(found, where, {"scenario": cells.scenario_name, "seed": cells.seed})
