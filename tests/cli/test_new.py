"""`escalade new`: what it writes loads, runs, explains itself and never lands on anything."""

import os
import re
from pathlib import Path

import pytest
import yaml

import sim
from sim import atomic
from sim.cli import main
from sim.scenario import load, validate

CASTS = [
    [],
    ["actors=north,south"],
    ["actors=north,south,east,west,far", "map=true"],
    ["actors=b:target,a:issuer,z:patron,y:patron,c:client", "map=true"],
    ["actors=a,b", "map=true"],
    ["actors=a:issuer,b:target,c:client,o:outside", "map=false"],
]


@pytest.mark.parametrize("words", CASTS, ids=lambda w: " ".join(w) or "plain")
def test_a_starter_is_sound_and_runs(words: list[str], tmp_path: Path,
                                     capsys: pytest.CaptureFixture) -> None:
    folder = tmp_path / "mine"
    assert main(["new", "mine", *words, f"out={folder}"]) == 0
    said = capsys.readouterr().out
    assert all(str(p) in said for p in folder.rglob("*.yaml"))
    assert [str(e) for e in validate(folder)] == []
    run = sim.run(str(folder), rollouts=200, workers=1)
    assert run.outcome.failed == []
    reached = {label for axis, labels in run.outcome.axes.items() for label in labels
               if run.outcome.is_label(axis, label).any()}
    assert len(reached) >= 4


def test_every_key_is_explained_where_it_first_appears(tmp_path: Path) -> None:
    """A comment behind the key or above it; names of the author's own need none."""
    folder = tmp_path / "mine"
    assert main(["new", "mine", "map=true", f"out={folder}", "actors=a1,b1,c1,d1,e1"]) == 0
    for path in folder.rglob("*.yaml"):
        seen: set[str] = set()
        lines = path.read_text().splitlines()
        assert lines[0].startswith("#") or "#" in lines[0]
        for above, line in zip(["", *lines], lines, strict=False):
            key = re.match(r" *([a-z_]+):", line)
            own = NAMES if path.name != "words.yaml" else named(yaml.safe_load(path.read_text()))
            if key and key[1] not in seen | own:
                seen.add(key[1])
                assert "# " in line or above.strip().startswith("#"), (path.name, line)


def named(words: dict) -> set[str]:
    """Names of the author's own in words.yaml: what no table knows."""
    told = {"name", "says", "article", "adjective"}
    below = {k for v in words.values() if isinstance(v, dict) for k in {*v, *named(v)}}
    return below - told


def test_everything_a_starter_makes_has_a_name_and_a_sentence(tmp_path: Path) -> None:
    """Each word is asked for: without any one of them `validate` finds that one missing."""
    folder = tmp_path / "mine"
    assert main(["new", "mine", "map=true", f"out={folder}", "actors=a1,b1,c1,d1,e1"]) == 0
    scenario = load(folder)
    assert scenario.glossary.name("option", "a1.response.honour") == "carries the threat out"
    assert scenario.glossary.word("label", "end_state.target_complied") == (
        "B1 gives way", "What A1 demanded has been done, with or without force.")
    assert all(scenario.glossary.says("place", name) for name in scenario.names["place"])
    words = yaml.safe_load((folder / "words.yaml").read_text())
    for section, entries in words.items():
        kept = dict(entries)
        del entries[next(iter(entries))]
        (folder / "words.yaml").write_text(yaml.safe_dump(words))
        found = [str(e) for e in validate(folder)]
        assert found and all(f"words.yaml: {section}" in e for e in found), (section, found)
        words[section] = kept


NAMES = {"hotline", "demand", "front", "halfway", "end_state", "ultimatum", "force", "talk",
         "signal", "response", "link", "tie", "channel", "line", "theatre"}


def test_it_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    for k, make in enumerate((Path.mkdir, Path.touch, lambda p: p.symlink_to("nowhere"))):
        place = tmp_path / f"p{k}"
        make(place)
        assert main(["new", "mine", f"out={place}"]) == 2
        err = capsys.readouterr().err
        assert err.startswith("escalade: error: ") and "is there already" in err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["p0", "p1", "p2"]
    assert list((tmp_path / "p0").iterdir()) == [] and (tmp_path / "p1").read_bytes() == b""


def test_it_is_whole_or_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                               capsys: pytest.CaptureFixture) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, "fsync", full)
    assert main(["new", "mine", f"out={tmp_path}/mine"]) == 2
    assert "cannot be written (No space left on device)" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


WRONG = [
    ([], "expected one name for the new scenario; got none"),
    (["a", "b"], "expected one name for the new scenario; got 2"),
    (["--help=x"], "options are written key=value"),
    (["my crisis"], "'my crisis': a scenario's name is letters, digits and _"),
    (["../x"], "'../x': a scenario's name is letters"),
    (["x", "actor=a,b"], "unknown option 'actor'; did you mean 'actors'? allowed: actors, map, "),
    (["x", "map=perhaps"], "map=perhaps: must be true or false"),
    (["x", "actors=a"], "actors: exactly one target is needed, not 0"),
    (["x", "actors=a:issuer,b:issuer,c:target"], "exactly one issuer is needed, not 2"),
    (["x", "actors=a,a"], "actors: 'a' is given twice"),
    (["x", "actors=a,"], "actors: '': a name is letters, digits and _"),
    (["x", "actors=seed,b"], "actors: an actor cannot be called 'seed'"),
    (["x", "actors=a:isuer,b"], "unknown role of a 'isuer'; did you mean 'issuer'?"),
    (["x", "actors=a,b,c,d,e,f,g,h,i"], "actors: 9 are too many, at most 8"),
    (["x", "out=file/below"], "cannot be written (File exists)"),
]


@pytest.mark.parametrize(("words", "text"), WRONG, ids=lambda w: str(w)[:40])
def test_wrong_words(words: list[str], text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                     capsys: pytest.CaptureFixture) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    assert main(["new", *words]) == 2
    err = capsys.readouterr().err
    assert text in err and err.count("\n") == 1
    assert os.listdir(tmp_path) == ["file"]


def test_the_name_is_the_folder_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my_crisis"]) == 0
    assert load("my_crisis").name == "my_crisis" and load("my_crisis/scenario.yaml").days == 15
