"""Which sources make the engine, and a hash of them; imports nothing that is slow."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path
from typing import Any, Final

SOURCES: Final = tuple(f"engine/{part}" for part in (
    "state", "draws", "rules", "kernel.py", "day.py", "deciding.py", "elementary.py",
    "compiled.py"))
POLICIES: Final = "engine/policies"
# what the bits of a rollout depend on, besides a scenario's files
WHOLE: Final = (*SOURCES, POLICIES, "play", "scenario")


def hash_into(digest: Any, parts: tuple[str, ...]) -> None:
    """Add files, and all files of folders, of `sim` to a hash."""
    root = Path(__file__).parents[1]
    for part in parts:
        place = root / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.name.encode() + b"\0" + path.read_bytes())


@functools.cache
def engine_hash() -> str:
    """Hash of what plays a rollout: the engine, and what seats and lays it out."""
    digest = hashlib.blake2b(digest_size=10)
    hash_into(digest, WHOLE)
    return digest.hexdigest()
