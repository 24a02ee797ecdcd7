"""How much of an outcome's variance is luck, how much ignorance of the parameters.

One-way random effects over parameter rows: the share between rows (intraclass correlation) is
ignorance, the rest luck. Estimated by moments and freed of bias by the jackknife over rows.
Sources: S. R. Searle, G. Casella, C. E. McCulloch (1992), Variance Components, ch. 3; J. N. Arvesen
(1969), Jackknifing U-statistics, Annals of Mathematical Statistics 40, 2076-2100.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.results.intervals import t_quantile
from sim.results.outcome import Outcome
from sim.state.outputs import DAY_PREFIX, may_be_absent


@dataclass(frozen=True)
class Split:
    """Share of an output's variance between parameter rows, 0 to 1, with a 95 % interval."""

    output: str
    mean: float
    ignorance: float
    low: float
    high: float

    @property
    def luck(self) -> float:
        """The share within rows."""
        return 1.0 - self.ignorance


def shares(n: np.ndarray, s1: np.ndarray, s2: np.ndarray, within: np.ndarray, k: float
           ) -> np.ndarray:
    """Intraclass correlations from sums over rows: of means, of squares of means, of variances."""
    between = (s2 - s1 * s1 / n) / (n - 1) - within / n / k
    total = between + within / n
    with np.errstate(divide="ignore", invalid="ignore"):
        found: np.ndarray = np.where(total > 0, between / total, np.nan)
    return found


def least_high(values: np.ndarray) -> float:
    """What an interval must reach up to at least: the rule of three for a rare event.

    Where none of m hits has another in its row, a correlation of 3 / m could hide. 0 for amounts.
    """
    hits = float(values.sum())
    if not np.isin(values, (0.0, 1.0)).all() or hits in (0.0, float(values.size)):
        return 0.0
    return 3.0 / (min(hits, values.size - hits) * (values.shape[1] - 1))


def split(names: list[str], values: np.ndarray) -> list[Split]:
    """Decompose outputs; values: (rows, replicates, outputs). Constant outputs are left out."""
    rows, k, _ = values.shape
    mean = values.mean(axis=1)
    inside = values.var(axis=1, ddof=1)
    sums = mean.sum(axis=0), (mean**2).sum(axis=0), inside.sum(axis=0)
    whole = shares(np.array(rows), *sums, k)
    left = shares(np.array(rows - 1), sums[0] - mean, sums[1] - mean**2, sums[2] - inside, k)
    with np.errstate(invalid="ignore"):
        pseudo = rows * whole - (rows - 1) * left
        half = t_quantile(rows - 1) * pseudo.std(axis=0, ddof=1) / np.sqrt(rows)
    out = []
    for j, name in enumerate(names):
        if np.isfinite(whole[j]) and np.isfinite(half[j]):
            at = float(pseudo[:, j].mean())
            low, high = at - half[j], max(at + half[j], least_high(values[:, :, j]))
            clip = [float(min(1.0, max(0.0, x))) for x in (at, low, high)]
            out.append(Split(name, float(values[:, :, j].mean()), *clip))
    return out


def decompose(outcome: Outcome) -> list[Split]:
    """Luck and ignorance of every label and count, over whole rows that did not fail.

    Of a day, whether it came at all; what stood at a deadline is left out, for it may be absent.
    """
    k = outcome.replicates
    rows = outcome.rollouts // k
    if k < 2 or rows < 3:
        return []
    names = [f"{a}={x}" for a, labels in outcome.axes.items() for x in labels]
    columns = [outcome.is_label(a, x) for a, labels in outcome.axes.items() for x in labels]
    for name in outcome.count_names:
        values = outcome.count(name)
        if not may_be_absent(name):
            names.append(name)
            columns.append(np.nan_to_num(values))
        elif name.startswith(DAY_PREFIX):
            names.append(name.removeprefix(DAY_PREFIX) + " came")
            columns.append(np.isfinite(values))
    table = np.column_stack(columns).astype(np.float64)[: rows * k].reshape(rows, k, -1)
    good = outcome.valid[: rows * k].reshape(rows, k).all(axis=1)
    return split(names, table[good]) if good.sum() > 2 else []
