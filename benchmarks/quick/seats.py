"""Policies of a user's own beside the C kernel: in C where they are of the dialect, else in Python.

Stands in for what `sim.play.seating` does with numba.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

from benchmarks.quick import faults
from benchmarks.quick.crossing import restored, types
from benchmarks.quick.engine import Entry, alone, policy_kinds
from benchmarks.quick.sources import Untranslatable
from sim.play import seating


def compiled_seat(seat: Any, trials: list[Any]) -> tuple[Entry | None, str]:
    """The policy in C and "", or None and why there is none; as `seating.compile_seat`."""
    try:
        entry = alone(seat.function, policy_kinds())
    except Untranslatable as error:
        return None, f"it cannot be written in C ({error})"
    if not all(seating.same(entry, trial) for trial in trials):
        return None, "its compiled form gives other numbers than the plain one"
    return entry, ""


class Callback:
    """A policy that C calls and Python answers."""

    def __init__(self, pointer: Any) -> None:
        self.pointer = pointer  # C keeps no reference of its own
        self.address = ctypes.cast(pointer, ctypes.c_void_p).value


@cache
def called_back(number: int) -> Callback:
    """The seated function of a number, called as the watched run calls it."""
    kinds = policy_kinds()

    def answer(*flat: Any) -> int:
        words = iter(flat)
        try:
            seating.call_seat(number, *(restored(kind, words) for kind in kinds))
        except BaseException as error:
            return faults.keep(error)
        return 0

    kind = ctypes.CFUNCTYPE(ctypes.c_int64, *(word for k in kinds for word in types(k)))
    return Callback(kind(answer))
