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
    """True where a player's doctrine is a best reply to the others'.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    ndarray, bool, of the table's shape
        One entry per player and profile.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> best_replies(table)[0].tolist()
    [[False, False], [True, True]]
    """
    best = np.empty(table.shape, bool)
    for i in range(len(table)):
        best[i] = table[i] >= table[i].max(axis=i, keepdims=True) - CLOSE
    return best


def pure(table: np.ndarray) -> list[tuple[int, ...]]:
    """Profiles in which everyone's doctrine is a best reply: pure Nash equilibria.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    list of tuple of int
        The doctrine of every player.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> pure(table)
    [(1, 1)]
    """
    return [tuple(int(k) for k in cell) for cell in np.argwhere(best_replies(table).all(axis=0))]


def mixed_equilibria(table: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """All equilibria of a two-player game that support enumeration finds, pure ones with them.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    list of tuple of ndarray
        The mixtures of both players.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> [tuple(m.tolist() for m in pair) for pair in mixed_equilibria(table)]
    [([0.0, 1.0], [0.0, 1.0])]
    """
    import nashpy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # degenerate games: what is found is an equilibrium still
        found = list(nashpy.Game(table[0], table[1]).support_enumeration())
    return [(np.asarray(p, float), np.asarray(q, float)) for p, q in found]


def against(table: np.ndarray, i: int, mix: Sequence[np.ndarray]) -> np.ndarray:
    """Expected payoff of each doctrine of a player against the others' mixtures.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    i : int
        The player.
    mix : sequence of ndarray
        Every player's mixture; that of i is not read.

    Returns
    -------
    ndarray, float64 (n_i,)
        The payoffs.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> against(table, 0, [np.array([1.0, 0.0]), np.array([0.5, 0.5])]).tolist()
    [1.5, 3.0]
    """
    values = np.moveaxis(table[i], i, 0)
    for j in reversed(range(len(mix))):
        if j != i:
            values = values @ mix[j]  # the last axis is always that of the last player left
    return values


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


def regrets(table: np.ndarray, i: int) -> np.ndarray:
    """Largest regret of each doctrine of a player over all doctrines of the others.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    i : int
        The player.

    Returns
    -------
    ndarray, float64 (n_i,)
        0 for a doctrine that is always a best reply.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> regrets(table, 0).tolist()
    [2.0, 0.0]
    """
    lost = table[i].max(axis=i, keepdims=True) - table[i]
    largest: np.ndarray = np.moveaxis(lost, i, 0).reshape(table.shape[1 + i], -1).max(axis=1)
    return largest


def minimax_regret(table: np.ndarray) -> list[int]:
    """Everyone's doctrine whose largest regret is least.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    list of int
        One doctrine per player.

    References
    ----------
    L. J. Savage, 1951, The theory of statistical decision, JASA 46, 55-67.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> minimax_regret(table)
    [1, 1]
    """
    return [int(np.argmin(regrets(table, i))) for i in range(len(table))]


def supports(found: Sequence[tuple[np.ndarray, np.ndarray]]) -> set[Any]:
    """Supports of mixed equilibria.

    Parameters
    ----------
    found : sequence of tuple of ndarray
        As `mixed_equilibria` gives them.

    Returns
    -------
    set
        Tuples of indices of both players.

    Examples
    --------
    >>> supports([(np.array([0.0, 1.0]), np.array([1.0, 0.0]))])
    {((1,), (0,))}
    """
    return {tuple(tuple(np.flatnonzero(m > 1e-9).tolist()) for m in pair) for pair in found}


