"""The blocks a task has finished so far, kept so that it can be resumed after any interruption."""

from __future__ import annotations

import io
import json
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sim.atomic import write
from sim.data.store import DAMAGE
from sim.play.block import ARRAYS, Block

FOLDER = ".parts"
EVERY = 1.0  # seconds between files at first; later a fiftieth of the time gone by


class Parts:
    """Files of finished blocks in folder/.parts/KEY, each whole or absent.

    key: fingerprint of the task; files that bear another one are passed over. problem: why a file
    could not be written, if one could not; the task is played without it.
    """

    def __init__(self, folder: Path, key: str) -> None:
        self.folder = folder / FOLDER / key[:32]
        self.key = key
        self._held: list[Block] = []
        self._started = self._last = time.monotonic()
        self._number = 0
        self.problem = ""

    def load(self) -> Iterator[Block]:
        """Blocks of earlier attempts; a damaged file is as if it had not been there."""
        for path in sorted(self.folder.glob("part-*.npz")):
            self._number = max(self._number, int(path.stem.split("-")[1]) + 1)
            try:
                with np.load(path, allow_pickle=False) as pack:
                    head = json.loads(pack["head"].tobytes())
                    if head["key"] != self.key:
                        continue
                    found = [_block(pack, n, words) for n, words in enumerate(head["blocks"])]
            except (*DAMAGE, OSError):
                continue
            yield from found

    def add(self, block: Block) -> None:
        """Keep a block; it reaches the disk with the next file."""
        self._held.append(block)
        now = time.monotonic()
        if now - self._last >= max(EVERY, 0.02 * (now - self._started)):
            self.flush()

    def flush(self) -> None:
        """Write what is held as one file."""
        if not self._held:
            return
        head: dict[str, Any] = {"key": self.key, "blocks": []}
        arrays: dict[str, np.ndarray] = {}
        for n, block in enumerate(self._held):
            head["blocks"].append([block.first, block.n, [list(f) for f in block.failed]])
            arrays.update({f"{name}.{n}": getattr(block, name) for name in ARRAYS})
        arrays["head"] = np.frombuffer(json.dumps(head).encode(), np.uint8)
        buffer = io.BytesIO()
        np.savez(buffer, **arrays)  # type: ignore[arg-type]
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write(self.folder / f"part-{self._number:06d}.npz",
                  lambda part: part.write_bytes(buffer.getbuffer()))
        except OSError as error:
            self.problem = f"What is finished cannot be kept on the way: {error.strerror or error}."
        self._number += 1
        self._held = []
        self._last = time.monotonic()


def clear(folder: Path) -> None:
    """Remove what is kept of every task in a folder: its results are complete."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def _block(pack: Any, n: int, words: list[Any]) -> Block:
    first, count, failed = words
    arrays = {name: pack[f"{name}.{n}"] for name in ARRAYS}
    return Block(first, count, **arrays, failed=tuple((f[0], f[1], f[2]) for f in failed))
