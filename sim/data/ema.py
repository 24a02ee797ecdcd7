"""A run or a sweep as the EMA Workbench has it: experiments, a table, and outcomes, by name.

The file is that of ema_workbench.save_results (2.5 and 3.0 alike), written without it: a tar.gz
with experiments.csv, a file an outcome and metadata.json. J. H. Kwakkel, 2017, Environmental
Modelling & Software 96, 239-250.
"""

from __future__ import annotations

import io
import json
import re
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.atomic import disk_errors, write
from sim.data.cells import Cells
from sim.data.outcome import Outcome
from sim.data.reduce import amounts, labels
from sim.paths import refuse_taken

if TYPE_CHECKING:
    import pandas as pd

Results = tuple["pd.DataFrame", dict[str, np.ndarray]]


def experiments_frame(columns: dict[str, Any], units: np.ndarray, model: str) -> pd.DataFrame:
    """Experiments with the workbench's own three columns at their end."""
    import pandas as pd

    own = {"scenario": units.astype(np.int64), "policy": pd.Categorical(["none"] * len(units)),
           "model": pd.Categorical([model] * len(units))}
    return pd.DataFrame({**columns, **own})


def inputs(run: Outcome, rows: np.ndarray) -> dict[str, Any]:
    """Columns of the parameters and doctrines of some parameter rows."""
    import pandas as pd

    columns: dict[str, Any] = {p: run.values[rows, k].astype(float)
                               for k, p in enumerate(run.varying)}
    for k, actor in enumerate(run.actors):
        names = list(run.doctrine_names.get(actor, ()))
        codes = run.doctrines[rows, k]
        columns[actor] = pd.Categorical.from_codes(np.where(codes < len(names), codes, -1), names)
    return columns


def identifier(name: str) -> str:
    """Return the name of an outcome as the workbench wants it from 3.0 on: a Python identifier.

    >>> identifier("end_state=limited_war"), identifier("day_wide_strike")
    ('end_state__limited_war', 'day_wide_strike')
    """
    return re.sub(r"\W", "_", name.replace("=", "__"))


def of_rollouts(run: Outcome) -> Results:
    """An experiment a rollout."""
    good = np.flatnonzero(run.valid)
    hits, sums = labels(run), amounts(run)
    outcomes = {identifier(name): hits.values[good, k].astype(np.int64)
                for k, name in enumerate(hits.names)}
    outcomes.update({identifier(name): sums.values[good, k] for k, name in enumerate(sums.names)})
    rows = run.row[good]
    return experiments_frame(inputs(run, rows), rows, run.scenario_name), outcomes


def of_rows(run: Outcome) -> Results:
    """An experiment a parameter row, with shares and means."""
    hits, sums = labels(run).by_row(), amounts(run).by_row()
    good = np.flatnonzero(hits.ran > 0)
    outcomes = {identifier(name): x.means[good, k]
                for x in (hits, sums) for k, name in enumerate(x.names)}
    return experiments_frame(inputs(run, good), good, run.scenario_name), outcomes


def of_cells(cells: Cells) -> Results:
    """An experiment a cell, with shares and means."""
    import pandas as pd

    good = np.flatnonzero(cells.n > 0)
    columns: dict[str, Any] = {}
    for k, f in enumerate(cells.factors):
        x = cells.points[good, k]
        columns[f["key"]] = x
        if f["levels"]:
            try:
                columns[f["key"]] = np.array([float(v) for v in f["levels"]])[x.astype(int)]
            except ValueError:
                columns[f["key"]] = pd.Categorical.from_codes(x.astype(int), list(f["levels"]))
    outcomes = {identifier(f"{a}={b}"): cells.shares[0][good, k]
                for k, (a, b) in enumerate(cells.labels)}
    outcomes.update({identifier(name): cells.means[good, k]
                     for k, name in enumerate(cells.count_names)})
    return experiments_frame(columns, good, cells.scenario_name), outcomes


def save(results: Results, file: Path, ours: bool = False) -> None:
    """Write experiments and outcomes as ema_workbench.save_results does.

    ours: a file of that name may be written over. UsageError if one is there otherwise.
    """
    experiments, outcomes = results
    kinds = {k: v.name for k, v in experiments.dtypes.to_dict().items()}
    about = {"version": 0.1, "experiments": kinds,
             "outcomes": [("ScalarOutcome", name, f"{name}.cls") for name in outcomes]}

    def fill(part: Path) -> None:
        with tarfile.open(part, "w:gz") as archive:
            def put(name: str, text: str) -> None:
                data = text.encode()
                entry = tarfile.TarInfo(name)
                entry.size = len(data)
                archive.addfile(entry, io.BytesIO(data))

            put("experiments.csv", experiments.to_csv(index=False))
            for name, values in outcomes.items():
                put(f"{name}.cls", "".join(f"{value!r}\n" for value in values.tolist()))
            put("metadata.json", json.dumps(about))

    if not ours:
        refuse_taken(file)
    with disk_errors(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        write(file, fill)
