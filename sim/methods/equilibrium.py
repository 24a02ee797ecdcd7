"""Best replies and pure Nash equilibria of a game in tables, and what leaving a mixture brings.

A table is (players, n_1, ..., n_k): payoff of each player at each profile. Pure equilibria are
found by looking at every cell; mixed ones are those of `sim.methods.support_enumeration`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

CLOSE = 1e-9  # of the spread of a player's payoffs, within which two are equal
GAIN = 1e-6  # of the same: the most that leaving an equilibrium may bring


def spreads(table: np.ndarray) -> np.ndarray:
    """Largest payoff less the smallest, of each player; so nothing depends on the unit of payoffs.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    ndarray, float64 (players,)
        The spreads, 0 for a player to whom all is one.

    Examples
    --------
    >>> spreads(np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)).tolist()
    [5.0, 5.0]
    """
    return np.asarray(np.ptp(table.reshape(len(table), -1), axis=1))


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
    for i, spread in enumerate(spreads(table)):
        best[i] = table[i] >= table[i].max(axis=i, keepdims=True) - CLOSE * spread
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


def gain(table: np.ndarray, mix: Sequence[np.ndarray]) -> float:
    """The most that anybody gains by leaving mixtures alone, in spreads of the own payoffs.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    mix : sequence of ndarray
        Every player's mixture.

    Returns
    -------
    float
        0 at an equilibrium, up to rounding.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> gain(table, [np.array([1.0, 0.0]), np.array([1.0, 0.0])])
    0.4
    """
    worst = 0.0
    for i, spread in enumerate(spreads(table)):
        values = against(table, i, mix)
        if spread:
            worst = max(worst, float(values.max() - mix[i] @ values) / float(spread))
    return worst


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


def cross(table: np.ndarray, i: int, j: int, mix: Sequence[np.ndarray]) -> np.ndarray:
    """Expected payoff of a player by its own doctrine and another's, the rest mixing.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    i, j : int
        The player and the other one.
    mix : sequence of ndarray
        Every player's mixture; those of i and j are not read.

    Returns
    -------
    ndarray, float64 (n_i, n_j)
        How `against` changes with the other's mixture.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> cross(table, 1, 0, [np.array([1.0, 0.0]), np.array([1.0, 0.0])]).tolist()
    [[3.0, 0.0], [5.0, 1.0]]
    """
    values = np.moveaxis(table[i], (i, j), (0, 1))
    for m in reversed([mix[k] for k in range(len(mix)) if k not in (i, j)]):
        values = values @ m
    return np.asarray(values)
