"""The folder results are kept in: new, to be resumed, complete already, or of something else."""

from __future__ import annotations

import contextlib
import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.atomic import disk_errors, new_folder, sweep_up, write_json
from sim.data.manifest import COMPLETE, MANIFEST, read_manifest
from sim.errors import UsageError, quote
from sim.play.lock import Lock

NEW, UNFINISHED = "new", "unfinished"


@dataclass(frozen=True)
class FolderClaim:
    """A folder, locked for this process, and what it holds of what is asked.

    made: the folder was made for it.
    """

    folder: Path
    state: str
    lock: Lock
    made: bool = False

    def free(self) -> None:
        """Let others use the folder."""
        self.lock.free()

    def release(self) -> None:
        """Free the folder and leave nothing behind in it of what came to nothing."""
        self.free()
        if self.state != NEW or (self.folder / ".parts").exists():
            return
        with contextlib.suppress(OSError):
            (self.folder / MANIFEST).unlink(missing_ok=True)
            if self.made:
                self.folder.rmdir()


def state_of(folder: Path, key: str) -> str:
    """What a folder holds of the run with this key; "" if it is no folder of it."""
    record = read_manifest(folder)
    if record is None or record.get("key") != key:
        return ""
    return COMPLETE if record.get("status") == COMPLETE else UNFINISHED


def differences(ours: dict[str, Any], theirs: object) -> str:
    """Which settings differ, in words."""
    if not isinstance(theirs, dict):
        return "its settings cannot be read"
    keys = [k for k in {**ours, **theirs} if str(ours.get(k)) != str(theirs.get(k))]
    none = "the scenario's own"
    found = [f"{k} is {theirs.get(k, none)} there and {ours.get(k, none)} here" for k in keys[:3]]
    return "; ".join(found) or "the scenario or the engine has changed since"


def claim(named: Path | str, key: str, config: dict[str, Any], verb: str = "run") -> FolderClaim:
    """Take a folder for what has this key, or resume what it holds of it; and lock it.

    UsageError if something else is in it, another process uses it or it cannot be written.
    """
    folder = Path(named)
    try:
        there = folder.is_dir()
        record = read_manifest(folder) if there else None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"out={quote(named)}: cannot write there ({reason})") from error
    if record is None:
        new_folder(folder)
    elif not state_of(folder, key):
        what = differences(config, record.get("config"))
        raise UsageError(f"out={quote(named)}: holds another run ({what}); name another folder")
    lock = Lock(folder)
    with disk_errors(folder):
        lock.take()
        sweep_up(folder)
    state = state_of(folder, key)  # as the one who had it before may have left it
    if state:
        return FolderClaim(folder, state, lock)
    found = FolderClaim(folder, NEW, lock, made=not there)
    try:
        with disk_errors(folder):
            write_json(folder / MANIFEST, {
                "status": "running", "verb": verb, "key": key, "config": config,
                "started": dt.datetime.now(dt.UTC).isoformat()})
    except BaseException:
        found.release()
        raise
    return found
