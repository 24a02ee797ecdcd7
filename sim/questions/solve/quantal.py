"""The principal branch of quantal response equilibria: followed, at own precision, and its limit.

McKelvey and Palfrey (1995) show that the branch that begins at even odds goes to one Nash
equilibrium as precision grows. Where it cannot be followed so far, that is kept as a result.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sim.brief import brief
from sim.methods import quantal_response as qre
from sim.methods.equilibrium import gain, spreads
from sim.methods.support_enumeration import Mixes

MARKS: Final = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 10.0)  # multiples of own precision
FAR: Final = 20_000.0  # precision x spread of payoffs at which the branch is at its limit
FARTHEST: Final = 1e7
NEAR: Final = 0.02  # a listed equilibrium with no weight farther off is the limit

Parts = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class Limit:
    """Where the branch goes. gain: by leaving it, in spreads of payoffs. listed: which Nash."""

    mixes: Parts
    gain: float
    listed: int | None

    __repr__ = brief


@dataclass(frozen=True)
class Quantal:
    """Quantal response equilibria of a table.

    branch: up to ten times own precision. at, half: at own precision, and half widths of 95 %
    intervals; None where the branch could not be followed. back: of so many samples `of` in which
    it could be followed to own precision, which the intervals are of. end: the largest multiple of
    own precision to which it was followed at all. limit: None where it was not reached.
    """

    branch: qre.Branch
    at: Parts | None
    half: Parts | None
    back: int
    of: int
    end: float
    limit: Limit | None

    __repr__ = brief


def farthest(table: np.ndarray, precision: Sequence[float]) -> float:
    """The multiple of own precision at which everyone is nearly sure of the best."""
    sure = [p * s for p, s in zip(precision, spreads(table), strict=True) if p * s > 0]
    return min(FARTHEST, max(MARKS[-1], FAR / min(sure))) if sure else MARKS[-1]


def quantal(table: np.ndarray, tables: Sequence[np.ndarray], precision: Sequence[float],
            found: Sequence[Mixes]) -> Quantal:
    """Follow the branch of a table, and of samples of it to own precision."""
    sizes, far = table.shape[1:], farthest(table, precision)
    path = qre.branch(table, precision, sorted({*MARKS, far}))
    near = path.t <= MARKS[-1] + 1e-9
    branch = qre.Branch(path.t[near], path.mixes[near], path.at(MARKS[-1]) is not None)
    at, last = path.at(1.0), path.at(far)
    limit = None if last is None else limit_of(table, qre.split_profile(last, sizes), found)
    known: list[np.ndarray] = []
    if at is not None:
        again = [qre.branch(t, precision, (1.0,)).at(1.0) for t in tables]
        known = [x for x in again if x is not None]
    half = None
    if len(known) > 1:
        low, high = np.quantile(known, [0.025, 0.975], axis=0)
        half = parts((high - low) / 2, sizes)
    return Quantal(branch, None if at is None else parts(at, sizes), half, len(known),
                   len(tables), float(path.t[-1]), limit)


def parts(x: np.ndarray, sizes: Sequence[int]) -> Parts:
    """A flat vector of weights, player by player."""
    return tuple(tuple(p.tolist()) for p in qre.split_profile(x, sizes))


def limit_of(table: np.ndarray, mixes: Sequence[np.ndarray], found: Sequence[Mixes]) -> Limit:
    """The end of the branch, and which equilibrium of a list it is."""
    far = [max(float(np.abs(a - b).max()) for a, b in zip(mixes, n, strict=True)) for n in found]
    listed = int(np.argmin(far)) if far and min(far) <= NEAR else None
    return Limit(tuple(tuple(m.tolist()) for m in mixes), gain(table, mixes), listed)
