"""Kept results: whatever is altered is noticed, and what follows from sound results is remade."""

import io
import json
import shutil
import zipfile

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.data.seal import MANIFEST, files_in, manifest_of
from sim.errors import RunError

CRISES = {
    "run": lambda place: sim.run("textbook", rollouts=60, figures=True, out=place),
    "sweep": lambda place: sim.sweep("textbook", {"challenger": "bluff,steady"}, rollouts=40,
                                     out=place),
    "compare": lambda place: sim.compare("textbook", {"a.challenger": "bluff"}, rollouts=40,
                                         watched=1, out=place),
}
# what cannot be made again of the rest
RESULTS = {"run": {"outcome.npz", "scenario.zip"}, "sweep": {"cells.npz", "scenario.zip"},
           "compare": {"compare.json", "drawings.json", "table.csv", "answer.txt", "scenario.zip"}}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder of each kind."""
    place = tmp_path_factory.mktemp("kept")
    for name, ask in CRISES.items():
        ask(place / name)
    main(["report", str(place / "sweep")])
    return place


@pytest.fixture
def copy(kept, tmp_path):
    """Hands out copies of them."""
    def made(name):
        shutil.copytree(kept / name, tmp_path / name)
        return tmp_path / name
    return made


def flip(path):
    """Change one bit in the middle."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def contents(folder):
    """Every file by its name."""
    return {n: (folder / n).read_bytes() for n in files_in(folder)}


DAMAGE = {"flip": flip, "cut": lambda p: p.write_bytes(p.read_bytes()[:-1]),
          "gone": lambda p: p.unlink(), "empty": lambda p: p.write_bytes(b"")}


@pytest.mark.parametrize("name", CRISES)
def test_a_folder_as_it_was_written_is_sound(name, kept, capsys):
    assert main(["verify", str(kept / name)]) == 0
    files = len(manifest_of(kept / name)["files"])
    assert capsys.readouterr().out == f"{kept / name}: {name} of textbook: sound, {files} files\n"


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("name", CRISES)
def test_any_damaged_file_is_noticed_and_made_again_if_it_follows(name, how, kept, copy):
    """All derived files at once come back byte for byte; each other one is named as lost."""
    folder = copy(name)
    before = contents(folder)
    derived = set(before) - RESULTS[name]
    for file in derived:
        DAMAGE[how](folder / file)
    found = sim.verify(folder)
    assert set(found.rebuilt) == derived and found.sound and not found.lost
    for file, data in contents(folder).items():
        assert data == before[file].replace(str(kept / name).encode(), str(folder).encode()), file
    assert sim.verify(folder).rebuilt == {}
    for file in RESULTS[name]:
        DAMAGE[how](folder / file)
        found = sim.verify(folder)
        assert not found.sound and (file in found.lost or file in found.problem)
        (folder / file).write_bytes(before[file])


def test_the_summary_of_another_run_is_not_the_answer(kept, copy, tmp_path):
    folder = copy("run")
    other = sim.run("textbook", {"challenger": "steady"}, rollouts=60, page=False,
                    out=tmp_path / "other")
    shutil.copy(other.folder / "summary.json", folder)
    back = sim.load(folder)
    assert back.data["counts"] != other.data["counts"]
    assert back.data == sim.load(kept / "run").data
    sim.verify(folder)
    assert json.loads((folder / "summary.json").read_text()) == back.data


def test_parameter_draws_set_to_zero_do_not_pass(copy):
    folder = copy("run")
    with np.load(folder / "outcome.npz") as pack:
        arrays = dict(pack)
    arrays["values"] = np.zeros_like(arrays["values"])
    np.savez_compressed(folder / "outcome.npz", **arrays)
    with pytest.raises(RunError, match="outcome.npz is not as it was sealed"):
        sim.load(folder)
    for verb in ("plot", "report", "export", "verify"):
        assert main([verb, str(folder)]) in (1, 2)


@pytest.mark.parametrize("name", ["run", "sweep"])
def test_a_hundred_altered_arrays_end_in_one_error_each(name, copy):
    """Bytes anywhere in any array, types, shapes, missing and foreign arrays; never a traceback."""
    folder = copy(name)
    path = folder / {"run": "outcome.npz", "sweep": "cells.npz"}[name]
    whole, rng = path.read_bytes(), np.random.default_rng(5)
    for k in range(100):
        path.write_bytes(altered(whole, k, rng))
        with pytest.raises(RunError, match="is not as it was sealed|cannot be read"):
            sim.load(folder)
    path.write_bytes(whole)
    sim.load(folder)


def altered(whole, k, rng):
    """An archive otherwise than it was, in one of four ways."""
    if k % 4 == 0:
        data = bytearray(whole)
        data[rng.integers(len(data))] ^= 1 << rng.integers(8)
        return bytes(data)
    with zipfile.ZipFile(io.BytesIO(whole)) as pack:
        parts = {n: pack.read(n) for n in pack.namelist()}
    name = sorted(parts)[rng.integers(len(parts))]
    if k % 4 == 1:
        del parts[name]
    elif k % 4 == 2:
        parts[name] = parts[name][: rng.integers(len(parts[name]))]
    else:
        parts[name] = parts[sorted(parts)[rng.integers(len(parts))]] + b"\0"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as pack:
        for n, data in parts.items():
            pack.writestr(n, data)
    return file.getvalue()


def test_rollouts_played_again_are_the_same_and_a_planted_one_is_found(copy, capsys):
    """A run whose arrays were altered and sealed anew is caught by playing it again."""
    from sim.data.digest import digest
    from sim.data.seal import close
    from sim.data.store import pack, unpack

    folder = copy("run")
    assert main(["verify", str(folder), "play=60"]) == 0
    assert "60 rollouts played again: bit for bit the same" in capsys.readouterr().out
    outcome = unpack(folder / "outcome.npz")
    outcome.counts[17, 0] += 1
    pack(outcome, folder / "outcome.npz")
    close(folder, {**manifest_of(folder), "digest": digest(outcome)})
    found = sim.verify(folder, play=60)
    assert found.differ == [17] and not found.sound
    assert main(["verify", str(folder), "play=60"]) == 1
    assert "1 of 60 rollouts come out otherwise" in capsys.readouterr().out


def test_a_run_is_played_again_from_the_scenario_that_was_kept_with_it(tmp_path):
    """Its folder may have changed since, or be gone."""
    shutil.copytree("scenarios/textbook", tmp_path / "crisis")
    run = sim.run(tmp_path / "crisis", rollouts=40, page=False, out=tmp_path / "out")
    path = tmp_path / "crisis" / "parameters.yaml"
    path.write_text(path.read_text().replace("0.5", "0.4"))
    assert sim.verify(run.folder, play=10).sound
    shutil.rmtree(tmp_path / "crisis")
    assert sim.verify(run.folder, play=10).sound
    (run.folder / "scenario.zip").unlink()
    found = sim.verify(run.folder, play=10)
    assert "scenario.zip" in found.lost and "the scenario can no longer be read" in found.unplayed


def test_a_study_has_no_rollouts_to_play_again(kept, capsys):
    assert main(["verify", str(kept / "compare"), "play=3"]) == 1
    assert "keeps no single rollouts; ask it again" in capsys.readouterr().out


def test_strange_files_are_named_and_are_no_fault(copy, capsys):
    folder = copy("run")
    (folder / "notes.txt").write_text("mine")
    assert main(["verify", str(folder)]) == 0
    assert "notes.txt is not one of the sealed files" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["nowhere"], ["a", "b"], [".", "play=-1"], [".", "pla=1"]])
def test_bad_words_are_one_error(words, capsys):
    assert main(["verify", *words]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_another_engine_is_told(copy, capsys):
    from sim.data.seal import close

    folder = copy("run")
    close(folder, {**manifest_of(folder), "engine": "f" * 20})
    with pytest.warns(sim.errors.ResultWarning, match="made by another engine"):
        sim.load(folder)
    assert main(["verify", str(folder)]) == 0
    told = capsys.readouterr()
    assert "made by another engine" in told.out
    assert "another engine" in sim.verify(folder, play=2).unplayed
    assert (folder / MANIFEST).exists()
