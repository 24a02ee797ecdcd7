"""Kinds of value that rules handle, read off the declared state and numba's signatures."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import Any

import sim.engine.state
from sim.engine import compiled
from sim.engine.state.declare import Field, fields_of


@dataclass(frozen=True)
class Number:
    """A scalar; `c` is its type in C."""

    c: str


INT, REAL, BOOL = Number("int64_t"), Number("double"), Number("bool")


@dataclass(frozen=True)
class Record:
    """A declared record, handed on by reference."""

    name: str

    @property
    def fields(self) -> dict[str, Field]:
        """Its fields in order."""
        return fields_of(declarations()[self.name])


@dataclass(frozen=True)
class Fixed:
    """An array field of a record, or a row of one: its shape is part of its kind."""

    item: Number
    shape: tuple[int, ...]


@dataclass(frozen=True)
class Open:
    """An array of numbers or records whose shape is known only when it is handed over."""

    item: Number | Record
    dimensions: int


@dataclass(frozen=True)
class Group:
    """A tuple of values."""

    parts: tuple[Any, ...]


@dataclass(frozen=True)
class Policy:
    """A function called through a pointer, which fills arrays and gives nothing back."""

    words: tuple[Any, ...]


@dataclass(frozen=True)
class Table:
    """A tuple of policies, of which one is picked by its number."""

    policy: Policy
    size: int


Kind = Number | Record | Fixed | Open | Group | Policy | Table


@cache
def declarations() -> dict[str, type]:
    """Every declared record of `sim.engine.state` by its name."""
    found: dict[str, type] = {}
    for info in pkgutil.iter_modules(sim.engine.state.__path__, "sim.engine.state."):
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            if isinstance(value, type) and value.__module__ == info.name and fields_of(value):
                found[name] = value
    return found


def of_field(field: Field) -> Kind:
    """The kind of a record's field."""
    item = INT if field.kind is int else REAL
    return Fixed(item, field.shape) if field.shape else item


def of_numba(kind: Any) -> Kind:
    """The kind that a type of numba's stands for. TypeError for one that no kernel has needed."""
    types = compiled.nb.types
    if isinstance(kind, types.Boolean):
        return BOOL
    if kind in (types.int64, types.float64):
        return INT if kind == types.int64 else REAL
    if isinstance(kind, types.Record):
        return Record(next(name for name, declared in declarations().items()
                           if compiled.record_type(declared) == kind))
    if isinstance(kind, types.Array) and kind.layout == "C":
        item = of_numba(kind.dtype)
        assert isinstance(item, Number | Record)
        return Open(item, kind.ndim)
    if isinstance(kind, types.FunctionType):
        return Policy(tuple(of_numba(word) for word in kind.signature.args))
    if isinstance(kind, types.BaseTuple):
        members: Any = kind
        parts = tuple(of_numba(member) for member in members)
        if isinstance(parts[0], Policy) and len(set(parts)) == 1:
            return Table(parts[0], len(parts))
        return Group(parts)
    raise TypeError(f"numba's {kind} has no counterpart in benchmarks.quick.kinds")


def joined(a: Kind | None, b: Kind | None) -> Kind | None:
    """The kind that holds both, None standing for nothing yet. TypeError if there is none."""
    if a is None or b is None or a == b:
        return b if a is None else a
    if {a, b} == {INT, REAL}:
        return REAL
    if {a, b} == {INT, BOOL}:
        return INT
    if isinstance(a, Group) and isinstance(b, Group) and len(a.parts) == len(b.parts):
        return Group(tuple(joined(x, y) for x, y in zip(a.parts, b.parts, strict=True)))
    raise TypeError(f"both {described(a)} and {described(b)}")


def described(kind: Kind | None) -> str:
    """A kind as messages name it."""
    if kind is None:
        return "nothing"
    if isinstance(kind, Number):
        return {"int64_t": "an integer", "double": "a real number", "bool": "a truth value"}[kind.c]
    if isinstance(kind, Record):
        return f"a record {kind.name}"
    if isinstance(kind, Fixed):
        return f"an array {kind.shape} of {described(kind.item)}"
    if isinstance(kind, Open):
        return f"an array of {described(kind.item)} in {kind.dimensions} dimensions"
    return "a tuple" if isinstance(kind, Group) else "a policy"
