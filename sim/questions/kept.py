"""Read back any answer from its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def load(folder: str | Path) -> Any:
    """The answer kept in a folder, whatever the question was.

    RunError if there is none, or it was not finished or is damaged.
    """
    from sim.results.folders import ready

    kept = ready(Path(folder))
    if kept.results == "outcome.npz":
        from sim.results.run import Run

        return Run.load(kept.folder)
    if kept.results == "cells.npz":
        from sim.results import cells_files

        cells = cells_files.load(kept.folder)
        cells.folder = kept.folder
        return cells
    from sim.questions.study import read_study

    return read_study(kept.folder, kept.results)
