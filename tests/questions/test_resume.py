"""Every question goes on after any interruption and ends with the bytes it would have had."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import pytest

from sim.cli import main
from sim.questions import QUESTIONS
from sim.questions.compare import futures
from tests.play.plays import counting

COMMON = ["textbook", "workers=1", "figures=false"]
WORDS = {
    "run": ["rollouts=600", "page=false"],
    "sweep": ["challenger.resolve=0.2,0.5,0.8", "rollouts=400"],
    "compare": ["a.challenger=bluff", "b.threat=none", "rollouts=120", "watched=1"],
    "attribute": ["outcome=execution", "mechanisms=audience,lookahead", "rollouts=60"],
    "sensitivity": ["over=challenger.audience,defender.war_cost", "points=10", "rollouts=20"],
    "discover": ["rollouts=1200", "replicates=4"],
    "solve": ["rollouts=40", "samples=10", "mixed=false"],
    "findings": ["rollouts=60", "replicates=10"],
    "audit": ["sections=learning,lookahead", "rollouts=180"],
}


def test_every_question_that_keeps_an_answer_is_tried():
    assert set(WORDS) == set(QUESTIONS) - {"replay"}


def record(folder):
    """The manifest of a folder."""
    return json.loads((folder / "manifest.json").read_text())


@pytest.mark.parametrize("name", WORDS)
def test_an_interrupted_question_goes_on(name, tmp_path, monkeypatch, capsys):
    words = [name, *COMMON, *WORDS[name]]
    with monkeypatch.context() as patch:
        whole = counting(patch)
        assert main([*words, f"out={tmp_path / 'whole'}"]) in (0, 1)
    stop = 2
    assert len(whole) > stop
    with monkeypatch.context() as patch:
        counting(patch, stop_after=stop)
        assert main([*words, f"out={tmp_path / 'parts'}"]) == 130
    assert "goes on" in capsys.readouterr().err
    assert record(tmp_path / "parts")["status"] == "running"
    left = counting(monkeypatch)
    assert main([*words, f"out={tmp_path / 'parts'}"]) in (0, 1)
    assert len(left) in (len(whole) - stop, len(whole) - stop + 1)  # one may be cut off
    one, two = record(tmp_path / "whole"), record(tmp_path / "parts")
    assert one["digest"] == two["digest"] and one["status"] == two["status"] == "complete"
    texts = [(tmp_path / d / "answer.txt").read_text() for d in ("whole", "parts")]
    texts = [re.sub(r"[\d.]+ (s|seconds)\b|/whole|/parts", "", text) for text in texts]
    assert texts[0] == texts[1]  # but for the time it took
    assert not (tmp_path / "parts" / ".parts").exists()
    assert not (tmp_path / "parts" / ".lock").exists()


def counted(patch, stop_after=10**9):
    """Number of every future of a fork that is really played; Ctrl-C after some of them."""
    real, played = futures.one_future, []

    def one(model, k):
        if len(played) >= stop_after:
            raise KeyboardInterrupt
        played.append(k)
        return real(model, k)

    patch.setattr(futures, "one_future", one)
    return played


def test_an_interrupted_fork_goes_on(tmp_path, monkeypatch, capsys):
    words = ["compare", *COMMON, "fork.rollout=3", "fork.day=2", "fork.actor=challenger",
             "fork.track=force", "fork.option=raid", "futures=8"]
    assert main([*words, f"out={tmp_path / 'whole'}"]) == 0
    with monkeypatch.context() as patch:
        counted(patch, stop_after=11)  # three into the second half
        assert main([*words, f"out={tmp_path / 'parts'}"]) == 130
    assert "goes on" in capsys.readouterr().err
    left = counted(monkeypatch)
    assert main([*words, f"out={tmp_path / 'parts'}"]) == 0
    assert left == [3, 4, 5, 6, 7]
    one, two = record(tmp_path / "whole"), record(tmp_path / "parts")
    assert one["digest"] == two["digest"]
    files = [(tmp_path / d / "fork.json").read_bytes() for d in ("whole", "parts")]
    assert files[0] == files[1]
    assert not (tmp_path / "parts" / ".parts").exists()


@pytest.mark.slow
def test_a_killed_comparison_goes_on_and_meanwhile_nobody_else_writes(tmp_path):
    words = [sys.executable, "-m", "sim", "compare", *COMMON, "ready=every_doctrine",
             "rollouts=4000", "watched=0", f"out={tmp_path / 'cut'}"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + 120
    while len(list((tmp_path / "cut").glob(".parts/*/*.npz"))) < 2 and time.monotonic() < end:
        time.sleep(0.05)
    second = subprocess.run(words, capture_output=True, text=True)
    assert second.returncode == 2
    assert f"in use by process {process.pid}" in second.stderr
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    whole = [*words[:-1], f"out={tmp_path / 'whole'}"]
    assert subprocess.run(whole, capture_output=True).returncode == 0
    assert record(tmp_path / "cut")["digest"] == record(tmp_path / "whole")["digest"]
