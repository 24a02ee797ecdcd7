"""How likely a history of choices by lasting tastes is: exactly, and however long it is.

A standard Gumbel shock is -log E for a standard exponential E. That option a was the best of those
with pulls R says that E_k >= (R_k / R_a) E_a for every k, so that any history of choices by the
same tastes is a cone that comparisons of two cut out. Its chance is the integral of exp(-sum E)
over it. A cone is the union of those spanned by one of its rays and its faces off that ray, and a
face, on which one variable is a multiple of another, is a cone of the same kind with a variable
less: a sum of positive terms, exact to rounding. Nothing of the engine's closed forms is used.
"""

from __future__ import annotations

from functools import lru_cache

Floors = tuple[tuple[float, ...], ...]  # floors[k][j]: E_k is at least so many times E_j
EMPTY = 1.0 - 1e-13  # two floors whose product is above this leave no room between them


def free(n: int) -> Floors:
    """Nothing is known of n tastes."""
    return ((0.0,) * n,) * n


def close(floors: list[list[float]]) -> Floors:
    """Floors that follow from others, by way of a third taste."""
    n = len(floors)
    for m in range(n):
        for k in range(n):
            for j in range(n):
                if k != j:
                    floors[k][j] = max(floors[k][j], floors[k][m] * floors[m][j])
    return tuple(tuple(row) for row in floors)


def best(floors: Floors, pulls: tuple[float, ...], a: int) -> Floors:
    """What is known once option a has been the best at these pulls; 0 for one that is not open."""
    more = [list(row) for row in floors]
    for k, pull in enumerate(pulls):
        if k != a and pull > 0.0:
            more[k][a] = max(more[k][a], pull / pulls[a])
    return close(more)


def without(floors: Floors, k: int, j: int) -> Floors:
    """Floors of the others on the face where E_k is its floor times E_j; j = -1: where it is 0."""
    rest = [m for m in range(len(floors)) if m != k]
    more = [[floors[m][other] for other in rest] for m in rest]
    if j >= 0:
        row = rest.index(j)
        for column, other in enumerate(rest):
            if other != j:
                more[row][column] = max(more[row][column], floors[k][other] / floors[k][j])
    return close(more)


@lru_cache(maxsize=200_000)
def integral(floors: Floors, weights: tuple[float, ...]) -> float:
    """Integral of exp(-weights . E) over the cone."""
    n = len(floors)
    for k in range(n):
        for j in range(k):
            if floors[k][j] * floors[j][k] > EMPTY:
                return 0.0
    if n == 1:
        return 1.0 / weights[0]
    a = max(range(n), key=lambda m: sum(row[m] > 0.0 for row in floors))
    ray = [1.0 if k == a else floors[k][a] for k in range(n)]
    total = 0.0
    for k in range(n):
        off = [j for j in range(n) if floors[k][j] > 0.0]
        for j in off or [-1]:
            height = ray[k] - (floors[k][j] * ray[j] if j >= 0 else 0.0)
            if height <= 0.0 or j == a:
                continue
            left = [w + (weights[k] * floors[k][j] if m == j else 0.0)
                    for m, w in enumerate(weights) if m != k]
            total += height * integral(without(floors, k, j), tuple(left))
    return total / sum(w * x for w, x in zip(weights, ray, strict=True))


def chance(floors: Floors) -> float:
    """Chance that independent tastes are as a history says."""
    return integral(floors, (1.0,) * len(floors))
