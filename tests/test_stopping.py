"""Signals that ask a process to end stop it as Ctrl-C does: kept, told, and with their status."""

import json
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from sim.stopping import SIGNALS, Stopped, stop_on_signals, take_note, with_text

WORDS = [sys.executable, "-m", "sim", "compare", "textbook", "ready=every_doctrine",
         "rollouts=60000", "watched=0", "figures=false"]


def attend():
    """Handle all of them as a shell's child does, also where the tests were started otherwise."""
    return {s: signal.signal(s, signal.default_int_handler if s == signal.SIGINT else
                             signal.SIG_DFL) for s in (signal.SIGINT, *SIGNALS)}


@pytest.fixture
def attentive():
    """The same for this process, while the test runs."""
    were = attend()
    yield
    for number, handler in were.items():
        signal.signal(number, handler)


def test_a_signal_is_raised_once_and_only_while_it_is_heeded(attentive):
    before = {s: signal.getsignal(s) for s in SIGNALS}
    for number in SIGNALS:
        with stop_on_signals(), pytest.raises(Stopped) as caught:
            os.kill(os.getpid(), number)
            time.sleep(1)
        assert caught.value.number == number
    assert {s: signal.getsignal(s) for s in SIGNALS} == before


def test_between_blocks_it_is_a_list_and_the_second_one_is_raised(attentive):
    with stop_on_signals():
        with take_note() as asked:
            os.kill(os.getpid(), signal.SIGTERM)
            assert asked == [signal.SIGTERM]
            with pytest.raises(Stopped) as caught:
                os.kill(os.getpid(), signal.SIGINT)
            assert caught.value.number == signal.SIGINT
        with pytest.raises(Stopped):
            os.kill(os.getpid(), signal.SIGTERM)


def test_one_that_is_ignored_or_handled_stays_so():
    """As `nohup` ignores SIGHUP."""
    was = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with stop_on_signals(), take_note() as asked:
            os.kill(os.getpid(), signal.SIGHUP)
            assert asked == [] and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, was)


def test_in_another_thread_nothing_is_set():
    found = []

    def work():
        with stop_on_signals(), take_note() as asked:
            found.append((signal.getsignal(signal.SIGTERM), asked))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == [(signal.getsignal(signal.SIGTERM), [])]


def test_a_text_keeps_the_number():
    assert with_text(Stopped(number=15), "x").number == 15 and str(with_text(Stopped(), "x")) == "x"
    assert with_text(KeyboardInterrupt(), "x").number == signal.SIGINT


@pytest.mark.slow
@pytest.mark.parametrize("executor", ["threads", "processes"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_long_run_that_is_ended_is_kept_and_leaves_nothing(name, executor, tmp_path):
    """Told where, status 128 + number, nothing in TMPDIR, no process left, and it can go on."""
    number, folder, temp = getattr(signal, name), tmp_path / "out", tmp_path / "temp"
    temp.mkdir()
    process = subprocess.Popen(
        [*WORDS, f"executor={executor}", "progress=json", f"out={folder}"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        env={**os.environ, "TMPDIR": str(temp)}, preexec_fn=attend)
    end = time.monotonic() + 240
    while not list(folder.glob(".parts/*/*.npz")) and time.monotonic() < end:
        time.sleep(0.05)
    assert process.poll() is None
    process.send_signal(number)
    told, errors = process.communicate(timeout=60)
    assert (process.returncode, told) == (128 + number, "")
    lines = errors.strip().splitlines()
    assert lines[-1] == (f"escalade: ended by {name}; what is finished is kept in {folder}; the "
                         f"same command with out={folder} goes on")
    assert all(json.loads(line) for line in lines[:-1] if line)
    assert list(temp.iterdir()) == [] and not (folder / ".lock").exists()
    deadline = time.monotonic() + 10
    while members(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert members(process.pid) == []
    assert json.loads((folder / "manifest.json").read_text())["status"] == "running"


def members(group):
    """Processes that live in a process group."""
    found = []
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        try:
            if name.isdigit() and os.getpgid(int(name)) == group:
                found.append(int(name))
        except OSError:
            continue
    return found
