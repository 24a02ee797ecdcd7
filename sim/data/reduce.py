"""From rollouts to totals: which outputs count in which rollouts, failed ones left out alike.

`Did not come` is not `failed`: the day of an event that never came counts for nothing in a day's
mean (`amounts`), and is NEVER where two runs are compared rollout by rollout (`outputs`).

Use: `outputs(outcome).by_row()` for labels and counts of every row, `shares(outcome, columns)` for
events of one's own, `difference(before, after)` of `sim.data.totals` for two runs on shared luck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome, row_sums
from sim.data.totals import Totals
from sim.engine.state.outputs import DAY_PREFIX, UTILITY
from sim.errors import RunError
from sim.glossary.measure import Measure
from sim.methods.intervals import t_quantile

if TYPE_CHECKING:
    from sim.data.cells import Cells

NEVER = -1.0  # stands for the day of an event that never came, where runs are paired


@dataclass(frozen=True, eq=False)
class Table:
    """Outputs of single rollouts: 0 or 1 for a label or event, else an amount.

    values: float64 (rollouts, outputs). counted: bool (rollouts, outputs) or (rollouts, 1), whether
    a value counts: the rollout ran to its end and, of a day, it came. ran: bool (rollouts,).
    """

    names: tuple[str, ...]
    values: np.ndarray
    counted: np.ndarray
    ran: np.ndarray
    replicates: int

    __repr__ = brief

    def inside(self) -> np.ndarray:
        """Sums of squared distances from the row's own mean, float64 (rows, outputs)."""
        rows = self.by_row()
        mean = np.repeat(np.nan_to_num(rows.means), self.replicates, axis=0)[: len(self.values)]
        apart = np.where(self.counted, self.values - mean, 0.0)
        return row_sums(apart * apart, self.replicates)

    def by_row(self) -> Totals:
        """Totals over each parameter row."""
        totals, counted, ran = (row_sums(x, self.replicates).astype(float) for x in (
            np.where(self.counted, self.values, 0.0), self.counted, self.ran))
        return Totals(self.names, totals, counted, ran, len(self.ran))


def indicators(axes: Mapping[str, Sequence[str]], codes: np.ndarray
               ) -> tuple[tuple[str, ...], np.ndarray]:
    """Names `axis=label` and whether each rollout ended so, bool (rollouts, labels).

    codes: int (rollouts, axes), the index of each label, negative where a rollout failed.
    """
    names = tuple(f"{axis}={label}" for axis, labels in axes.items() for label in labels)
    columns = [codes[:, x] == k for x, labels in enumerate(axes.values())
               for k in range(len(labels))]
    return names, np.column_stack(columns)


def labels(outcome: Outcome, axis: str | None = None) -> Table:
    """Every label of an axis, or of all of them, as 0 or 1."""
    axes, codes = outcome.axes, np.asarray(outcome.labels)
    if axis is not None:
        at = list(axes).index(axis)
        axes, codes = {axis: axes[axis]}, codes[:, at : at + 1]
    return table_of(outcome, *indicators(axes, codes))


def amounts(outcome: Outcome, names: Sequence[str] | None = None) -> Table:
    """Some counts, or all of them; a day counts where it came."""
    names = outcome.count_names if names is None else names
    values = np.column_stack([outcome.count(name) for name in names])
    ran = outcome.valid
    return Table(tuple(names), values, ran[:, None] & np.isfinite(values), ran,
                 outcome.replicates)


def events(outcome: Outcome) -> Table:
    """For every count that is a day, by its name, whether it came, as 0 or 1."""
    names = tuple(name for name in outcome.count_names if name.startswith(DAY_PREFIX))
    columns = [np.isfinite(outcome.count(name)) for name in names]
    return table_of(outcome, names, np.column_stack(columns or [np.zeros((outcome.rollouts, 0))]))


def outputs(outcome: Outcome, utilities: bool = False) -> Table:
    """Every label as 0 or 1 and every count, for runs that are paired; a day never come is NEVER.

    utilities: what each actor got, too. It is no part of the crisis: what moves it alone moves
    nothing.
    """
    names, hits = indicators(outcome.axes, np.asarray(outcome.labels))
    told = [n for n in outcome.count_names if utilities or not n.startswith(UTILITY)]
    columns = [np.nan_to_num(outcome.count(name), nan=NEVER) for name in told]
    return table_of(outcome, (*names, *told), np.column_stack([hits, *columns]))


def table_of(outcome: Outcome, names: Sequence[str], values: np.ndarray) -> Table:
    """Columns of one's own, (rollouts, outputs); each counts where a rollout ran to its end."""
    ran = outcome.valid
    return Table(tuple(names), np.asarray(values, np.float64), ran[:, None], ran,
                 outcome.replicates)


def shares(outcome: Outcome, hits: Mapping[str, np.ndarray]) -> Totals:
    """Totals of some events, each bool (rollouts,)."""
    return table_of(outcome, tuple(hits), np.column_stack(list(hits.values()))).by_row()


def happened(outcome: Outcome, what: tuple[str, str]) -> np.ndarray:
    """True for rollouts that ended with (axis, label), or in which ("", event) came."""
    axis, name = what
    hit = outcome.is_label(axis, name) if axis else np.isfinite(outcome.count(DAY_PREFIX + name))
    return np.asarray(hit & outcome.valid)


def measured(outcome: Outcome, asked: Sequence[Measure]) -> Table:
    """A column for each outcome that is asked about, by its text: 0 or 1, or an amount.

    A count that may be absent, such as a day, counts where it came.
    """
    columns = [happened(outcome, m.pair) if m.share else outcome.count(m.name) for m in asked]
    values = np.column_stack(columns).astype(float)
    ran = outcome.valid
    return Table(tuple(m.text for m in asked), values, ran[:, None] & np.isfinite(values), ran,
                 outcome.replicates)


def of_cells(cells: Cells, asked: Measure) -> Totals:
    """Totals of one outcome in every cell of a sweep."""
    if asked.axis:
        k = cells.column(asked.axis, asked.name)
        return cells.label_totals.only(slice(k, k + 1))
    k = cells.count_names.index(asked.name)
    every = cells.count_totals
    if not asked.share:
        assert every.squares is not None
        return Totals((asked.text,), every.totals[..., k : k + 1], every.counted[..., k : k + 1],
                      every.ran, every.rollouts, every.squares[..., k : k + 1])
    return Totals((asked.text,), every.counted[..., k : k + 1], every.ran[..., None], every.ran,
                  every.rollouts)


@dataclass(frozen=True, eq=False)
class Reading:
    """One outcome in every cell of a sweep, each float64 (cells,).

    value: nan where no rollout counts. low, high: its Monte Carlo 95 % interval. error: its
    standard error. least, most: of a share, if no failed rollout had ended so, and if all had.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    error: np.ndarray
    least: np.ndarray
    most: np.ndarray

    __repr__ = brief


def reading(cells: Cells, asked: Measure) -> Reading:
    """The values of one outcome over a sweep, with their intervals."""
    totals = of_cells(cells, asked)
    value, error = totals.mean[:, 0], totals.error[:, 0]
    if asked.axis:  # a rare label borrows from the others of its axis
        k = cells.column(asked.axis, asked.name)
        low, high = (x[:, k] for x in cells.shares[1:])
    elif asked.share:
        low, high = (x[:, 0] for x in totals.intervals())
    else:
        half = mean_half(totals)
        low, high = value - half, value + half
    least, most = totals.ends() if asked.share else (totals.mean, totals.mean)
    return Reading(value, low, high, error, least[:, 0], most[:, 0])


def mean_half(totals: Totals) -> np.ndarray:
    """Half widths of the 95 % intervals of the means of one output, float64 (...,)."""
    rows = (totals.ran > 0).sum(axis=-1)
    free = np.where(rows >= 2, rows, totals.counted[..., 0].sum(axis=-1)) - 1
    wide = np.array([t_quantile(int(n)) if n >= 1 else np.nan for n in np.atleast_1d(free)])
    return np.asarray(wide.reshape(np.shape(free)) * totals.error[..., 0])


def require(outcome: Outcome, what: str) -> None:
    """RunError if every rollout of `what` failed, with the first message."""
    if not outcome.valid.any():
        why = f"; the first: {outcome.failed[0][2]}" if outcome.failed else ""
        raise RunError(f"every rollout of {what} failed, so there is nothing to tell of it{why}")


def same(one: Outcome, other: Outcome) -> bool:
    """True if two runs ended alike, rollout by rollout: labels and counts to the last bit."""
    return (np.array_equal(one.labels, other.labels)
            and np.array_equal(one.counts, other.counts, equal_nan=True))
