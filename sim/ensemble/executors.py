"""Who plays the pieces of a task: threads of this process, other processes, or Dask workers.

Each yields blocks as they are finished, in any order, with few in flight, so that memory stays
bounded and an interrupt is heeded soon. The blocks are the same whoever played them.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import pickle
import signal
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from sim.ensemble.block import Block
from sim.ensemble.player import Player
from sim.ensemble.task import Task
from sim.errors import RunError, UsageError

EXECUTORS = ("threads", "processes", "dask")
AHEAD = 2  # pieces in flight for each worker
LOST = 5  # times in a row that workers may die without a piece being finished

Piece = tuple[int, int]


def in_flight(submit: Callable[[Piece], Future[Block]], pieces: Iterable[Piece], most: int
              ) -> Generator[Block, None, None]:
    """Blocks as they are finished, never more than `most` pieces handed out."""
    todo, waiting = iter(pieces), set()
    for piece in itertools.islice(todo, most):
        waiting.add(submit(piece))
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            block = future.result()
            for piece in itertools.islice(todo, 1):
                waiting.add(submit(piece))
            yield block


@contextlib.contextmanager
def leaving(pool: Executor) -> Iterator[None]:
    """Drops what has not begun when the block is left, for whatever reason."""
    try:
        yield
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def threads(player: Player, pieces: Iterable[Piece], workers: int
            ) -> Generator[Block, None, None]:
    """Play on threads of this process; the kernel does not hold the interpreter's lock."""
    pool = ThreadPoolExecutor(workers)
    with leaving(pool):
        yield from in_flight(lambda p: pool.submit(player.play, *p), pieces, AHEAD * workers)


def packed(task: Task, executor: str) -> bytes:
    """A task as bytes for other processes; UsageError where it holds what cannot travel."""
    try:
        return pickle.dumps(task, protocol=5)
    except Exception as error:
        names = ", ".join(f"{s.actor}={s.name}" for s in task.plan.seats)
        raise UsageError(f"executor={executor}: {names or 'the task'} cannot be sent to another "
                         f"process ({error}); use executor=threads") from error


_player: Player | None = None
_key = b""


def outlive_nobody(parent: int) -> None:
    """End this process within a second of its parent's end, however that came."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def settle(payload: bytes, parent: int) -> None:
    """Make this process ready to play a task; parent: the process to end with, 0 for none."""
    global _player, _key
    if parent:
        outlive_nobody(parent)
    if payload != _key:
        _player, _key = Player(pickle.loads(payload)), payload


def fetch(place: str, parent: int) -> None:
    """`settle` with a task that lies in a file; Ctrl-C is the parent's to heed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    settle(Path(place).read_bytes(), parent)


def play(first: int, n: int) -> Block:
    """Play a piece in a process that has been settled."""
    assert _player is not None
    return _player.play(first, n)


def processes(task: Task, pieces: Iterable[Piece], workers: int
              ) -> Generator[Block, None, None]:
    """Play in processes of this machine; a worker that dies is replaced and its pieces done anew.

    RunError where workers keep dying without finishing anything.
    """
    left, lost = dict.fromkeys(pieces), 0
    with tempfile.TemporaryDirectory(prefix="escalade-") as folder:
        # By way of a file: a worker killed while it is sent much would leave the sender waiting.
        place = Path(folder) / "task"
        place.write_bytes(packed(task, "processes"))
        while left:
            before = len(left)
            pool = ProcessPoolExecutor(
                workers, get_context("spawn"), fetch, (str(place), os.getpid())
            )
            try:
                yield from one_pool(pool, left, workers)
            except BrokenProcessPool as error:
                lost = 0 if len(left) < before else lost + 1
                if lost >= LOST:
                    raise RunError(f"workers died {LOST} times in a row without finishing a piece; "
                                   "is there enough memory?") from error


def one_pool(pool: ProcessPoolExecutor, left: dict[Piece, None], workers: int
             ) -> Generator[Block, None, None]:
    """Blocks of one pool, as long as it lives; each is taken off `left`."""
    with leaving(pool):
        for block in in_flight(lambda p: pool.submit(play, *p), list(left), AHEAD * workers):
            del left[block.first, block.n]
            yield block


def blocks(player: Player, pieces: Iterable[Piece], executor: str, workers: int,
           address: str | None = None) -> Generator[Block, None, None]:
    """Blocks of the pieces by way of the chosen executor."""
    if executor == "threads":
        return threads(player, pieces, workers)
    if executor == "processes":
        return processes(player.task, pieces, workers)
    from sim.ensemble.cluster import dask

    return dask(player.task, pieces, workers, address)


def library(name: str) -> Any:
    """A library of the `cluster` extra; UsageError if it is not installed."""
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"executor=dask needs Dask ({error}): pip install distributed (the extra "
                         "`cluster`), or use executor=processes") from error
