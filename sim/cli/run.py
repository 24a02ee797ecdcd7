"""`escalade run`: check everything, make the folder, play, answer, keep."""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sim.cli.progress import Progress
from sim.errors import UsageError


def fresh(config: dict[str, Any], rest: dict[str, str]) -> Path:
    """A folder under results/ that does not exist yet, named after what is run."""
    text = json.dumps({**config, **rest}, sort_keys=True, default=str)
    stamp = hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
    stem = f"{Path(str(config['scenario'])).resolve().name}-{stamp}"
    n = 1
    while (Path("results") / f"{stem}-{n}").exists():
        n += 1
    return Path("results") / f"{stem}-{n}"


@contextlib.contextmanager
def kept_if_used(folder: Path, made: bool) -> Iterator[None]:
    """Removes a folder made for the block again if it fails and has left nothing in it."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            if made:
                folder.rmdir()
        raise


def run(config: dict[str, Any], rest: dict[str, str], args: list[str]) -> int:
    """Carry out a run with checked settings; `rest` belongs to the scenario."""
    from sim import api
    from sim.results.atomic import new_folder
    from sim.scenario.load import load
    from sim.scenario.roots import is_folder
    from sim.scenario.variant import variant

    scenario = load(str(config["scenario"]), bool(config["code"]))
    variant(scenario, dict(rest), doctrines=str(config["doctrines"]))
    made = not (config["out"] and is_folder(Path(config["out"])))
    folder = new_folder(config["out"] or fresh(config, rest))
    started = dt.datetime.now(dt.UTC)
    clock = time.perf_counter()
    with kept_if_used(folder, made):
        try:
            result = api.run(
                scenario,
                **{k: config[k] for k in ("rollouts", "seed", "workers", "replicates")},
                doctrines=str(config["doctrines"]),
                parameters=rest,
                progress=Progress(),
            )
        except MemoryError:
            problem = f"rollouts={config['rollouts']}: more than this machine's memory holds"
            raise UsageError(problem) from None
        print(result.answer(), flush=True)
        keep(result, folder, config, rest, args, started, time.perf_counter() - clock)
    print(f"\nFiles: {folder}")
    return 0


def keep(result: Any, folder: Path, config: dict[str, Any], rest: dict[str, str],
         args: list[str], started: dt.datetime, wall: float) -> None:
    """Write the run's files."""
    import yaml

    from sim.plots import draw_all
    from sim.results.atomic import guarded, write_text
    from sim.results.store import save

    with guarded(folder):
        hydra = folder / ".hydra"
        hydra.mkdir(exist_ok=True)
        write_text(hydra / "config.yaml", yaml.safe_dump({**config, **rest}, sort_keys=False))
        write_text(hydra / "overrides.yaml", yaml.safe_dump(args))
    save(result.outcome, folder, {**config, **rest}, started, wall, config["every_rollout"])
    if config["figures"]:
        draw_all(result.outcome, result.summary(), folder)
