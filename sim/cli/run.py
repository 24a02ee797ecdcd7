"""`escalade run`: check everything, claim the folder, play, answer, keep."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sim.cli.progress import Progress
from sim.errors import EscaladeError, UsageError

# not what is run
HOW = ("workers", "executor", "address", "out", "figures", "page", "floor", "every_rollout")


def place(config: dict[str, Any], key: str) -> Path:
    """The folder asked for; else the first under results/ that is free or holds this run undone."""
    from sim.results.claim import UNFINISHED, state_of

    if config["out"]:
        return Path(config["out"])
    stem = f"{Path(str(config['scenario'])).resolve().name}-{key[:8]}"
    n = 1
    while True:
        folder = Path("results") / f"{stem}-{n}"
        if not folder.exists() or state_of(folder, key) == UNFINISHED:
            return folder
        n += 1


def identity(config: dict[str, Any], rest: dict[str, str]) -> dict[str, Any]:
    """The settings that the result depends on."""
    left_out = (*HOW, "rollouts") if config.get("precision") else (*HOW, "precision", "cap")
    return {**{k: v for k, v in config.items() if k not in left_out}, **rest}


def stopped(folder: Path) -> str:
    """What to say of a run that was interrupted."""
    return f"what is finished is kept in {folder}; the same command with out={folder} goes on"


def run(config: dict[str, Any], rest: dict[str, str], args: list[str]) -> int:
    """Carry out a run with checked settings; `rest` belongs to the scenario."""
    from sim.ensemble.play import key_of, play
    from sim.ensemble.simulate import task_of
    from sim.results.claim import COMPLETE, claim
    from sim.results.run import Run
    from sim.scenario.load import load

    scenario = load(str(config["scenario"]), bool(config["code"]))
    task = task_of(scenario, config["rollouts"], config["seed"], config["replicates"],
                   str(config["doctrines"]), dict(rest))
    target = (config["precision"], config["cap"])
    key = key_of(task, *target)
    held = claim(place(config, key), key, identity(config, rest))
    if held.state == COMPLETE:
        print(Run.load(held.folder).answer(), flush=True)
        print(f"\nThis run was complete already. Files: {held.folder}")
        return 0
    started, clock = dt.datetime.now(dt.UTC), time.perf_counter()

    def go() -> Run:
        outcome = play(task, config["workers"], Progress(), config["executor"], config["address"],
                       held.folder, *target)
        return with_floor(outcome, held.folder, scenario, config, rest)

    try:
        result = guarded_by_memory(go, config)
        print(result.answer(), flush=True)
        record = keep(result, held.folder, key, config, rest, args, started,
                      time.perf_counter() - clock)
        page = write_page(result, held.folder, record, scenario) if config["page"] else ""
    except KeyboardInterrupt:
        raise KeyboardInterrupt(stopped(held.folder)) from None
    except BaseException:
        held.release()
        raise
    print(f"\n{page}Files: {held.folder}")
    return 0


def with_floor(outcome: Any, folder: Path, scenario: Any, config: dict[str, Any],
               rest: dict[str, str]) -> Any:
    """The run with the floor under its answer, unless it was not asked for."""
    from sim.cli.progress import StudyProgress
    from sim.results.run import Run
    from sim.results.summary import summarise
    from sim.studies.floor import Ran, floor_of
    from sim.studies.memory import LooseMemory

    if not config["floor"]:
        return Run(outcome)
    progress = StudyProgress()
    ran = Ran(outcome, scenario, rest, str(config["doctrines"]))
    found = floor_of(ran, LooseMemory(folder), progress)
    progress.close()
    return Run(outcome, summary={**summarise(outcome), "floor": found})


def write_page(result: Any, folder: Path, record: dict[str, Any], scenario: Any) -> str:
    """Write the page with what needs no further runs; a line that says where it is, or why not."""
    from sim.report.build import build
    from sim.report.kept import Kept

    kept = Kept(folder, result.outcome, result.summary(), record, scenario=scenario)
    try:
        return f"Page: {build(kept, ('evidence', 'courses'))}\n"
    except EscaladeError as error:
        return f"No page was written: {error}\n"


def guarded_by_memory(go: Callable[[], Any], config: dict[str, Any]) -> Any:
    """What `go` returns; UsageError if it takes more memory than there is."""
    try:
        return go()
    except MemoryError:
        problem = f"rollouts={config['rollouts']}: more than this machine's memory holds"
        raise UsageError(problem) from None


def keep(result: Any, folder: Path, key: str, config: dict[str, Any], rest: dict[str, str],
         args: list[str], started: dt.datetime, wall: float) -> dict[str, Any]:
    """Write the run's files; returns the manifest."""
    import yaml

    from sim.ensemble.parts import Parts
    from sim.results.atomic import guarded, write_text
    from sim.results.store import save

    with guarded(folder):
        hydra = folder / ".hydra"
        hydra.mkdir(exist_ok=True)
        write_text(hydra / "config.yaml", yaml.safe_dump({**config, **rest}, sort_keys=False))
        write_text(hydra / "overrides.yaml", yaml.safe_dump(args))
    record = save(result.outcome, folder, identity(config, rest), started, wall,
                  config["every_rollout"], result.summary(), key)
    Parts(folder, key).clear()
    if config["figures"]:
        from sim.plots import draw_all

        draw_all(result.outcome, result.summary(), folder, workers=config["workers"])
    return record
