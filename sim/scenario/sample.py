"""Uniforms of many parameter rows at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.engine.draws.normal import EDGE, LEAST, MOST, Z95, normal_centre, normal_far, normal_near
from sim.engine.draws.uniform import HALF_STEP, PARAMETER, STEP, block
from sim.engine.elementary import log
from sim.scenario.priors import SHAPES, Prior


def uniforms(seed: int, first_row: int, n: int, keys: Sequence[int]) -> np.ndarray:
    """`parameter_uniform` of rows first_row .. first_row + n - 1 (down) and keys (across)."""
    rows: Any = np.arange(first_row, first_row + n, dtype=np.int64)[:, None]
    across: Any = np.asarray(keys, dtype=np.int64)[None, :]
    shape = (n, len(keys))
    zero: Any = np.zeros(shape, np.int64)
    w0, w1, _, _ = block(seed, PARAMETER, rows + zero, 0, across + zero, 0, 0)
    bits = (np.asarray(w0) << 21) | (np.asarray(w1) >> 11)
    return np.where(bits == 0, HALF_STEP, bits * STEP)


def normals(u: np.ndarray) -> np.ndarray:
    """`sim.engine.draws.normal` of every element of u, with the same bits."""
    u = np.where(u < LEAST, LEAST, np.where(u > MOST, MOST, u))
    q = u - 0.5
    centre = (q >= -EDGE) & (q <= EDGE)
    out = np.empty(u.shape)
    out[centre] = normal_centre(q[centre])
    side = q[~centre]
    tail = np.where(side < 0.0, u[~centre], 1.0 - u[~centre])
    # NumPy's logarithm of an array differs from the C library's in the last bit.
    r = np.sqrt(-np.array([log(x) for x in tail.tolist()]))
    z = np.empty(r.shape)
    near = r <= 5.0
    z[near] = normal_near(r[near])
    z[~near] = normal_far(r[~near])
    out[~centre] = np.where(side < 0.0, -z, z)
    return out


def clamp(x: np.ndarray, least: np.ndarray, most: np.ndarray) -> np.ndarray:
    """min(max(x, least), most) as Python takes them, signed zeros included."""
    x = np.where(least > x, least, x)
    return np.where(most < x, most, x)


def draws(quantities: Sequence[Prior], u: np.ndarray) -> np.ndarray:
    """`quantities[k].draw` of every element of column k of u, with the same bits."""
    out = np.empty(u.shape, np.float64)
    normal_like = [k for k, q in enumerate(quantities) if q.varies and q.shape == SHAPES[0]]
    chosen = [quantities[k] for k in normal_like]
    low, central, high, least, most = (
        np.array([getattr(q, name) for q in chosen])
        for name in ("low", "central", "high", "least", "most")
    )
    z = normals(u[:, normal_like])
    x = central + np.where(z < 0.0, central - low, high - central) * (z / Z95)
    out[:, normal_like] = clamp(x, least, most)
    for k in sorted(set(range(len(quantities))) - set(normal_like)):
        out[:, k] = [quantities[k].draw(x) for x in u[:, k].tolist()]
    return out
