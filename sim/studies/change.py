"""What moved between two runs on shared luck, and what sharing it saved.

A row is a parameter row (or a future of a fork); `d` is the difference of its two means, where
rollouts failed of its linearised values (`sim.data.reduce`). The paired estimate has variance
Var(d) / rows. Two runs with rows and luck of their own would have
(Var(a) + Var(b)) / rows for the same work. The measured factor is their ratio,

    F = [Var(a) + Var(b)] / Var(a - b) = 1 / (1 - rho),   rho = 2 Cov(a, b) / [Var(a) + Var(b)],

which is the plain correlation where both variances are equal (two Bernoulli outcomes of one share).
How large could it be? Over all couplings of the two margins Cov(a, b) is largest where both are
sorted the same way (Hoeffding 1940; Fréchet 1951), so the bound is the same ratio with a and b
sorted. For single rollouts with shares p and q that is

    [p (1 - p) + q (1 - q)] / [|p - q| (1 - |p - q|)]:

the least that two 0/1 outcomes must differ is |p - q| of the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import NEVER, outputs
from sim.data.totals import Totals, linear_pair
from sim.engine.state.outputs import may_be_absent
from sim.methods.intervals import Bounds, t_quantile


@dataclass(frozen=True)
class Change:
    """One output, without and with the change; intervals are 95 %, rows the unit.

    before, after: pooled over the rollouts that ran. Their bounds are those of a share where
    rollouts failed, else None.
    """

    output: str  # axis=label, or a count
    before: float
    after: float
    difference: float
    half: float  # of the paired interval
    unpaired: float  # half width that two runs with luck of their own would have
    factor: float  # variance unpaired over paired; inf where no row differs
    bound: float  # the most that any coupling of the two margins gives
    before_bounds: Bounds | None = None
    after_bounds: Bounds | None = None

    @property
    def sure(self) -> bool:
        """True if the interval leaves 0 out."""
        return abs(self.difference) > self.half


def ratio(over: float, under: float) -> float:
    """The ratio over / under; inf for x / 0, 1 for 0 / 0 (nothing to save)."""
    if under > 1e-15:
        return over / under
    return float("inf") if over > 1e-15 else 1.0


def frechet(p: float, q: float) -> float:
    """The bound for single 0/1 outcomes with shares p and q."""
    gap = abs(p - q)
    return ratio(p * (1.0 - p) + q * (1.0 - q), gap * (1.0 - gap))


def change(name: str, a: np.ndarray, b: np.ndarray) -> Change:
    """Compare the row values of one output: means, or linearised ones."""
    rows = len(a)
    apart = a.var(ddof=1) + b.var(ddof=1) if rows > 1 else np.inf
    paired = (b - a).var(ddof=1) if rows > 1 else np.inf
    best = (np.sort(b) - np.sort(a)).var(ddof=1) if rows > 1 else np.inf
    t = t_quantile(max(1, rows - 1))
    return Change(
        name, float(a.mean()), float(b.mean()), float((b - a).mean()),
        float(t * np.sqrt(paired / rows)), float(t * np.sqrt(apart / rows)),
        ratio(float(apart), float(paired)) if rows > 1 else float("nan"),
        ratio(float(apart), float(best)) if rows > 1 else float("nan"),
    )


def changes(names: Sequence[str], a: np.ndarray, b: np.ndarray) -> list[Change]:
    """Compare tables (rows, outputs) of the same rows.

    Left out: days of events and what stood at a deadline, which hold a stand-in where none came.
    """
    return [change(n, a[:, k], b[:, k]) for k, n in enumerate(names) if not may_be_absent(n)]


def between(before: Outcome, after: Outcome) -> list[Change]:
    """Compare two runs of one seed and layout, clustered in parameter rows."""
    return of_rows(*(outputs(o, utilities=True).by_row() for o in (before, after)))


def of_rows(before: Totals, after: Totals) -> list[Change]:
    """Compare the row totals of two runs, with the bounds of every share."""
    return [replace(c, before_bounds=before.bounds(c.output), after_bounds=after.bounds(c.output))
            if "=" in c.output else c for c in changes(before.names, *linear_pair(before, after))]


def flips(before: np.ndarray, after: np.ndarray, labels: Sequence[str]
          ) -> dict[tuple[str, str], np.ndarray]:
    """Rollouts whose label differs, by (from, to), the most frequent first; none that failed."""
    apart = np.flatnonzero((before != after) & (before >= 0) & (after >= 0))
    kinds: dict[tuple[str, str], list[int]] = {}
    for k in apart.tolist():
        kinds.setdefault((labels[before[k]], labels[after[k]]), []).append(k)
    order = sorted(kinds, key=lambda kind: (-len(kinds[kind]), kind))
    return {kind: np.array(kinds[kind]) for kind in order}


def typical(outcome: Outcome, among: np.ndarray) -> int:
    """The rollout of `among` whose counts lie nearest to the medians of all of them.

    Nearest: sum of absolute distances, each count in units of its mean distance.
    """
    table = np.nan_to_num(np.asarray(outcome.counts, float)[among], nan=NEVER)
    distance = np.abs(table - np.median(table, axis=0))
    scale = distance.mean(axis=0)
    used = scale > 0
    return int(among[int(np.argmin((distance[:, used] / scale[used]).sum(axis=1)))])


def by_output(found: Sequence[Change]) -> Mapping[str, Change]:
    """The changes by output."""
    return {c.output: c for c in found}
