"""Draws: published Philox vectors, distinct blocks, and the same bits watched and compiled."""

import itertools
import sys
from collections.abc import Callable
from types import FunctionType

import numpy as np
import pytest
from numba import njit
from numba.extending import register_jitable

import sim.engine.draws as draws
import sim.engine.elementary

KAT = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


def _register() -> None:
    names = ["philox", "uniform", "normal", "tails", "discrete"]
    for module in [sim.engine.elementary, *(sys.modules[f"sim.engine.draws.{n}"] for n in names)]:
        for fn in list(vars(module).values()):
            if isinstance(fn, FunctionType) and fn.__module__ == module.__name__:
                register_jitable(fn)


_register()


def _compiled(fn: Callable, n_args: int) -> Callable:
    """A compiled loop over columns of arguments, calling fn as a kernel would."""
    names = ", ".join(f"a{i}" for i in range(n_args))
    cells = ", ".join(f"a{i}[r]" for i in range(n_args))
    text = f"def loop({names}):\n    return [fn({cells}) for r in range(len(a0))]\n"
    scope = {"fn": fn}
    exec(text, scope)
    return njit(error_model="python", fastmath=False)(scope["loop"])


def _same(fn: Callable, *columns: np.ndarray) -> None:
    plain = [fn(*row) for row in zip(*(c.tolist() for c in columns), strict=True)]
    compiled = list(_compiled(fn, len(columns))(*columns))
    assert len(plain) == len(compiled) > 0
    a, b = np.array(plain), np.array(compiled)
    assert a.dtype == b.dtype
    assert not (a.dtype == np.float64 and np.isnan(a).any())
    assert a.tobytes() == b.tobytes()


def _units(count: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    deep = 10.0 ** -rng.uniform(1.0, 16.0, count // 4)
    ends = [2.0**-54, 2.0**-53, 0.5, 0.075, 0.925, 1.0 - 2.0**-53]
    return np.concatenate([ends, rng.random(count), deep, 1.0 - deep])


@pytest.mark.parametrize(("counter", "key", "expected"), KAT)
def test_published_vectors(counter: tuple, key: tuple, expected: tuple) -> None:
    """Known answers of the Random123 distribution (kat_vectors, philox4x32 10)."""
    assert draws.philox4x32(*counter, *key) == expected
    columns = [np.array([word]) for word in (*counter, *key)]
    assert _compiled(draws.philox4x32, 6)(*columns)[0] == expected


def test_philox_and_uniform_bits() -> None:
    rng = np.random.default_rng(2)
    words = [rng.integers(0, 1 << 32, 3000) for _ in range(6)]
    _same(draws.philox4x32, *words)
    tops = (1 << 63, 1 << 40, 1 << 12, 1 << 32, 1 << 20, 1 << 22)
    columns = [rng.integers(0, top, 3000) for top in tops]
    _same(draws.uniform, *columns)
    _same(draws.uniform_pair, *columns)
    _same(draws.parameter_uniform, columns[0], columns[1], columns[3])


def test_inversion_bits() -> None:
    u = _units(4000, 3)
    rng = np.random.default_rng(4)
    _same(draws.normal, u)
    triple = np.sort(rng.normal(0.0, 10.0, (3, len(u))), axis=0)
    _same(draws.from_triple, u, *triple)
    _same(draws.triangular, u, *triple)
    _same(draws.uniform_between, u, triple[0], triple[2])
    mean = np.exp(rng.uniform(-20.0, 8.5, len(u)))
    mean[:8] = [0.0, -1.0, 50.0, 50.000001, 1e6, 1e12, 1e300, 9.9e5]
    _same(draws.poisson, u, mean)
    n = np.exp(rng.uniform(0.0, 10.0, len(u))).astype(np.int64)
    p = rng.random(len(u))
    n[:5], p[:8] = [0, -1, 10**9, 10**12, 1], [0.5, 0.5, 0.3, 0.4, 0.5, 0.0, 1.0, 1e-300]
    _same(draws.binomial, u, n, p)


def test_categorical_bits() -> None:
    rng = np.random.default_rng(5)
    weights = rng.exponential(1.0, (500, 12)) * (rng.random((500, 12)) < 0.7)
    categorical = draws.categorical

    @njit(error_model="python", fastmath=False)
    def loop(u, w):  # noqa: ANN001, ANN202
        return [categorical(u[r], w[r], 11) for r in range(len(u))]

    u = rng.random(500)
    plain = [categorical(u[r], weights[r], 11) for r in range(500)]
    assert plain == list(loop(u, weights))


def test_coordinates_at_their_limits_are_distinct() -> None:
    """Every combination of the least, second and largest value of each coordinate has its draw."""
    tops = [1 << 63, draws.REPLICATES, draws.DAYS, draws.KEYS, draws.DECISIONS, draws.ORDINALS]
    grid = list(itertools.product(*([0, 1, top - 1] for top in tops)))
    seen = {draws.uniform(*c) for c in grid}
    rows = itertools.product([0, 1, (1 << 63) - 1], [0, 1, (1 << 40) - 1], [0, 1, (1 << 32) - 1])
    seen |= {draws.parameter_uniform(*c) for c in rows}
    assert len(seen) == 3**6 + 3**3


def test_every_single_bit_of_a_coordinate_matters() -> None:
    widths = [63, 40, 12, 32, 20, 22]
    changed = {draws.uniform(0, 0, 0, 0, 0, 0)}
    for place, width in enumerate(widths):
        for bit in range(width):
            at = [0] * 6
            at[place] = 1 << bit
            changed.add(draws.uniform(*at))
    assert len(changed) == 1 + sum(widths)


def test_open_ends() -> None:
    open_unit = sys.modules["sim.engine.draws.uniform"].open_unit
    assert open_unit(0, 0) == 2.0**-54
    assert open_unit(0, 1 << 11) == 2.0**-53
    assert open_unit(0xFFFFFFFF, 0xFFFFFFFF) == 1.0 - 2.0**-53


def test_pair_begins_with_the_uniform() -> None:
    first, second = draws.uniform_pair(7, 1, 2, 3, 4, 5)
    assert first == draws.uniform(7, 1, 2, 3, 4, 5) != second


def test_name_keys_are_stable_and_checked() -> None:
    assert draws.name_key("") == int.from_bytes(bytes.fromhex("1271cf25"), "little")
    assert draws.distinct_keys(["a", "b", "a"]) == {n: draws.name_key(n) for n in "ab"}
    seen: dict[int, str] = {}
    clash: list[str] = []
    for i in range(1_000_000):
        other = seen.setdefault(draws.name_key(str(i)), str(i))
        if other != str(i):
            clash = [other, str(i)]
            break
    assert len(set(clash)) == 2
    with pytest.raises(ValueError, match="share the draw key"):
        draws.distinct_keys(clash)
