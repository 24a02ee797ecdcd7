"""Findings that survive: in what share of parameter rows and doctrine profiles a comparison holds.

A comparison says that some change raises or lowers the probability of an outcome. It is played on
many rows of the priors, each with a doctrine profile of its own, both ways on the same luck. In
each row the sign of the difference is told from its own replicates; where it cannot be told, the
row is undecided, and where not one rollout differs in the outcome, untouched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief
from sim.data.outcome import Outcome, row_sums
from sim.data.reduce import Table, hits_of, require, shares
from sim.data.totals import difference
from sim.methods.intervals import Bounds, normal_quantile, wilson
from sim.scenario.comparisons import Comparison

BAR = 0.9  # of the rows told, from which a finding is said to survive
LEAST = 20  # rows told, at least, to say anything
UNTOLD = "too few rows told"


@dataclass(frozen=True)
class Survival:
    """What became of a comparison over `rows` rows of `replicates` rollouts.

    before, after: share of the outcome without and with the change, of the rollouts that ran.
    difference and its half width (95 %, paired, clustered in rows). holds, reversed, undecided,
    untouched: rows. low, high: 95 % interval (Wilson 1927) of the share of rows told in which it
    holds. failed_before, failed_after: of `rollouts` a side; the bounds are those of the shares.
    """

    comparison: Comparison
    rows: int
    replicates: int
    before: float
    after: float
    difference: float
    half_width: float
    holds: int
    reversed: int
    undecided: int
    untouched: int
    low: float
    high: float
    rollouts: int
    failed_before: int = 0
    failed_after: int = 0
    before_bounds: Bounds | None = None
    after_bounds: Bounds | None = None

    __repr__ = brief

    @property
    def told(self) -> int:
        """Rows in which the sign can be told."""
        return self.holds + self.reversed

    @property
    def share(self) -> float:
        """Share of the rows told in which it holds; nan where none is."""
        return self.holds / self.told if self.told else float("nan")

    @property
    def verdict(self) -> str:
        """survives, does not survive, or too few rows told."""
        if self.told < LEAST:
            return UNTOLD
        return "survives" if self.share > BAR else "does not survive"


def judge(c: Comparison, before: Outcome, after: Outcome) -> Survival:
    """Compare two runs of the same rows and luck.

    The shares and their difference are pooled over the rollouts that ran on each side; a row is
    told from those that ran on both.
    """
    hits = [hits_of(o, c.asked.pair) for o in (before, after)]
    one, two = (shares(o, {c.name: hit}) for o, hit in zip((before, after), hits, strict=True))
    d = difference(one, two)
    both = before.valid & after.valid
    apart = (hits[1].astype(float) - hits[0])[:, None]
    pairs = Table((c.name,), apart, both[:, None], both, before.replicates)
    rows, inside = pairs.by_row(), pairs.inside()[:, 0]
    n = rows.ran
    mean = np.where(n > 0, rows.means[:, 0], 0.0)
    error = np.sqrt(inside / np.maximum(n - 1, 1) / np.maximum(n, 1))
    touched = (row_sums(both & (apart[:, 0] != 0), before.replicates) > 0) | (n == 0)
    z = normal_quantile()
    told = touched & (np.abs(mean) > z * error) & (n > 1)
    right = told & (c.direction * mean > 0)
    low, high = wilson(float(right.sum() / told.sum()), float(told.sum())) if told.any() else (0, 1)
    return Survival(c, len(n), before.replicates, float(one.mean[0]), float(two.mean[0]),
                    float(d.value[0]), z * float(d.error[0]), int(right.sum()),
                    int((told & ~right).sum()), int((touched & ~told).sum()),
                    int((~touched).sum()), low, high, before.rollouts, one.failed, two.failed,
                    one.bounds(c.name), two.bounds(c.name))


def survive(comparisons: Sequence[Comparison], play: Callable[[Mapping[str, Any]], Outcome]
            ) -> list[Survival]:
    """Every comparison judged; a side that several share is played once."""
    known: dict[str, Outcome] = {}

    def side(words: Mapping[str, str]) -> Outcome:
        key = repr(sorted(words.items()))
        if key not in known:
            known[key] = play(words)
            require(known[key], " ".join(f"{k}={v}" for k, v in words.items()) or
                    "the scenario as it is")
        return known[key]

    return [judge(c, side(dict(c.against)), side(dict(c.against) | dict(c.change)))
            for c in comparisons]
