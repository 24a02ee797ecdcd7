"""What a folder seems to hold: complete, unfinished, damaged, empty or something else."""

import json

import pytest

from sim.data.folders import glance, look, write_answer
from sim.data.seal import close
from sim.errors import RunError

RECORD = {"status": "complete", "verb": "compare", "scenario": "textbook",
          "results": "compare.json", "headline": "It moves."}


def put(folder, record=RECORD, data='{"versions": []}'):
    """A folder of a comparison."""
    folder.mkdir(exist_ok=True)
    if data is not None:
        (folder / "compare.json").write_text(data)
    if isinstance(record, dict) and record["status"] == "complete":
        close(folder, record)
    elif record is not None:
        text = record if isinstance(record, str) else json.dumps(record)
        (folder / "manifest.json").write_text(text)
    return folder


def test_a_complete_study(tmp_path):
    write_answer(put(tmp_path), "It moves.\n\n")
    kept = look(tmp_path)
    assert (kept.verb, kept.status, kept.name, kept.scenario) == (
        "compare", "complete", "compare", "textbook")
    assert kept.answer() == "It moves." and kept.data() == {"versions": []}


@pytest.mark.parametrize(("record", "data", "status", "why"), [
    ({**RECORD, "status": "writing"}, "{}", "unfinished", "status writing"),
    ({"status": "running"}, None, "unfinished", "status running"),
    ("{", "{}", "damaged", "manifest.json is damaged"),
    ("[]", "{}", "damaged", "holds no record"),
    (RECORD, None, "damaged", "compare.json: no such file"),
    ({**RECORD, "results": "cells.npz"}, "{}", "damaged", "cells.npz: no such file"),
    (None, "{}", "damaged", "manifest.json is missing"),
    (None, None, "empty", "the folder is empty"),
])
def test_what_is_wrong_is_said(tmp_path, record, data, status, why):
    kept = glance(put(tmp_path / "x", record, data))
    assert kept.status == status and why in kept.why


def test_results_of_another_size_are_damaged(tmp_path):
    (tmp_path / "outcome.npz").write_bytes(b"PK as it was written")
    put(tmp_path, {**RECORD, "results": "outcome.npz"}, None)
    assert glance(tmp_path).status == "complete"
    (tmp_path / "outcome.npz").write_bytes(b"PK no more")
    assert glance(tmp_path).why == "outcome.npz is damaged"


def test_a_manifest_that_was_changed_is_seen_at_a_glance(tmp_path):
    put(tmp_path)
    path = tmp_path / "manifest.json"
    path.write_text(path.read_text().replace("It moves.", "It stays."))
    assert glance(tmp_path).why == "manifest.json was changed after it was written"


def test_a_folder_of_something_else_is_refused_with_what_it_holds(tmp_path):
    with pytest.raises(RunError, match="the folder is empty; expected the results of a verb"):
        look(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"):
        (tmp_path / name).write_text("")
    with pytest.raises(RunError, match=r"holds a.txt, b.txt, c.txt, d.txt and 1 more; expected"):
        look(tmp_path)
    with pytest.raises(RunError, match="is a file; expected the folder"):
        look(tmp_path / "a.txt")
    with pytest.raises(RunError, match="no such folder"):
        look(tmp_path / "nothing")


def test_runs_side_by_side_are_counted(tmp_path):
    jobs = [{"job": 0, "words": ["scenario=textbook"], "status": "complete", "message": ""},
            {"job": 1, "words": ["scenario=textbook"], "status": "failed", "message": "no"}]
    (tmp_path / "jobs.json").write_text(json.dumps({"key": "k", "jobs": jobs}))
    kept = glance(tmp_path)
    assert (kept.verb, kept.status, kept.scenario) == ("run -m", "unfinished", "textbook")
    assert kept.why == "1 of 2 runs not complete"
