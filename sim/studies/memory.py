"""What a study has played, kept beside its results so that it resumes after any interruption."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from sim.errors import RunError
from sim.results.atomic import guarded, write
from sim.results.outcome import Outcome
from sim.results.store import DAMAGE, pack, unpack

FOLDER = ".parts"


class Memory:
    """Outcomes by the fingerprint of their task, in folder/.parts.

    A damaged file is passed over.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER

    def get(self, key: str) -> Outcome | None:
        """What was played under this key, None if nothing was."""
        try:
            return unpack(self.path(key))
        except (*DAMAGE, OSError):
            return None

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome."""
        with guarded(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            write(self.path(key), lambda part: pack(outcome, part))

    def path(self, key: str) -> Path:
        """The file of a key."""
        return self.folder / f"{key[:32]}.npz"

    def clear(self) -> None:
        """Forget all: the study is complete."""
        shutil.rmtree(self.folder, ignore_errors=True)


class LooseMemory(Memory):
    """A memory that passes over what cannot be written: it is played again another time."""

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep an outcome if the disk takes it."""
        with contextlib.suppress(RunError):
            super().put(key, outcome)
