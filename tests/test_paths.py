"""Paths as users write them, and that nothing of theirs is written over."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from sim.cli import main
from sim.errors import RunError, UsageError
from sim.paths import path_of, refuse_taken


def test_a_tilde_is_the_home_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert path_of("~/x") == tmp_path / "x" and path_of("a/~b") == Path("a/~b")
    run = sim.run("textbook", rollouts=20, page=False, floor=False, out="~/here")
    assert run.folder == tmp_path / "here" and not Path("~").exists()
    assert main(["plot", "~/here"]) == 0 and main(["verify", "~/here"]) == 0
    assert sim.load(tmp_path / "here").folder == tmp_path / "here"


@pytest.mark.parametrize("word", ["a\0b", "x" * 6000, "a\nb", "", "/" + "y" * 300])
def test_what_no_path_can_be_is_one_error(word, capsys):
    with pytest.raises(UsageError, match="no path can be that|line break|expected the path"):
        path_of(word, "out")
    for words in (["plot", word], ["validate", word], ["run", word], ["schema", f"out={word}"],
                  ["run", "textbook", f"out={word}"], ["export", word], ["verify", word]):
        assert main(words) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1 and len(err) < 500


@pytest.mark.parametrize("locale", [{}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
                                    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0",
                                     "PYTHONUTF8": "0"}])
@pytest.mark.parametrize("name", [b"caf\xc3\xa9", b"caf\xe9"])
def test_a_path_is_bytes_under_any_locale(name, locale, tmp_path):
    """A name with an accent, or with a byte that is no UTF-8: the folder is written and read."""
    folder = os.fsencode(tmp_path) + b"/" + name
    env = {k: v for k, v in os.environ.items() if k not in ("LC_ALL", "LANG", "PYTHONUTF8")}
    words = [b"run", b"textbook", b"rollouts=40", b"floor=false", b"out=" + folder]
    for more in (words, [b"verify", folder], [b"plot", folder], [b"report", folder,
                                                                b"parts=evidence"]):
        done = subprocess.run([sys.executable, "-m", "sim", *more], capture_output=True,
                              env={**env, **locale})
        assert done.returncode == 0, done.stderr
    assert os.path.exists(folder + b"/report.html")


def test_a_taken_path_is_refused(tmp_path):
    (tmp_path / "link").symlink_to("nowhere")
    for path in (tmp_path, tmp_path / "link"):
        with pytest.raises(UsageError, match="is there already; remove it, or name another"):
            refuse_taken(path)
    assert refuse_taken(tmp_path / "new") == tmp_path / "new"


@pytest.fixture
def kept(tmp_path):
    """A small run in a folder."""
    run = sim.run("textbook", rollouts=40, page=False, floor=False, out=tmp_path / "run")
    return run.folder


def test_figures_and_pages_write_over_their_own_and_nothing_else(kept, capsys):
    (kept / "figures").mkdir()
    mine = kept / "figures" / "shares.png"
    mine.write_text("mine")
    assert main(["plot", str(kept)]) == 2
    assert "shares.png: is there already and none of these results" in capsys.readouterr().err
    assert mine.read_text() == "mine"
    mine.unlink()
    assert main(["plot", str(kept)]) == 0 and main(["plot", str(kept), "style=dark"]) == 0
    (kept / "report.html").write_text("mine")
    assert main(["report", str(kept), "parts=evidence"]) == 2
    assert (kept / "report.html").read_text() == "mine" and not (kept / "report.json").exists()


def test_an_export_writes_over_its_own_and_nothing_else(kept, tmp_path, capsys):
    mine = tmp_path / "mine.tar.gz"
    mine.write_text("mine")
    assert main(["export", str(kept), str(mine)]) == 2 and mine.read_text() == "mine"
    assert "is there already" in capsys.readouterr().err
    assert main(["export", str(kept)]) == 0 and main(["export", str(kept)]) == 0
    assert main(["verify", str(kept)]) == 0
    other = sim.run("textbook", rollouts=40, page=False, floor=False, out=tmp_path / "other")
    (other.folder / "ema.tar.gz").write_text("mine")
    assert main(["export", str(other.folder)]) == 2
    with pytest.raises(UsageError):
        sim.to_ema(kept, mine)


def test_schemas_are_written_again_only_where_nothing_changes(tmp_path, capsys):
    assert main(["schema", f"out={tmp_path}"]) == 0 and main(["schema", f"out={tmp_path}"]) == 0
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps({"mine": True}))
    os.utime(tmp_path / "menus.json", (1, 1))
    capsys.readouterr()
    assert main(["schema", f"out={tmp_path}"]) == 2
    assert f"{path}: is there already" in capsys.readouterr().err
    assert json.loads(path.read_text()) == {"mine": True}
    assert os.path.getmtime(tmp_path / "menus.json") == 1  # nothing is written before the refusal


def test_a_drawing_is_refused_before_anything_is_played(tmp_path, capsys):
    mine = tmp_path / "day.svg"
    mine.write_text("mine")
    words = ["replay", "idlib_2020", "rollout=1", "day=2020-02-20", f"draw={mine}"]
    assert main(words) == 2 and mine.read_text() == "mine"
    assert "is there already" in capsys.readouterr().err


def test_a_folder_of_something_else_is_not_used(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(UsageError, match="not empty"):
        sim.run("textbook", rollouts=20, out=tmp_path)
    run = sim.run("textbook", rollouts=20, floor=False, page=False)
    with pytest.raises(RunError, match="does not say"):
        sim.Run(run.outcome).save(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]
