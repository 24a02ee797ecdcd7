"""Read back any answer from its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def load(folder: str | Path) -> Any:
    """The answer kept in a folder, whatever the question was.

    RunError if there is none, or it was not finished or is damaged.
    """
    from sim.data.folders import ready

    kept = ready(Path(folder))
    if kept.results == "outcome.npz":
        from sim.questions.run.answer import Run

        return Run.load(kept.folder)
    if kept.results == "cells.npz":
        from sim.questions.sweep.answer import Sweep

        return Sweep.load(kept.folder)
    from sim.questions.study import read_study

    return read_study(kept.folder, kept.results)
