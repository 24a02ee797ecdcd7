"""Keep an answer in a folder after the fact, as `out=` does at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sim.data.manifest import COMPLETE
from sim.errors import RunError
from sim.paths import path_of
from sim.play.session import claim_folder


def keep(answer: Any, folder: str | Path, figures: bool) -> Path:
    """Write an answer into a new or empty folder, or one that holds it already; the folder.

    RunError where the answer does not know what was asked; UsageError if the folder is in use.
    """
    asked = answer.asked
    if asked is None:
        raise RunError("the answer does not say what was asked, so it cannot be kept")
    with claim_folder(path_of(folder, "folder"), asked.key, asked.config, asked.question) as place:
        if place.state != COMPLETE:
            answer.write(place.folder, figures)
    answer.folder = place.folder
    return place.folder
