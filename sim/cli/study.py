"""What the verbs that study a scenario share: a lab to play in, and a folder for what they find."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from sim.scenario.model import Scenario
    from sim.studies.lab import Lab


@contextlib.contextmanager
def lab_for(scenario: Scenario, config: dict[str, Any], rest: dict[str, str]) -> Iterator[Lab]:
    """A lab with checked overrides and a progress line; says so first if the engine compiles."""
    import sys

    from sim import compiled
    from sim.cli.progress import StudyProgress
    from sim.scenario.variant import variant
    from sim.studies.lab import Lab

    variant(scenario, rest, str(config["doctrines"]))
    if not compiled.is_warm():
        print("escalade: compiling the engine, once for this version ...", file=sys.stderr)
    compiled.kernel()
    told = StudyProgress()
    try:
        yield Lab(scenario, config["seed"], config["workers"], rest, str(config["doctrines"]), told)
    finally:
        told.close()


def folder_for(config: dict[str, Any]) -> Path | None:
    """The new folder the results go to, made before anything is played; None for nowhere."""
    from sim.results.atomic import new_folder

    return new_folder(config["out"]) if config["out"] else None


def keep(folder: Path, name: str, data: dict[str, Any], fig: Figure | None) -> None:
    """Write the data as JSON and the figure, if there is one."""
    from sim.plots.draw import draw_one
    from sim.results.atomic import guarded, write_json

    with guarded(folder):
        write_json(folder / f"{name}.json", data)
    if fig is not None:
        draw_one(fig, name, folder)
