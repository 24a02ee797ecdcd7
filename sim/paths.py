"""Paths as users write them, and the rule that nothing of theirs is written over."""

from __future__ import annotations

import os
from pathlib import Path

from sim.errors import UsageError, quote


def path_of(value: str | Path, key: str = "") -> Path:
    """A path from a word: `~` is the home folder. UsageError for what no path can be.

    key: of the word, for the message.
    """
    shown = f"{key}={quote(value, 200)}" if key else quote(value, 200)
    if not isinstance(value, str | os.PathLike) or not str(value).strip():
        raise UsageError(f"{shown}: expected the path of a file or folder")
    try:
        path = Path(value).expanduser()
        raw = os.fsencode(path)
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        pass  # whoever uses it says what is wrong with what it finds there
    except UnicodeEncodeError as error:
        raise UsageError(f"{shown}: has letters that file names cannot hold under this locale "
                         f"({error.encoding}); set PYTHONUTF8=1, or name another") from None
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{shown}: no path can be that ({reason})") from None
    if b"\n" in raw or b"\r" in raw:
        raise UsageError(f"{shown}: holds a line break; name another")
    return path


def refuse_taken(path: Path, key: str = "") -> Path:
    """The path, if nothing is there yet; UsageError if something is."""
    if os.path.lexists(path):
        shown = f"{key}={quote(path, 200)}" if key else quote(path, 200)
        raise UsageError(f"{shown}: is there already; remove it, or name another")
    return path
