"""Read back any answer from its folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def load(folder: str | Path) -> Any:
    """Read back the answer kept in a folder, whatever the question was.

    Parameters
    ----------
    folder : str or Path
        A folder that a question or `save` has left.

    Returns
    -------
    Run, Sweep or Study
        The answer; its digest is checked.

    Raises
    ------
    RunError
        If there is none, or it was not finished or is damaged.

    Examples
    --------
    >>> import tempfile
    >>> import sim
    >>> with tempfile.TemporaryDirectory() as place:
    ...     kept = sim.run("textbook", rollouts=60, floor=False, page=False).save(f"{place}/run")
    ...     sim.load(kept).data["rollouts"]
    60
    """
    from sim.data.folders import ready
    from sim.paths import path_of

    kept = ready(path_of(folder, "folder"))
    if kept.results == "outcome.npz":
        from sim.questions.run.answer import Run

        return Run.load(kept.folder)
    if kept.results == "cells.npz":
        from sim.questions.sweep.answer import Sweep

        return Sweep.load(kept.folder)
    from sim.questions.study import read_study

    return read_study(kept.folder, kept.results)
