"""A sweep in its folder: one row per cell, the same tidy, and everything to read it back."""

from __future__ import annotations

import dataclasses
import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.atomic import disk_errors, write
from sim.data.cells import Cells
from sim.data.meanings import with_meanings
from sim.data.seal import check, close, manifest_of
from sim.data.store import DAMAGE
from sim.engine.state.outputs import may_be_absent
from sim.errors import RunError, one_line
from sim.paths import path_of

if TYPE_CHECKING:
    import pyarrow as pa

CELLS, TABLES = "cells.npz", ("cells.parquet", "cells_long.parquet")
ARRAYS = ("points", "hits", "trials", "sums", "squares", "seen")
FEW_FACTORS = 12  # with more, the tidy table names the cell alone


def factor_columns(cells: Cells, of: np.ndarray) -> dict[str, Any]:
    """Factor columns for the cells `of`: words where a factor has levels, else numbers."""
    import pyarrow as pa

    out: dict[str, Any] = {}
    for k, f in enumerate(cells.factors):
        if f["levels"]:
            index = pa.array(cells.points[of, k].astype(np.int32))
            out[f["key"]] = pa.DictionaryArray.from_arrays(index, pa.array(f["levels"]))
        else:
            out[f["key"]] = pa.array(cells.points[of, k])
    return out


def wide(cells: Cells) -> pa.Table:
    """One row per cell: factors, n, failed, shares with their ends, means with their errors."""
    import pyarrow as pa

    every = np.arange(len(cells))
    share, low, high = cells.shares
    columns: dict[str, Any] = {"cell": pa.array(every.astype(np.int32)),
                               **factor_columns(cells, every), "n": pa.array(cells.n)}
    columns["failed"] = pa.array(cells.failures.astype(np.int32))
    for k, (axis, label) in enumerate(cells.labels):
        name = f"{axis}={label}"
        for tail, values in (("", share), (".low", low), (".high", high)):
            columns[name + tail] = pa.array(values[:, k], mask=np.isnan(values[:, k]))
    for k, name in enumerate(cells.count_names):
        for head, values in (("mean.", cells.means), ("se.", cells.errors)):
            columns[head + name] = pa.array(values[:, k], mask=~np.isfinite(values[:, k]))
    return with_meanings(pa.table(columns), cells)


def long(cells: Cells) -> pa.Table:
    """One row per cell and measure: cell, factors (if few), kind, measure, value, low, high, n.

    kind: `share` of an `axis=label`, with its 95 % interval; `mean` of a count, with its; and
    `came`, the share of rollouts in which a count that may be absent came.
    """
    import pyarrow as pa

    c, n = len(cells), cells.n.astype(float)
    share, low, high = cells.shares
    half = 1.959964 * cells.errors
    some = [k for k, name in enumerate(cells.count_names) if may_be_absent(name)]
    with np.errstate(invalid="ignore", divide="ignore"):
        came = cells.seen.sum(axis=1)[:, some] / n[:, None]
    parts = [
        ("share", [f"{a}={b}" for a, b in cells.labels], share, low, high),
        ("mean", cells.count_names, cells.means, cells.means - half, cells.means + half),
        ("came", [cells.count_names[k] for k in some], came, came * np.nan, came * np.nan),
    ]
    of = np.concatenate([np.tile(np.arange(c), len(names)) for _, names, *_ in parts])
    columns: dict[str, Any] = {"cell": pa.array(of.astype(np.int32))}
    if len(cells.factors) <= FEW_FACTORS:
        columns.update(factor_columns(cells, of))
    kinds = np.repeat(np.arange(len(parts)), [c * len(names) for _, names, *_ in parts])
    measures = [name for _, names, *_ in parts for name in names]
    different = list(dict.fromkeys(measures))
    index = np.repeat([different.index(name) for name in measures], c)
    columns["kind"] = pa.DictionaryArray.from_arrays(
        pa.array(kinds.astype(np.int32)), pa.array([p[0] for p in parts]))
    columns["measure"] = pa.DictionaryArray.from_arrays(
        pa.array(index.astype(np.int32)), pa.array(different))
    for name, at in (("value", 2), ("low", 3), ("high", 4)):
        values = np.concatenate([np.asarray(p[at], float).T.ravel() for p in parts])
        columns[name] = pa.array(values, mask=~np.isfinite(values))
    columns["n"] = pa.array(np.tile(cells.n, len(measures)))
    return with_meanings(pa.table(columns), cells)


def save(cells: Cells, folder: Path, manifest: dict[str, Any]) -> None:
    """Write cells.parquet, cells_long.parquet, cells.npz; the manifest last."""
    rest = {f.name: getattr(cells, f.name) for f in dataclasses.fields(cells)
            if f.name not in ARRAYS}
    text = np.frombuffer(json.dumps(rest, default=str).encode(), np.uint8)
    arrays: dict[str, Any] = {name: getattr(cells, name) for name in ARRAYS}

    def pack(part: Path) -> None:
        with part.open("wb") as file:
            np.savez_compressed(file, fields=text, **arrays)

    with disk_errors(folder):
        write(folder / CELLS, pack)
        write_tables(cells, folder)
        close(folder, {**manifest, "digest": cells.digest})


def write_tables(cells: Cells, folder: Path) -> None:
    """Write both tables, which follow from the arrays."""
    for name, table in zip(TABLES, (wide(cells), long(cells)), strict=True):
        write(folder / name, partial(write_table, table))


def write_table(table: pa.Table, path: Path) -> None:
    """Write a Parquet file; by way of an open one, as Arrow takes no name with any byte."""
    import pyarrow.parquet as pq

    with path.open("wb") as file:
        pq.write_table(table, file, compression="zstd")


def load(folder: Path | str) -> Cells:
    """The sweep kept in a folder; RunError if it is damaged or was not finished."""
    folder = path_of(folder, "folder")
    record = manifest_of(folder)
    check(folder, record, CELLS)
    try:
        with np.load(folder / CELLS, allow_pickle=False) as pack:
            rest = json.loads(pack["fields"].tobytes())
            arrays = {name: pack[name] for name in ARRAYS}
        rest["failed"] = [tuple(row) for row in rest["failed"]]
        cells = Cells(**rest, **arrays)
        same = cells.digest == record.get("digest")
    except (OSError, *DAMAGE) as error:  # sealed as it is, yet of another version
        raise RunError(f"{folder}: {CELLS} cannot be read by this version: "
                       f"{one_line(str(error))}") from error
    if not same:
        raise RunError(f"{folder}: another digest than its manifest's, so this version reads "
                       f"{CELLS} otherwise than the one that wrote it")
    return cells
