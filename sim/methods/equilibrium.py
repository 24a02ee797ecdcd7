"""Solutions of a game in tables: best replies, Nash, quantal response, regret.

A table is (players, n_1, ..., n_k): payoff of each player at each profile. Pure equilibria are
found by looking at every cell, mixed ones of two players by nashpy's support enumeration, quantal
response equilibria (McKelvey and Palfrey 1995) here.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.brief import brief

CLOSE = 1e-12
STEP, LEAST = 0.05, 1e-5  # of the homotopy, in t


def best_replies(table: np.ndarray) -> np.ndarray:
    """True where a player's doctrine is a best reply to the others' (players, n_1, ..., n_k)."""
    best = np.empty(table.shape, bool)
    for i in range(len(table)):
        best[i] = table[i] >= table[i].max(axis=i, keepdims=True) - CLOSE
    return best


def pure(table: np.ndarray) -> list[tuple[int, ...]]:
    """Profiles in which everyone's doctrine is a best reply."""
    return [tuple(int(k) for k in cell) for cell in np.argwhere(best_replies(table).all(axis=0))]


def mixed_equilibria(table: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """All equilibria of a two-player game that support enumeration finds, pure ones with them."""
    import nashpy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # degenerate games: what is found is an equilibrium still
        found = list(nashpy.Game(table[0], table[1]).support_enumeration())
    return [(np.asarray(p, float), np.asarray(q, float)) for p, q in found]


def against(table: np.ndarray, i: int, mix: Sequence[np.ndarray]) -> np.ndarray:
    """Expected payoff of each doctrine of player i against the others' mixtures."""
    values = np.moveaxis(table[i], i, 0)
    for j in reversed(range(len(mix))):
        if j != i:
            values = values @ mix[j]  # the last axis is always that of the last player left
    return values


def logit(values: np.ndarray, precision: float) -> np.ndarray:
    """Logit choice."""
    e = np.exp(precision * (values - values.max()))
    return np.asarray(e / e.sum())


def responses(table: np.ndarray, mix: Sequence[np.ndarray], precision: Sequence[float]
              ) -> list[np.ndarray]:
    """Everyone's quantal response to everyone's mixture."""
    return [logit(against(table, i, mix), precision[i]) for i in range(len(mix))]


def split_profile(x: np.ndarray, sizes: Sequence[int]) -> list[np.ndarray]:
    """A flat vector of probabilities, player by player."""
    return np.split(x, np.cumsum(sizes)[:-1])


def correct(table: np.ndarray, start: np.ndarray, precision: Sequence[float]) -> np.ndarray | None:
    """Newton's method on mix - response(mix) = 0 from a start near by; None if it fails."""
    sizes = table.shape[1:]
    x = start.copy()

    def gap(y: np.ndarray) -> np.ndarray:
        return y - np.concatenate(responses(table, split_profile(y, sizes), precision))

    for _ in range(40):
        f = gap(x)
        if np.abs(f).max() < 1e-12:
            return x
        jacobian = np.column_stack([(gap(x + 1e-7 * e) - f) / 1e-7 for e in np.eye(len(x))])
        try:
            x = x - np.linalg.solve(jacobian, f)
        except np.linalg.LinAlgError:
            return None
        if not np.isfinite(x).all() or np.abs(x).max() > 2:
            return None
    return x if np.abs(gap(x)).max() < 1e-9 else None


@dataclass(frozen=True)
class Branch:
    """The principal branch: mixtures at t = 0 ... where player i's precision is t * own."""

    t: np.ndarray
    mixes: np.ndarray  # (steps, sum of doctrines)
    whole: bool  # False: it turns back before the last t asked for

    __repr__ = brief

    def at(self, t: float) -> np.ndarray | None:
        """The mixture at t; None beyond the end of the branch."""
        k = int(np.argmin(np.abs(self.t - t)))
        return self.mixes[k] if abs(self.t[k] - t) < 1e-9 else None


def branch(table: np.ndarray, precision: Sequence[float], marks: Sequence[float]) -> Branch:
    """Follow the principal branch of the logit equilibria from uniform play at t = 0.

    Homotopy in t with a secant predictor and Newton's corrector; a step that fails or jumps is
    halved. `marks` are values of t that are met exactly. It ends where the branch turns back.
    """
    sizes = table.shape[1:]
    x = np.concatenate([np.full(n, 1.0 / n) for n in sizes])
    ts, xs, step = [0.0], [x], STEP
    goals = sorted(m for m in marks if m > 0)
    while goals:
        t = min(ts[-1] + step, goals[0])
        guess = x
        if len(ts) > 1 and ts[-1] > ts[-2]:
            guess = x + (x - xs[-2]) * (t - ts[-1]) / (ts[-1] - ts[-2])
        y = correct(table, guess, [t * p for p in precision])
        if y is None or np.abs(y - x).max() > 0.1 or y.min() < -1e-9:
            step *= 0.5
            if step < LEAST:
                return Branch(np.array(ts), np.array(xs), False)
            continue
        ts.append(t)
        xs.append(y)
        x = y
        step = min(step * 1.5, max(STEP, 0.2 * t))
        if t >= goals[0] - 1e-12:
            goals.pop(0)
    return Branch(np.array(ts), np.array(xs), True)


def regrets(table: np.ndarray, i: int) -> np.ndarray:
    """Largest regret of each doctrine of player i over all doctrines of the others."""
    lost = table[i].max(axis=i, keepdims=True) - table[i]
    largest: np.ndarray = np.moveaxis(lost, i, 0).reshape(table.shape[1 + i], -1).max(axis=1)
    return largest


def minimax_regret(table: np.ndarray) -> list[int]:
    """Everyone's doctrine whose largest regret is least."""
    return [int(np.argmin(regrets(table, i))) for i in range(len(table))]


def supports(found: Sequence[tuple[np.ndarray, np.ndarray]]) -> set[Any]:
    """Supports of mixed equilibria, as tuples of indices of both players."""
    return {tuple(tuple(np.flatnonzero(m > 1e-9).tolist()) for m in pair) for pair in found}


