"""Does a doctrine behave differently from the default one? Chi-square over axes and counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import outputs
from sim.play import simulate
from sim.scenario.model import Scenario


@dataclass(frozen=True)
class Contrast:
    """The axis or count on which a doctrine differs most from the default of its actor."""

    actor: str
    doctrine: str
    axis: str
    statistic: float  # Pearson's, over labels reached by either
    freedom: int
    n: int  # rollouts of each
    compared: int  # axes and counts looked at


def pearson(a: np.ndarray, b: np.ndarray) -> tuple[float, int]:
    """Pearson's statistic of two columns of counts, and its degrees of freedom."""
    both = a + b
    used = both > 0
    shares = both[used] / both.sum()
    statistic = sum(
        float(((col[used] - col.sum() * shares) ** 2 / (col.sum() * shares)).sum())
        for col in (a, b)
    )
    return statistic, int(used.sum()) - 1


def counted(classes: list[np.ndarray], n: int) -> tuple[np.ndarray, np.ndarray]:
    """Counts of each of n classes in two runs."""
    return np.bincount(classes[0], minlength=n), np.bincount(classes[1], minlength=n)


def tallies(a: Outcome, b: Outcome) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Two columns of rollouts for each axis, by label, and for each count, by common octile."""
    out, tables = {}, [outputs(o, utilities=True) for o in (a, b)]
    names, ran = tables[0].names, [t.values[t.ran] for t in tables]
    for axis, labels in a.axes.items():
        first = names.index(f"{axis}={labels[0]}")
        one, two = (x[:, first : first + len(labels)].sum(axis=0) for x in ran)
        out[axis] = one, two
    for name in a.count_names:
        pair = [x[:, names.index(name)] for x in ran]
        edges = np.unique(np.quantile(np.concatenate(pair), np.arange(1, 8) / 8))
        classes = [np.searchsorted(edges, x, side="left") for x in pair]
        out[name] = counted(classes, len(edges) + 1)
    return out


def independent(scenario: Scenario, actor: str, doctrine: str, n: int, seed: int,
                workers: int) -> Outcome:
    """One replicate a row, so that rollouts are independent; everyone else at their default."""
    return simulate(scenario, n, seed, workers, 1, "named", {actor: doctrine})


def contrast(scenario: Scenario, actor: str, doctrine: str, n: int = 3000, seed: int = 7,
             workers: int = 2) -> Contrast:
    """Compare a doctrine with the default one on independent rollouts (different seeds).

    The statistic reported is that of the axis with the largest ratio to its degrees of freedom; a
    test at level p uses p / `compared` on each.
    """
    default = scenario.actor(actor).doctrine
    ours = independent(scenario, actor, doctrine, n, seed, workers)
    theirs = independent(scenario, actor, default, n, seed + 1, workers)
    table = tallies(ours, theirs)
    found = [(axis, *pearson(*pair)) for axis, pair in table.items()]
    axis, statistic, freedom = max(found, key=lambda f: f[1] / max(f[2], 1))
    return Contrast(actor, doctrine, axis, statistic, freedom, n, len(found))
