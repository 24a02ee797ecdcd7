"""Quantal response equilibria of a game in tables, followed from equal odds by a homotopy.

R. D. McKelvey and T. R. Palfrey, 1995, Quantal response equilibria for normal form games, Games and
Economic Behavior 10, 6-38. Tables are those of `sim.methods.equilibrium`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sim.brief import brief
from sim.methods.equilibrium import against, cross

STEP, LEAST = 0.05, 1e-5  # of the homotopy, in t


def logit(values: np.ndarray, precision: float) -> np.ndarray:
    """Chances of a logit choice.

    Parameters
    ----------
    values : ndarray, float64 (options,)
        What each is worth.
    precision : float
        0: each alike; the higher, the surer the best.

    Returns
    -------
    ndarray, float64 (options,)
        They sum to 1.

    References
    ----------
    D. McFadden, 1974, in Frontiers in Econometrics.

    Examples
    --------
    >>> logit(np.array([1.0, 1.0]), 3.0).tolist()
    [0.5, 0.5]
    """
    e = np.exp(precision * (values - values.max()))
    return np.asarray(e / e.sum())


def responses(table: np.ndarray, mix: Sequence[np.ndarray], precision: Sequence[float]
              ) -> list[np.ndarray]:
    """Everyone's quantal response to everyone's mixture.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    mix : sequence of ndarray
        Every player's mixture.
    precision : sequence of float
        Every player's precision.

    Returns
    -------
    list of ndarray
        Every player's response.

    References
    ----------
    R. D. McKelvey and T. R. Palfrey, 1995, Quantal response equilibria for normal form games, GEB
    10, 6-38.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> half = np.array([0.5, 0.5])
    >>> [bool(r[1] > 0.5) for r in responses(table, [half, half], [1.0, 1.0])]
    [True, True]
    """
    return [logit(against(table, i, mix), precision[i]) for i in range(len(mix))]


def split_profile(x: np.ndarray, sizes: Sequence[int]) -> list[np.ndarray]:
    """A flat vector of probabilities, player by player.

    Parameters
    ----------
    x : ndarray, float64 (sum of sizes,)
        One after the other.
    sizes : sequence of int
        Doctrines of each player.

    Returns
    -------
    list of ndarray
        One per player.

    Examples
    --------
    >>> [part.tolist() for part in split_profile(np.arange(3.0), [1, 2])]
    [[0.0], [1.0, 2.0]]
    """
    return np.split(x, np.cumsum(sizes)[:-1])


def correct(table: np.ndarray, start: np.ndarray, precision: Sequence[float]) -> np.ndarray | None:
    """Newton's method on mix - response(mix) = 0 from a start near by.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    start : ndarray, float64 (sum of doctrines,)
        A flat vector of mixtures.
    precision : sequence of float
        Every player's precision.

    Returns
    -------
    ndarray or None
        The equilibrium; None if it fails.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> found = correct(table, np.full(4, 0.5), [0.1, 0.1])
    >>> bool(np.isclose(found[:2].sum(), 1.0))
    True
    """
    sizes = table.shape[1:]
    x = start.copy()
    for _ in range(40):
        gap, slope = departure(table, split_profile(x, sizes), precision)
        if np.abs(gap).max() < 1e-12:
            return x
        try:
            x = x - np.linalg.solve(slope, gap)
        except np.linalg.LinAlgError:
            return None
        if not np.isfinite(x).all() or np.abs(x).max() > 2:
            return None
    gap, _ = departure(table, split_profile(x, sizes), precision)
    return x if np.abs(gap).max() < 1e-9 else None


def departure(table: np.ndarray, mix: Sequence[np.ndarray], precision: Sequence[float]
              ) -> tuple[np.ndarray, np.ndarray]:
    """How far mixtures are from the responses to them, and how that changes with them.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    mix : sequence of ndarray
        Every player's mixture.
    precision : sequence of float
        Every player's precision.

    Returns
    -------
    gap : ndarray, float64 (sum of doctrines,)
        Mixture less response.
    slope : ndarray, float64 (sum of doctrines, sum of doctrines)
        Its derivatives.

    Examples
    --------
    >>> table = np.array([[[1.0, 0], [0, 1]], [[0, 1], [1, 0]]])
    >>> gap, slope = departure(table, [np.array([0.5, 0.5])] * 2, [2.0, 2.0])
    >>> gap.tolist(), slope[0].tolist()
    ([0.0, 0.0, 0.0, 0.0], [1.0, 0.0, -0.5, 0.5])
    """
    found = responses(table, mix, precision)
    at = np.cumsum([0, *(len(m) for m in mix)])
    slope = np.eye(at[-1])
    for i, p in enumerate(found):
        turn = precision[i] * (np.diag(p) - np.outer(p, p))
        for j in range(len(mix)):
            if j != i:
                slope[at[i]:at[i + 1], at[j]:at[j + 1]] = -turn @ cross(table, i, j, mix)
    return np.concatenate(mix) - np.concatenate(found), slope


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
    halved. It ends where the branch turns back.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    precision : sequence of float
        Every player's precision at t = 1.
    marks : sequence of float
        Values of t that are met exactly.

    Returns
    -------
    Branch
        Mixtures at every t that was met.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> bool(branch(table, [5.0, 5.0], [1.0]).at(1.0)[1] > 0.95)
    True
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
