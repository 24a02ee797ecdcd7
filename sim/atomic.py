"""Files that are either whole or absent: written beside their place, synced, then moved in."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sim.errors import RunError, UsageError, quote

LOCK, PART = ".lock", ".part"


@contextlib.contextmanager
def disk_errors(folder: Path | str) -> Iterator[None]:
    """Turns trouble with the disk into a RunError that says where and why."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise RunError(f"cannot write the results to {folder}: {reason}") from error


def new_folder(named: Path | str) -> Path:
    """Makes the folder a run is to be kept in. UsageError if it is in use or cannot be written."""
    folder = Path(named)
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"out={folder}: is a file; name a new or empty folder")
        if folder.exists() and not all(is_ours(p) for p in folder.iterdir()):
            raise UsageError(f"out={folder}: the folder is not empty; name another or remove it")
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"out={quote(named)}: cannot write there ({reason})") from error
    return folder


def is_ours(path: Path) -> bool:
    """True for what a process that died can leave of its own: a lock, a file not yet in place."""
    return path.name.startswith(LOCK) or path.name.startswith(".") and path.suffix == PART


def sweep_up(folder: Path) -> None:
    """Remove files of a process that died before they were in place."""
    for path in folder.rglob(f".*{PART}"):
        path.unlink(missing_ok=True)


def write(path: Path, fill: Callable[[Path], object]) -> None:
    """Lets `fill` write a temporary file, syncs it to disk and moves it to `path`."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=PART, dir=path.parent)
    os.close(handle)
    part = Path(name)
    try:
        fill(part)
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.chmod(0o644)
        os.replace(part, path)
        sync_folder(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Makes a rename in the folder last, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_json(path: Path, data: Any) -> None:
    """Writes JSON that any reader accepts: no nan, sorted only where the order means nothing."""
    text = json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False, default=str)
    write_text(path, text + "\n")


def write_text(path: Path, text: str) -> None:
    """Writes a UTF-8 text."""
    write(path, lambda part: part.write_bytes(text.encode("utf-8", "surrogateescape")))
