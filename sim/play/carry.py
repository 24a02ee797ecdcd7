"""Play what is left of one task, piece by piece, and keep what is finished."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from sim.engine import compiled
from sim.errors import RunError
from sim.play.executors import Executor
from sim.play.gather import Gathered
from sim.play.parts import Parts
from sim.play.player import Player
from sim.stopping import Stopped, take_note

CHUNK: Final = 250  # rollouts of a piece
UNWARM: Final = "compiling the engine, once for this version"
NO_CACHE: Final = ("No cache folder can be written, so each process compiles the engine again; "
                   "ESCALADE_CACHE names another folder.")
NO_COMPILER: Final = ("NUMBA_DISABLE_JIT switches off the compiler that rollouts are played with: "
                      "unset it. `escalade replay` and sim.model.CrisisModel play plain Python")

G = TypeVar("G", bound=Gathered)

Progress = Callable[[int, int, str], None]  # rollouts done, of how many, notice


@dataclass(frozen=True)
class Played:
    """How playing went: notices for the user, and seconds it took."""

    notices: list[str]
    seconds: float


def carry_out(found: G, executor: Executor, parts: Parts | None = None,
              progress: Progress | None = None, chunk: int = CHUNK) -> Played:
    """Play what `found` and `parts` do not hold yet, into `found`.

    What has been finished is in `parts` when this ends, whichever way it ends. RunError where the
    compiler is switched off.
    """
    if compiled.has_no_compiler():
        raise RunError(NO_COMPILER)
    for block in parts.load() if parts else ():
        found.add(block)
    if found.done.all():
        return Played([], 0.0)
    tell = progress or (lambda done, total, notice: None)
    task = found.task
    before, total = int(found.done.sum()), task.total
    if not compiled.is_warm():
        tell(before, total, UNWARM)
    with Player(task) as player, take_note() as asked:
        notices = list(player.notices)
        if before:
            tell(before, total, f"going on after {before:,} of {total:,} rollouts")
        tell(before, total, "")
        started = time.perf_counter()
        done = before
        pieces = task.pieces(min(chunk, total), found.done)
        stream = executor.blocks(player, list(pieces))
        try:
            for block in stream:
                if asked:
                    raise Stopped(number=asked[0])
                found.add(block)
                done += block.n
                if parts:
                    parts.add(block)
                tell(done, total, "")
        finally:
            stream.close()
            if parts:
                parts.flush()
        seconds = time.perf_counter() - started
    if parts and parts.problem:
        notices.append(parts.problem)
    if not compiled.cache_folder()[1]:
        notices.append(NO_CACHE)
    return Played(notices, seconds)
