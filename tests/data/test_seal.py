"""The seal: what is covered, what a change of any part does, and what is renewed."""

import json
import warnings

import pytest

from sim.data.seal import check, close, files_in, fingerprint, manifest_of, renew, seal_of, wrong
from sim.errors import ResultWarning, RunError

RECORD = {"verb": "run", "seed": 7, "config": {"scenario": "textbook"}}


@pytest.fixture
def folder(tmp_path):
    """A sealed folder of two files, one of them in a folder, with a hidden one."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "figures" / "b.svg").write_text("<svg/>")
    (tmp_path / ".hidden").write_text("")
    close(tmp_path, {**RECORD, "engine": engine()})
    return tmp_path


def engine():
    """The hash of the sources here."""
    from sim.engine.sources import engine_hash

    return engine_hash()


def test_the_hash_is_that_of_the_bytes(tmp_path):
    (tmp_path / "abc").write_bytes(b"abc")  # FIPS 180-2, example B.1
    assert fingerprint(tmp_path / "abc") == {
        "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "bytes": 3}


def test_files_in_folders_are_sealed_and_hidden_ones_and_other_results_are_not(folder):
    (folder / "0").mkdir()
    (folder / "0" / "manifest.json").write_text("{}")
    assert files_in(folder) == ["a.txt", "figures/b.svg"]
    record = manifest_of(folder)
    assert list(record["files"]) == ["a.txt", "figures/b.svg"] and record["status"] == "complete"
    check(folder, record, "a.txt", "figures/b.svg")


@pytest.mark.parametrize("key", ["verb", "seed", "config", "engine", "files", "status"])
def test_every_word_of_the_manifest_is_covered(folder, key):
    record = manifest_of(folder)
    record[key] = {"seed": 8}.get(key, "complete" if key == "status" else {})
    if key == "status":
        record["more"] = 1
    (folder / "manifest.json").write_text(json.dumps(record))
    with pytest.raises(RunError, match="manifest.json was changed after it was written"):
        check(folder, manifest_of(folder))


def test_a_manifest_without_a_seal_is_refused(folder):
    record = manifest_of(folder)
    del record["seal"]
    with pytest.raises(RunError, match="has no seal"):
        check(folder, record)


@pytest.mark.parametrize(("change", "why"), [
    (lambda p: p.write_text("two"), "other content"),
    (lambda p: p.write_text("longer"), "6 bytes, sealed with 3"),
    (lambda p: p.unlink(), "cannot be read: No such file"),
    (lambda p: (p.unlink(), p.mkdir()), "cannot be read: Is a directory"),
])
def test_a_changed_file_is_named_with_how_it_differs(folder, change, why):
    change(folder / "a.txt")
    with pytest.raises(RunError, match=f"a.txt .*{why}"):
        check(folder, manifest_of(folder), "a.txt")
    assert wrong(folder, manifest_of(folder), "figures/b.svg") == ""
    assert "not one of the sealed" in wrong(folder, manifest_of(folder), "c.txt")


def test_renewing_one_file_blesses_no_other(folder):
    (folder / "a.txt").write_text("bad")
    (folder / "figures" / "b.svg").write_text("<svg>new</svg>")
    (folder / "figures" / "c.svg").write_text("<svg/>")
    renew(folder, [folder / "figures" / "b.svg", folder / "figures" / "c.svg"])
    record = manifest_of(folder)
    check(folder, record, "figures/b.svg", "figures/c.svg")
    assert wrong(folder, record, "a.txt") and record["seal"] == seal_of(record)
    (folder / "figures" / "c.svg").unlink()
    renew(folder, [folder / "figures" / "c.svg"])
    assert "figures/c.svg" not in manifest_of(folder)["files"]


def test_an_altered_manifest_is_not_renewed(folder):
    path = folder / "manifest.json"
    path.write_text(path.read_text().replace('"seed": 7', '"seed": 8'))
    with pytest.raises(RunError, match="was changed after"):
        renew(folder, [folder / "a.txt"])


def test_results_of_another_engine_are_read_with_a_warning(folder):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        check(folder, manifest_of(folder), "a.txt")
    close(folder, {**RECORD, "engine": "0" * 20})
    with pytest.warns(ResultWarning, match="made by another engine .*sources 000000000000; here"):
        check(folder, manifest_of(folder), "a.txt")
