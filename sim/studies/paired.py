"""Two runs on shared luck: which rollouts differ at all, and what moved on average."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from sim.results.outcome import Outcome
from sim.state.outputs import UTILITY
from sim.studies.liveness import outputs

Z95 = NormalDist().inv_cdf(0.975)


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

    @property
    def live(self) -> bool:
        """True if some output's interval leaves 0 out."""
        return abs(self.difference) > self.half_width

    @property
    def dead(self) -> bool:
        """True if not one rollout differs in a label or count."""
        return self.touched == 0


def touched(before: Outcome, after: Outcome) -> np.ndarray:
    """True for rollouts that differ in any label or count, what actors make of it aside."""
    told = [k for k, n in enumerate(before.count_names) if not n.startswith(UTILITY)]
    a, b = before.counts[:, told], after.counts[:, told]
    same = (a == b) | (np.isnan(a) & np.isnan(b))
    apart: np.ndarray = (before.labels != after.labels).any(axis=1) | ~same.all(axis=1)
    return apart


def changes(before: Outcome, after: Outcome) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names of outputs, mean change of each and its standard error over parameter rows."""
    names, low = outputs(before)
    _, high = outputs(after)
    change = high - low
    rows = len(change)
    spread = change.std(axis=0, ddof=1) if rows > 1 else np.full(len(names), np.inf)
    return names, change.mean(axis=0), spread / np.sqrt(rows)


def pair(name: str, before: Outcome, after: Outcome) -> Pair:
    """Compare two runs of the same seed and rows."""
    names, mean, error = changes(before, after)
    with np.errstate(divide="ignore", invalid="ignore"):
        z = np.where(error > 0, np.abs(mean) / error, np.where(mean != 0, np.inf, 0.0))
    best = int(np.argmax(z))
    width = NormalDist().inv_cdf(1.0 - 0.025 / len(names))
    shares = [k for k, x in enumerate(names) if "=" in x]
    question = names.index(f"{before.question['axis']}={before.question['label']}")
    n = before.rollouts
    return Pair(
        name, n, int(touched(before, after).sum()), names[best], float(mean[best]),
        float(width * error[best]), max(3.0 / n, float(width * error[shares].max())),
        float(mean[question]), float(Z95 * error[question]),
    )
