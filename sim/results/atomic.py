"""Files that are either whole or absent: written beside their place, synced, then moved in."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sim.errors import RunError


@contextlib.contextmanager
def guarded(folder: Path | str) -> Iterator[None]:
    """Turns trouble with the disk into a RunError that says where and why."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise RunError(f"cannot write the results to {folder}: {reason}") from error


def write(path: Path, fill: Callable[[Path], None]) -> None:
    """Lets `fill` write a temporary file, syncs it to disk and moves it to `path`."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        fill(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.chmod(0o644)
        os.replace(part, path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_json(path: Path, data: Any) -> None:
    """Writes JSON that any reader accepts: no nan, sorted only where the order means nothing."""
    text = json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False, default=str)
    write(path, lambda part: _text(part, text + "\n"))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
