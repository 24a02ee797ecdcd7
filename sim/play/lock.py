"""A folder is used by one process at a time: a file says by which, and its age that it lives.

The file holds the host and the process, and is touched every few seconds. On the same machine a
process that has ended gives the folder free at once; of another machine only the age of the file
is known.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import tempfile
import threading
from pathlib import Path
from typing import Any, Final

from sim.atomic import LOCK
from sim.errors import UsageError, quote

BEAT: Final = 5.0  # seconds between touches
ABANDONED: Final = 60.0  # seconds without a touch after which another machine counts as gone


class Lock:
    """The right to write into a folder; a context manager that gives it back.

    UsageError on entering while another process has it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / LOCK
        self._over = threading.Event()

    def __enter__(self) -> Lock:
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.free()

    def take(self) -> None:
        """Take the folder, also from a process that is gone."""
        while not self._made():
            holder = _read(self.path)
            if holder is None:
                continue  # gone in the meantime
            if _lives(holder, self.path):
                who = "this process" if _ours(holder) else f"process {holder.get('process')}"
                where = "" if holder.get("host") == socket.gethostname() else \
                    f" of {quote(holder.get('host'))}"
                raise UsageError(
                    f"out={quote(self.path.parent, 200)}: in use by {who}{where}; wait "
                    "for it, or name another folder"
                )
            self._push_aside()
        threading.Thread(target=self._beat, daemon=True).start()

    def free(self) -> None:
        """Give the folder back."""
        self._over.set()
        with contextlib.suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _made(self) -> bool:
        """Write the file if there is none; False if there is one. It is never half written."""
        text = json.dumps({"host": socket.gethostname(), "process": os.getpid(),
                           "born": _born(os.getpid())})
        handle, name = tempfile.mkstemp(prefix=f"{LOCK}.", dir=self.path.parent)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        try:
            os.link(name, self.path)
            return True
        except FileExistsError:
            return False
        finally:
            os.unlink(name)

    def _push_aside(self) -> None:
        """Remove the file of a process that is gone; of two that try, one moves it."""
        with tempfile.TemporaryDirectory(prefix=f"{LOCK}.", dir=self.path.parent) as aside, \
                contextlib.suppress(FileNotFoundError):
            os.replace(self.path, Path(aside) / LOCK)

    def _beat(self) -> None:
        while not self._over.wait(BEAT):
            with contextlib.suppress(OSError):
                os.utime(self.path)


def _read(path: Path) -> dict[str, Any] | None:
    """What the file says, {} if it cannot be understood; None if there is none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _ours(holder: dict[str, Any]) -> bool:
    return (holder.get("host"), holder.get("process")) == (socket.gethostname(), os.getpid())


def _lives(holder: dict[str, Any], path: Path) -> bool:
    """True while the process that a file names may still be at work."""
    process = holder.get("process")
    if holder.get("host") == socket.gethostname() and isinstance(process, int):
        born = _born(process)
        if born is not None or Path("/proc/self").exists():
            return born is not None and born == holder.get("born")
    return _age(path) < ABANDONED


def _born(process: int) -> str | None:
    """When a process of this machine began, as the system counts; None if unknown or gone."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return None
    fields = stat.rsplit(")", 1)[1].split()
    return None if fields[0] == "Z" else fields[19]


def _age(path: Path) -> float:
    """Seconds since a file was touched, by the clock of its own disk."""
    try:
        with tempfile.NamedTemporaryFile(prefix=f"{LOCK}.", dir=path.parent) as now:
            return os.fstat(now.fileno()).st_mtime - path.stat().st_mtime
    except OSError:
        return 0.0
