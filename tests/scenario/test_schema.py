"""The JSON Schema and the validator agree, on good files and on many damaged ones."""

import copy
import datetime
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.fuzz.spots import spots
from sim.cli import main
from sim.scenario import bundled_names, load, validate
from sim.scenario.conform import conform
from sim.scenario.forms import DOCTRINE, MENUS, SCENARIO
from sim.scenario.problems import Problems
from sim.scenario.roots import data_root
from sim.scenario.schema import schemas
from sim.scenario.word_forms import WORDS
from sim.scenario.yamlfile import parse_yaml
from tests.docs.test_docs import blocks

jsonschema = pytest.importorskip("jsonschema", reason="comes with the test extra")

SCHEMAS = {name.removesuffix(".json"): json.loads(text) for name, text in schemas().items()}
CHECKS = {name: jsonschema.Draft7Validator(body) for name, body in SCHEMAS.items()}


def which(path: Path) -> str:
    """The schema of a file."""
    return path.stem if path.stem in CHECKS else "doctrine"


def plain(data: Any) -> Any:
    """As an editor sees it: dates are text."""
    if isinstance(data, dict):
        return {k: plain(v) for k, v in data.items()}
    if isinstance(data, list):
        return [plain(v) for v in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


def accepts(name: str, text: str) -> bool:
    """The schema's verdict."""
    return bool(CHECKS[name].is_valid(plain(parse_yaml(text, "file")[0])))


def why(name: str, text: str) -> list[str]:
    """What the schema has against a file."""
    found = CHECKS[name].iter_errors(plain(parse_yaml(text, "file")[0]))
    return [f"{e.json_path}: {e.message}"[:300] for e in found]


def files(folder: Path) -> list[Path]:
    """The YAML files that the engine reads."""
    return sorted([*folder.glob("*.yaml"), *folder.glob("*/*.yaml")])


@pytest.mark.parametrize("name", SCHEMAS)
def test_they_are_schemas(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("name", bundled_names())
def test_bundled_files_are_accepted(name: str) -> None:
    for path in files(data_root() / "scenarios" / name):
        found = [e.message for e in CHECKS[which(path)].iter_errors(
            plain(parse_yaml(path.read_text(), "file")[0]))]
        assert found == [], path


def test_starter_and_format_page_are_accepted(tmp_path: Path) -> None:
    assert main(["new", "mine", "map=true", "actors=a1,b1,c1,d1,e1", f"out={tmp_path}/mine"]) == 0
    for path in files(tmp_path / "mine"):
        first = path.read_text().splitlines()[0]
        target = path.parent / first.removeprefix("# yaml-language-server: $schema=")
        assert json.loads(target.read_text()) == SCHEMAS[which(path)]
        assert accepts(which(path), path.read_text()), path
    for file, text in blocks("scenario_format.md", "yaml"):
        if file:
            assert accepts(which(Path(file)), text), file


TRAPS = [None, True, False, 0, 1, -1, 3, 12, 0.5, -0.5, 1e6, 2e6, "", "x", "none", "open", "steady",
         "day > 1", [], [1], ["a", "b"], [{}], {}, {"a": 1}]  # no date: to an editor it is text


def damage(data: Any, luck: random.Random) -> None:
    """Change one key: drop it, misspell it, add one, or give it another value."""
    place, key = luck.choice(spots(data))
    how = luck.random()
    if isinstance(place, list) or how < 0.6:
        place[key] = copy.deepcopy(luck.choice(TRAPS))
    elif how < 0.8:
        del place[key]
    elif how < 0.9:
        place[f"{key}x"] = place.pop(key)
    else:
        place["extra"] = copy.deepcopy(luck.choice(TRAPS))


def structural(name: str, text: str) -> list[str]:
    """What the tables refuse in a file by itself; parameters have none but the catalogue."""
    node, misread = parse_yaml(text, "file")
    problems = Problems()
    if name == "menus":
        for actor in node:
            conform(problems, node, {actor: MENUS.of for actor in node})
    elif name != "parameters":
        forms = {"scenario": SCENARIO, "words": WORDS, "doctrine": DOCTRINE}
        conform(problems, node, forms[name])
    return [str(e) for e in (*problems.errors, *misread)]


@pytest.mark.parametrize("base", ["textbook", "starter",
                                  pytest.param("idlib_2020", marks=pytest.mark.slow)])
def test_schema_and_validator_agree(base: str, tmp_path: Path) -> None:
    """What the schema refuses the validator refuses; what a table refuses the schema refuses."""
    folder = tmp_path / "x"
    if base == "starter":
        assert main(["new", "x", f"out={folder}", "map=true", "actors=n,s,e,w,o"]) == 0
    else:
        shutil.copytree(data_root() / "scenarios" / base, folder,
                        ignore=shutil.ignore_patterns("evidence", "*.md"))
    paths, ends = files(folder), {"both": 0, "neither": 0, "validator alone": 0}
    tries = 50 if base == "idlib_2020" else 120  # reading it takes four times as long
    for k in range(tries):
        luck = random.Random(f"{base} {k}")
        path = luck.choice([*paths, *[p for p in paths if p.parent == folder] * 3])
        good = path.read_text()
        data = yaml.safe_load(good)
        for _ in range(luck.choice((1, 1, 2))):
            damage(data, luck)
        text = yaml.safe_dump(data, sort_keys=False)
        path.write_text(text)
        refused = bool(validate(folder, words=False))
        path.write_text(good)
        name, schema = which(path), accepts(which(path), text)
        assert refused or schema, f"{k}: the schema alone refuses {path.name}: {why(name, text)}"
        table = structural(name, text)
        assert not (table and schema), f"{k}: a table alone refuses {path.name}: {table}"
        ends["neither" if not refused else "validator alone" if schema else "both"] += 1
    assert min(ends.values()) >= 1 and ends["both"] > tries / 2, ends


def test_the_verb(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out = tmp_path / "schema"
    for _ in range(2):  # again after an upgrade
        assert main(["schema", f"out={out}"]) == 0
    assert sorted(p.name for p in out.iterdir()) == sorted(schemas())
    (tmp_path / "file").touch()
    capsys.readouterr()
    for words, text in (([], "out=FOLDER is missing"), (["to=x"], "unknown option 'to'"),
                        ([f"out={tmp_path}/file"], "cannot write there (File exists)")):
        assert main(["schema", *words]) == 2
        assert text in capsys.readouterr().err


def test_every_key_completes_with_its_meaning() -> None:
    """A schema names every key of the tables and every parameter word, each with a description."""
    for name, key in SCENARIO.items():
        assert SCHEMAS["scenario"]["properties"][name]["description"] == key.about
    actor = SCHEMAS["parameters"]["additionalProperties"]["properties"]
    assert actor["resolve"]["description"] == "0..1: mean private resolve; by default 0.5"
    assert set(load("textbook").parameters) & {f"defender.{word}" for word in actor}
