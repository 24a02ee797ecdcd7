"""Nash equilibria of a game in tables, and its best replies.

A table is (players, n_1, ..., n_k): payoff of each player at each profile. Pure equilibria are
found by looking at every cell, mixed ones of two players by nashpy's support enumeration.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np

CLOSE = 1e-12


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
