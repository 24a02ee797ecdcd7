"""Which inputs of a run move the probability of an event from row to row, noise told apart.

The rows' shares are ranked, and of every input two statistics are taken, each as a normal score:
the trend (C. Spearman, 1904; R. A. Fisher's z, 1921) and the differences between its deciles (W. H.
Kruskal and W. A. Wallis, 1952, by the F of the ranks; E. Paulson's normal form of F, 1942). The
largest score over all inputs is compared with what it is when the rows are shuffled (P. H. Westfall
and S. S. Young, 1993, Resampling-Based Multiple Testing), so that with probability 95 % no input is
named that does nothing. The strongest is taken out of the shares and the rest are looked at again,
until none is left beyond that. Ranks make the shuffled scores depend on the inputs alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.methods.oneway import BINS
from sim.report.extra.row_inputs import Input

LEAST = 4 * BINS  # rows in which an input must be in play to be looked at
SHUFFLES = 1000
FALSE = 0.05  # chance that any input is named that does nothing
MOST = 12  # inputs named at most
SAME = 1e-9  # columns whose part of the squares is less repeat others


@dataclass(frozen=True)
class Driver:
    """An input that moves the rows' shares; scores are those at the step at which it was found."""

    input: Input
    trend: float  # normal score, positive where the share rises with the input
    shape: float  # normal score of the differences between deciles or levels
    chance: float  # share of shuffles whose largest score of all inputs is as large


@dataclass(frozen=True)
class Drivers:
    """What was found, the strongest first. tested: inputs looked at. bar: the score to pass."""

    found: tuple[Driver, ...]
    tested: int
    bar: float


class Scores:
    """Scores of inputs for any ranking of the rows; what depends on the inputs alone is kept."""

    def __init__(self, inputs: Sequence[Input]) -> None:
        self.n = len(inputs)
        self.blocks: list[tuple[np.ndarray, list[int], list[int], np.ndarray, np.ndarray]] = []
        masks: dict[bytes, list[int]] = {}
        for k, one in enumerate(inputs):
            masks.setdefault(one.active.tobytes(), []).append(k)
        for members in masks.values():
            rows = np.flatnonzero(inputs[members[0]].active)
            ordered = [k for k in members if not inputs[k].levels]
            lines = [unit(inputs[k].ranks()) for k in ordered]
            hot = np.zeros((len(members), BINS, len(rows)), np.float32)
            for at, k in enumerate(members):
                hot[at, inputs[k].parts(BINS)[rows], np.arange(len(rows))] = 1.0
            line = np.stack(lines) if lines else np.zeros((0, len(rows)))
            self.blocks.append((rows, members, ordered, line.astype(np.float32), hot))

    def of(self, ranked: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Trend and shape, each float64 (inputs, columns), of rankings float64 (rows, columns)."""
        trend = np.zeros((self.n, ranked.shape[1]))
        shape = np.zeros_like(trend)
        for rows, members, ordered, line, hot in self.blocks:
            y = ranked[rows] - ranked[rows].mean(axis=0)
            total = np.sqrt((y * y).sum(axis=0))
            y = (y / np.where(total > 0, total, 1.0)).astype(np.float32)
            if ordered:
                r = np.clip((line @ y).astype(float), -0.999999, 0.999999)
                trend[ordered] = np.arctanh(r) * np.sqrt(len(rows) - 3)
            sizes = hot.sum(axis=2, dtype=float)
            sums = (hot.reshape(-1, len(rows)) @ y).reshape(*hot.shape[:2], -1).astype(float)
            part = (sums**2 / np.maximum(sizes, 1.0)[:, :, None]).sum(axis=1)
            groups = (sizes > 0).sum(axis=1)[:, None]
            shape[members] = normal_of_f(part, groups - 1, len(rows) - groups)
        return trend, shape


def unit(x: np.ndarray) -> np.ndarray:
    """A column centred and of length 1."""
    apart = x - x.mean()
    length = np.sqrt((apart * apart).sum())
    return np.asarray(apart / (length if length > 0 else 1.0))


def normal_of_f(part: np.ndarray, df1: np.ndarray, df2: np.ndarray) -> np.ndarray:
    """Return the normal score of an F statistic, from the part of the variance between groups.

    Paulson's closed form and not the exact tail of scipy.stats.f, which is 0 for the strongest
    inputs, so that they could not be ranked.
    """
    df1, df2 = np.maximum(df1, 1.0), np.maximum(df2, 1.0)
    part = np.clip(part, 0.0, 0.999999)
    root = np.cbrt(part / df1 / ((1.0 - part) / df2))
    a, b = 2.0 / (9.0 * df1), 2.0 / (9.0 * df2)
    return np.asarray(((1.0 - b) * root - (1.0 - a)) / np.sqrt(b * root * root + a))


def dummies(one: Input) -> np.ndarray:
    """Columns that take an input out, float64 (rows, levels or deciles less one).

    Each sums to 0 over the rows in which the input is in play, and is 0 in others, so that a trait
    takes nothing of its doctrine's own effect.
    """
    group = one.parts(BINS)
    values = np.unique(group[one.active])
    hot = (group[:, None] == values[1:]).astype(float)
    return np.where(one.active[:, None], hot - hot[one.active].mean(axis=0), 0.0)


def residual(y: np.ndarray, taken: Sequence[Input]) -> tuple[np.ndarray, int]:
    """What is left of y float64 (rows,) without some inputs, and the columns that took it out."""
    x = np.column_stack([np.ones(len(y)), *(dummies(one) for one in taken)])
    size, turn = np.linalg.eigh(x.T @ x)  # columns are few: sooner than a decomposition of x
    kept = size > SAME * size.max()
    base = x @ (turn[:, kept] / np.sqrt(size[kept]))
    return y - base @ (base.T @ y), int(kept.sum())


def find_drivers(inputs: Sequence[Input], y: np.ndarray, seed: int) -> Drivers:
    """The inputs that move y, float64 (rows,), one at a time, the strongest first."""
    from scipy.stats import rankdata

    tried = [one for one in inputs if int(one.active.sum()) >= LEAST]
    if not tried or np.ptp(y) == 0:
        return Drivers((), len(tried), float("inf"))
    scores, rng = Scores(tried), np.random.default_rng([seed, 1])
    shuffled = np.column_stack([rng.permutation(len(y)) for _ in range(SHUFFLES)]).astype(float)
    largest = np.maximum(*(np.abs(z).max(axis=0) if k == 0 else z.max(axis=0)
                           for k, z in enumerate(scores.of(shuffled))))
    bar = float(np.quantile(largest, 1.0 - FALSE, method="higher"))
    found: list[Driver] = []
    while len(found) < MOST:
        left, used = residual(y, [d.input for d in found])
        if used >= len(y) // 2:
            break
        trend, shape = (z[:, 0] for z in scores.of(rankdata(np.round(left, 12))[:, None]))
        best = np.maximum(np.abs(trend), shape)
        best[[tried.index(d.input) for d in found]] = -np.inf
        k = int(np.argmax(best))
        if not best[k] > bar:
            break
        chance = float((1 + (largest >= best[k]).sum()) / (1 + SHUFFLES))
        found.append(Driver(tried[k], float(trend[k]), float(shape[k]), chance))
    return Drivers(tuple(found), len(tried), bar)
