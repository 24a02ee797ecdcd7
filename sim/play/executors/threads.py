"""Threads of this process: the kernel does not hold the interpreter's lock."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor

from sim.play.block import Block
from sim.play.executors.base import AHEAD, Executor, Piece, in_flight, leaving
from sim.play.player import Player


class Threads(Executor):
    """Plays on threads of this process."""

    def blocks(self, player: Player, pieces: Iterable[Piece]) -> Generator[Block, None, None]:
        """Hand pieces to the threads and yield each block as it is finished."""
        pool = ThreadPoolExecutor(self.workers)
        with leaving(pool):
            yield from in_flight(lambda p: pool.submit(player.play, *p), pieces,
                                 AHEAD * self.workers)
