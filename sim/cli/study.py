"""What the verbs that study a scenario share: a lab to play in, and a folder for what they find."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.glossary.glossary import Glossary

if TYPE_CHECKING:
    from sim.plots.drawing import Drawing
    from sim.scenario.model import Scenario
    from sim.studies.lab import Lab

# how a study is carried out and shown, not what it is
HOW: Final = ("workers", "executor", "address", "out", "figures", "json")


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


@dataclass(frozen=True)
class Study:
    """A study on its way: what was asked, where its results go, and when it began."""

    verb: str
    config: dict[str, Any]
    rest: dict[str, str]
    folder: Path | None  # None for nowhere
    started: dt.datetime
    clock: float


@dataclass(frozen=True)
class Result:
    """What a study found, in every form that is shown and kept.

    name: of its JSON file. page: the text for a width; None for that of the terminal. drawings:
    its figures to come. played: rollouts in all. glossary: what the scenario calls things.
    """

    name: str
    scenario: str
    data: dict[str, Any]
    page: Callable[[int | None], str]
    drawings: list[Drawing]
    played: int
    glossary: Glossary = field(default_factory=Glossary)


def begin(verb: str, config: dict[str, Any], rest: dict[str, str]) -> Study:
    """Make the new folder the results go to, if one is asked for, before anything is played."""
    from sim.results.atomic import new_folder

    folder = new_folder(config["out"]) if config["out"] else None
    return Study(verb, config, rest, folder, dt.datetime.now(dt.UTC), time.perf_counter())


def deliver(study: Study, result: Result) -> int:
    """Print the page, or the data as JSON, and keep all of it; returns the exit status."""
    as_json = study.config["json"]
    print(json.dumps(result.data, indent=1) if as_json else result.page(None), flush=True)
    if study.folder:
        keep(study, study.folder, result)
        if not as_json:
            print(f"\nFiles: {study.folder}")
    return 0


def keep(study: Study, folder: Path, result: Result) -> None:
    """Write the answer, the data, what the figures are drawn from and the figures.

    The manifest comes last.
    """
    from sim.plots.drawing import draw, write_drawings
    from sim.results.atomic import guarded, write_json
    from sim.results.folders import WIDTH, complete, write_answer
    from sim.results.manifest import base
    from sim.studies.headline import headline

    record = {
        **base(result.scenario, settings_of(study), study.started,
               time.perf_counter() - study.clock, study.verb),
        "seed": study.config["seed"], "rollouts": result.played,
        "digest": digest_of(result.data), "results": f"{result.name}.json",
        "headline": headline(result.name, result.data, result.glossary),
    }
    with guarded(folder):
        write_json(folder / "manifest.json", record)
        write_json(folder / f"{result.name}.json", result.data)
    write_answer(folder, result.page(WIDTH))
    write_drawings(result.drawings, folder)
    if study.config["figures"]:
        draw(result.drawings, folder)
    complete(folder, record)


def settings_of(study: Study) -> dict[str, Any]:
    """The settings that the results depend on, and the scenario's own words."""
    return {**{k: v for k, v in study.config.items() if k not in HOW}, **study.rest}


def digest_of(data: dict[str, Any]) -> str:
    """SHA-256 of a study's data, but for how long it took."""
    from sim.results.manifest import config_hash

    return config_hash({k: v for k, v in data.items() if k != "seconds"})
