"""Puts a starter folder on disk: whole or not at all, and never over anything."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path

from sim.atomic import sync_folder, write_text
from sim.errors import UsageError, quote
from sim.scenario.forms import IDENTIFIER
from sim.scenario.starter.cast import Cast
from sim.scenario.starter.files import files


def write_starter(name: str, folder: Path, cast: Cast, mapped: bool) -> list[str]:
    """Write the folder and return the files in it; UsageError if it exists or cannot be made.

    The files are written into a folder beside it, which is then renamed.
    """
    if not re.fullmatch(IDENTIFIER, name):
        raise UsageError(
            f"'{quote(name)}': a scenario's name is letters, digits and _, not first a "
            "digit; out=FOLDER says where it goes"
        )
    texts = files(name, cast, mapped)
    work = None
    try:
        if os.path.lexists(folder):
            raise UsageError(f"{quote(folder)}: is there already; name another folder with out=")
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=folder.parent))
        for path, text in texts.items():
            (work / path).parent.mkdir(exist_ok=True)
            write_text(work / path, text)
        work.chmod(0o755)
        os.rename(work, folder)
        work = None
        sync_folder(folder.parent)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"{quote(folder)}: cannot be written ({reason})") from error
    finally:
        if work is not None:
            shutil.rmtree(work, ignore_errors=True)
    return sorted(texts)
