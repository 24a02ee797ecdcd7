"""Short representations: what a result is and how large it is, without what it holds."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence, Set
from typing import Any, Final

import numpy as np

MOST: Final = 400  # letters of a representation
TEXT: Final = 60  # letters of a text
HOW: Final = {"workers", "engine_seconds"}  # how it was played, which no result depends on
FEW: Final = 3  # items of a tuple or list that are shown


def brief(self: Any) -> str:
    """`Name(field=value, ...)`: arrays by their shapes, long values by their sizes.

    For a dataclass: ``__repr__ = brief`` in its body.
    """
    parts = [f"{f.name}={short(getattr(self, f.name))}" for f in dataclasses.fields(self)
             if f.repr and f.name not in HOW]
    text = f"{type(self).__name__}({', '.join(parts)})"
    return text if len(text) <= MOST else text[: MOST - 4] + "...)"


def short(value: Any) -> str:
    """A value in a few letters."""
    if isinstance(value, np.ndarray):
        return f"<{value.dtype} {'x'.join(map(str, value.shape)) or 'scalar'}>"
    if isinstance(value, bool) or value is None:
        return repr(value)
    if isinstance(value, float | np.floating):
        return f"{float(value):.4g}"
    if isinstance(value, str):
        return repr(value if len(value) <= TEXT else value[: TEXT - 3] + "...")
    if isinstance(value, Mapping | Set):
        return f"<{len(value)} {'keys' if isinstance(value, Mapping) else 'members'}>"
    if isinstance(value, Sequence):
        return items(value)
    if dataclasses.is_dataclass(value):
        name = getattr(value, "name", "")
        return f"<{type(value).__name__}{f' {name}' if isinstance(name, str) and name else ''}>"
    text = repr(value)
    return text if len(text) <= TEXT else f"<{type(value).__name__}>"


def items(value: Sequence[Any]) -> str:
    """A few items as they are, many by their number."""
    plain = all(isinstance(x, str | int | float) or x is None for x in value)
    if len(value) <= FEW and plain:
        inside = ", ".join(map(short, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside})"
    kinds = {type(x).__name__ for x in value}
    return f"<{len(value)} {kinds.pop() if len(kinds) == 1 else 'items'}>"
