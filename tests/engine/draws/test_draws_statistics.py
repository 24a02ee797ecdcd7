"""Statistical quality of the keyed uniforms, along every coordinate a neighbour can differ in.

False-alarm budget: 1e-4 for the whole file over the choice of seeds, shared equally (Bonferroni)
among BUDGETED checks. The seeds are fixed, so a pass or failure repeats. A stream is LINES lines of
LENGTH draws: the coordinate under test runs along a line, another one separates the lines. The last
tests plant faults and require these same checks, at the same level, to catch them.
"""

import sys
from collections.abc import Callable
from types import FunctionType

import numpy as np
import pytest
from numba import njit
from numba.extending import register_jitable
from scipy import special, stats

import sim.engine.draws as draws

LINES = 64
LENGTH = 4096
COORDINATES = ["seed", "replicate", "day", "key", "decision", "ordinal", "row"]
PAIRED = ["words of a block", "daily and parameter"]


def _register() -> None:
    for module in [sys.modules[f"sim.engine.draws.{n}"] for n in ("philox", "uniform")]:
        for fn in list(vars(module).values()):
            if isinstance(fn, FunctionType) and fn.__module__ == module.__name__:
                register_jitable(fn)


_register()
uniform, uniform_pair, parameter_uniform = (
    draws.uniform,
    draws.uniform_pair,
    draws.parameter_uniform,
)


@njit(error_model="python", fastmath=False)
def _stream(which, lines, length):  # noqa: ANN001, ANN202
    out = np.empty((lines, length))
    at = np.zeros(6, np.int64)
    for i in range(lines):
        for j in range(length):
            at[:] = 0
            at[0] = 20260101
            at[3 if which == 1 else 1] = i
            at[which if which < 6 else 0] += j
            if which == 6:
                out[i, j] = parameter_uniform(20260101, j, i)
            else:
                out[i, j] = uniform(at[0], at[1], at[2], at[3], at[4], at[5])
    return out


@njit(error_model="python", fastmath=False)
def _pairs(which, count):  # noqa: ANN001, ANN202
    out = np.empty((count, 2))
    for i in range(count):
        first, second = uniform_pair(9, i, 0, 5, 0, 0)
        out[i, 0] = first
        out[i, 1] = second if which == 0 else parameter_uniform(9, i, 5)
    return out


def _two_sided(score: float) -> float:
    return float(special.erfc(abs(score) / np.sqrt(2.0)))


def ks(stream: np.ndarray) -> float:
    """p-value of Kolmogorov and Smirnov's test of uniformity of all values pooled."""
    return float(stats.kstest(stream.ravel(), "uniform").pvalue)


def chi_square(stream: np.ndarray) -> float:
    """p-value of the counts in 1024 equal cells, two-sided: too even is a fault as well."""
    counts = np.bincount((stream.ravel() * 1024).astype(np.int64), minlength=1024)
    return _both_ends(float(((counts - counts.mean()) ** 2).sum() / counts.mean()), 1023)


def _both_ends(statistic: float, freedom: int) -> float:
    upper = stats.chi2.sf(statistic, freedom)
    return float(2.0 * min(upper, 1.0 - upper))


def serial_correlation(stream: np.ndarray) -> float:
    """p-value of the correlation of each draw with the next along its line."""
    x = (stream - 0.5) * np.sqrt(12.0)
    products = x[:, 1:] * x[:, :-1]
    return _two_sided(products.sum() / np.sqrt(products.size))


def serial_pairs(stream: np.ndarray) -> float:
    """p-value of the counts of disjoint neighbouring pairs in 32 by 32 cells, two-sided."""
    cells = (stream * 32).astype(np.int64)
    joint = (cells[:, 0::2] * 32 + cells[:, 1::2]).ravel()
    counts = np.bincount(joint, minlength=1024)
    return _both_ends(float(((counts - counts.mean()) ** 2).sum() / counts.mean()), 1023)


def bit_balance(stream: np.ndarray) -> float:
    """p-value of the worst-balanced of the 53 bits, times 53."""
    bits = (stream.ravel() * 2.0**53).astype(np.int64)
    scores = [
        (((bits >> place) & 1).sum() - bits.size / 2) / np.sqrt(bits.size / 4)
        for place in range(53)
    ]
    return 53.0 * min(_two_sided(s) for s in scores)


CHECKS = [ks, chi_square, serial_correlation, serial_pairs, bit_balance]
BUDGETED = len(CHECKS) * len(COORDINATES) + 2 * len(PAIRED)
LEVEL = 1e-4 / BUDGETED


@pytest.fixture(scope="module")
def streams() -> dict[str, np.ndarray]:
    return {name: _stream(i, LINES, LENGTH) for i, name in enumerate(COORDINATES)}


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
@pytest.mark.parametrize("coordinate", COORDINATES)
def test_stream(streams: dict[str, np.ndarray], coordinate: str, check: Callable) -> None:
    assert check(streams[coordinate]) > LEVEL


@pytest.mark.parametrize("which", [0, 1], ids=PAIRED)
def test_pairs_are_independent(which: int) -> None:
    pairs = _pairs(which, 200_000)
    assert serial_correlation(pairs) > LEVEL
    assert serial_pairs(pairs) > LEVEL


def _ignores_the_day(streams: dict[str, np.ndarray]) -> np.ndarray:
    return np.repeat(streams["day"][:, :1], LENGTH, axis=1)


def _half_remembers_the_day(streams: dict[str, np.ndarray]) -> np.ndarray:
    stream = streams["day"].copy()
    stream[:, 1::50] = stream[:, 0::50][:, : stream[:, 1::50].shape[1]]
    return stream


def _steps_along_a_lattice(streams: dict[str, np.ndarray]) -> np.ndarray:
    return (streams["day"][:, :1] + np.arange(LENGTH) * 0.6180339887498949) % 1.0


def _stuck_bit(streams: dict[str, np.ndarray]) -> np.ndarray:
    bits = (streams["day"] * 2.0**53).astype(np.int64)
    return (bits | (1 << 7)) * 2.0**-53


@pytest.mark.parametrize(
    ("fault", "catchers"),
    [
        (_ignores_the_day, CHECKS),
        (_half_remembers_the_day, [serial_correlation, serial_pairs]),
        (_steps_along_a_lattice, [serial_correlation, serial_pairs]),
        (_stuck_bit, [bit_balance]),
    ],
)
def test_planted_faults_are_caught(
    streams: dict[str, np.ndarray], fault: Callable, catchers: list[Callable]
) -> None:
    planted = fault(streams)
    for check in catchers:
        assert check(planted) < LEVEL
