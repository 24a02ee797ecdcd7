"""Sums over parameter rows that know of failed rollouts, and the estimates that follow from them.

A rollout that fails has no label and no counts. It is left out of numerator and denominator alike,
so a share or a mean is the sum of the rows' totals over the number of rollouts that ran to their
end (a ratio estimate; L. Kish, 1965, Survey Sampling, ch. 6). Its error over parameter rows is that
of its linearised row values (R. S. Woodruff, 1971, A simple method for approximating the variance
of a complicated estimate, JASA 66, 411-414),

    z_i = R + rows (T_i - R m_i) / M,    R = sum T_i / M,    M = sum m_i,

with T_i the total of row i over its m_i rollouts that ran. Their mean is R, their variance divided
by the number of rows is that of R, and where every row has as many rollouts that ran, z_i is the
row's own mean. So whatever is linear in row means (paired differences, Shapley values, weights of
a bootstrap) is right with z in their place.

`Did not come` is not `failed`: the day of an event that never came counts for nothing in a day's
mean (`amounts`), and is NEVER where two runs are compared rollout by rollout (`outputs`).

Use: `outputs(outcome).by_row()` for labels and counts of every row, `shares(outcome, columns)` for
events of one's own, `difference(before, after)` for two runs on shared luck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome, row_sums
from sim.engine.state.outputs import DAY_PREFIX, UTILITY
from sim.errors import RunError
from sim.methods.intervals import Bounds, clustered

NEVER = -1.0  # stands for the day of an event that never came, where runs are paired


@dataclass(frozen=True, eq=False)
class Table:
    """Outputs of single rollouts: 0 or 1 for a label or event, else an amount.

    Parameters
    ----------
    names : tuple of str
        Of the outputs.
    values : ndarray, float64 (rollouts, outputs)
        What each rollout left.
    counted : ndarray, bool (rollouts, outputs) or (rollouts, 1)
        Whether a value counts: the rollout ran to its end and, of a day, it came.
    ran : ndarray, bool (rollouts,)
        Whether the rollout ran to its end.
    replicates : int
        Rollouts that share a parameter row.
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

    def by_row(self) -> RowTotals:
        """Totals over each parameter row."""
        totals, counted, ran = (row_sums(x, self.replicates).astype(float) for x in (
            np.where(self.counted, self.values, 0.0), self.counted, self.ran))
        return RowTotals(self.names, totals, counted, ran, len(self.ran))


@dataclass(frozen=True, eq=False)
class RowTotals:
    """Totals of outputs over the rollouts of each parameter row that ran to their end.

    Parameters
    ----------
    names : tuple of str
        Of the outputs.
    totals : ndarray, float64 (rows, outputs)
        Sums over the rollouts that count.
    counted : ndarray, float64 (rows, outputs) or (rows, 1)
        Over how many rollouts.
    ran : ndarray, float64 (rows,)
        How many ran to their end.
    rollouts : int
        All, failed ones too.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> totals = outputs(outcome).by_row()
    >>> totals.totals.shape == (4, len(totals.names)), totals.failed
    (True, 0)
    """

    names: tuple[str, ...]
    totals: np.ndarray
    counted: np.ndarray
    ran: np.ndarray
    rollouts: int

    __repr__ = brief

    @property
    def failed(self) -> int:
        """Rollouts that failed."""
        return self.rollouts - int(self.ran.sum())

    @property
    def mean(self) -> np.ndarray:
        """Pooled share or mean, float64 (outputs,); nan where no rollout counts."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.totals.sum(axis=0) / self.counted.sum(axis=0))

    @property
    def means(self) -> np.ndarray:
        """Mean of each row, float64 (rows, outputs); nan where no rollout of it counts."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.totals / self.counted)

    def linear(self, among: np.ndarray | None = None) -> np.ndarray:
        """Linearised row values, float64 (rows, outputs), as the head of this file has them.

        among: bool (rows,), the rows to speak of; by default those with a rollout that ran. A row
        without one is at the mean. nan where no rollout counts at all.
        """
        among = self.ran > 0 if among is None else among
        total, counted = self.totals[among], self.counted[among]
        mean, size = self.mean, counted.sum(axis=0)
        with np.errstate(invalid="ignore", divide="ignore"):
            whole = (counted == counted[:1]).all(axis=0) & (size > 0)
            other = mean + len(total) * (total - mean * counted) / size
            return np.where(whole, total / counted, other)

    def bounds(self, name: str) -> Bounds | None:
        """Bounds of the share of a label or event; None where no rollout failed."""
        if not self.failed:
            return None
        hits = float(self.totals[:, self.names.index(name)].sum())
        return Bounds(hits / self.rollouts, (hits + self.failed) / self.rollouts)

    def interval(self, name: str, borrowed: float = 1.0) -> tuple[float, float]:
        """Monte Carlo 95 % interval of the share of a label or event, clustered in rows."""
        return clustered(self.totals[:, self.names.index(name)], self.ran, borrowed)


@dataclass(frozen=True, eq=False)
class Difference:
    """Pooled means of one run less those of another, each over its own rollouts that ran.

    Parameters
    ----------
    names : tuple of str
        Of the outputs.
    value, error : ndarray, float64 (outputs,)
        The difference and its standard error over rows; inf with fewer than two.
    rows : int
        Parameter rows that tell it.
    """

    names: tuple[str, ...]
    value: np.ndarray
    error: np.ndarray
    rows: int

    __repr__ = brief

    @property
    def z(self) -> np.ndarray:
        """Size of each difference in standard errors; inf for one without error, 0 if unknown."""
        with np.errstate(divide="ignore", invalid="ignore"):
            z = np.where(self.error > 0, np.abs(self.value) / self.error,
                         np.where(self.value != 0, np.inf, 0.0))
        return np.where(np.isnan(self.value), 0.0, z)


def linear_pair(before: RowTotals, after: RowTotals) -> tuple[np.ndarray, np.ndarray]:
    """Linearised row values of two runs of the same rows, in which either has rollouts that ran.

    Parameters
    ----------
    before, after : RowTotals
        Of the same outputs.

    Returns
    -------
    before, after : ndarray, float64 (rows, outputs)
        Their values.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> one, two = linear_pair(outputs(outcome).by_row(), outputs(outcome).by_row())
    >>> bool((one == two).all())
    True
    """
    among = (before.ran > 0) | (after.ran > 0)
    return before.linear(among), after.linear(among)


def difference(before: RowTotals, after: RowTotals) -> Difference:
    """The paired difference of two runs on shared luck (common random numbers).

    Parameters
    ----------
    before, after : RowTotals
        Of the same outputs, rows and luck.

    Returns
    -------
    Difference
        Value and error of every output.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> other = sim.run("textbook", {"challenger": "bluff"}, rollouts=80, floor=False).outcome
    >>> d = difference(outputs(outcome).by_row(), outputs(other).by_row())
    >>> d.rows
    4
    """
    one, two = linear_pair(before, after)
    apart = two - one
    rows = len(apart)
    error = (apart.std(axis=0, ddof=1) / np.sqrt(rows) if rows > 1
             else np.full(len(before.names), np.inf))
    value = apart.mean(axis=0) if rows else np.full(len(before.names), np.nan)
    return Difference(before.names, value, error, rows)


def contrast(rows: RowTotals, name: str, other: str) -> tuple[float, float]:
    """One output's mean less another's of the same run, and its error over rows.

    Parameters
    ----------
    rows : RowTotals
        Of a run.
    name, other : str
        Two of its outputs.

    Returns
    -------
    value, error : float
        nan if unknown.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> contrast(amounts(outcome).by_row(), "deals", "deals")
    (0.0, 0.0)
    """
    table = rows.linear()
    apart = table[:, rows.names.index(name)] - table[:, rows.names.index(other)]
    n = len(apart)
    error = float(apart.std(ddof=1) / np.sqrt(n)) if n > 1 else float("nan")
    return float(apart.mean()) if n else float("nan"), error


def indicators(axes: Mapping[str, Sequence[str]], codes: np.ndarray
               ) -> tuple[tuple[str, ...], np.ndarray]:
    """Names `axis=label`, and whether each rollout ended so.

    Parameters
    ----------
    axes : mapping
        The labels of every axis.
    codes : ndarray, int (rollouts, axes)
        The index of each label, negative where a rollout failed.

    Returns
    -------
    names : tuple of str
        One per label.
    hits : ndarray, bool (rollouts, labels)
        Whether each rollout ended so.

    Examples
    --------
    >>> indicators({"end": ["war", "peace"]}, np.array([[1], [0]]))[1].tolist()
    [[False, True], [True, False]]
    """
    names = tuple(f"{axis}={label}" for axis, labels in axes.items() for label in labels)
    columns = [codes[:, x] == k for x, labels in enumerate(axes.values())
               for k in range(len(labels))]
    return names, np.column_stack(columns)


def labels(outcome: Outcome, axis: str | None = None) -> Table:
    """Every label of an axis, or of all of them, as 0 or 1.

    Parameters
    ----------
    outcome : Outcome
        A run.
    axis : str, optional
        By default all.

    Returns
    -------
    Table
        One output per label.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> labels(outcome, "end_state").names[0]
    'end_state=disaster'
    """
    axes, codes = outcome.axes, np.asarray(outcome.labels)
    if axis is not None:
        at = list(axes).index(axis)
        axes, codes = {axis: axes[axis]}, codes[:, at : at + 1]
    return table_of(outcome, *indicators(axes, codes))


def amounts(outcome: Outcome, names: Sequence[str] | None = None) -> Table:
    """Some counts, or all of them; a day counts where it came.

    Parameters
    ----------
    outcome : Outcome
        A run.
    names : sequence of str, optional
        Of counts; by default all.

    Returns
    -------
    Table
        One output per count.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> amounts(outcome, ["threats"]).values.shape
    (80, 1)
    """
    names = outcome.count_names if names is None else names
    values = np.column_stack([outcome.count(name) for name in names])
    ran = outcome.valid
    return Table(tuple(names), values, ran[:, None] & np.isfinite(values), ran,
                 outcome.replicates)


def events(outcome: Outcome) -> Table:
    """For every count that is a day, by its name, whether it came, as 0 or 1.

    Parameters
    ----------
    outcome : Outcome
        A run.

    Returns
    -------
    Table
        One output per event.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> "day_of_execution" in events(outcome).names
    True
    """
    names = tuple(name for name in outcome.count_names if name.startswith(DAY_PREFIX))
    columns = [np.isfinite(outcome.count(name)) for name in names]
    return table_of(outcome, names, np.column_stack(columns or [np.zeros((outcome.rollouts, 0))]))


def outputs(outcome: Outcome, utilities: bool = False) -> Table:
    """Every label as 0 or 1 and every count, for runs that are paired.

    A day that never came is NEVER.

    Parameters
    ----------
    outcome : Outcome
        A run.
    utilities : bool
        What each actor got, too. It is no part of the crisis: what moves it alone moves
        nothing.

    Returns
    -------
    Table
        One output per label and count.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> len(outputs(outcome, utilities=True).names) - len(outputs(outcome).names)
    2
    """
    names, hits = indicators(outcome.axes, np.asarray(outcome.labels))
    told = [n for n in outcome.count_names if utilities or not n.startswith(UTILITY)]
    columns = [np.nan_to_num(outcome.count(name), nan=NEVER) for name in told]
    return table_of(outcome, (*names, *told), np.column_stack([hits, *columns]))


def table_of(outcome: Outcome, names: Sequence[str], values: np.ndarray) -> Table:
    """Columns of one's own as a table; each counts where a rollout ran to its end.

    Parameters
    ----------
    outcome : Outcome
        A run.
    names : sequence of str
        Of the columns.
    values : ndarray (rollouts, outputs)
        What each rollout has.

    Returns
    -------
    Table
        The columns.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> table_of(outcome, ["one"], np.ones((80, 1))).by_row().mean.tolist()
    [1.0]
    """
    ran = outcome.valid
    return Table(tuple(names), np.asarray(values, np.float64), ran[:, None], ran,
                 outcome.replicates)


def shares(outcome: Outcome, hits: Mapping[str, np.ndarray]) -> RowTotals:
    """Totals of some events.

    Parameters
    ----------
    outcome : Outcome
        A run.
    hits : mapping of str to ndarray, bool (rollouts,)
        Whether each came.

    Returns
    -------
    RowTotals
        One output per event.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> shares(outcome, {"any": outcome.valid}).mean.tolist()
    [1.0]
    """
    return table_of(outcome, tuple(hits), np.column_stack(list(hits.values()))).by_row()


def happened(outcome: Outcome, what: tuple[str, str]) -> np.ndarray:
    """True for rollouts that ended with a label, or in which an event came.

    Parameters
    ----------
    outcome : Outcome
        A run.
    what : tuple of str
        (axis, label), or ("", event).

    Returns
    -------
    ndarray, bool (rollouts,)
        False for rollouts that failed.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> happened(outcome, ("", "execution")).shape
    (80,)
    """
    axis, name = what
    hit = outcome.is_label(axis, name) if axis else np.isfinite(outcome.count(DAY_PREFIX + name))
    return np.asarray(hit & outcome.valid)


def require(outcome: Outcome, what: str) -> None:
    """Refuse a run of which nothing is left.

    Parameters
    ----------
    outcome : Outcome
        A run.
    what : str
        What was played, for the message.

    Returns
    -------
    None
        Otherwise.

    Raises
    ------
    RunError
        If every rollout failed, with the first message.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> require(outcome, "textbook")
    """
    if not outcome.valid.any():
        why = f"; the first: {outcome.failed[0][2]}" if outcome.failed else ""
        raise RunError(f"every rollout of {what} failed, so there is nothing to tell of it{why}")
