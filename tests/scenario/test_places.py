"""Scenarios of the user's own: by path, by environment variable, as an installed pack."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.cli import main
from sim.errors import ScenarioErrors, UsageError
from sim.scenario import bundled_names, find_scenarios, load
from sim.scenario.places import find_folder
from sim.scenario.roots import data_root

TEXTBOOK = data_root() / "scenarios" / "textbook"


def copy(folder: Path, name: str) -> Path:
    """The textbook under another name."""
    place = Path(shutil.copytree(TEXTBOOK, folder / name))
    path = place / "scenario.yaml"
    path.write_text(path.read_text().replace("name: textbook", f"name: {name}"))
    return place


def pack(site: Path, name: str, value: str, scenario: str | None) -> None:
    """An installed distribution with an entry point; importing its package would be noticed."""
    package = site / f"{name}_pack"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('the pack was imported')\n")
    if scenario:
        copy(package / "crises", scenario)
    info = site / f"{name}_pack-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}-pack\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[escalade.scenarios]\n{name} = {value}\n")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages."""
    place = tmp_path / "site"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    return place


def test_several_folders_in_the_environment(tmp_path: Path,
                                            monkeypatch: pytest.MonkeyPatch) -> None:
    copy(tmp_path / "one", "strait")
    alone = copy(tmp_path / "two", "pass")
    words = [str(tmp_path / "one"), "", str(alone), str(data_root() / "scenarios")]
    monkeypatch.setenv("ESCALADE_SCENARIOS", os.pathsep.join(words))
    assert sim.scenarios() == sorted([*bundled_names(), "strait", "pass"])
    assert load("strait").name == "strait" and load("pass").folder == alone


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                            capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setenv("ESCALADE_SCENARIOS", f"{tmp_path}/nowhere")
    text = f"ESCALADE_SCENARIOS: there is no folder {tmp_path}/nowhere"[:100]
    with pytest.raises(UsageError, match="there is no folder"):
        load("strait")
    assert load("textbook").name == "textbook"
    assert main(["list"]) == 0
    assert text[:60] in capsys.readouterr().out


def test_a_pack_is_found_without_importing_it(site: Path) -> None:
    pack(site, "strait", "strait_pack.crises", "strait")
    assert load("strait").folder == site / "strait_pack" / "crises" / "strait"
    assert "strait_pack" not in sys.modules


def test_a_pack_that_names_nothing_is_said(site: Path) -> None:
    for name, value in (("lost", "lost_pack.crises"), ("gone", "no_such_package"), ("odd", "..")):
        pack(site, name, value, None)
    found = find_scenarios()
    assert found.names == bundled_names() and len(found.problems) == 3
    with pytest.raises(UsageError, match="pack lost: its entry point names 'lost_pack.crises'"):
        load("strait")


def test_a_clash_names_both_places(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                   capsys: pytest.CaptureFixture) -> None:
    pack(site, "mine", "mine_pack.crises", "textbook")
    own = copy(tmp_path / "own", "textbook")
    monkeypatch.setenv("ESCALADE_SCENARIOS", str(own))
    assert main(["run", "scenario=textbook"]) == 2
    err = capsys.readouterr().err
    assert "scenario 'textbook' is in more than one place: scenarios/textbook (bundled) and " in err
    assert f"{own} (ESCALADE_SCENARIOS)" in err and "textbook (pack mine)" in err
    assert main(["list"]) == 0
    assert "more than one place" in capsys.readouterr().out
    assert find_folder(own) == own


def test_a_folder_here_is_no_less_a_place(tmp_path: Path,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    own = copy(tmp_path, "textbook")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match=r"in more than one place: .*bundled.* and textbook .here"):
        load("textbook")
    assert load("./textbook").folder == Path("textbook")
    monkeypatch.setenv("ESCALADE_SCENARIOS", str(copy(tmp_path, "strait")))
    assert load("strait").name == "strait" and own.is_dir()


def test_a_base_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    folder.mkdir()
    text = "base: textbook\nname: later\nhorizon: 2001-01-15\n"
    (folder / "scenario.yaml").write_text(text)
    assert load(folder).days == 15
    (folder / "scenario.yaml").write_text(text.replace("textbook", "textbok"))
    with pytest.raises(ScenarioErrors, match="base: no scenario.yaml in"):
        load(folder)


def test_others_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes with and without other scenarios about."""
    before = sim.run("idlib_2020", rollouts=40, workers=1).digest
    copy(tmp_path / "one", "strait")
    monkeypatch.setenv("ESCALADE_SCENARIOS", str(tmp_path / "one"))
    assert "strait" in sim.scenarios()
    assert sim.run("idlib_2020", rollouts=40, workers=1).digest == before


def test_from_another_working_folder(tmp_path: Path) -> None:
    """By a relative path, in a process of its own."""
    copy(tmp_path, "strait")
    done = subprocess.run([sys.executable, "-m", "sim", "validate", "strait"], cwd=tmp_path,
                          env={**os.environ, "PYTHONPATH": str(TEXTBOOK.parents[1])},
                          capture_output=True, text=True)
    assert done.stdout == "strait: sound\n" and done.returncode == 0
