"""What a discovery looks at in a table: which columns are inputs, which is the outcome."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sim.errors import UsageError, quote, unknown
from sim.methods.conditions import Sample
from sim.questions.discover.samples import finish
from sim.questions.discover.table import OutsideColumn, OutsideTable
from sim.scenario.tables import plain_number

SIGNS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    ">=": operator.ge, "<=": operator.le, "==": operator.eq, "!=": operator.ne, ">": operator.gt,
    "<": operator.lt, "=": operator.eq, ":": operator.eq,
}
SPLIT: Final = re.compile(r">=|<=|==|!=|>|<|=|:")
TRUTHS: Final = {"true", "false"}


@dataclass(frozen=True)
class Wanted:
    """An outcome of a table: its column, and a sign and a value that say which cells are hits."""

    text: str
    column: OutsideColumn
    sign: str = ""
    value: str = ""


def wanted_of(table: OutsideTable, text: str) -> Wanted:
    """What a word asks of a table: COLUMN, or COLUMN with a sign and a value."""
    known = {**table.columns, **table.outcomes}
    if text in known:
        return Wanted(text, known[text])
    for found in SPLIT.finditer(text):
        name, value = text[: found.start()].strip(), text[found.end() :].strip()
        if name in known and value:
            return Wanted(text, known[name], found[0], value)
    first = SPLIT.search(text)
    raise unknown("column of outcome", text[: first.start()].strip() if first else text, known)


def hits_of(asked: Wanted, threshold: float | None) -> np.ndarray:
    """1 for a hit, 0 for none, nan where the cell is empty, float64 (rows,)."""
    column, x = asked.column, asked.column.array
    column.refuse_wrong()
    if np.isnan(x).all():
        raise UsageError(f"outcome={quote(asked.text)}: every cell of the column is empty")
    hits = compare_cells(asked, x) if asked.sign else hits_of_cells(asked, x, threshold)
    return np.where(np.isnan(x), np.nan, hits.astype(float))


def compare_cells(asked: Wanted, x: np.ndarray) -> np.ndarray:
    """Cells for which what was asked is true."""
    column, act = asked.column, SIGNS[asked.sign]
    if column.numbers:
        value = plain_number(asked.value)
        if value is None:
            raise UsageError(f"outcome={quote(asked.text)}: '{quote(asked.value)}' is no plain "
                             f"number, and {quote(column.name)} holds numbers")
        return np.asarray(act(x, value))
    if act not in (operator.eq, operator.ne):
        raise UsageError(f"outcome={quote(asked.text)}: {quote(column.name)} holds words; write "
                         f"{quote(column.name)}==WORD")
    if asked.value not in column.levels:
        raise unknown(f"word of {quote(column.name)}", asked.value, column.levels)
    return np.asarray(act(x, float(column.levels[asked.value])))


def hits_of_cells(asked: Wanted, x: np.ndarray, threshold: float | None) -> np.ndarray:
    """A column by itself: true, 1, or above the threshold."""
    column = asked.column
    if not column.numbers:
        if threshold is not None or not {w.lower() for w in column.levels} <= TRUTHS:
            first = next(iter(column.levels))
            raise UsageError(f"outcome={quote(asked.text)}: the column holds words; say which is a "
                             f"hit, as in outcome={quote(column.name)}=={quote(first)}")
        yes = [n for w, n in column.levels.items() if w.lower() == "true"]
        return np.isin(x, yes)
    if threshold is not None:
        return np.asarray(x > threshold)
    odd = x[~np.isnan(x) & (x != 0) & (x != 1)]
    if len(odd):
        raise UsageError(f"outcome={quote(asked.text)}: the column holds {odd[0]:g}, not 0 and 1 "
                         f"alone; say what is a hit, as in outcome={quote(column.name)}>=0.5")
    return np.asarray(x == 1)


def inputs_of(table: OutsideTable, asked: Sequence[Wanted], names: Sequence[str] | None
              ) -> list[OutsideColumn]:
    """The columns named; else every one that is no outcome asked about and no list of names."""
    known = {**table.outcomes, **table.columns}
    if names is not None:
        for name in names:
            if name not in known:
                raise unknown("column of inputs", name, known)
        chosen = [known[n] for n in dict.fromkeys(names)]
        for column in chosen:
            column.refuse_wrong()
        return chosen
    mine = {id(a.column) for a in asked}
    chosen = [c for c in table.columns.values() if id(c) not in mine]
    for column in chosen:
        if not column.many:
            column.refuse_wrong()
    left = [c.name for c in chosen if c.many]
    if left:
        table.says.append(f"left out of the inputs, for too many different words: "
                          f"{quote(', '.join(left), 200)}")
    if not table.outcomes:
        table.says.append("every other column is taken for an input, as inputs= names none: also "
                          "one that is a result itself")
    return [c for c in chosen if not c.many]


def left_out(table: OutsideTable, used: Sequence[OutsideColumn], good: np.ndarray) -> str:
    """How many rows were left out, and for which cells; empty where none was."""
    gone = int((~good).sum())
    if not gone:
        return ""
    why = []
    for column in used:
        empty = int(np.isnan(column.array).sum()) - column.infinite
        what = ([f"{empty:,} empty"] if empty else []) + (
            [f"{column.infinite:,} infinite"] if column.infinite else [])
        if what:
            why.append(f"{quote(column.name)} ({', '.join(what)})")
    more = f" and {len(why) - 5} more columns" if len(why) > 5 else ""
    return (f"{gone:,} of {len(good):,} rows are left out for cells without a value: "
            f"{', '.join(why[:5])}{more}; if these rows differ, so would the answer")


def sample_of(table: OutsideTable, asked: Wanted, inputs: Sequence[OutsideColumn],
              threshold: float | None) -> Sample:
    """The rows of a table as units; what was left out of them is added to what the table says."""
    hits = hits_of(asked, threshold)
    used = [asked.column, *(c for c in inputs if c is not asked.column)]
    good = np.asarray(~np.isnan([c.array for c in used]).any(axis=0))
    if not good.any():
        raise UsageError(f"{table.file}: no row has a value in every column that is used; name "
                         "fewer with inputs=")
    if (said := left_out(table, used, good)) and said not in table.says:
        table.says.append(said)
    columns = [c.array[good] for c in inputs]
    levels = [() if c.numbers else tuple(c.levels) for c in inputs]
    names, hit = [c.name for c in inputs], hits[good]
    if table.units is None:
        return finish(names, levels, columns, hit, np.ones(len(hit)), None, "case", "case")
    key = np.stack([table.units[good], *columns], axis=1)
    _, first, of = np.unique(key, axis=0, return_index=True, return_inverse=True)
    of = of.reshape(-1)
    return finish(names, levels, [c[first] for c in columns], np.bincount(of, hit),
                  np.bincount(of).astype(float), None, "row", "experiment")
