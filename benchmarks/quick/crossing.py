"""Values as they cross between Python and C: the words that `shapes.words` declares."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import numpy as np

from benchmarks.quick.kinds import (
    BOOL,
    INT,
    REAL,
    Group,
    Kind,
    Number,
    Open,
    Policy,
    Record,
    Table,
    declarations,
    described,
)
from sim.engine.state.declare import dtype_of

SCALARS: dict[Kind, Any] = {INT: ctypes.c_int64, REAL: ctypes.c_double, BOOL: ctypes.c_bool}


def dtype(kind: Number | Record) -> np.dtype:
    """The NumPy type of an entry of an array."""
    if isinstance(kind, Record):
        return dtype_of(declarations()[kind.name])
    return np.dtype(np.int64 if kind == INT else np.float64)


def types(kind: Kind) -> list[Any]:
    """Types of the words of a value."""
    if isinstance(kind, Open):
        return [ctypes.c_void_p, *[ctypes.c_int64] * kind.dimensions]
    if isinstance(kind, Group):
        return [word for part in kind.parts for word in types(part)]
    return [SCALARS.get(kind, ctypes.c_void_p)]


def values(kind: Kind, value: Any) -> list[Any]:
    """Words of a value. TypeError where it is not of the kind; nothing is ever copied."""
    if isinstance(kind, Number):
        return [SCALARS[kind](value)]
    if isinstance(kind, Group):
        return [word for part, one in zip(kind.parts, value, strict=True)
                for word in values(part, one)]
    if isinstance(kind, Table):
        table = (ctypes.c_void_p * kind.size)(*[policy.address for policy in value])
        return [table]
    if isinstance(kind, Policy):
        return [ctypes.c_void_p(value.address)]
    array = np.asarray(value)  # of an entry of an array of records: that entry itself
    if isinstance(kind, Record):
        fits = array.dtype == dtype(kind) and array.shape == ()
    else:
        assert isinstance(kind, Open)
        fits = array.dtype == dtype(kind.item) and array.ndim == kind.dimensions
    if not fits or not array.flags.c_contiguous:
        raise TypeError(f"{array.dtype} {array.shape} where {described(kind)} is wanted")
    return [ctypes.c_void_p(array.ctypes.data), *map(ctypes.c_int64, array.shape)]


def restored(kind: Kind, words: Iterator[Any]) -> Any:
    """The value that words from C stand for; arrays and records are views of what C holds."""
    if isinstance(kind, Group):
        return tuple(restored(part, words) for part in kind.parts)
    if isinstance(kind, Record):
        return view(next(words), dtype(kind), ())[()]
    if isinstance(kind, Open):
        address = next(words)
        return view(address, dtype(kind.item), tuple(next(words) for _ in range(kind.dimensions)))
    return next(words)


def view(address: int, of: np.dtype, shape: tuple[int, ...]) -> np.ndarray:
    """An array over memory that C holds."""
    size = of.itemsize * int(np.prod(shape, dtype=int))
    memory: Any = (ctypes.c_char * size).from_address(address)
    return np.frombuffer(memory, of).reshape(shape)
