"""One fingerprint of an ensemble: equal digests mean equal labels, counts and series."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from sim.data.outcome import Outcome

BLOCK = 2**22  # bytes made canonical at a time


def canonical(array: np.ndarray, dtype: str) -> bytes:
    """Little-endian bytes in C order; every nan takes one form and minus zero becomes zero."""
    out = np.array(array, dtype=dtype, order="C", copy=True)
    if out.dtype.kind == "f":
        out[np.isnan(out)] = np.nan
        out[out == 0] = 0
    return out.tobytes()


def blocks(array: np.ndarray, dtype: str) -> Iterator[bytes]:
    """The canonical bytes of an array of one or more axes, a few rows at a time."""
    array = np.asarray(array)
    row = np.dtype(dtype).itemsize * int(np.prod(array.shape[1:]))
    step = max(1, BLOCK // max(1, row))
    for first in range(0, len(array), step):
        yield canonical(array[first : first + step], dtype)


def digest(outcome: Outcome) -> str:
    """SHA-256 over names, shapes and canonical bytes of labels, counts and series."""
    return fingerprint((
        ("labels", "<i1", outcome.labels, outcome.axes),
        ("counts", "<f4", outcome.counts, list(outcome.count_names)),
        ("series", "<f4", outcome.series, list(outcome.series_names)),
    ))


def digest_held(outcome: Outcome) -> str:
    """The same of who held what, apart, so that it says nothing of the rest.

    An outcome without it has a digest, too.
    """
    places = [place["name"] for place in outcome.map.get("places", [])]
    return fingerprint((
        ("held", "<i4", outcome.held, places),
        ("held_ran", "<i4", outcome.held_ran, []),
    ))


def fingerprint(parts: Iterable[tuple[str, str, np.ndarray, Any]]) -> str:
    """SHA-256 over arrays, each with its name, canonical type and the names of its columns."""
    total = hashlib.sha256()
    for name, dtype, array, names in parts:
        head = [name, dtype, list(np.shape(array)), list(names)]
        if isinstance(names, dict):
            head.append([list(labels) for labels in names.values()])
        total.update(json.dumps(head, separators=(",", ":")).encode() + b"\n")
        for part in blocks(array, dtype):
            total.update(part)
    return total.hexdigest()
