"""Are the bits of the C kernel those of numba's, and which of them is faster?"""

from __future__ import annotations

import contextlib
import statistics
from typing import Any

import numpy as np

from benchmarks.quick.replacement import installed, uninstalled
from benchmarks.quick.table import Played, Table, laid


def unlike(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Where two arrays of one shape differ, bit by bit; a NaN is like any other."""
    bits = a.view(np.int64) != b.view(np.int64)
    if a.dtype.kind == "f":
        bits &= ~(np.isnan(a) & np.isnan(b))
    return np.asarray(bits)


def differences(one: Played, other: Played) -> list[str]:
    """What differs between what two kernels left of the same rollouts, a line each."""
    found = []
    for word in ("labels", "counts", "series", "held"):
        a, b = getattr(one, word), getattr(other, word)
        bits = unlike(a, b)
        if bits.any():
            where = np.argwhere(bits)[0]
            rollouts = int(bits.reshape(len(bits), -1).any(axis=1).sum())
            name = f" {one.names[where[1]]}" if word == "counts" else f" {where[1:].tolist()}"
            found.append(f"{word} of {rollouts} of {len(bits)} rollouts; first in rollout "
                         f"{where[0]},{name}: {a[tuple(where)]!r} and {b[tuple(where)]!r}")
    for word, what in (("taken", "option was taken"), ("fired", "inject fired")):
        if unlike(getattr(one, word), getattr(other, word)).any():
            found.append(f"how often each {what}")
    if one.failures != other.failures:
        only = [f for f in (*one.failures, *other.failures)
                if (f in one.failures) != (f in other.failures)]
        found.append(f"failures: {len(one.failures)} and {len(other.failures)}, first {only[0]}")
    return found


def both(stack: contextlib.ExitStack, name: str, rollouts: int,
         overrides: dict[str, Any] | None = None, seed: int = 7) -> tuple[Table, Table]:
    """A scenario laid out for numba's kernel and for the C kernel of the sources."""
    with uninstalled():
        numba = stack.enter_context(laid(name, rollouts, seed, overrides))
    with installed():
        return numba, stack.enter_context(laid(name, rollouts, seed, overrides))


def compare(name: str, rollouts: int, overrides: dict[str, Any] | None = None) -> list[str]:
    """What differs between the two kernels in the first rollouts of a scenario; [] if nothing."""
    with contextlib.ExitStack() as stack:
        numba, c = both(stack, name, rollouts, overrides)
        return differences(numba.play(), c.play())


def speeds(name: str, rollouts: int, pairs: int) -> tuple[float, float, list[float]]:
    """Median milliseconds a rollout of numba's kernel and of C's, and the ratio in each pair.

    Pairs are interleaved, in alternating order, after one of each that does not count.
    """
    with contextlib.ExitStack() as stack:
        numba, c = both(stack, name, rollouts)
        numba.run()
        c.run()
        found = []
        for k in range(pairs):
            if k % 2:
                b, a = c.milliseconds(), numba.milliseconds()
            else:
                a, b = numba.milliseconds(), c.milliseconds()
            found.append((a, b))
    return (statistics.median(a for a, _ in found), statistics.median(b for _, b in found),
            [b / a for a, b in found])
