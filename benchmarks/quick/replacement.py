"""Puts the C kernel in the place of numba's in this process, and takes it out again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quick import seats
from benchmarks.quick.engine import Engine
from sim import compiled
from sim.ensemble import seating

_before: list[tuple[Any, str, Any]] = []


def install(edits: dict[Path, str] | None = None) -> Engine:
    """From now on every run of this process is played by the C kernel of the sources as they are.

    edits: texts that stand in for those of some files. Untranslatable, with file and line, for
    something the tool cannot write in C; UsageError without a C compiler.
    """
    engine = Engine(edits)
    uninstall()
    for module, name, value in (
        (compiled, "kernel", lambda: engine.kernel),
        (compiled, "compiled_policy", engine.policy),
        (compiled, "is_warm", lambda: True),
        (seating, "compile_seat", seats.compiled_seat),
        (seating, "trampoline", seats.called_back),
    ):
        _before.append((module, name, getattr(module, name)))
        setattr(module, name, value)
    return engine


def uninstall() -> None:
    """Numba's kernel again."""
    while _before:
        module, name, value = _before.pop()
        setattr(module, name, value)


@contextlib.contextmanager
def installed(edits: dict[Path, str] | None = None) -> Iterator[Engine]:
    """The C kernel for the length of a block."""
    engine = install(edits)
    try:
        yield engine
    finally:
        uninstall()
