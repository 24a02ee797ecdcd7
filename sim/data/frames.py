"""One row per rollout, and quantiles of the daily series: as tables and as Parquet files."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.data.meanings import with_meanings
from sim.data.outcome import Outcome
from sim.engine.state.outputs import DAY_PREFIX, may_be_absent

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

GROUP = 16_384  # rollouts in one row group
SERIES_QUANTILES = (0.05, 0.25, 0.50, 0.75, 0.95)


def rollout_table(outcome: Outcome, first: int = 0, last: int | None = None) -> pa.Table:
    """Rollouts first..last-1: numbers, labels, counts, and the parameters of their rows.

    Columns: rollout, row, `outcome.<axis>`, the counts, the varying parameter paths and
    `doctrine.<actor>`. A label, day or measure that does not exist is null.
    """
    import pyarrow as pa

    last = outcome.rollouts if last is None else min(last, outcome.rollouts)
    part = slice(first, last)
    row = np.arange(first, last) // max(1, outcome.replicates)
    columns: dict[str, Any] = {
        "rollout": pa.array(np.arange(first, last, dtype=np.int32)),
        "row": pa.array(row.astype(np.int32)),
    }
    for j, (axis, labels) in enumerate(outcome.axes.items()):
        columns[f"outcome.{axis}"] = _words(outcome.labels[part, j], labels)
    for name in outcome.count_names:
        values = outcome.counts[part, outcome.count_names.index(name)].astype(np.float32)
        absent = np.isnan(values) | (may_be_absent(name) & (values < 0))
        columns[name] = pa.array(values, mask=absent)
    for j, path in enumerate(outcome.varying):
        columns[path] = pa.array(np.ascontiguousarray(outcome.values[row, j], dtype=np.float64))
    for j, actor in enumerate(outcome.actors):
        names = outcome.doctrine_names.get(actor, [])
        columns[f"doctrine.{actor}"] = _words(outcome.doctrines[row, j], names)
    return with_meanings(pa.table(columns), outcome)


def _words(codes: np.ndarray, names: list[str]) -> Any:
    """Dictionary-coded strings; a code without a name is null."""
    import pyarrow as pa

    codes = np.asarray(codes, dtype=np.int32)
    absent = (codes < 0) | (codes >= len(names))
    indices = pa.array(np.where(absent, 0, codes), mask=absent, type=pa.int32())
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(names), pa.string()))


def write_rollouts(outcome: Outcome, path: Path) -> None:
    """Streams the rollouts to a Parquet file, one row group at a time."""
    import pyarrow.parquet as pq

    schema = rollout_table(outcome, 0, 0).schema
    # by way of an open file: a name with any byte is none that Arrow takes
    with path.open("wb") as file, pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for first in range(0, outcome.rollouts, GROUP):
            writer.write_table(rollout_table(outcome, first, first + GROUP))


def series_quantiles(outcome: Outcome, quantiles: tuple[float, ...],
                     only: Sequence[str] | None = None) -> np.ndarray:
    """Quantiles over the kept rollouts, (quantiles, days, series); failed rollouts left out.

    only: some of the series, by name; by default all.
    """
    good = outcome.valid[: len(outcome.series)]
    names = list(outcome.series_names)
    at = range(len(names)) if only is None else [names.index(name) for name in only]
    kept = outcome.series[good][:, :, list(at)]
    shape = (len(quantiles), outcome.days, len(at))
    out = np.full(shape, np.nan)
    if not len(kept):
        return out
    for j in range(shape[2]):
        values = kept[:, :, j].astype(np.float64)
        if not np.isnan(values).any():
            out[:, :, j] = np.quantile(values, quantiles, axis=0)
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # a day that no rollout reached
            out[:, :, j] = np.nanquantile(values, quantiles, axis=0)
    return out


def with_dates(frame: pd.DataFrame, outcome: Outcome) -> pd.DataFrame:
    """The frame of `rollout_table` with every day of an event as a date; NaT where it never came.

    Whether an inject was stood down or never fell due is no day: both are NaT.
    """
    first = np.datetime64(outcome.start, "s")
    for name in outcome.count_names:
        if name.startswith(DAY_PREFIX) and name in frame:
            days = outcome.count(name)
            came = np.isfinite(days)
            dates = np.full(len(days), np.datetime64("NaT", "s"))
            dates[came] = first + days[came].astype("timedelta64[D]")
            frame[name] = dates
    return frame


def series_frame(outcome: Outcome) -> pd.DataFrame:
    """One row per series and day: series, date, day, and quantiles q05, q25, q50, q75 and q95.

    Quantiles are over the rollouts whose series were kept and that ran to their end; nan on a day
    that none of them reached.
    """
    import pandas as pd

    found = series_quantiles(outcome, SERIES_QUANTILES).transpose(2, 1, 0)
    names, days = list(outcome.series_names), outcome.days
    day = np.tile(np.arange(days), len(names))
    columns: dict[str, Any] = {
        "series": pd.Categorical(np.repeat(names, days), categories=names),
        "date": np.datetime64(outcome.start, "s") + day.astype("timedelta64[D]"), "day": day,
    }
    flat = found.reshape(-1, len(SERIES_QUANTILES))
    columns.update({f"q{q * 100:02.0f}": flat[:, k] for k, q in enumerate(SERIES_QUANTILES)})
    return pd.DataFrame(columns)


def write_series(outcome: Outcome, path: Path) -> None:
    """Writes the per-day quantiles in long form: series, day, date, quantile, value."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    names, days = list(outcome.series_names), outcome.days
    found = series_quantiles(outcome, SERIES_QUANTILES).transpose(2, 1, 0)  # series, day, quantile
    each = len(SERIES_QUANTILES)
    day = np.tile(np.repeat(np.arange(days, dtype=np.int32), each), len(names))
    date = np.datetime64(outcome.start, "D") + day.astype("timedelta64[D]")
    values = found.ravel()
    table = pa.table(
        {
            "series": _words(np.repeat(np.arange(len(names)), days * each), names),
            "day": pa.array(day),
            "date": pa.array(date),
            "quantile": pa.array(np.tile(np.array(SERIES_QUANTILES), len(names) * days)),
            "value": pa.array(values, mask=np.isnan(values)),
        }
    )
    with path.open("wb") as file:
        pq.write_table(with_meanings(table, outcome), file, compression="zstd")
