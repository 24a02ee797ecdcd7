"""Where a run goes and comes back from: folders in use, full disks, damaged runs."""

import errno
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sim
from sim import atomic
from sim.atomic import new_folder, write_json
from sim.cli import main
from sim.errors import RunError, UsageError
from sim.play.session import Session

SMALL = ["run", "scenario=textbook", "rollouts=40", "figures=false", "workers=1"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small run kept in a folder whose name Hydra's grammar would choke on."""
    folder = tmp_path_factory.mktemp("kept") / "a run, ${x} [1]{2}='3'"
    assert main([*SMALL, f"out={folder}", "challenger.resolve=0.1:0.2:0.3:uniform"]) == 0
    return folder


@pytest.fixture
def copy(kept: Path, tmp_path: Path) -> Path:
    """The kept run again, to be damaged."""
    folder = tmp_path / "run"
    folder.mkdir()
    for name in ("manifest.json", "summary.json", "outcome.npz"):
        (folder / name).write_bytes((kept / name).read_bytes())
    return folder


def test_special_characters_survive(kept: Path) -> None:
    manifest = json.loads((kept / "manifest.json").read_text())
    assert manifest["status"] == "complete" and manifest["config"]["rollouts"] == 40
    assert not list(kept.rglob("*.part"))
    assert "challenger.resolve" in (kept / ".hydra" / "config.yaml").read_text()


def test_the_value_replaces_the_whole_parameter(kept: Path) -> None:
    """The scenario's range was 0.3 to 0.7; nothing of it is left."""
    outcome = sim.load(kept).outcome
    drawn = outcome.values[:, outcome.varying.index("challenger.resolve")]
    assert ((drawn >= 0.1) & (drawn <= 0.3)).all()
    assert "challenger.resolve" in outcome.judgement


@pytest.mark.parametrize(("make", "text"), [
    (lambda p: (p / "x").write_text(""), "the folder is not empty; name another or remove it"),
    (lambda p: (p.rmdir(), p.write_text("")), "is a file; name a new or empty folder"),
])
def test_out_in_use(make, text: str, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    out = tmp_path / "out"
    out.mkdir()
    make(out)
    before = sorted(tmp_path.rglob("*"))
    assert main([*SMALL, f"out={out}"]) == 2
    err = capsys.readouterr().err
    assert err == f"escalade: error: out={out}: {text}\n"
    with pytest.raises(UsageError, match=text):
        sim.run("textbook", rollouts=40, out=out)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(("name", "reason"), [
    ("file/below", "Not a directory"), ("y" * 300, "File name too long"), ("nul\0", "null"),
])
def test_out_cannot_be_made(name: str, reason: str, tmp_path: Path,
                            capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "file").write_text("")
    assert main([*SMALL, f"out={tmp_path}/{name}"]) == 2
    err = capsys.readouterr().err
    assert "error: out=/" in err and reason in err and err.count("\n") == 1
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_names_are_checked_before_the_folder(tmp_path: Path) -> None:
    assert main([*SMALL, f"out={tmp_path}/new", "chalenger=bluff"]) == 2
    assert main([*SMALL[:2], "rollouts=0", f"out={tmp_path}/new"]) == 2
    with pytest.raises(UsageError):
        sim.run("textbook", {"chalenger": "bluff"}, rollouts=40, out=tmp_path / "new")
    assert not list(tmp_path.iterdir())


def test_a_run_that_fails_leaves_no_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    def greedy(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Session, "play", greedy)
    assert main([*SMALL, f"out={tmp_path}/new"]) == 2
    assert capsys.readouterr().err == (
        "escalade: error: rollouts=40: more than this machine's memory holds\n")
    assert not list(tmp_path.iterdir())


def full(*_: object) -> None:
    """A disk without room."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                     capsys: pytest.CaptureFixture) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(atomic.os, "fsync", full)
    assert main([*SMALL, f"out={out}"]) == 2
    done = capsys.readouterr()
    assert f"cannot write the results to {out}: No space left on device" in done.err
    assert not done.out and not out.exists()


def test_a_disk_that_fills_up_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                         capsys: pytest.CaptureFixture) -> None:
    out, plain = tmp_path / "out", Session.play

    def filling(*words: Any, **more: Any) -> Any:
        monkeypatch.setattr(atomic.os, "fsync", full)
        return plain(*words, **more)

    monkeypatch.setattr(Session, "play", filling)
    assert main([*SMALL, f"out={out}"]) == 2
    done = capsys.readouterr()
    assert f"cannot write the results to {out}: No space left on device" in done.err
    assert "The defender gives way in" in " ".join(done.out.split())
    assert "No space left on device" in done.out
    assert [p.name for p in out.rglob("*") if p.is_file()] == ["manifest.json"]
    monkeypatch.undo()
    assert main([*SMALL, f"out={out}"]) == 0


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_json(tmp_path / "x.json", {"a": 1})
    monkeypatch.setattr(atomic.os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_json(tmp_path / "x.json", {"a": 2})
    assert json.loads((tmp_path / "x.json").read_text()) == {"a": 1}
    assert [p.name for p in tmp_path.iterdir()] == ["x.json"]


def test_new_folder_leaves_no_probe(tmp_path: Path) -> None:
    assert new_folder(tmp_path / "a" / "b") == tmp_path / "a" / "b"
    assert list((tmp_path / "a" / "b").iterdir()) == []


def cut(name: str):
    """Keep half of a file."""
    def damage(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: len(data) // 2])
    return damage


def put(name: str, data: bytes):
    """Replace a file."""
    return lambda folder: (folder / name).write_bytes(data)


def flip(folder: Path) -> None:
    """Change a byte in the middle of the counts."""
    with zipfile.ZipFile(folder / "outcome.npz") as pack:
        entry = pack.getinfo("counts.npy")
    data = bytearray((folder / "outcome.npz").read_bytes())
    data[entry.header_offset + 100 + entry.compress_size // 2] ^= 0xFF
    (folder / "outcome.npz").write_bytes(bytes(data))


def swap(folder: Path) -> None:
    """Another outcome under the same manifest."""
    with np.load(folder / "outcome.npz") as pack:
        arrays = dict(pack)
    arrays["labels"] = np.zeros_like(arrays["labels"])
    np.savez(folder / "outcome.npz", **arrays)


DAMAGE = [
    (cut("manifest.json"), "is damaged: "),
    (put("manifest.json", b""), "is damaged: "),
    (put("manifest.json", b"[]"), "is damaged: "),
    (put("manifest.json", b"{}"), "was not finished (status None)"),
    (put("manifest.json", b"\xff"), "is damaged: "),
    (put("manifest.json", b'{"status": "writing"}'), "was not finished (status writing)"),
    (cut("outcome.npz"), "is damaged: "),
    (put("outcome.npz", b""), "is damaged: "),
    (put("outcome.npz", b"PK\x03\x04"), "is damaged: "),
    (put("outcome.npz", b"\x80\x04."), "is damaged: "),
    (flip, "is damaged: "),
    (swap, "is damaged: outcome.npz is not as it was sealed"),
    (lambda f: (f / "outcome.npz").unlink(), "outcome.npz cannot be read: No such file or dir"),
    (lambda f: ((f / "outcome.npz").unlink(), (f / "outcome.npz").mkdir()), "Is a directory"),
]


@pytest.mark.parametrize(("damage", "text"), DAMAGE)
def test_a_damaged_run(damage, text: str, copy: Path, capsys: pytest.CaptureFixture) -> None:
    damage(copy)
    assert main(["plot", str(copy)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("escalade: error: ") and text in err and err.count("\n") == 1
    assert not (copy / "figures").exists()
    with pytest.raises(RunError):
        sim.load(copy)


def test_plot_of_a_file(kept: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["plot", str(kept / "manifest.json")]) == 2
    assert "is a file; expected the folder of a run or a study" in capsys.readouterr().err
