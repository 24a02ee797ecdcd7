"""Processes of this machine; one that dies is replaced and its pieces are played again."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Iterable
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from sim.errors import RunError
from sim.play.block import Block
from sim.play.executors.base import AHEAD, Executor, Piece, in_flight
from sim.play.executors.elsewhere import begin, fetch, pack_task, play_from
from sim.play.player import Player

LOST: Final = 5  # times in a row that workers may die without a piece being finished


class Processes(Executor):
    """Plays in spawned processes of this machine."""

    _pool: ProcessPoolExecutor | None = None

    def blocks(self, player: Player, pieces: Iterable[Piece]) -> Generator[Block, None, None]:
        """Hand pieces to the processes; those of a process that dies are played again."""
        left, lost = dict.fromkeys(pieces), 0
        with tempfile.TemporaryDirectory(prefix="escalade-") as folder:
            # By way of a file: a worker killed while it is sent much leaves the sender waiting.
            place = Path(folder) / "task"
            place.write_bytes(pack_task(player.task, "processes"))
            while left:
                before = len(left)
                try:
                    yield from self._blocks(str(place), left)
                except BrokenProcessPool as error:
                    self.close()
                    lost = 0 if len(left) < before else lost + 1
                    if lost >= LOST:
                        raise RunError(f"workers died {LOST} times in a row without finishing a "
                                       "piece; is there enough memory?") from error

    def _blocks(self, place: str, left: dict[Piece, None]) -> Generator[Block, None, None]:
        """Yield blocks as long as the pool lives; each is taken off `left`."""
        pool = self._pool = self._pool or ProcessPoolExecutor(
            self.workers, get_context("spawn"), begin, (os.getpid(),))
        whole = False
        try:
            for path in in_flight(lambda p: pool.submit(play_from, place, *p), list(left),
                                  AHEAD * self.workers):
                block = fetch(path)
                del left[block.first, block.n]
                yield block
            whole = True
        finally:
            if not whole:
                self.close()

    def close(self) -> None:
        """End the processes."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
