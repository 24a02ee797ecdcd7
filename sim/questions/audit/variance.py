"""How much of an outcome's variance is luck, how much ignorance of the parameters.

One-way random effects over parameter rows: the share between rows (intraclass correlation) is
ignorance, the rest luck. Estimated by moments, rows weighing by their rollouts that ran, and freed
of bias by the jackknife over rows.
Sources: S. R. Searle, G. Casella, C. E. McCulloch (1992), Variance Components, ch. 3; J. N. Arvesen
(1969), Jackknifing U-statistics, Annals of Mathematical Statistics 40, 2076-2100.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import Table, amounts, events, labels, table_of
from sim.data.totals import Totals
from sim.engine.state.outputs import DAY_PREFIX, may_be_absent
from sim.methods.intervals import Bounds, t_quantile


@dataclass(frozen=True)
class Split:
    """Share of an output's variance between parameter rows, 0 to 1, with a 95 % interval."""

    output: str
    mean: float
    ignorance: float
    low: float
    high: float
    bounds: Bounds | None = None  # of the mean, where it is a share and rollouts failed

    @property
    def luck(self) -> float:
        """The share within rows."""
        return 1.0 - self.ignorance


def shares(rows: np.ndarray, sums: Sequence[np.ndarray]) -> np.ndarray:
    """Intraclass correlations from sums over rows (Searle, Casella and McCulloch, section 3.6).

    sums: over rows, each (..., outputs): of rollouts m, of m squared, of totals T, of T^2 / m and
    of squared distances from the row's mean. rows: how many they are over.
    """
    n, n2, total, squares, inside = sums
    with np.errstate(divide="ignore", invalid="ignore"):
        within = inside / (n - rows)
        evened = (n - n2 / n) / (rows - 1)  # rollouts a row, as the estimate has it
        between = ((squares - total * total / n) / (rows - 1) - within) / evened
        whole = between + within
        found: np.ndarray = np.where(whole > 0, between / whole, np.nan)
    return found


def least_high(rows: Totals) -> np.ndarray:
    """What an interval must reach up to at least: the rule of three for a rare event.

    Where none of m hits has another in its row, a correlation of 3 / m could hide.
    """
    others = np.maximum(rows.counted - 1, 0)
    hits = (rows.totals * others).sum(axis=0)
    misses = ((rows.counted - rows.totals) * others).sum(axis=0)
    total = rows.totals.sum(axis=0)
    seen = (total > 0) & (total < rows.counted.sum(axis=0))
    with np.errstate(divide="ignore"):
        return np.where(seen, 3.0 / np.minimum(hits, misses), 0.0)


def decompose_outputs(table: Table) -> list[Split]:
    """Decompose outputs over the rollouts that ran. Constant outputs are left out."""
    every = table.by_row()
    used = every.ran > 0
    rows = Totals(every.names, every.totals[used], every.counted[used], every.ran[used],
                     every.rollouts)
    a, m, inside = int(used.sum()), rows.counted, table.inside()[used]
    if a < 3 or rows.ran.sum() <= a:
        return []
    parts = (m, m**2, rows.totals, rows.totals**2 / m, inside)
    sums = [part.sum(axis=0) for part in parts]
    whole = shares(np.array(a), sums)
    left = shares(np.array(a - 1), [x - part for x, part in zip(sums, parts, strict=True)])
    with np.errstate(invalid="ignore"):
        pseudo = a * whole - (a - 1) * left
        half = t_quantile(a - 1) * pseudo.std(axis=0, ddof=1) / np.sqrt(a)
    mean, rare = rows.mean, least_high(rows)
    binary = ((table.values == 0) | (table.values == 1) | ~table.counted).all(axis=0)
    out = []
    for j, name in enumerate(rows.names):
        if np.isfinite(whole[j]) and np.isfinite(half[j]):
            at = float(pseudo[:, j].mean())
            low, high = at - half[j], max(at + half[j], float(rare[j]) if binary[j] else 0.0)
            at, low, high = (float(min(1.0, max(0.0, x))) for x in (at, low, high))
            bounds = rows.bounds(name) if binary[j] else None
            out.append(Split(name, float(mean[j]), at, low, high, bounds))
    return out


def decompose(outcome: Outcome) -> list[Split]:
    """Luck and ignorance of every label and count.

    Of a day, whether it came at all; what stood at a deadline is left out, for it may be absent.
    """
    if outcome.replicates < 2:
        return []
    hits, came, sums = labels(outcome), events(outcome), amounts(outcome)
    names, columns = list(hits.names), [hits.values]
    for k, name in enumerate(sums.names):
        day = name in came.names
        if may_be_absent(name) and not day:
            continue
        names.append(f"{name.removeprefix(DAY_PREFIX)} came" if day else name)
        columns.append(came.values[:, [came.names.index(name)]] if day else sums.values[:, [k]])
    return decompose_outputs(table_of(outcome, names, np.column_stack(columns)))
