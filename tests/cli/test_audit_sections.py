"""Sections of an audit on the command line: asked for by name, kept, resumed."""

import json

import pytest

from sim.cli import main
from tests.play.plays import counting

WORDS = ["audit", "scenario=textbook", "rollouts=240", "workers=1"]


def written(folder):
    """audit.json without the times."""
    data = json.loads((folder / "audit.json").read_text())
    for part in data.values():
        if isinstance(part, dict):
            part.pop("seconds", None)
    return data


def test_an_unknown_section_is_one_clear_error(capsys):
    assert main([*WORDS, "sections=learnin"]) == 2
    said = capsys.readouterr().err
    assert "unknown section 'learnin'; did you mean 'learning'?" in said


def test_each_section_has_its_key_and_its_figure(tmp_path, capsys):
    out = tmp_path / "a"
    assert main([*WORDS, "sections=lookahead,learning", f"out={out}"]) in (0, 1)
    data = written(out)
    assert set(data) == {"scenario", "seed", "rollouts", "learning", "lookahead",
                         "completeness"}
    assert data["learning"]["beliefs"]["rows"][0]["drift"]["n"] == 80
    assert sorted(p.name for p in (out / "figures").glob("*.png")) == [
        "audit-learning.png", "audit-lookahead.png"]
    page = capsys.readouterr().out
    assert page.index("LEARNING:") < page.index("LOOKAHEAD:")
    assert not (out / ".parts").exists()


@pytest.mark.parametrize("stop", [1, 3, 5])
def test_an_interrupted_audit_resumes_and_ends_as_if_it_had_not_been(tmp_path, monkeypatch, capsys,
                                                                     stop):
    words = [*WORDS, "sections=learning,lookahead", "figures=false"]
    with monkeypatch.context() as patch:
        whole = counting(patch)
        assert main([*words, f"out={tmp_path / 'whole'}"]) in (0, 1)
    done = len(whole)
    with monkeypatch.context() as patch:
        counting(patch, stop_after=stop)
        assert main([*words, f"out={tmp_path / 'parts'}"]) == 130
    assert "goes on" in capsys.readouterr().err
    again = counting(monkeypatch)
    assert main([*words, f"out={tmp_path / 'parts'}"]) in (0, 1)
    assert len(again) == done - stop
    assert written(tmp_path / "parts") == written(tmp_path / "whole")


def test_a_finished_audit_is_read_back(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "100")  # as wide as what is kept
    words = [*WORDS, "figures=false", "sections=learning", f"out={tmp_path / 'a'}"]
    status = main(words)
    first = capsys.readouterr().out.partition("\nFiles:")[0]
    again = counting(monkeypatch)
    assert main(words) == status
    assert not again and capsys.readouterr().out.startswith(first.rstrip())


def test_a_damaged_part_is_played_again(tmp_path, monkeypatch):
    words = [*WORDS, "sections=learning", "figures=false", f"out={tmp_path / 'a'}"]
    with monkeypatch.context() as patch:
        whole = counting(patch)
        assert main([*words[:-1], f"out={tmp_path / 'b'}"]) in (0, 1)
    with monkeypatch.context() as patch:
        counting(patch, stop_after=2)
        assert main(words) == 130
    for path in (tmp_path / "a" / ".parts").rglob("*.npz"):
        path.write_bytes(path.read_bytes()[:100])
    again = counting(monkeypatch)
    assert main(words) in (0, 1)
    assert len(again) == len(whole)


def test_a_folder_of_another_audit_is_refused(tmp_path, capsys):
    out = f"out={tmp_path / 'a'}"
    assert main([*WORDS, "sections=learning", "figures=false", out]) in (0, 1)
    assert main([*WORDS[:2], "rollouts=300", "sections=learning", "figures=false", out]) == 2
    assert "holds another run" in capsys.readouterr().err
