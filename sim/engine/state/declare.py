"""From one annotated class to two forms of the same record.

A declaration is a class whose fields are `integer`, `real`, `integers(n, ...)` or `reals(n, ...)`.
`dtype_of` gives the structured record the kernel works on; `slots_of` gives a plain object with the
same names for the watched run.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from sim.engine.state.parameters.parameter import Parameter


class Field:
    """One declared field: its kind (``int`` or ``float``) and its shape (``()`` for a scalar).

    given_by: the parameters that a scenario fills it by, if any.
    """

    def __init__(self, kind: type, shape: tuple[int, ...] = (),
                 given_by: tuple[Parameter, ...] = ()) -> None:
        self.kind = kind
        self.shape = shape
        self.given_by = given_by

    @property
    def numpy(self) -> Any:
        """The NumPy scalar type of the field."""
        return np.int64 if self.kind is int else np.float64


def integer() -> Any:
    """A scalar int64 field."""
    return Field(int)


def real(given_by: tuple[Parameter, ...] = ()) -> Any:
    """A scalar float64 field."""
    return Field(float, (), given_by)


def integers(*shape: int, given_by: tuple[Parameter, ...] = ()) -> Any:
    """An int64 array field of a fixed shape."""
    return Field(int, shape, given_by)


def reals(*shape: int, given_by: tuple[Parameter, ...] = ()) -> Any:
    """A float64 array field of a fixed shape."""
    return Field(float, shape, given_by)


@cache
def fields_of(declaration: type) -> dict[str, Field]:
    """The fields of a declaration in the order they were written (one dict, not to be changed).

    Those of the classes it is made up of come first. TypeError if a name is declared twice.
    """
    parts = [fields_of(part) for part in declaration.__bases__]
    parts.append({k: v for k, v in vars(declaration).items() if isinstance(v, Field)})
    fields = {name: field for part in parts for name, field in part.items()}
    if len(fields) != sum(map(len, parts)):
        raise TypeError(f"{declaration.__name__}: a field is declared twice")
    return fields


def dtype_of(declaration: type) -> np.dtype:
    """The structured dtype of a declaration: every field 8 bytes wide, aligned."""
    parts = [(k, f.numpy, f.shape) for k, f in fields_of(declaration).items()]
    return np.dtype(parts, align=True)


def slots_of(declaration: type) -> type:
    """A class with `__slots__` named as the declaration's fields.

    Its constructor takes a record of the matching dtype (or None for zeros); array fields become
    arrays of their own, scalar fields plain Python numbers.
    """
    fields = fields_of(declaration)
    dtype = dtype_of(declaration)

    def init(self: Any, record: Any = None) -> None:
        source = np.zeros((), dtype) if record is None else record
        for name, field in fields.items():
            value = source[name]
            setattr(self, name, np.array(value) if field.shape else field.kind(value))

    def to_record(self: Any) -> np.ndarray:
        out = np.zeros((), dtype)
        for name in fields:
            out[name] = getattr(self, name)
        return out

    body = {
        "__slots__": tuple(fields),
        "__init__": init,
        "to_record": to_record,
        "__doc__": f"Watched form of {declaration.__name__}: same names, plain Python values.",
    }
    return type(declaration.__name__ + "Slots", (), body)


def clear(record: Any, declaration: type) -> None:
    """Set every field of a watched object to zero in place."""
    for name, field in fields_of(declaration).items():
        if field.shape:
            getattr(record, name)[...] = 0
        else:
            setattr(record, name, field.kind(0))
