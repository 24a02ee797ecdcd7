"""Uniforms of many parameter rows at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.draws.uniform import HALF_STEP, PARAMETER, STEP, block
from sim.scenario.priors import Quantity


def uniforms(seed: int, first_row: int, n: int, keys: Sequence[int]) -> np.ndarray:
    """`parameter_uniform` of rows first_row .. first_row + n - 1 (down) and keys (across)."""
    rows: Any = np.arange(first_row, first_row + n, dtype=np.int64)[:, None]
    across: Any = np.asarray(keys, dtype=np.int64)[None, :]
    shape = (n, len(keys))
    zero: Any = np.zeros(shape, np.int64)
    w0, w1, _, _ = block(seed, PARAMETER, rows + zero, 0, across + zero, 0, 0)
    bits = (np.asarray(w0) << 21) | (np.asarray(w1) >> 11)
    return np.where(bits == 0, HALF_STEP, bits * STEP)


def draws(quantity: Quantity, u: np.ndarray) -> np.ndarray:
    """`quantity.draw` of every element of u."""
    return np.array([quantity.draw(x) for x in u.tolist()], dtype=np.float64)


