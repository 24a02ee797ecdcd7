"""Puts the C kernel in the place of numba's in this process, and takes it out again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.quick import processes, seats
from benchmarks.quick.engine import Engine
from sim.engine import compiled
from sim.play import seating
from sim.play.executors import dask
from sim.play.executors import processes as pools

PLACES: tuple[tuple[Any, str], ...] = (
    (compiled, "kernel"), (compiled, "compiled_policy"), (compiled, "is_warm"),
    (seating, "compile_seat"), (seating, "trampoline"), (pools, "begin"), (dask, "settle"),
)
_numba = [getattr(module, name) for module, name in PLACES]
_engine: Engine | None = None


def put(engine: Engine | None) -> None:
    """Let every run of this process be played by an engine; None for numba's."""
    global _engine
    _engine = engine
    here = _numba if engine is None else [
        lambda: engine.kernel, engine.policy, lambda: True, seats.compiled_seat, seats.called_back,
        processes.begin_in_c, processes.settle_in_c,
    ]
    for (module, name), value in zip(PLACES, here, strict=True):
        setattr(module, name, value)


def install(edits: dict[Path, str] | None = None) -> Engine:
    """From now on every run of this process is played by the C kernel of the sources as they are.

    edits: texts that stand in for those of some files, as far as functions go; other processes of a
    run do not hear of them. Untranslatable, with file and line, for something the tool cannot write
    in C; UsageError without a C compiler.
    """
    engine = Engine(edits)
    put(engine)
    return engine


def uninstall() -> None:
    """Numba's kernel again."""
    put(None)


@contextlib.contextmanager
def installed(edits: dict[Path, str] | None = None) -> Iterator[Engine]:
    """The C kernel for the length of a block; then whatever was there before."""
    before = _engine
    try:
        yield install(edits)
    finally:
        put(before)


@contextlib.contextmanager
def uninstalled() -> Iterator[None]:
    """Numba's kernel for the length of a block; then whatever was there before."""
    before = _engine
    put(None)
    try:
        yield
    finally:
        put(before)
