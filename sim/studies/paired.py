"""Two runs on shared luck: which rollouts differ at all, and what moved on average."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import outputs
from sim.data.totals import difference
from sim.engine.state.outputs import UTILITY
from sim.methods.intervals import normal_quantile


@dataclass(frozen=True)
class Pair:
    """What one change does, from n rollouts with it and the same n without."""

    name: str
    n: int
    touched: int  # rollouts of which any label or count differs
    output: str  # the one moved most surely
    difference: float  # of its mean
    half_width: float  # of its 95 % interval, Bonferroni over all outputs, clustered in rows
    visible: float  # smallest change of any label's share that such an interval would show
    asked: float  # change of the share of the question's label
    asked_half: float  # of its plain 95 % interval
    failed_before: int = 0  # rollouts, of n
    failed_after: int = 0

    @property
    def live(self) -> bool:
        """True if some output's interval leaves 0 out."""
        return abs(self.difference) > self.half_width

    @property
    def dead(self) -> bool:
        """True if not one rollout differs in a label or count."""
        return self.touched == 0


def differing(before: Outcome, after: Outcome) -> np.ndarray:
    """True for rollouts that differ in any label or count, what actors make of it aside.

    A rollout that failed on one side alone differs; one that failed on both does not.
    """
    told = [k for k, n in enumerate(before.count_names) if not n.startswith(UTILITY)]
    a, b = before.counts[:, told], after.counts[:, told]
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    apart: np.ndarray = (before.labels != after.labels).any(axis=1) | ~same.all(axis=1)
    return apart


def pair(name: str, before: Outcome, after: Outcome) -> Pair:
    """Compare two runs of the same seed and rows; where one failed throughout, nothing is known."""
    one, two = (outputs(o).by_row() for o in (before, after))
    d, n, names = difference(one, two), before.rollouts, one.names
    width = normal_quantile(1.0 - 0.05 / len(names))  # Bonferroni
    best = int(np.argmax(d.z))
    shares = [k for k, x in enumerate(names) if "=" in x]
    question = names.index(f"{before.question['axis']}={before.question['label']}")
    moved, ran = int(differing(before, after).sum()), n - max(one.failed, two.failed)
    if not ran:
        return Pair(name, n, moved, names[question], 0.0, 1.0, 1.0, 0.0, 1.0, one.failed,
                    two.failed)
    return Pair(
        name, n, moved, names[best], float(d.value[best]), float(width * d.error[best]),
        max(3.0 / ran, float(width * d.error[shares].max())), float(d.value[question]),
        float(normal_quantile() * d.error[question]), one.failed, two.failed,
    )
