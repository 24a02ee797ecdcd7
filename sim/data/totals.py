"""Totals over parameter rows, and the estimates that follow from them, of one run or of many cells.

The last two axes are always (rows, outputs); a sweep has its cells before them. A rollout that
failed has no label and no counts. It is left out of numerator and denominator alike, so a share or
a mean is the sum of the rows' totals over the number of rollouts that ran to their end (a ratio
estimate; L. Kish, 1965, Survey Sampling, ch. 6). Its error over parameter rows is that of its
linearised row values (R. S. Woodruff, 1971, A simple method for approximating the variance of a
complicated estimate, JASA 66, 411-414),

    z_i = R + rows (T_i - R m_i) / M,    R = sum T_i / M,    M = sum m_i,

with T_i the total of row i over its m_i rollouts that ran. Their mean is R, their variance divided
by the number of rows is that of R, and where every row has as many rollouts that ran, z_i is the
row's own mean. So whatever is linear in row means (paired differences, Shapley values, weights of
a bootstrap) is right with z in their place.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.methods.clustered import clustered_interval
from sim.methods.intervals import Bounds, t_quantile


@dataclass(frozen=True, eq=False)
class Totals:
    """Totals of outputs over the rollouts of each parameter row that ran to their end.

    Parameters
    ----------
    names : tuple of str
        Of the outputs.
    totals : ndarray, float64 (..., rows, outputs)
        Sums over the rollouts that count.
    counted : ndarray, float64 (..., rows, outputs) or (..., rows, 1)
        Over how many rollouts.
    ran : ndarray, float64 (..., rows)
        How many ran to their end.
    rollouts : int or ndarray, int (...,)
        Of a cell, failed ones too.
    squares : ndarray, optional
        As totals, of squared values; where they are known, a single row has an error too.

    Examples
    --------
    >>> import sim
    >>> from sim.data.reduce import outputs
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> totals = outputs(outcome).by_row()
    >>> totals.totals.shape == (20, len(totals.names)), totals.failed
    (True, 0)
    """

    names: tuple[str, ...]
    totals: np.ndarray
    counted: np.ndarray
    ran: np.ndarray
    rollouts: int | np.ndarray
    squares: np.ndarray | None = None

    __repr__ = brief

    @property
    def failed(self) -> int:
        """Rollouts that failed, of all cells."""
        return int(np.sum(self.rollouts)) - int(self.ran.sum())

    @property
    def mean(self) -> np.ndarray:
        """Pooled share or mean, float64 (..., outputs); nan where no rollout counts."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.totals.sum(axis=-2) / self.counted.sum(axis=-2))

    @property
    def means(self) -> np.ndarray:
        """Mean of each row, float64 (..., rows, outputs); nan where no rollout of it counts."""
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(self.totals / self.counted)

    @property
    def error(self) -> np.ndarray:
        """Standard error of each mean, float64 (..., outputs).

        Over the rows in which a rollout ran, where there are two or more; else, if the squares are
        known, over the rollouts of the one row; else nan.
        """
        rows, size = (self.ran > 0).sum(axis=-1)[..., None], self.counted.sum(axis=-2)
        with np.errstate(invalid="ignore", divide="ignore"):
            apart = self.totals - self.mean[..., None, :] * self.counted
            error = np.sqrt(rows / (rows - 1) * (apart**2).sum(axis=-2)) / size
            if self.squares is None:
                return np.where(rows >= 2, error, np.nan)
            spread = self.squares.sum(axis=-2) / size - self.mean**2
            return np.where(rows >= 2, error, np.sqrt(np.maximum(spread, 0.0) / (size - 1)))

    def half_widths(self) -> np.ndarray:
        """Half widths of the 95 % intervals of the means, float64 (..., outputs)."""
        rows = (self.ran > 0).sum(axis=-1)[..., None]
        free = np.where(rows >= 2, rows, self.counted.sum(axis=-2)) - 1
        free = np.broadcast_to(free, self.error.shape)
        wide = [t_quantile(int(n)) if n >= 1 else np.nan for n in free.ravel()]
        return np.asarray(np.reshape(wide, free.shape) * self.error)

    def linear(self, among: np.ndarray | None = None) -> np.ndarray:
        """Linearised row values of a single cell, float64 (rows, outputs), as the head has them.

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

    def column(self, name: str) -> int:
        """Place of an output."""
        return self.names.index(name)

    def ends(self) -> tuple[np.ndarray, np.ndarray]:
        """Each share if no failed rollout had ended so, and if all had; float64 (..., outputs)."""
        hits = self.totals.sum(axis=-2)
        every = np.asarray(self.rollouts)[..., None]
        lost = every - self.ran.sum(axis=-1)[..., None]
        return hits / np.maximum(1, every), (hits + lost) / np.maximum(1, every)

    def bounds(self, name: str) -> Bounds | None:
        """Bounds of the share of a label or event of a single cell; None where nothing failed."""
        if not self.failed:
            return None
        least, most = self.ends()
        return Bounds(float(least[self.column(name)]), float(most[self.column(name)]))

    def interval(self, name: str) -> tuple[float, float]:
        """Monte Carlo 95 % interval of the share of a label or event of a single cell."""
        return clustered_interval(self.totals[:, self.column(name)], self.ran)

    def intervals(self) -> tuple[np.ndarray, np.ndarray]:
        """Monte Carlo 95 % intervals of labels or events, each float64 (..., outputs)."""
        return clustered_interval(np.moveaxis(self.totals, -2, -1), self.ran[..., None, :])

    def among(self, rows: np.ndarray) -> Totals:
        """Some of the rows, bool (rows,); all their rollouts are taken to have run."""
        squares = None if self.squares is None else self.squares[..., rows, :]
        ran = self.ran[..., rows]
        return Totals(self.names, self.totals[..., rows, :], self.counted[..., rows, :], ran,
                      ran.sum(axis=-1), squares)

    def only(self, names: slice) -> Totals:
        """Some of the outputs."""
        squares = None if self.squares is None else self.squares[..., names]
        counted = self.counted if self.counted.shape[-1] == 1 else self.counted[..., names]
        return Totals(self.names[names], self.totals[..., names], counted, self.ran,
                      self.rollouts, squares)


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


def linear_pair(before: Totals, after: Totals) -> tuple[np.ndarray, np.ndarray]:
    """Linearised row values of two runs of the same rows, in which either has rollouts that ran.

    Parameters
    ----------
    before, after : Totals
        Of the same outputs.

    Returns
    -------
    before, after : ndarray, float64 (rows, outputs)
        Their values.

    Examples
    --------
    >>> import sim
    >>> from sim.data.reduce import outputs
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> one, two = linear_pair(outputs(outcome).by_row(), outputs(outcome).by_row())
    >>> bool((one == two).all())
    True
    """
    among = (before.ran > 0) | (after.ran > 0)
    return before.linear(among), after.linear(among)


def difference(before: Totals, after: Totals) -> Difference:
    """The paired difference of two runs on shared luck (common random numbers).

    Parameters
    ----------
    before, after : Totals
        Of the same outputs, rows and luck.

    Returns
    -------
    Difference
        Value and error of every output.

    Examples
    --------
    >>> import sim
    >>> from sim.data.reduce import outputs
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> other = sim.run("textbook", {"challenger": "bluff"}, rollouts=80, floor=False).outcome
    >>> d = difference(outputs(outcome).by_row(), outputs(other).by_row())
    >>> d.rows
    20
    """
    one, two = linear_pair(before, after)
    apart = two - one
    rows = len(apart)
    error = (apart.std(axis=0, ddof=1) / np.sqrt(rows) if rows > 1
             else np.full(len(before.names), np.inf))
    value = apart.mean(axis=0) if rows else np.full(len(before.names), np.nan)
    return Difference(before.names, value, error, rows)


def contrast(rows: Totals, name: str, other: str) -> tuple[float, float]:
    """One output's mean less another's of the same run, and its error over rows.

    Parameters
    ----------
    rows : Totals
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
    >>> from sim.data.reduce import amounts
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> contrast(amounts(outcome).by_row(), "deals", "deals")
    (0.0, 0.0)
    """
    table = rows.linear()
    apart = table[:, rows.column(name)] - table[:, rows.column(other)]
    n = len(apart)
    error = float(apart.std(ddof=1) / np.sqrt(n)) if n > 1 else float("nan")
    return float(apart.mean()) if n else float("nan"), error
