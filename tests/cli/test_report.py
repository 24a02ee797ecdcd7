"""`escalade report` and the page that `escalade run` writes."""

import json
import shutil
from pathlib import Path

import pytest

from sim.cli import main
from sim.data.seal import close

SMALL = ["run", "scenario=textbook", "rollouts=40", "workers=1"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("run") / "a"
    assert main([*SMALL, f"out={folder}"]) == 0
    return folder


def test_a_run_writes_its_page_and_no_figures(run: Path) -> None:
    html = (run / "report.html").read_text(encoding="utf-8")
    assert "Will the defender give way" in html and html.rstrip().endswith("</html>")
    digest = json.loads((run / "manifest.json").read_text())["digest"]
    assert json.loads((run / "report.json").read_text())["run"]["digest"] == digest
    assert not (run / "figures").exists()


def test_the_page_can_be_left_out_and_is_no_part_of_the_run(
        tmp_path: Path, run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*SMALL, "page=false", f"out={tmp_path / 'b'}"]) == 0
    assert not (tmp_path / "b" / "report.html").exists()
    keys = [json.loads((f / "manifest.json").read_text())["config"] for f in (run, tmp_path / "b")]
    assert keys[0] == keys[1]


def test_report_makes_the_page_again_and_says_where(
        tmp_path: Path, run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(run, tmp_path / "c"))
    (folder / "report.html").unlink()
    (folder / "report.json").unlink()
    assert main(["report", str(folder), "parts=evidence"]) == 0
    assert str(folder / "report.html") in capsys.readouterr().out
    assert (folder / "report.html").is_file() and (folder / "report.json").is_file()


def test_a_scenario_that_has_changed_is_said_on_the_way(
        tmp_path: Path, run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(shutil.copytree(run, tmp_path / "d"))
    record = json.loads((folder / "manifest.json").read_text())
    close(folder, {**record, "key": "1"})
    assert main(["report", str(folder)]) == 0
    assert "has changed since the run" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "text"), [
    ([], "expected one argument: the folder of a run or a study"),
    (["no/such/run"], "no/such/run: no such folder; expected the folder of a run or a study"),
    (["x", "parts=threats"], "did you mean 'threat'?"),
    (["x", "part=threat"], "did you mean 'parts'?"),
    (["x", "rollouts=many"], "expected a whole number"),
    (["x", "workers=0"], "must be between"),
])
def test_mistakes_are_one_line(words: list[str], text: str,
                               capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", *words]) == 2
    err = capsys.readouterr().err
    assert text in err and err.count("\n") == 1
