"""Whose folder it is: new, to be gone on with, complete, another run's."""

import json

import pytest

from sim.data.manifest import COMPLETE
from sim.errors import UsageError
from sim.play.claim import NEW, UNFINISHED, claim, state_of

OURS = {"scenario": "textbook", "seed": 7}


def test_a_new_folder_is_marked_and_gone_on_with(tmp_path):
    first = claim(tmp_path / "a", "k", OURS)
    assert first.state == NEW and first.made
    with pytest.raises(UsageError, match="in use by this process"):
        claim(tmp_path / "a", "k", OURS)
    first.free()
    again = claim(tmp_path / "a", "k", OURS)
    assert again.state == UNFINISHED == state_of(tmp_path / "a", "k")
    again.free()


def test_a_complete_run_is_known(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"status": "complete", "key": "k"}))
    found = claim(tmp_path, "k", OURS)
    assert found.state == COMPLETE
    found.free()


@pytest.mark.parametrize(("held", "says"), [
    ({"key": "other", "config": {**OURS, "seed": 8}}, "seed is 8 there and 7 here"),
    ({"key": "other", "config": {"scenario": "textbook", "seed": 7, "a.b": 1}},
     "a.b is 1 there and the scenario's own here"),
    ({"key": "other", "config": OURS}, "the scenario or the engine has changed since"),
    ({"key": "other"}, "its settings cannot be read"),
    ([1], "not empty"),
    ("{", "not empty"),
])
def test_the_folder_of_another_is_refused_and_left_alone(tmp_path, held, says):
    text = held if isinstance(held, str) else json.dumps(held)
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(UsageError, match=says):
        claim(tmp_path, "k", OURS)
    assert (tmp_path / "manifest.json").read_text() == text


def test_release_removes_only_what_a_claim_made(tmp_path):
    made = claim(tmp_path / "a", "k", OURS)
    made.release()
    assert not (tmp_path / "a").exists()
    (tmp_path / "b").mkdir()
    claim(tmp_path / "b", "k", OURS).release()
    assert list((tmp_path / "b").iterdir()) == []


def test_release_keeps_what_was_finished(tmp_path):
    made = claim(tmp_path / "a", "k", OURS)
    (tmp_path / "a" / ".parts").mkdir()
    made.release()
    assert state_of(tmp_path / "a", "k") == UNFINISHED
