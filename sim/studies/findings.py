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

from sim.results.intervals import wilson
from sim.results.outcome import Outcome
from sim.scenario.comparisons import Comparison

TOLD = 1.96  # standard errors from which a row's sign counts as told
BAR = 0.9  # of the rows told, from which a finding is said to survive
LEAST = 20  # rows told, at least, to say anything


@dataclass(frozen=True)
class Finding:
    """What became of a comparison over `rows` rows of `replicates` rollouts.

    before, after: share of the outcome without and with the change. difference and its half width
    (95 %, paired, clustered in rows). holds, reversed, undecided, untouched: rows. low, high: 95 %
    interval (Wilson 1927) of the share of rows told in which it holds.
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
            return "too few rows told"
        return "survives" if self.share > BAR else "does not survive"


def judge(c: Comparison, before: Outcome, after: Outcome) -> Finding:
    """Compare two runs of the same rows and luck."""
    good = before.valid & after.valid
    hit = after.is_label(c.axis, c.label).astype(float) - before.is_label(c.axis, c.label)
    m = before.replicates
    rows = len(hit) // m
    d = np.where(good, hit, 0.0)[: rows * m].reshape(rows, m)
    mean, error = d.mean(axis=1), d.std(axis=1, ddof=1) / np.sqrt(m)
    touched = (d != 0).any(axis=1)
    told = touched & (np.abs(mean) > TOLD * error)
    right = told & (c.direction * mean > 0)
    low, high = wilson(float(right.sum() / told.sum()), float(told.sum())) if told.any() else (0, 1)
    half = TOLD * float(mean.std(ddof=1)) / np.sqrt(rows)
    first = before.is_label(c.axis, c.label)[good].mean()
    second = after.is_label(c.axis, c.label)[good].mean()
    return Finding(c, rows, m, float(first), float(second), float(mean.mean()), half,
                   int(right.sum()), int((told & ~right).sum()), int((touched & ~told).sum()),
                   int((~touched).sum()), low, high)


def survive(comparisons: Sequence[Comparison], play: Callable[[Mapping[str, Any]], Outcome]
            ) -> list[Finding]:
    """Every comparison judged; a side that several share is played once."""
    known: dict[str, Outcome] = {}

    def side(words: Mapping[str, str]) -> Outcome:
        key = repr(sorted(words.items()))
        if key not in known:
            known[key] = play(words)
        return known[key]

    return [judge(c, side(dict(c.against)), side(dict(c.against) | dict(c.change)))
            for c in comparisons]
