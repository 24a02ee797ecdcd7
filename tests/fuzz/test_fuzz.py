"""Ten thousand wrong inputs: typed errors alone, each within seconds, in little memory.

`python -m benchmarks.fuzz` in a process of its own, with a fixed seed: a fault that one input in
3,300 shows is missed by one in 20. It says itself what ended otherwise (`benchmarks.fuzz.judge`),
and fails where the process held over 200 MB more than sound inputs take.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import sim
from benchmarks.fuzz import __main__ as fuzz

ROOT = Path(__file__).parents[2]


def carry_out(*words):
    """The fuzzer in a process of its own: its status, and what it says."""
    done = subprocess.run([sys.executable, "-m", "benchmarks.fuzz", *words], cwd=ROOT,
                          capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Folders of results of each kind, to be damaged."""
    place = tmp_path_factory.mktemp("kept")
    sim.run("textbook", rollouts=20, floor=False, page=False).save(place / "run", figures=False)
    sim.sweep("textbook", {"challenger.resolve": "0.2,0.8"}, rollouts=20).save(place / "sweep",
                                                                               figures=False)
    sim.compare("textbook", {"a.challenger": "bluff"}, rollouts=20, watched=0).save(
        place / "compare", figures=False)
    return place


@pytest.mark.slow
def test_ten_thousand_wrong_inputs(kept):
    status, told = carry_out("n=10000", "seed=7", f"kept={kept}")
    assert status == 0, told
    taken, refused = (int(re.search(rf"([\d,]+) {end}", told)[1].replace(",", ""))
                      for end in ("taken", "refused"))
    assert taken + refused == 10_000 and taken > 500 and refused > 5000, told


def test_an_escape_and_memory_that_is_kept_make_it_fail(monkeypatch, capsys):
    monkeypatch.setattr(fuzz, "base", lambda: 0.0)
    monkeypatch.setattr(fuzz, "trials", lambda *_: iter([("x", fuzz.Verdict("refused", "no"))]))
    monkeypatch.setattr(fuzz, "peak", lambda: 199.0)
    assert fuzz.main(["n=1"]) == 0
    monkeypatch.setattr(fuzz, "peak", lambda: 201.0)
    assert fuzz.main(["n=1"]) == 1
    monkeypatch.setattr(fuzz, "peak", lambda: 0.0)
    escaped = fuzz.Verdict("escaped", "KeyError")
    monkeypatch.setattr(fuzz, "trials", lambda *_: iter([("x", escaped)]))
    assert fuzz.main(["n=1"]) == 1
    assert "escaped: x: KeyError" in capsys.readouterr().out


def test_wrong_words_of_the_fuzzer_are_one_line():
    for words in (["n=x"], ["part=all"], ["m=1"]):
        status, told = carry_out(*words)
        assert status == 1 and told.count("\n") == 1 and told.startswith("benchmarks.fuzz: ")
