"""The engine with an edit in it: what does it take to add something?"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import sim
from sim.scenario.roots import data_root

ROOT = Path(sim.__file__).parent


def copied(folder: Path, *more: str) -> Path:
    """A copy of the engine in a new folder, with `more` of the files and folders beside it.

    Scenarios and settings are linked to, not copied. Compiled modules come along: what is edited
    afterwards has another time, so that Python compiles that again, and nothing else.
    """
    unwanted = shutil.ignore_patterns("_data", ".pytest_cache")
    shutil.copytree(ROOT, folder / "sim", ignore=unwanted)
    for name in ("scenarios", "configs"):
        (folder / name).symlink_to(data_root() / name)
    for name in more:
        place = ROOT.parent / name
        if place.is_dir():
            shutil.copytree(place, folder / name, ignore=unwanted)
        else:
            shutil.copy(place, folder / name)
    return folder


def changed(path: Path, old: str, new: str) -> None:
    """Change a text that stands in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, text.count(old), old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def ran(folder: Path, words: Sequence[str], **environment: str) -> str:
    """What a Python command prints in a copy of the engine; it must end with status 0."""
    around = {**os.environ, "PYTHONPATH": str(folder), **environment}
    done = subprocess.run([sys.executable, *words], cwd=folder, env=around, capture_output=True,
                          text=True)
    assert done.returncode == 0, (words, done.stdout[-3000:], done.stderr[-3000:])
    return done.stdout


def run_edited(folder: Path, edits: Mapping[str, tuple[str, str]], script: str) -> Any:
    """What a script prints as JSON in a copy of the engine, its written rules written again.

    edits: by path, a text that stands there once and what takes its place.
    """
    copied(folder)
    for name, (old, new) in edits.items():
        changed(folder / name, old, new)
    ran(folder, ["-m", "sim.engine.state.dispatch"])
    return json.loads(ran(folder, ["-c", script]))
