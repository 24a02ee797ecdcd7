"""How far a question is, on a terminal, on a pipe and for programs."""

import io
import json
import sys

import pytest

from sim.cli import terminal
from sim.cli.terminal import Terminal
from sim.errors import UsageError


class Clock:
    """A clock that a test turns."""

    now = 0.0

    def perf_counter(self):
        return self.now


@pytest.fixture
def clock(monkeypatch):
    made = Clock()
    monkeypatch.setattr(terminal, "time", made)
    return made


def play(told, clock, seconds, step=0.1):
    """A long run, told of ten times a second."""
    total = int(seconds / step)
    for done in range(total + 1):
        clock.now += step
        told.rollouts(done, total, "")


def test_on_a_pipe_progress_is_whole_lines_rarer_the_longer_it_takes(clock, capsys):
    """Of 3 hours: some 20 lines in the first ten minutes, then one a minute."""
    told = Terminal()
    play(told, clock, 3 * 3600, 1.0)
    text = capsys.readouterr().err
    lines = text.split("\n")
    assert "\r" not in text and lines.pop() == ""
    assert 170 <= len(lines) <= 240
    assert all(line.startswith("escalade: ") and "rollouts, " in line for line in lines)


def test_a_short_run_on_a_pipe_says_nothing(clock, capsys):
    told = Terminal()
    play(told, clock, 1.5)
    told.part("versions", 3, 3, 100)
    told.close()
    assert capsys.readouterr().err == ""


def test_on_a_terminal_the_line_is_written_over_and_ended(clock, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told = Terminal()
    play(told, clock, 10)
    told.rollouts(0, 0, "something to know")
    lines = capsys.readouterr().err.split("\n")
    assert lines[0].count("\r") in range(30, 56) and "100 of 100 rollouts" in lines[0]
    assert lines[1:] == ["escalade: something to know ...", ""]


def test_json_is_an_object_a_line(clock, capsys):
    told = Terminal(progress="json")
    told.rollouts(0, 0, "compiling")
    play(told, clock, 30)
    clock.now += 60
    told.part("versions", 1, 3, 400)
    found = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert found[0] == {"notice": "compiling"} and len(found) >= 5
    assert {"part", "done", "of", "seconds_left"} == set(found[1])
    assert found[-1] == {"part": "versions", "done": 1, "of": 3, "rollouts": 400}


def test_a_reader_that_is_gone_does_not_stop_the_work(clock, monkeypatch):
    class Gone(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stderr", Gone())
    play(Terminal(), clock, 60)


def test_another_form_is_refused():
    with pytest.raises(UsageError, match="unknown value of progress 'jsn'; did you mean 'json'"):
        Terminal(progress="jsn")
