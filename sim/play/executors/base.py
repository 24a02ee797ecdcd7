"""What every executor promises, and the window of pieces that are under way."""

from __future__ import annotations

import contextlib
import itertools
from abc import ABC, abstractmethod
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures import Executor as Pool
from typing import Final, TypeVar

from sim.play.block import Block
from sim.play.player import Player

AHEAD: Final = 2  # pieces in flight for each worker

T = TypeVar("T")
Piece = tuple[int, int]  # first rollout, how many


class Executor(ABC):
    """Plays pieces of a task, and of the next one, by some threads or processes.

    What it holds between tasks (processes, a connection) is given up by `close`. How to write one:
    docs/extending/executor.md.

    Parameters
    ----------
    workers : int
        Threads or processes.
    address : str, optional
        Of a scheduler, for those that have one.

    Examples
    --------
    >>> from sim.play.executors import executor_of
    >>> executor_of("threads", 2).workers
    2
    """

    def __init__(self, workers: int, address: str | None = None) -> None:
        self.workers = workers
        self.address = address

    @abstractmethod
    def blocks(self, player: Player, pieces: Iterable[Piece]) -> Generator[Block, None, None]:
        """Yield a block for every piece, as each is finished, in any order.

        The blocks are those that `player.play` makes, bit for bit. Few pieces are in flight, so
        that memory stays bounded; nothing goes on once the generator is closed. A worker that dies
        is replaced; RunError where that does not help.
        """

    def close(self) -> None:  # noqa: B027  (nothing to give up is the usual case)
        """Give up what is held between tasks; the next task makes it again."""


def in_flight(submit: Callable[[Piece], Future[T]], pieces: Iterable[Piece], most: int
              ) -> Generator[T, None, None]:
    """Yield what comes of pieces as they are finished, with at most `most` of them handed out."""
    todo, waiting = iter(pieces), set()
    for piece in itertools.islice(todo, most):
        waiting.add(submit(piece))
    while waiting:
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            found = future.result()
            for piece in itertools.islice(todo, 1):
                waiting.add(submit(piece))
            yield found


@contextlib.contextmanager
def leaving(pool: Pool) -> Iterator[None]:
    """Drop what has not begun when the block is left, for whatever reason."""
    try:
        yield
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
