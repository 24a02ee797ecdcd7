"""From rollouts to totals: which outputs count in which rollouts, failed ones left out alike.

`Did not come` is not `failed`: the day of an event that never came counts for nothing in a day's
mean (`amounts`), and is NEVER where two runs are compared rollout by rollout (`outputs`).

Use: `outputs(outcome).by_row()` for labels and counts of every row, `shares(outcome, columns)` for
events of one's own, `difference(before, after)` of `sim.data.totals` for two runs on shared luck.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome, row_sums
from sim.data.totals import Totals
from sim.engine.state.outputs import DAY_PREFIX, UTILITY
from sim.errors import RunError

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

    def by_row(self) -> Totals:
        """Totals over each parameter row."""
        totals, counted, ran = (row_sums(x, self.replicates).astype(float) for x in (
            np.where(self.counted, self.values, 0.0), self.counted, self.ran))
        return Totals(self.names, totals, counted, ran, len(self.ran))


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


def shares(outcome: Outcome, hits: Mapping[str, np.ndarray]) -> Totals:
    """Totals of some events.

    Parameters
    ----------
    outcome : Outcome
        A run.
    hits : mapping of str to ndarray, bool (rollouts,)
        Whether each came.

    Returns
    -------
    Totals
        One output per event.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> shares(outcome, {"any": outcome.valid}).mean.tolist()
    [1.0]
    """
    return table_of(outcome, tuple(hits), np.column_stack(list(hits.values()))).by_row()


def hits_of(outcome: Outcome, what: tuple[str, str]) -> np.ndarray:
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
    >>> hits_of(outcome, ("", "execution")).shape
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
        If a rollout ran.

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


def same(one: Outcome, other: Outcome) -> bool:
    """True if two runs ended alike, rollout by rollout: labels and counts to the last bit.

    Parameters
    ----------
    one, other : Outcome
        Of the same rollouts.

    Returns
    -------
    bool
        True if nothing differs.

    Examples
    --------
    >>> import sim
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> same(outcome, outcome)
    True
    """
    return (np.array_equal(one.labels, other.labels)
            and np.array_equal(one.counts, other.counts, equal_nan=True))
