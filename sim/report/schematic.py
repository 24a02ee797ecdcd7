"""Where to draw places of which only the roads are known.

Positions whose distances are as near as can be to those along the roads: E. R. Gansner, Y. Koren
and S. North (2004), Graph drawing by stress majorization, Graph Drawing, 239-250, begun from
classical scaling (W. S. Torgerson, 1952, Psychometrika 17, 401-419). No draw of chance: the same
roads give the same drawing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

ROUNDS = 200


def positions(n: int, roads: Sequence[Sequence[object]]) -> list[tuple[float, float]]:
    """Points (x, y) of n places in units of a road; roads: (place, place, ...) each.

    Parts that no road joins stand a diameter apart.
    """
    if n == 1:
        return [(0.0, 0.0)]
    apart = distances(n, roads)
    centred = np.eye(n) - 1.0 / n
    values, vectors = np.linalg.eigh(-0.5 * centred @ (apart * apart) @ centred)
    at = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-6))
    at *= np.where(at[np.abs(at).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)  # eigh leaves the sign
    at += 1e-3 * np.column_stack([np.cos(np.arange(n)), np.sin(np.arange(n))])  # none on another
    weight = 1.0 / np.where(apart > 0, apart, 1.0) ** 2
    np.fill_diagonal(weight, 0.0)
    pull = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    for _ in range(ROUNDS):
        far = np.linalg.norm(at[:, None] - at[None], axis=2)
        part = -weight * apart / np.where(far > 1e-12, far, 1.0)
        np.fill_diagonal(part, 0.0)
        np.fill_diagonal(part, -part.sum(axis=1))
        at = pull @ (part @ at)
    return [(float(x), float(y)) for x, y in np.round(at, 6)]


def distances(n: int, roads: Sequence[Sequence[object]]) -> np.ndarray:
    """Roads on the shortest way between any two places, float64 (n, n) (Floyd 1962)."""
    apart = np.full((n, n), np.inf)
    np.fill_diagonal(apart, 0.0)
    for road in roads:
        a, b = int(str(road[0])), int(str(road[1]))
        apart[a, b] = apart[b, a] = 1.0
    for k in range(n):
        apart = np.minimum(apart, apart[:, [k]] + apart[[k]])
    known = apart[np.isfinite(apart)].max()
    return np.where(np.isfinite(apart), apart, known + 1.0)
