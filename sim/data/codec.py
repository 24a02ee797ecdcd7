"""Objects of a study as JSON, and back bit for bit: dataclasses, arrays, tuples, dates.

What a figure is drawn from is kept this way, so that it can be drawn again without playing
anything. Pickle would do it too, but runs whatever a file tells it to; here only data comes back:
a class named in a file is used if it is a dataclass or a named tuple of this package.
"""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import io
import math
import zlib
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import PurePath
from typing import Any, Final

import numpy as np

from sim.glossary.glossary import Glossary

KIND: Final = "$"  # the key that tells an object from a plain dictionary
PACKAGE: Final = "sim"
LEFT_OUT: Final = {"own", "code", "texts"}  # a user's functions, their fingerprints, files


def encode(value: Any) -> Any:
    """A value as what JSON can hold; TypeError for what is neither data nor an object of ours."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, np.generic):
        return encode(value.item())
    if isinstance(value, float):
        return value if math.isfinite(value) else {KIND: "float", "of": repr(value)}
    if isinstance(value, np.ndarray):
        return {KIND: "array", "of": pack_array(value)}
    if isinstance(value, dt.date):
        return {KIND: "date", "of": value.isoformat()}
    if isinstance(value, PurePath):
        return {KIND: "path", "of": value.name}
    if isinstance(value, Mapping):
        return encode_mapping(value)
    if isinstance(value, list):
        return [encode(x) for x in value]
    if isinstance(value, frozenset | set):
        return {KIND: "set", "of": [encode(x) for x in sorted(value)]}
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return {KIND: "tuple", "of": [encode(x) for x in value]}
    return {KIND: name_of(type(value)), "of": {k: encode(v) for k, v in fields_of(value).items()}}


def encode_mapping(value: Mapping[Any, Any]) -> Any:
    """A dictionary as it is where its keys are plain texts, else as pairs."""
    if all(isinstance(k, str) for k in value) and KIND not in value:
        return {k: encode(v) for k, v in value.items()}
    return {KIND: "pairs", "of": [[encode(k), encode(v)] for k, v in value.items()]}


def pack_array(array: np.ndarray) -> str:
    """An array as text: the bytes of its `.npy` file, squeezed, in base 64."""
    file = io.BytesIO()
    np.save(file, array, allow_pickle=False)
    return base64.b64encode(zlib.compress(file.getvalue(), 6)).decode("ascii")


def unpack_array(text: str) -> np.ndarray:
    """The array of `packed`."""
    data = zlib.decompress(base64.b64decode(text, validate=True))
    return np.asarray(np.load(io.BytesIO(data), allow_pickle=False))


def name_of(kind: type) -> str:
    """`module:Class` of a class that can be kept; TypeError for any other."""
    if not may_be_kept(kind):
        raise TypeError(f"{kind.__module__}.{kind.__qualname__} cannot be kept as data")
    return f"{kind.__module__}:{kind.__qualname__}"


def may_be_kept(kind: Any) -> bool:
    """True for dataclasses and named tuples of this package, and for the glossary."""
    return (isinstance(kind, type) and kind.__module__.partition(".")[0] == PACKAGE
            and (dataclasses.is_dataclass(kind) or hasattr(kind, "_fields") or kind is Glossary))


def fields_of(value: Any) -> dict[str, Any]:
    """What an object is made from."""
    if isinstance(value, Glossary):
        return {"words": value.words}
    if dataclasses.is_dataclass(value):
        return {f.name: getattr(value, f.name) for f in dataclasses.fields(value)
                if f.init and f.name not in LEFT_OUT}
    return dict(value._asdict()) if may_be_kept(type(value)) else {}


PLAIN: Final[dict[str, Callable[[Any], Any]]] = {
    "float": float, "array": unpack_array, "date": dt.date.fromisoformat, "path": PurePath,
    "tuple": lambda of: tuple(decode(x) for x in of),
    "set": lambda of: frozenset(decode(x) for x in of),
    "pairs": lambda of: {decode(k): decode(v) for k, v in of},
}


def decode(value: Any) -> Any:
    """The value that `encode` was given; ValueError for a class that may not be made."""
    if isinstance(value, list):
        return [decode(x) for x in value]
    if not isinstance(value, dict):
        return value
    kind = value.get(KIND)
    if kind is None:
        return {k: decode(v) for k, v in value.items()}
    if kind in PLAIN:
        return PLAIN[kind](value["of"])
    return class_of(str(kind))(**{k: decode(v) for k, v in value["of"].items()})


def class_of(name: str) -> Any:
    """The class that a file names; ValueError unless it is data of this package."""
    module, _, qualname = name.partition(":")
    if module.partition(".")[0] != PACKAGE:
        raise ValueError(f"{name}: no class of {PACKAGE}")
    try:
        found = getattr(import_module(module), qualname, None)
    except ImportError as error:
        raise ValueError(f"{name}: {error}") from error
    if (
        found is None
        or not may_be_kept(found)
        or f"{found.__module__}:{found.__qualname__}" != name
    ):
        raise ValueError(f"{name}: no data of {PACKAGE}")
    return found
