"""What `benchmarks.quick` writes in C means what it means in Python."""

from __future__ import annotations

import ctypes
import itertools
import math
import struct
from typing import Any

import numpy as np
import pytest

from benchmarks.quick.compiler import compiler
from benchmarks.quick.engine import Entry, alone
from benchmarks.quick.kinds import BOOL, INT, REAL, Open, Record
from sim.engine.elementary import exp, floor
from sim.engine.state.declare import dtype_of, slots_of
from sim.engine.state.scratch import Scratch
from sim.errors import UsageError

try:
    compiler()
    missing = ""
except UsageError as error:
    missing = str(error)
pytestmark = pytest.mark.skipif(bool(missing), reason=missing)



@pytest.fixture(autouse=True, scope="module")
def elsewhere(tmp_path_factory):
    """Many small libraries, kept apart from those of the engine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ESCALADE_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


LIMIT = 7
INTEGERS = (-7, -3, -2, -1, 0, 1, 2, 3, 5, 63, 2**40 + 1)
REALS = (-7.5, -2.0, -1.0, -0.0, 0.0, 0.3, 1.0, 2.5, 1e300, math.inf, -math.inf, math.nan)


def floor_integers(a, b):
    return a // b


def rest_integers(a, b):
    return a % b


def divided_integers(a, b):
    return a / b


def bits(a, b):
    return (a & b) + 3 * (a | b) - (a ^ b) + (a >> (b & 7)) + ((a & 0xFF) << (b & 7)) + ~b


def shifted_one(a, b):
    wide = b << 3
    flags = ((a < b) << 40) + (((a > b) + (a == b)) << 33)
    return (1 << (b & 31)) * 3000000000 // 4 + (a < b) * 1099511627776 + flags + wide


def extremes(a, b):
    return max(a, b, 1) - min(-2, a, b) + abs(a)


def chained(a, b):
    return 1 if -2 < a <= b != 3 else 0


def settled(a, b):
    x = a and b
    y = a or b
    return x * 10 + y + (not a) + (5 if a and not b else 0)


def looped(a, b):
    total = 0
    a = min(a, 70)
    b = min(b, 70)
    for k in range(a, b, 2):
        if k == 3:
            continue
        for j in range(b, a, -3):
            if j > LIMIT:
                break
            total += j * k
            k = k + 1
        total -= k
    n = 0
    while n < b:
        n += 2
        if total > 50:
            break
        total += n
    return total


def swapped(a, b):
    x, y = a, b
    x, y = y, x + y
    x = y = x - y
    return x * 3 + y


def unpacked(a, b):
    p, _, q = three(a, b)
    return p * 100 + q


def three(a, b):
    if a > b:
        return a, b, 1
    return b, a, 2


def floor_reals(a, b):
    return a // b


def rest_reals(a, b):
    return a % b


def divided_reals(a, b):
    return a / b


def larger(a, b):
    return max(a, b)


def smaller(a, b):
    return min(b, a, 0.0)


def mixed(a, b):
    n = 3
    x = n * a - b
    n += a
    if a > b and not a == b:
        x -= float(n)
    return x if x > 0 else -abs(a)


def whole(a, b):
    return floor(a) - floor(-b) // 2 + int(min(max(a, -1e9), 1e9) if a == a else 0.0)


def elementary(a, b):
    return exp(a) - exp(-abs(b))


PAIRS = (floor_integers, rest_integers, divided_integers, bits, shifted_one, extremes, chained,
         settled, looped, swapped, unpacked)
REAL_PAIRS = (floor_reals, rest_reals, divided_reals, larger, smaller, mixed, whole, elementary)
GIVES_REAL = (divided_integers, *(f for f in REAL_PAIRS if f is not whole))


def outcome(function: Any, *words: Any) -> bytes | str:
    """The bits of what a function gives (every NaN alike), or what it raises."""
    try:
        value = function(*words)
    except ZeroDivisionError:
        return "zero"
    if value != value:
        return "nan"
    return struct.pack("d", value) if isinstance(value, float) else struct.pack("q", int(value))


@pytest.mark.parametrize("function", [*PAIRS, *REAL_PAIRS], ids=lambda f: f.__name__)
def test_arithmetic_means_what_it_means_in_python(function):
    kind, values = (INT, INTEGERS) if function in PAIRS else (REAL, REALS)
    result = ctypes.c_double if function in GIVES_REAL else ctypes.c_int64
    compiled = alone(function, (kind, kind), result)
    for words in itertools.product(values, repeat=2):
        assert outcome(compiled, *words) == outcome(function, *words), words


def bump(w, by):
    w.taste += by
    w.picks[0] += 1
    return w.taste


def sums(w, by):
    return w.taste + bump(w, by) * 2.0 - w.taste


def calls(w, by):
    return larger(bump(w, by), bump(w, 10.0) - w.taste)


def adds_to(w, by):
    w.taste -= bump(w, by)
    w.value[w.picks[0]] += bump(w, by) + w.value[1]
    w.weights[w.picks[0]] = bump(w, 1.0) - w.picks[0]
    w.takes[1, int(bump(w, 0.0)) % 3] = w.picks[0] * 1.5
    w.taken[0, 0, w.picks[0]] = w.chosen = w.picks[0]
    return w.taste


def short(w, by):
    if by > 0.0 and bump(w, by) > 1.0 or bump(w, 2.0) < 0.0:
        return w.taste
    return -bump(w, 1.0) if by < -1.0 else w.taste


def rows(w, by):
    row = w.payoff[2, 3]
    last = w.payoff[-1]
    row[-1] = by
    last[-2, 0] = 2.0 * row[len(row) - 1]
    for k in range(len(w.value)):
        w.value[k] = row[k - 1]
        k -= 6
        w.value[k] += 100.0
    w.picks[w.picks[1] - 1] = 4
    return last[last.shape[0] - 2, 0] + w.payoff[2, 3, 11]


def tops(w, by):
    a, b = bump(w, by), w.taste
    return a * 3.0 + b + max(w.taste, bump(w, -by))


@pytest.mark.parametrize("function", [sums, calls, adds_to, short, rows, tops])
@pytest.mark.parametrize("by", [-2.5, -0.5, 0.0, 0.75, 3.0])
def test_what_reads_and_writes_records_keeps_the_order_of_python(function, by):
    compiled = alone(function, (Record("Scratch"), REAL), ctypes.c_double)
    record = np.zeros(1, dtype_of(Scratch))
    record["value"] = np.arange(12)
    record["taste"] = 1.25
    plain = slots_of(Scratch)(record[0])
    given = function(plain, by)
    assert compiled(record[0], by) == given
    assert record[0].tobytes() == plain.to_record().tobytes()


def row_sum(row):
    total = 0.0
    for k in range(row.shape[0]):
        total += row[k]
    return total


def test_arrays_of_a_shape_known_only_at_run_time():
    def fill_rows(out, at, w):
        for n in range(out.shape[0]):
            for k in range(out.shape[1]):
                out[n, k, at[n]] = row_sum(out[n, k]) + len(out)
            out[n][-1][0] = float(n) + w[0].taste
        w[1] = w[0]
        c = w[1]
        c.actor = 5

    def same():
        work = np.zeros(2, dtype_of(Scratch))
        work["taste"][0] = 0.5
        return np.arange(24.0).reshape(2, 3, 4), np.array([1, -1]), work

    kinds = (Open(REAL, 3), Open(INT, 1), Open(Record("Scratch"), 1))
    one, two = same(), same()
    alone(fill_rows, kinds)(*one)
    for n in range(2):
        for k in range(3):
            two[0][n, k, two[1][n]] = two[0][n, k].sum() + 2
        two[0][n, -1, 0] = n + 0.5
    two[2][1] = two[2][0]
    two[2]["actor"][1] = 5
    assert all(a.tobytes() == b.tobytes() for a, b in zip(one, two, strict=True))


def test_kinds_that_come_together_widen():
    def widens(a: int, flag: bool) -> float:
        x = a
        for _ in range(2):
            x = x * 0.5 if flag else x + flag
        return x

    compiled = alone(widens, (INT, BOOL), ctypes.c_double)
    assert isinstance(compiled, Entry)
    assert [compiled(7, flag) for flag in (True, False)] == [7 * 0.25, 7.0]
