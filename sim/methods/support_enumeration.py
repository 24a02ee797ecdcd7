"""Mixed Nash equilibria by their supports: the doctrines that a mixture gives any weight.

Every pair of supports of two players is tried by nashpy. Where the supports are known the mixtures
follow from indifference, for any number of players, so that an equilibrium that some search has
found is worked out again here, and looked for in other tables of the same game at little cost.
Tables are those of `sim.methods.equilibrium`.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

import numpy as np

from sim.methods.equilibrium import GAIN, against, cross, gain, spreads

WEIGHT: Final = 1e-9  # a doctrine with less is not in the support
SINGULAR: Final = 1e12  # condition number of equations that determine nothing
STEPS: Final = 30  # of Newton's method; two players need one
Support = tuple[tuple[int, ...], ...]
Mixes = tuple[np.ndarray, ...]


def scale(table: np.ndarray) -> np.ndarray:
    """Payoffs from 0 to 1 for each player, which leaves all equilibria as they are.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.

    Returns
    -------
    ndarray, float64, of the table's shape
        0 throughout for a player to whom all is one.

    Examples
    --------
    >>> scale(np.array([[[3, 0], [5, 1]], [[2, 2], [2, 2]]], float)).tolist()
    [[[0.6, 0.0], [1.0, 0.2]], [[0.0, 0.0], [0.0, 0.0]]]
    """
    return np.array([(t - t.min()) / s if s else np.zeros_like(t)
                     for t, s in zip(table, spreads(table), strict=True)])


def count_supports(sizes: Sequence[int]) -> int:
    """How many profiles of supports a game has: what an enumeration has to try.

    Parameters
    ----------
    sizes : sequence of int
        Doctrines of each player.

    Returns
    -------
    int
        The product of 2^n - 1.

    Examples
    --------
    >>> count_supports([8, 8])
    65025
    """
    return math.prod(2**n - 1 for n in sizes)


def support_of(mixes: Sequence[np.ndarray]) -> Support:
    """The doctrines to which each player gives weight.

    Parameters
    ----------
    mixes : sequence of ndarray
        Every player's mixture.

    Returns
    -------
    tuple of tuple of int
        Indices, one tuple per player.

    Examples
    --------
    >>> support_of([np.array([0.0, 1.0]), np.array([0.5, 0.5])])
    ((1,), (0, 1))
    """
    return tuple(tuple(np.flatnonzero(m > WEIGHT).tolist()) for m in mixes)


def enumerate_supports(table: np.ndarray) -> tuple[list[Mixes], bool]:
    """All equilibria of a two-player game that support enumeration finds, pure ones with them.

    Each is checked by what leaving it would bring.

    Parameters
    ----------
    table : ndarray, float64 (2, n_1, n_2)
        Payoff of each player at each profile.

    Returns
    -------
    found : list of tuple of ndarray
        The mixtures of both players.
    short : bool
        True if the list may be short, as `check` has it.

    References
    ----------
    R. Wilson, 1971, Computing equilibria of n-person games: almost all have an odd number.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> found, short = enumerate_supports(table)
    >>> [tuple(m.tolist() for m in pair) for pair in found], short
    ([([0.0, 1.0], [0.0, 1.0])], False)
    """
    import nashpy

    unit = scale(table)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # degenerate games: what is found is an equilibrium still
        found = [(np.asarray(p, float), np.asarray(q, float))
                 for p, q in nashpy.Game(*unit).support_enumeration()]
    sound, short = check(table, found)
    if short and all(is_regular(table, m) for m in sound):
        # nashpy takes a weight of -1e-17 for negative, so that some equilibria escape it
        sound, short = check(table, [*sound, *equal_supports(unit)])
    return sound, short


def equal_supports(table: np.ndarray) -> Iterator[Mixes]:
    """The equilibria of a two-player game whose supports are of one size.

    Parameters
    ----------
    table : ndarray, float64 (2, n_1, n_2)
        Payoff of each player at each profile.

    Returns
    -------
    iterator of tuple of ndarray
        The mixtures of both players. In a game that is not degenerate these are all.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> [support_of(m) for m in equal_supports(table)]
    [((1,), (1,))]
    """
    start = [np.full(n, 1.0 / n) for n in table.shape[1:]]
    for k in range(1, min(table.shape[1:]) + 1):
        for support in product(*(combinations(range(n), k) for n in table.shape[1:])):
            found = on_supports(table, support, start)
            if found is not None:
                yield found


def check(table: np.ndarray, found: Sequence[Mixes]) -> tuple[list[Mixes], bool]:
    """What of the findings of a search is an equilibrium, each once and worked out anew.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    found : sequence of tuple of ndarray
        Mixtures that a search takes for equilibria.

    Returns
    -------
    sound : list of tuple of ndarray
        Those by leaving which nobody gains, ordered by their supports.
    short : bool
        True if others may be missing: one failed, one is not regular, or their number is even,
        which it is in degenerate games alone.

    References
    ----------
    R. Wilson, 1971, Computing equilibria of n-person games: almost all have an odd number.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> one, two = np.array([1.0, 0.0]), np.array([0.0, 1.0])
    >>> sound, short = check(table, [(one, one), (two, two)])
    >>> len(sound), short
    (1, True)
    """
    sound: dict[tuple[object, ...], Mixes] = {}
    failed = 0
    for mixes in found:
        exact = on_supports(table, support_of(mixes), mixes) or mixes
        if gain(table, exact) > GAIN:
            failed += 1
            continue
        places = tuple(round(float(x), 7) for m in exact for x in m)
        sound.setdefault((support_of(exact), places), exact)
    short = failed > 0 or len(sound) % 2 == 0
    return [sound[key] for key in sorted(sound)], short or not all(
        is_regular(table, m) for m in sound.values())


def is_regular(table: np.ndarray, mixes: Sequence[np.ndarray]) -> bool:
    """True for an equilibrium that is alone near by and stays one in tables near by.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    mixes : sequence of ndarray
        Every player's mixture.

    Returns
    -------
    bool
        Whether every best reply has weight and indifference determines the weights.

    References
    ----------
    E. van Damme, 1991, Stability and Perfection of Nash Equilibria, chapter 2.

    Examples
    --------
    >>> table = np.array([[[3, 0], [5, 1]], [[3, 5], [0, 1]]], float)  # a prisoner's dilemma
    >>> is_regular(table, [np.array([0.0, 1.0]), np.array([0.0, 1.0])])
    True
    """
    unit, support = scale(table), support_of(mixes)
    for i, s in enumerate(support):
        worths = against(unit, i, mixes)
        if np.flatnonzero(worths >= worths.max() - GAIN).tolist() != list(s):
            return False
    _, slope = indifference(unit, support, mixes, [0.0] * len(support))
    return bool(np.linalg.cond(slope) < SINGULAR)


def on_supports(table: np.ndarray, support: Support, start: Sequence[np.ndarray]) -> Mixes | None:
    """The equilibrium with these supports that is nearest to a start; None where there is none.

    Newton's method on indifference: all doctrines of a support are worth the same. Steps are the
    shortest ones that solve the linear equations, so that a degenerate game keeps near the start.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    support : tuple of tuple of int
        Doctrines with weight, of every player.
    start : sequence of ndarray
        Mixtures to begin with. For two players any will do, as the equations are linear.

    Returns
    -------
    tuple of ndarray or None
        The mixtures, each doctrine of the supports with weight and nobody gaining by leaving them.

    References
    ----------
    R. Porter, E. Nudelman and Y. Shoham, 2008, Simple search methods for finding a Nash
    equilibrium, Games and Economic Behavior 63, 642-662.

    Examples
    --------
    >>> pennies = np.array([[[9.0, 0], [0, 1]], [[0, 1], [1, 0]]])
    >>> half = np.array([0.5, 0.5])
    >>> [m.round(6).tolist() for m in on_supports(pennies, ((0, 1), (0, 1)), [half, half])]
    [[0.5, 0.5], [0.1, 0.9]]
    """
    unit, n = scale(table), len(support)
    mixes = [np.asarray(m, float).copy() for m in start]
    for m, s in zip(mixes, support, strict=True):
        m[np.setdiff1d(np.arange(len(m)), s)] = 0.0
    worths = [float(np.mean(against(unit, i, mixes)[list(s)])) for i, s in enumerate(support)]
    at = np.cumsum([0, *(len(s) for s in support)])
    for _ in range(STEPS):
        gap, slope = indifference(unit, support, mixes, worths)
        step = np.linalg.lstsq(slope, -gap, rcond=None)[0]
        for i, s in enumerate(support):
            mixes[i][list(s)] += step[at[i]:at[i + 1]]
            worths[i] += step[at[n] + i]
        if not np.isfinite(step).all() or np.abs(step).max() > 1e6:
            return None
        if np.abs(step).max() < 1e-13:
            break
    if any(mixes[i][list(s)].min() <= WEIGHT for i, s in enumerate(support)):
        return None
    found = tuple(m / m.sum() for m in mixes)
    return found if gain(table, found) <= GAIN else None


def indifference(table: np.ndarray, support: Support, mixes: Sequence[np.ndarray],
                 worths: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """How far mixtures are from indifference within their supports, and how that changes.

    Parameters
    ----------
    table : ndarray, float64 (players, n_1, ..., n_k)
        Payoff of each player at each profile.
    support : tuple of tuple of int
        Doctrines with weight, of every player.
    mixes : sequence of ndarray
        Every player's mixture.
    worths : sequence of float
        What every doctrine of a player's support is to be worth.

    Returns
    -------
    gap : ndarray, float64 (sum of supports + players,)
        Each doctrine's payoff less its worth, then each mixture's sum less 1.
    slope : ndarray, float64 (sum of supports + players, the same)
        Derivatives by the weights, then by the worths.

    Examples
    --------
    >>> pennies = np.array([[[1.0, 0], [0, 1]], [[0, 1], [1, 0]]])
    >>> half = np.array([0.5, 0.5])
    >>> gap, slope = indifference(pennies, ((0, 1), (0, 1)), [half, half], [0.5, 0.5])
    >>> gap.tolist(), slope.shape
    ([0.0, 0.0, 0.0, 0.0, 0.0, 0.0], (6, 6))
    """
    n, at = len(support), np.cumsum([0, *(len(s) for s in support)])
    gap, slope = np.zeros(at[n] + n), np.zeros((at[n] + n, at[n] + n))
    for i, s in enumerate(support):
        own = slice(at[i], at[i + 1])
        gap[own] = against(table, i, mixes)[list(s)] - worths[i]
        gap[at[n] + i] = mixes[i][list(s)].sum() - 1.0
        slope[own, at[n] + i] = -1.0
        slope[at[n] + i, own] = 1.0
        for j in range(n):
            if j != i:
                part = cross(table, i, j, mixes)[np.ix_(s, support[j])]
                slope[own, at[j]:at[j + 1]] = part
    return gap, slope
