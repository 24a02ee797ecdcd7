"""Copies of bundled scenarios on disk: shuffled, redated, with an inject, with one more actor."""

from __future__ import annotations

import csv
import datetime
import random
import re
import shutil
from collections.abc import Callable
from copy import deepcopy as copy_of
from pathlib import Path
from typing import Any

import yaml

from sim.scenario.roots import data_root

LEVELS = {"menus.yaml": 2}  # options keep their order: a draw picks among them in that order
KEPT = ("outcomes",)  # axes keep theirs: it is the order of the columns of results

OBSERVER = {"role": "outside", "side": -1, "doctrine": "steady"}
ISO = re.compile(r"\d{4}-\d\d-\d\d")
IDLE = "policy: steady\nweight: {value: 1, source: judgement, grade: J}\n"


def copy(name: str, folder: Path) -> Path:
    """A copy of a bundled scenario (one without a base) in a folder of its own."""
    shutil.copytree(data_root() / "scenarios" / name, folder)
    return folder


def edit(path: Path, change: Callable[[Any], Any]) -> None:
    """Change a YAML file through its parsed form; an actor of other menus loses its plans."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    before = copy_of(data) if path.name == "menus.yaml" else {}
    plans = {actor: data[actor].pop("plans") for actor in before if "plans" in before[actor]}
    data = change(data) or data
    for actor, listed in plans.items():
        before[actor].pop("plans")
        if data.get(actor) == before[actor]:
            data[actor]["plans"] = listed
    path.write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")


def shuffled(data: Any, rng: random.Random, depth: int = 99) -> Any:
    """A mapping with the keys of its first levels in another order."""
    if isinstance(data, list) and all(isinstance(item, dict) for item in data):
        return rng.sample(data, len(data))
    if not isinstance(data, dict) or depth == 0:
        return data
    keys = list(data)
    rng.shuffle(keys)
    return {k: data[k] if k in KEPT else shuffled(data[k], rng, depth - 1) for k in keys}


def shuffle(folder: Path, seed: int) -> Path:
    """Put actors, places, roads, parameters and all else that has names in another order."""
    rng = random.Random(seed)
    for path in sorted(folder.glob("*.yaml")):
        edit(path, lambda data, path=path: shuffled(data, rng, LEVELS.get(path.name, 99)))
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = list(csv.reader(file))
        rng.shuffle(rows)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([head, *rows])
    return folder


def without_sources(folder: Path) -> Path:
    """Take out what says when something was known: evidence, sources, dates in names of columns."""
    shutil.rmtree(folder / "evidence", ignore_errors=True)

    def bare(data: Any) -> Any:
        if isinstance(data, dict):
            return {k: "judgement" if k == "source" else bare(v) for k, v in data.items()
                    if k not in ("dated_later", "published")}
        return [bare(v) for v in data] if isinstance(data, list) else data

    for path in sorted(folder.rglob("*.yaml")):
        edit(path, bare)
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        with path.open("w", encoding="utf-8", newline="") as file:
            names = list(rows[0]) if rows else []
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows({**r, "source": "judgement"} if "source" in r else r for r in rows)
    for path in sorted([*folder.rglob("*.yaml"), *folder.rglob("*.csv")]):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"_(\d{4})_(\d\d)_(\d\d)\b", r"_on_x\1x\2x\3", text),
                        encoding="utf-8")
    return folder


def redate(folder: Path, move: Callable[[datetime.date], datetime.date]) -> Path:
    """Put another date in place of every date of the YAML files and tables."""

    def moved(data: Any) -> Any:
        if isinstance(data, dict):
            return {k: moved(v) for k, v in data.items()}
        if isinstance(data, list):
            return [moved(v) for v in data]
        return move(data) if isinstance(data, datetime.date) else data

    for path in sorted(folder.glob("*.yaml")):
        edit(path, moved)
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [[move(datetime.date.fromisoformat(x)).isoformat() if ISO.fullmatch(x) else x
                     for x in row] for row in csv.reader(file)]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def shift(folder: Path, days: int) -> Path:
    """Move every date by some days."""
    return redate(folder, lambda date: date + datetime.timedelta(days=days))


def dates(folder: Path) -> list[datetime.date]:
    """Every date of the YAML files and tables."""
    found: list[datetime.date] = []
    redate(folder, lambda date: found.append(date) or date)
    return found


def add_inject(folder: Path, inject: dict[str, Any]) -> Path:
    """One more inject."""

    def change(data: Any) -> None:
        data["injects"] = {**(data.get("injects") or {}), "idle": inject}

    edit(folder / "scenario.yaml", change)
    return folder


def add_remarks(folder: Path, names: tuple[str, ...], room: int) -> dict[str, int]:
    """Signals that do nothing, as many to every actor as fit its menu; how many each got."""
    added: dict[str, int] = {}
    data = yaml.safe_load((folder / "menus.yaml").read_text(encoding="utf-8"))
    for actor, tracks in data.items():
        menu = tracks.setdefault("signal", {})
        added[actor] = min(len(names), room - len(menu))
        for k, name in enumerate(names[: added[actor]]):
            menu[name] = {"verb": "words" if k % 2 else "none", "publicity": 0.1 * k}
    (folder / "menus.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return added


def add_observer(folder: Path, name: str, silent: bool) -> Path:
    """One more actor: no menu at all, or a menu whose only option is silence."""

    def change(data: Any) -> None:
        data["actors"][name] = dict(OBSERVER)

    edit(folder / "scenario.yaml", change)
    if silent:
        idle = {t: {"silence": {"verb": "none"}} for t in ("force", "talk", "signal")}
        edit(folder / "menus.yaml", lambda data: {**data, name: idle})
    (folder / name).mkdir()
    (folder / name / "steady.yaml").write_text(IDLE, encoding="utf-8")
    return folder
