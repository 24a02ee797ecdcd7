"""Regret in a game in tables: what a choice loses to the best one, whatever the others do.

Tables are those of `sim.methods.equilibrium`.
"""

from __future__ import annotations

import numpy as np


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
