"""Shares, means and paired differences as figures with 95 % intervals clustered in parameter rows.

All are ratio estimates over the rollouts that ran to their end, with the linearised error of
`sim.data.reduce`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome, row_sums
from sim.data.reduce import hits_of
from sim.methods.clustered import clustered_interval
from sim.methods.intervals import normal_quantile, t_quantile


@dataclass(frozen=True)
class Value:
    """A figure with its 95 % interval; `at` is None where it is unknown. n: rollouts behind it."""

    at: float | None
    low: float | None = None
    high: float | None = None
    n: int = 0

    @property
    def sure(self) -> bool:
        """True if the interval leaves 0 out."""
        return self.low is not None and self.high is not None and not self.low <= 0.0 <= self.high


def counted_mask(outcome: Outcome, among: np.ndarray | None) -> np.ndarray:
    """Rollouts that ran to their end, of those asked for; bool (rollouts,)."""
    return outcome.valid if among is None else outcome.valid & among


def share(outcome: Outcome, hit: np.ndarray, among: np.ndarray | None = None) -> Value:
    """Share of rollouts that `hit`, bool (rollouts,), of those `among`."""
    good = counted_mask(outcome, among)
    hits = row_sums(hit & good, outcome.replicates).astype(float)
    trials = row_sums(good, outcome.replicates).astype(float)
    n = int(trials.sum())
    if not n:
        return Value(None)
    low, high = clustered_interval(hits, trials)
    return Value(float(hits.sum()) / n, low, high, n)


def linearise(top: np.ndarray, bottom: np.ndarray, good: np.ndarray, k: int
               ) -> tuple[float, np.ndarray]:
    """A ratio of sums over good rollouts, and its linearised value in each row."""
    up = row_sums(np.where(good, top, 0.0), k)
    down = row_sums(np.where(good, bottom, 0.0), k)
    size = float(down.sum())
    if size == 0.0:
        return float("nan"), np.full(len(up), np.nan)
    at = float(up.sum()) / size
    return at, at + len(up) * (up - at * down) / size


def value_of(at: float, rows: np.ndarray, n: int) -> Value:
    """A figure from its linearised row values."""
    if np.isnan(at) or len(rows) < 2:
        return Value(None if np.isnan(at) else at, None, None, n)
    half = t_quantile(len(rows) - 1) * float(rows.std(ddof=1)) / np.sqrt(len(rows))
    return Value(at, at - float(half), at + float(half), n)


def z_of(value: Value) -> float | None:
    """How many standard errors a figure lies from 0; None where its error is 0 or unknown."""
    if value.at is None or value.low is None or value.high is None or value.high <= value.low:
        return None
    return value.at / ((value.high - value.low) / 2 / normal_quantile())


def ratio(outcome: Outcome, top: np.ndarray, bottom: np.ndarray,
          among: np.ndarray | None = None) -> Value:
    """Sum of `top` over sum of `bottom`, both float (rollouts,)."""
    good = counted_mask(outcome, among)
    at, rows = linearise(np.asarray(top, float), np.asarray(bottom, float), good,
                         outcome.replicates)
    return value_of(at, rows, int(good.sum()))


def mean(outcome: Outcome, x: np.ndarray, among: np.ndarray | None = None) -> Value:
    """Mean of an amount, float (rollouts,)."""
    return ratio(outcome, x, np.ones(outcome.rollouts), among)


def difference(before: Outcome, after: Outcome, x: np.ndarray, y: np.ndarray) -> Value:
    """Mean of `y` after less mean of `x` before, two runs on shared luck."""
    parts = [linearise(np.asarray(v, float), np.ones(o.rollouts), o.valid, o.replicates)
             for o, v in ((before, x), (after, y))]
    (a, one), (b, two) = parts
    return value_of(b - a, two - one, int((before.valid & after.valid).sum()))


def ended_with(outcome: Outcome, axis: str, label: str) -> np.ndarray:
    """True for rollouts that ended with a label."""
    return hits_of(outcome, (axis, label))


def change_of_label(before: Outcome, after: Outcome, axis: str, label: str) -> Value:
    """Change of a label's share between two runs on shared luck."""
    return difference(
        before, after, ended_with(before, axis, label), ended_with(after, axis, label)
    )


def labels(outcome: Outcome) -> list[tuple[str, str]]:
    """(axis, label) of every label, in the scenario's order."""
    return [(axis, label) for axis, names in outcome.axes.items() for label in names]
