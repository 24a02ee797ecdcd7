"""The engine with an edit in it: what does it take to add something?"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sim
from sim.scenario.roots import data_root

ROOT = Path(sim.__file__).parent


def run_edited(folder: Path, edits: Mapping[str, tuple[str, str]], script: str) -> Any:
    """What a script prints as JSON in a copy of the engine, its written rules written anew.

    edits: by path, a text that stands there once and what takes its place.
    """
    shutil.copytree(ROOT, folder / "sim", ignore=shutil.ignore_patterns("__pycache__", "_data"))
    for name in ("scenarios", "configs"):
        (folder / name).symlink_to(data_root() / name)
    for name, (old, new) in edits.items():
        text = (folder / name).read_text(encoding="utf-8")
        assert text.count(old) == 1, (name, text.count(old))
        (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    for words in (["-m", "sim.engine.state.dispatch"], ["-c", script]):
        done = subprocess.run([sys.executable, *words], cwd=folder, env=environment,
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
