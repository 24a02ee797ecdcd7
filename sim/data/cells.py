"""What a sweep leaves: sums over the parameter rows of every cell, and shares with intervals."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from sim.brief import brief
from sim.data.digest import canonical
from sim.data.totals import Totals
from sim.glossary.glossary import Glossary
from sim.glossary.measure import OutcomeMeasure, find_measure

if TYPE_CHECKING:
    import pandas as pd


MANY = 40  # factors above which a low-discrepancy sample is cautioned against


@dataclass(eq=False)
class Cells:
    """A finished sweep of `cells` points, each with `rows` parameter rows.

    factors: key, kind and levels of each. points: float64 (cells, factors), as
    `sim.scenario.design.Design` has them. hits: int32 (cells, rows, labels of all axes in order).
    trials: int32 (cells, rows). sums, squares: float64 (cells, rows, counts) over the rollouts in
    which a count came (some may be absent), seen: int32, in how many.
    """

    scenario_name: str
    title: str
    question: dict[str, str]
    seed: int
    rollouts: int
    replicates: int
    design: str
    factors: list[dict[str, Any]]
    points: np.ndarray
    axes: dict[str, list[str]]
    count_names: list[str]
    hits: np.ndarray
    trials: np.ndarray
    sums: np.ndarray
    squares: np.ndarray
    seen: np.ndarray
    failed: list[tuple[int, Any, str]] = field(default_factory=list)
    judgement: list[str] = field(default_factory=list)
    workers: int = 1
    engine_seconds: float = 0.0
    notices: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    words: dict[str, dict[str, Any]] = field(default_factory=dict)  # `sim.glossary.glossary.Words`

    @property
    def glossary(self) -> Glossary:
        """What everything in the crisis is called."""
        return Glossary(self.words)

    def __len__(self) -> int:
        return len(self.points)

    __repr__ = brief

    @property
    def labels(self) -> list[tuple[str, str]]:
        """(axis, label) of every column of hits."""
        return [(axis, label) for axis, names in self.axes.items() for label in names]

    @property
    def n(self) -> np.ndarray:
        """Rollouts of each cell that ran to their end."""
        return np.asarray(self.trials.sum(axis=1))

    @cached_property
    def label_totals(self) -> Totals:
        """Labels of all axes in every cell, as `axis=label`."""
        names = tuple(f"{axis}={label}" for axis, label in self.labels)
        return Totals(names, self.hits, self.trials[..., None], self.trials,
                      self.n + self.failures)

    @cached_property
    def count_totals(self) -> Totals:
        """Every count in every cell; one that may be absent counts where it came."""
        return Totals(tuple(self.count_names), self.sums, self.seen, self.trials,
                      self.n + self.failures, self.squares)

    @cached_property
    def shares(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Share, low and high of every label in every cell, each (cells, labels).

        The share is nan and the interval [0, 1] in a cell in which no rollout ran to its end.
        """
        return self.label_totals.mean, *self.label_totals.intervals()

    @cached_property
    def failures(self) -> np.ndarray:
        """Rollouts of each cell that failed."""
        return np.bincount([k // self.rollouts for k, *_ in self.failed], minlength=len(self))

    def bounds(self, axis: str, label: str) -> tuple[np.ndarray, np.ndarray]:
        """Share of a label in every cell if none of its failed rollouts had ended so, and if all.

        As `sim.data.totals.Totals.ends` has it.
        """
        least, most = self.label_totals.ends()
        return least[:, self.column(axis, label)], most[:, self.column(axis, label)]

    def column(self, axis: str, label: str) -> int:
        """Column of a label in hits and shares."""
        return self.labels.index((axis, label))

    @cached_property
    def means(self) -> np.ndarray:
        """Mean of every count in every cell (cells, counts); nan where it never came."""
        return self.count_totals.mean

    @cached_property
    def errors(self) -> np.ndarray:
        """Standard error of each mean, over rows where a cell has two or more, else replicates."""
        return self.count_totals.error

    @property
    def caution(self) -> str:
        """What to beware of in a sample over many factors; empty if nothing.

        Pairs of columns of a sequence in many dimensions are ill spread (W. J. Morokoff and R. E.
        Caflisch, 1994, SIAM Journal on Scientific Computing 15, 1251-1279).
        """
        c, k = len(self), len(self.factors)
        if self.design in ("sobol", "halton") and k > MANY:
            return (f"{k:,} factors are many for a {self.design} sample: pairs of its columns are "
                    "ill spread, so what looks like the work of one may be another's; design=lhs "
                    "is free of that.")
        if self.design == "grid" or c >= 20 * k:
            return ""
        return (f"Only {c:,} points for {k:,} factors: some factors go together by accident of the "
                "sample, so what looks like the work of one may be another's.")

    def to_frame(self) -> pd.DataFrame:
        """One row per cell: factors, n, shares with intervals, means of counts."""
        from sim.data.cells_files import wide

        return wide(self).to_pandas()

    def measure(self, outcome: str | None = None) -> OutcomeMeasure:
        """What an outcome asks about, as words name it; by default the question's."""
        question = f"{self.question['axis']}:{self.question['label']}"
        return find_measure(self.axes, self.count_names, outcome or question)

    def said(self, cell: int) -> dict[str, Any]:
        """The point of a cell in words."""
        return {f["key"]: f["levels"][int(x)] if f["levels"] else float(x)
                for f, x in zip(self.factors, self.points[cell].tolist(), strict=True)}

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the points and all sums."""
        total = hashlib.sha256(repr((self.factors, list(self.axes.items()))).encode())
        for name, kind in (("points", "<f8"), ("hits", "<i4"), ("trials", "<i4"), ("sums", "<f8"),
                           ("squares", "<f8"), ("seen", "<i4")):
            total.update(canonical(getattr(self, name), kind))
        return total.hexdigest()
