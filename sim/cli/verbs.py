"""One function a verb; heavy imports stay inside."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from pathlib import Path
from typing import Any

from sim.errors import UsageError, nearest

VERBS = ("run", "list", "show", "validate", "replay", "plot", "version")


def dispatch(verb: str, args: list[str]) -> int:
    """Run a verb; raises UsageError for an unknown one."""
    if verb in ("version", "--version"):
        from sim import __version__

        print(f"escalade {__version__}")
        return 0
    table = {"run": run, "list": listing, "show": show, "validate": check, "replay": replay,
             "plot": plot}
    if verb not in table:
        near = nearest(verb, VERBS)
        hint = f"; did you mean '{near}'?" if near else ""
        raise UsageError(f"unknown verb '{verb}'{hint} allowed: {', '.join(VERBS)}")
    return table[verb](args)


def pairs(args: list[str]) -> dict[str, str]:
    """key=value arguments."""
    found: dict[str, str] = {}
    for arg in args:
        key, eq, value = arg.partition("=")
        if not eq or not key:
            raise UsageError(f"'{arg}': expected key=value")
        if key in found:
            raise UsageError(f"'{key}' is given twice")
        found[key] = value
    return found


def settings(verb: str, given: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The verb's own settings through Hydra's composition; the rest belongs to the scenario."""
    from hydra import compose, initialize_config_dir
    from omegaconf import OmegaConf

    from sim.scenario.roots import data_root

    folder = data_root() / "configs"
    own_keys = OmegaConf.to_container(OmegaConf.load(folder / f"{verb}.yaml"))
    assert isinstance(own_keys, dict)
    mine = {k: v for k, v in given.items() if k in own_keys}
    rest = {k: v for k, v in given.items() if k not in own_keys}
    with initialize_config_dir(config_dir=str(folder), version_base="1.3"):
        try:
            config = compose(verb, overrides=[f"{k}={v}" for k, v in mine.items()])
        except Exception as error:
            raise UsageError(str(error).splitlines()[0]) from error
    plain = OmegaConf.to_container(config, resolve=True)
    assert isinstance(plain, dict)
    return {str(k): v for k, v in plain.items()}, rest


def whole(config: dict[str, Any], key: str) -> int:
    """An integer setting."""
    value = config[key]
    if isinstance(value, bool) or not isinstance(value, int):
        raise UsageError(f"{key}={value}: expected a whole number")
    return value


class Progress:
    """A line on standard error: rollouts done, rate, time left."""

    def __init__(self) -> None:
        self.start = time.perf_counter()
        self.last = 0.0

    def __call__(self, done: int, total: int, notice: str) -> None:
        if notice:
            print(f"escalade: {notice} ...", file=sys.stderr)
            self.start = time.perf_counter()
            return
        now = time.perf_counter()
        if now - self.last < 0.2 and done < total:
            return
        self.last = now
        rate = done / max(1e-9, now - self.start)
        left = (total - done) / rate if rate > 0 else 0.0
        end = "\n" if done >= total else ""
        text = f"\r{done:,} of {total:,} rollouts, {rate:,.0f} a second, {left:,.0f} s left   "
        print(text, end=end, file=sys.stderr, flush=True)


def run_folder(config: dict[str, Any], rest: dict[str, str]) -> Path:
    """Where the run goes: `out`, new or empty, or a fresh folder under results/."""
    if config["out"]:
        folder = Path(str(config["out"]))
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"out={folder}: the folder is not empty; name another or remove it")
    else:
        text = json.dumps({**config, **rest}, sort_keys=True, default=str)
        stamp = hashlib.blake2b(text.encode(), digest_size=4).hexdigest()
        stem = f"{Path(str(config['scenario'])).name}-{stamp}"
        n = 1
        while (Path("results") / f"{stem}-{n}").exists():
            n += 1
        folder = Path("results") / f"{stem}-{n}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise UsageError(f"out={folder}: cannot write there ({error.strerror})") from error
    return folder


def run(args: list[str]) -> int:
    """escalade run"""
    import datetime as dt

    given = pairs(args)
    config, rest = settings("run", given)
    if not config["scenario"]:
        raise UsageError("scenario=NAME is missing; `escalade list` says what there is")
    for key in ("rollouts", "seed", "workers", "replicates"):
        whole(config, key)
    from sim import api
    from sim.scenario.load import load as load_scenario
    from sim.scenario.variant import variant

    scenario = load_scenario(str(config["scenario"]))
    variant(scenario, dict(rest), doctrines=str(config["doctrines"]))
    folder = run_folder(config, rest)
    started = dt.datetime.now(dt.UTC)
    clock = time.perf_counter()
    result = api.run(
        scenario,
        rollouts=config["rollouts"],
        seed=config["seed"],
        workers=config["workers"],
        replicates=config["replicates"],
        doctrines=str(config["doctrines"]),
        parameters=rest,
        progress=Progress(),
    )
    print(result.answer(), flush=True)
    from omegaconf import OmegaConf

    from sim.plots import draw_all
    from sim.results.store import save

    hydra = folder / ".hydra"
    hydra.mkdir(exist_ok=True)
    (hydra / "config.yaml").write_text(OmegaConf.to_yaml(OmegaConf.create({**config, **rest})))
    (hydra / "overrides.yaml").write_text(OmegaConf.to_yaml(OmegaConf.create(args)))
    save(result.outcome, folder, {**config, **rest}, started, time.perf_counter() - clock,
         config["every_rollout"])
    if config["figures"]:
        draw_all(result.outcome, result.summary(), folder)
    print(f"\nFiles: {folder}")
    return 0


def listing(args: list[str]) -> int:
    """escalade list"""
    from sim.scenario.describe import list_scenarios

    found = list_scenarios()
    print(found if isinstance(found, str) else "\n".join(str(x) for x in found))
    return 0


def one(args: list[str], what: str) -> str:
    """The single argument of a verb, with or without `scenario=`."""
    if len(args) != 1:
        raise UsageError(f"expected one argument: {what}")
    return args[0].removeprefix("scenario=")


def show(args: list[str]) -> int:
    """escalade show"""
    from sim.scenario.describe import show as text
    from sim.scenario.load import load

    print(text(load(one(args, "a scenario's name or folder"))))
    return 0


def check(args: list[str]) -> int:
    """escalade validate"""
    from sim.scenario.describe import validate

    folder = one(args, "a scenario's folder")
    problems = validate(folder)
    for problem in problems:
        print(problem)
    print(f"{folder}: {'sound' if not problems else f'{len(problems)} problems'}")
    return 2 if problems else 0


def replay(args: list[str]) -> int:
    """escalade replay"""
    from sim.cli.replay import tell

    return tell(pairs(args))


def plot(args: list[str]) -> int:
    """escalade plot"""
    from sim.plots import draw_all
    from sim.results.store import load

    folder = Path(one(args, "a run's folder"))
    outcome, summary = load(folder)
    for path in draw_all(outcome, summary, folder):
        print(path)
    return 0
