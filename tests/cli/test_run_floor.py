"""The floor of a run: printed, kept, skipped by a word, gone on with; it moves no result."""

import json

from sim.cli import main
from tests.cli.studies import tell
from tests.play.plays import counting

WORDS = ["run", "scenario=textbook", "rollouts=40", "workers=1", "page=false"]


def summary(folder):
    """The summary a run keeps."""
    return json.loads((folder / "summary.json").read_text())


def test_a_run_prints_and_keeps_its_floor_and_off_skips_it(tmp_path):
    with_it, without = tmp_path / "with", tmp_path / "without"
    out, _, status = tell([*WORDS, f"out={with_it}"])
    assert status == 0 and "\n  Floor" in out and "war by choice" in out
    again, _, _ = tell([*WORDS, f"out={with_it}"])
    assert "\n  Floor" in again and "complete already" in again
    plain, _, status = tell([*WORDS, f"out={without}", "floor=off"])
    assert status == 0 and "Floor" not in plain
    one, two = summary(with_it), summary(without)
    assert one.pop("floor")["n"] == 200 and "floor" not in two and one == two
    digests = {json.loads((f / "manifest.json").read_text())["digest"] for f in (with_it, without)}
    assert len(digests) == 1 and not (with_it / ".parts").exists()


def test_a_run_that_is_stopped_in_its_floor_goes_on_with_what_it_has(tmp_path, monkeypatch):
    folder = tmp_path / "run"
    with monkeypatch.context() as patch:
        whole = counting(patch)
        assert main([*WORDS, f"out={tmp_path / 'other'}"]) == 0
    with monkeypatch.context() as patch:
        counting(patch, stop_after=2)  # the run itself and a version
        assert main([*WORDS, f"out={folder}"]) == 130
    assert json.loads((folder / "manifest.json").read_text())["status"] == "running"
    left = counting(monkeypatch)
    assert main([*WORDS, f"out={folder}"]) == 0
    assert len(left) == len(whole) - 2 > 0
    assert summary(folder)["floor"] == summary(tmp_path / "other")["floor"]


def test_a_wrong_word_for_it_is_refused():
    _, err, status = tell([*WORDS, "floor=maybe"])
    assert status == 2 and "floor=maybe: must be true or false" in err
