"""The folder a run is kept in: new, to be gone on with, complete already, or another run's."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.errors import UsageError, said
from sim.results.atomic import guarded, new_folder, write_json

NEW, UNFINISHED, COMPLETE = "new", "unfinished", "complete"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Claim:
    """A folder and what it holds of this run. made: the folder was made for it."""

    folder: Path
    state: str
    made: bool = False

    def release(self) -> None:
        """Leave nothing behind of a run that came to nothing."""
        if self.state != NEW or (self.folder / ".parts").exists():
            return
        with contextlib.suppress(OSError):
            (self.folder / MANIFEST).unlink(missing_ok=True)
            if self.made:
                self.folder.rmdir()


def held(folder: Path) -> dict[str, Any] | None:
    """The manifest of the run in a folder; None if none can be read."""
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return record if isinstance(record, dict) else None


def state_of(folder: Path, key: str) -> str:
    """What a folder holds of the run with this key; "" if it is no folder of it."""
    record = held(folder)
    if record is None or record.get("key") != key:
        return ""
    return COMPLETE if record.get("status") == "complete" else UNFINISHED


def differences(ours: dict[str, Any], theirs: object) -> str:
    """Which settings differ, in words."""
    if not isinstance(theirs, dict):
        return "its settings cannot be read"
    keys = [k for k in {**ours, **theirs} if str(ours.get(k)) != str(theirs.get(k))]
    none = "the scenario's own"
    found = [f"{k} is {theirs.get(k, none)} there and {ours.get(k, none)} here" for k in keys[:3]]
    return "; ".join(found) or "the scenario or the engine has changed since"


def claim(named: Path | str, key: str, config: dict[str, Any], verb: str = "run") -> Claim:
    """Take a folder for the run with this key, or go on with what it holds of it.

    UsageError if another run or other files are in it, or it cannot be written.
    """
    folder = Path(named)
    try:
        there = folder.is_dir()
        record = held(folder) if there else None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"out={said(named)}: cannot write there ({reason})") from error
    if record is not None:
        state = state_of(folder, key)
        if state:
            return Claim(folder, state)
        what = differences(config, record.get("config"))
        raise UsageError(f"out={said(named)}: holds another run ({what}); name another folder")
    found = Claim(new_folder(folder), NEW, made=not there)
    try:
        with guarded(folder):
            write_json(folder / MANIFEST, {
                "status": "running", "verb": verb, "key": key, "config": config,
                "started": dt.datetime.now(dt.UTC).isoformat()})
    except BaseException:
        found.release()
        raise
    return found
