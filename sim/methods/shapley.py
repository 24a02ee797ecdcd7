"""Shapley values of a game whose worth is known one sample row at a time.

A player's value is its marginal contribution, averaged over all orders in which players can join
(L. S. Shapley 1953, A value for n-person games). The values of all players sum to the worth of the
whole less that of none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np

from sim.brief import brief

Worth = Callable[[frozenset[int]], np.ndarray]  # worth of a coalition in each row


@dataclass(frozen=True)
class Values:
    """Shapley values with what is needed to judge them.

    rows: (samples of orders, rows, players); the value is the mean over the first two. One sample
    where all orders are taken in.
    """

    rows: np.ndarray
    coalitions: int
    exact: bool

    __repr__ = brief

    @property
    def value(self) -> np.ndarray:
        """One number per player."""
        mean: np.ndarray = self.rows.mean(axis=(0, 1))
        return mean

    def interval(self, level: float = 0.95, draws: int = 2000, seed: int = 0
                 ) -> tuple[np.ndarray, np.ndarray]:
        """Percentile bootstrap over rows, and over orders where they were sampled."""
        rng = np.random.default_rng(seed)
        orders, rows, _ = self.rows.shape
        means = np.empty((draws, self.rows.shape[2]))
        for b in range(draws):
            part = self.rows[rng.integers(orders, size=orders)] if orders > 1 else self.rows
            weight = np.bincount(rng.integers(rows, size=rows), minlength=rows) / rows
            means[b] = weight @ part.mean(axis=0)
        low, high = np.quantile(means, [(1 - level) / 2, (1 + level) / 2], axis=0)
        return low, high


def exact(players: int, worth: Worth) -> Values:
    """Shapley values over all orders, from 2**players coalitions.

    Parameters
    ----------
    players : int
        How many.
    worth : callable
        Gives the worth of a coalition, a frozenset of players, in each row: float64 (rows,).

    Returns
    -------
    Values
        The values of every player.

    References
    ----------
    L. S. Shapley, 1953, A value for n-person games, Contributions to the Theory of Games II.

    Examples
    --------
    >>> import numpy as np
    >>> values = exact(2, lambda who: np.array([10.0 * (len(who) == 2) + 2.0 * (0 in who)]))
    >>> values.value.tolist()
    [7.0, 5.0]
    """
    everyone = range(players)
    known = {frozenset(c): worth(frozenset(c))
             for size in range(players + 1) for c in combinations(everyone, size)}
    rows = np.zeros((len(known[frozenset()]), players))
    for who in everyone:
        for coalition, before in known.items():
            if who not in coalition:
                size = len(coalition)
                weight = factorial(size) * factorial(players - size - 1) / factorial(players)
                rows[:, who] += weight * (known[coalition | {who}] - before)
    return check_efficiency(Values(rows[None], len(known), True), known, players)


def sampled_values(players: int, worth: Worth, orders: int, seed: int = 0) -> Values:
    """Shapley values over random orders, each taken with its reverse.

    Every coalition is evaluated once.

    Parameters
    ----------
    players : int
        How many.
    worth : callable
        As `exact` takes it.
    orders : int
        Pairs of orders.
    seed : int
        Of the orders.

    Returns
    -------
    Values
        The values of every player.

    Examples
    --------
    >>> import numpy as np
    >>> values = sampled_values(3, lambda who: np.array([float(len(who))]), 4)
    >>> values.value.tolist()
    [1.0, 1.0, 1.0]
    """
    rng = np.random.default_rng(seed)
    known: dict[frozenset[int], np.ndarray] = {}

    def of(coalition: frozenset[int]) -> np.ndarray:
        if coalition not in known:
            known[coalition] = worth(coalition)
        return known[coalition]

    samples = []
    for _ in range(orders):
        order = rng.permutation(players)
        rows = np.zeros((len(of(frozenset())), players))
        for way in (order, order[::-1]):
            inside: frozenset[int] = frozenset()
            for who in way.tolist():
                rows[:, who] += 0.5 * (of(inside | {who}) - of(inside))
                inside = inside | {who}
        samples.append(rows)
    return check_efficiency(Values(np.stack(samples), len(known), False), known, players)


def check_efficiency(
    values: Values, known: dict[frozenset[int], np.ndarray], players: int
) -> Values:
    """The values, once it is sure that they sum to the worth of all less the worth of none.

    Parameters
    ----------
    values : Values
        What was found.
    known : dict
        Worth of every coalition that was evaluated.
    players : int
        How many.

    Returns
    -------
    Values
        The same.

    Raises
    ------
    AssertionError
        If they do not.

    Examples
    --------
    >>> import numpy as np
    >>> known = {frozenset(): np.zeros(1), frozenset({0}): np.ones(1)}
    >>> check_efficiency(Values(np.ones((1, 1, 1)), 2, True), known, 1).value.tolist()
    [1.0]
    """
    whole = known[frozenset(range(players))].mean() - known[frozenset()].mean()
    assert abs(float(values.value.sum()) - float(whole)) < 1e-9, (values.value, whole)
    return values
