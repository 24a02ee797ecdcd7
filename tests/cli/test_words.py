"""`list`, `show` and `validate` read well."""

import re
import shutil
from pathlib import Path

import pytest

from sim.cli import main
from sim.engine.state.names import MECHANISMS
from sim.questions import QUESTIONS, question
from sim.questions.declaration import declaration_of
from sim.scenario import bundled_names, load, show
from sim.scenario.menus import SETTINGS
from sim.scenario.roots import data_root


def test_list(capsys: pytest.CaptureFixture) -> None:
    assert main(["list"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split() == ["name", "span", "days", "actors", "parameters", "title"]
    assert [row.split()[0] for row in rows] == bundled_names()
    (textbook,) = (row for row in rows if row.startswith("textbook"))
    assert textbook.split()[1:4] == ["2001-01-01", "to", "2001-01-10"]
    count = str(len(load("textbook").parameters))
    assert textbook.split()[4:7] == ["10", "2", count] and textbook.endswith("textbook ultimatum")


def test_show_textbook(capsys: pytest.CaptureFixture) -> None:
    assert main(["show", "textbook"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "challenger  (issuer, no side)" in lines
    assert "  response  honour [delay] dilute ignore" in lines
    assert any(line.split()[:3] == ["*", "ultimatum", "0.50"] for line in lines)
    assert sum(line.split()[:2] in ([m, "on"], [m, "OFF"]) for line in lines for m in MECHANISMS) \
        == len(MECHANISMS)
    assert ["audience", "on", "no_audience"] in [line.split()[:3] for line in lines]
    (resolve,) = (line for line in lines if line.startswith("  challenger.resolve "))
    assert resolve.split() == ["challenger.resolve", "0.5", "0.3", "..", "0.7", "0..1", "J",
                               "judgement"]
    scenario = load("textbook")
    judged = sum(q.grade == "J" for q in scenario.parameters.values())
    assert f"{judged} rest on judgement (J)." in " ".join(lines)


def test_show_an_actor_alone(capsys: pytest.CaptureFixture) -> None:
    assert main(["show", "textbook", "defender"]) == 0
    out = capsys.readouterr().out
    assert "defender.resolve" in out and "would bear for the issue, from 0 (nothing)" in out
    assert "challenger." not in out  # none of its parameters
    assert re.search(r"force +hold +\w+", out) and re.search(r"\n +comply +\w+", out)


@pytest.mark.parametrize("name", bundled_names())
def test_show_names_everything(name: str) -> None:
    scenario = load(name)
    text = show(scenario)
    assert all(f"{a.name}  ({a.role_name}, " in text for a in scenario.actors)
    assert all(f"  {path} " in text for path in scenario.parameters)
    assert all(q.source in text for q in scenario.parameters.values())


def test_validate(tmp_path: Path, capsys: pytest.CaptureFixture,
                  monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(data_root() / "scenarios" / "textbook", tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    assert main(["validate", "mine"]) == 0
    assert capsys.readouterr().out == "mine: sound\n"
    (tmp_path / "mine" / "menus.yaml").unlink()
    doctrine = tmp_path / "mine" / "defender" / "steady.yaml"
    doctrine.write_text(doctrine.read_text().replace("value: 0.6", "value: NO"))
    assert main(["validate", "mine"]) == 2
    out, err = capsys.readouterr()
    assert err == ""
    assert "mine/menus.yaml: file not found\n" in out
    assert "mine/defender/steady.yaml:3: weight.value: YAML reads NO as false" in out
    lines = out.splitlines()
    assert lines[-1] == f"mine: {len(lines) - 1} problems"
    assert main(["run", "scenario=mine"]) == 2
    assert [f"escalade: error: {line}" for line in lines[:-1]] == \
        capsys.readouterr().err.splitlines()
    assert [p.name for p in tmp_path.iterdir()] == ["mine"]


def test_no_actor_can_bear_the_name_of_a_setting() -> None:
    declare = {word for name in QUESTIONS for word in declaration_of(question(name)).by_word}
    assert {"scenario", "json", "hydra", "fork", "threat", "do", *declare} == set(SETTINGS)
