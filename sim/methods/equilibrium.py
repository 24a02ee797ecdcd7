"""Nash equilibria of a game in tables, and its best replies.

A table is (players, n_1, ..., n_k): payoff of each player at each profile. Pure equilibria are
found by looking at every cell, mixed ones of two players by nashpy's support enumeration.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

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


def mixed_equilibria(table: np.ndarray) -> tuple[list[tuple[np.ndarray, np.ndarray]], bool]:
    """All equilibria of a two-player game that support enumeration finds, pure ones with them.

    Each is checked by what leaving it would bring.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    found : list of tuple of ndarray
        The mixtures of both players.
    short : bool
        True if the list may be short: their number is even, which it is in degenerate games alone.

    References
    ----------
    R. Wilson, 1971, Computing equilibria of n-person games: almost all have an odd number.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> found, short = mixed_equilibria(table)
    >>> [tuple(m.tolist() for m in pair) for pair in found], short
    ([([0.0, 1.0], [0.0, 1.0])], False)
    """
    import nashpy

    one, two = (t / s if s else t * 0.0 for t, s in zip(table, spreads(table), strict=True))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # degenerate games: what is found is an equilibrium still
        found = [(np.asarray(p, float), np.asarray(q, float))
                 for p, q in nashpy.Game(one, two).support_enumeration()]
    sound = [pair for pair in found if gain(table, pair) <= GAIN]
    return sound, len(found) % 2 == 0 or len(sound) < len(found)


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
