"""Damaged files read as the commands read them: scenarios, documents, tables, results."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.fuzz.files import CHANGES, mutate, other_kind, raw, recode
from benchmarks.fuzz.judge import Verdict, judge
from benchmarks.fuzz.seam import nothing_is_done
from sim.bounded import read_bytes
from sim.cli import main
from sim.cli.hydra_door import experiment
from sim.errors import ScenarioErrors
from sim.scenario.describe import show, validate
from sim.scenario.draft import Draft
from sim.scenario.load import load
from sim.scenario.places import bundled_names
from sim.scenario.roots import data_root
from sim.scenario.tables import loose_rows, rows_of
from sim.scenario.yamlfile import parse_yaml

HERE: Final = Path(__file__).parent
BUNDLED: Final = data_root() / "scenarios"


def read_scenario(folder: Path) -> None:
    """As `escalade validate` and `escalade show` do."""
    if validate(folder, words=False):
        load(folder)  # which refuses it too
        raise AssertionError("load takes what validate refuses")
    show(load(folder))


def read_document(text: str) -> None:
    """A document alone, strictly."""
    _, problems = parse_yaml(text, "file.yaml")
    if problems:
        raise ScenarioErrors(problems)


def read_rows(path: Path) -> None:
    """A table alone: by its columns, and row by row."""
    draft = Draft([path.parent])
    header = path.read_bytes().split(b"\n")[0].decode("utf-8", "replace").strip().split(",")
    rows_of(draft, path, header[:2], header[2:])
    loose_rows(draft, path)
    if draft.problems.errors:
        raise ScenarioErrors(draft.problems.all())


def scenario(place: Path, luck: random.Random) -> tuple[str, Callable[[], Any]]:
    """A damaged copy of a whole folder, and what reads it."""
    name = luck.choice(("small",) * 9 + ("textbook",) * 2)
    source = HERE / "small" if name == "small" else BUNDLED / name
    folder = place / name
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.md"))
    what = "; ".join(mutate(folder, luck) for _ in range(luck.choice((1, 1, 1, 2, 4))))
    return f"{name}: {what}", partial(read_scenario, folder)


def bundled(suffix: str) -> list[Path]:
    """Files of the bundled scenarios."""
    return sorted(p for name in bundled_names() for p in (BUNDLED / name).rglob(f"*{suffix}"))


def document(place: Path, luck: random.Random) -> tuple[str, Callable[[], Any]]:
    """A damaged document, some of them experiments, and what reads it."""
    path = luck.choice([p for p in bundled(".yaml") if p.stat().st_size < 8000])
    text = path.read_text("utf-8")
    for _ in range(luck.choice((1, 1, 2, 3))):
        try:
            text = luck.choice(CHANGES)(text or "x\n", luck)
        except (yaml.YAMLError, ValueError, RecursionError):  # no YAML is left to parse
            break
    if luck.random() < 0.2:
        file = place / "experiment.yaml"
        file.write_bytes(raw(text))
        return "experiment", partial(experiment, str(file))
    return path.name, partial(read_document, raw(text).decode("utf-8", "replace"))


def table(place: Path, luck: random.Random) -> tuple[str, Callable[[], Any]]:
    """A damaged table, and what reads it."""
    path = place / "table.csv"
    shutil.copy(luck.choice(bundled(".csv")), path)
    if luck.random() < 0.5:
        recode(path, luck)
        return "table, recoded", partial(read_rows, path)
    text = path.read_text("utf-8")
    for _ in range(luck.choice((1, 2, 5))):
        text = luck.choice(CHANGES[:3] + CHANGES[4:9])(text or "x\n", luck)
    path.write_bytes(raw(text))
    return "table", partial(read_rows, path)


def results(kept: Path, place: Path, luck: random.Random) -> tuple[str, Callable[[], Any]]:
    """A damaged folder of results, half of them sealed again, and a command that reads it."""
    folder = place / "kept"
    shutil.copytree(luck.choice(sorted(p for p in kept.iterdir() if p.is_dir())), folder)
    path = luck.choice(sorted(p for p in folder.rglob("*") if p.is_file()))
    what = f"{path.name}: {spoil(path, luck)}"
    if luck.random() < 0.6:
        seal(folder)
        what += ", sealed again"
    verb = luck.choice(("runs", "verify", "export", "gather", "load", "load"))
    if verb == "load":
        from sim.questions.kept import load as load_kept

        return f"load {what}", lambda: load_kept(folder).text
    return f"{verb} {what}", partial(main, [verb, str(folder)])


def spoil(path: Path, luck: random.Random) -> str:
    """Damage one file of results; what was done."""
    how = luck.randrange(8)
    if how == 0:
        other_kind(path, luck)
        return "another kind of file"
    if how == 1:
        recode(path, luck)
        return "recoded"
    if path.suffix == ".json" and how < 6:
        path.write_text(json.dumps(spoil_plain(json.loads(path.read_text("utf-8")), luck)),
                        encoding="utf-8")
        return "other values"
    if zipfile.is_zipfile(path) and how < 7:
        return spoil_archive(path, luck)
    data = bytearray(path.read_bytes() or b"x")
    for _ in range(luck.choice((1, 3, 30))):
        data[luck.randrange(len(data))] = luck.randrange(256)
    path.write_bytes(data)
    return "other bytes"


def spoil_plain(record: Any, luck: random.Random) -> Any:
    """Plain data with one or two values of other kinds."""
    from benchmarks.fuzz.files import VALUES
    from benchmarks.fuzz.spots import spots

    for _ in range(luck.choice((1, 2))):
        places = spots(record)
        if places:
            place, key = luck.choice(places)
            place[key] = luck.choice(VALUES)
    return record


def spoil_archive(path: Path, luck: random.Random) -> str:
    """An archive with one member dropped, emptied, renamed, damaged or made huge."""
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    name, how = luck.choice(sorted(members)), luck.randrange(5)
    data = members.pop(name)
    if how == 1:
        members[name] = b""
    elif how == 2:
        members["../" + name] = data
    elif how == 3:
        k = luck.randrange(len(data) + 1)
        members[name] = data[:k] + bytes([luck.randrange(256)]) + data[k + 1:]
    elif how == 4:
        members[name] = data + b"\0" * 50_000_000
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for member, content in members.items():
            file.writestr(member, content)
    return f"{name} {('dropped', 'emptied', 'renamed', 'damaged', 'made huge')[how]}"


def seal(folder: Path) -> None:
    """Seal a folder again as whoever can write it can."""
    from sim.data.seal import close

    with contextlib.suppress(OSError, ValueError, TypeError):  # what cannot be read stays as it is
        record = json.loads(read_bytes(folder / "manifest.json", 1_000_000))
        close(folder, {**record, "status": record["status"]})


def trials(n: int, seed: int, place: Path, kept: Path | None) -> Iterator[tuple[str, Verdict]]:
    """What was damaged, and how reading it ends. kept: a folder of folders of results."""
    makers: list[Callable[..., tuple[str, Callable[[], Any]]]] = [
        scenario, scenario, scenario, document, document, document, document, table, table]
    if kept is not None:
        makers.append(partial(results, kept))
    with nothing_is_done():
        for k in range(n):
            luck = random.Random(f"files {seed} {k}")
            here = place / str(k)
            here.mkdir()
            what, call = luck.choice(makers)(here, luck)
            yield f"{k} {what}", judge(call)
            shutil.rmtree(here)
