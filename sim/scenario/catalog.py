"""Every parameter a scenario may set, as the fields of the case declare it, and where it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

import numpy as np

from sim.engine.state import names
from sim.engine.state.case import Case
from sim.engine.state.declare import dtype_of, fields_of


@dataclass(frozen=True)
class Entry:
    """A family of parameters, such as `<actor>.resolve`."""

    pattern: str
    field: str  # field of Case
    index: str  # where in the field, as `sim.engine.state.parameters.parameter` has it
    low: float
    high: float
    default: float
    unit: str
    meaning: str

    @property
    def parts(self) -> list[str]:
        """The pattern's segments."""
        return self.pattern.split(".")

    @property
    def whole(self) -> bool:
        """True if the record keeps it as an integer (it cannot vary)."""
        return fields_of(Case)[self.field].kind is int

    def places(self, args: Sequence[int]) -> list[tuple[int, ...]]:
        """Indices of the field that the parameter with these arguments writes."""
        out = []
        for form in self.index.split("|") if self.index else [""]:
            index = []
            for part in form.split():
                fixed = part.startswith("=")
                index.append(getattr(names, part[1:]) if fixed else args[int(part)])
            out.append(tuple(index))
        return out


@dataclass(frozen=True)
class Slot:
    """One parameter of one scenario: its entry and the 8-byte words of the record it fills."""

    entry: Entry
    words: tuple[int, ...]


CATALOG: Final = tuple(
    Entry(p.path, name, p.places, p.low, p.high, p.default, p.unit, p.meaning)
    for name, field in fields_of(Case).items() for p in field.given_by
)
DTYPE: Final = dtype_of(Case)
Names = Mapping[str, Sequence[str]]


@cache
def first_word(field: str) -> tuple[int, tuple[int, ...]]:
    """Word offset and shape of a field of Case."""
    assert DTYPE.fields is not None
    return DTYPE.fields[field][1] // 8, fields_of(Case)[field].shape


def word(field: str, index: tuple[int, ...]) -> int:
    """Offset of one element of a field in the record seen as 8-byte words."""
    start, shape = first_word(field)
    return start + (int(np.ravel_multi_index(index, shape)) if shape else 0)


def expand(entry: Entry, names: Names) -> dict[str, Slot]:
    """The parameters of a family for a scenario's names."""
    kinds = [p[1:-1] for p in entry.parts if p.startswith("<")]
    out = {}
    for args in product(*(range(len(names.get(k, ()))) for k in kinds)):
        if len(kinds) == 2 and kinds[0] == kinds[1] and not is_ordered(entry, args):
            continue
        filled = iter(names[k][a] for k, a in zip(kinds, args, strict=True))
        path = ".".join(next(filled) if p.startswith("<") else p for p in entry.parts)
        words = tuple(word(entry.field, i) for i in entry.places(args))
        out[path] = Slot(entry, words)
    return out


def is_ordered(entry: Entry, args: tuple[int, ...]) -> bool:
    """A pair is of two different actors, and in order where the quantity is symmetric."""
    return args[0] < args[1] if "|" in entry.index else args[0] != args[1]


def slots(names: Names) -> dict[str, Slot]:
    """Every parameter that a scenario with these names has (doctrine traits apart)."""
    out: dict[str, Slot] = {}
    for entry in CATALOG:
        out |= expand(entry, names)
    return out
