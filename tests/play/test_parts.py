"""A run that is interrupted goes on where it stopped, to the same bytes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from sim.data.digest import digest
from sim.data.store import load as stored
from sim.play.carry import carry_out
from sim.play.executors import executor_of
from sim.play.gather import Rollouts
from sim.play.parts import Parts, clear
from sim.play.session import key_of, on_threads
from sim.play.simulate import task_of
from sim.scenario.load import load

COMMAND = [sys.executable, "-m", "sim", "run", "scenario=textbook", "seed=7", "workers=2",
           "page=false", "every_rollout=false", "replicates=20"]


def task(n=900):
    return task_of(load("textbook"), n, 7, 20, "mixture", None)


class Stop(Exception):
    pass


def stop_at(limit):
    def progress(done, total, notice):
        if done >= limit:
            raise Stop

    return progress


@pytest.mark.parametrize("limits", [(250,), (250, 500, 750), (750, 300)])
def test_interrupted_anywhere_it_comes_to_the_same(limits, tmp_path):
    whole = digest(on_threads(1).play(task()))
    for limit in limits:
        with pytest.raises(Stop):
            on_threads(1, tmp_path, stop_at(limit)).play(task())
    told = []
    again = on_threads(2, tmp_path, lambda *words: told.append(words)).play(task())
    assert digest(again) == whole
    assert any("going on after" in notice for _, _, notice in told)
    assert again.taken == on_threads(1).play(task()).taken


def test_damaged_and_foreign_parts_are_passed_over(tmp_path):
    key = key_of(task())
    parts = Parts(tmp_path, key)
    with pytest.raises(Stop):
        carry_out(Rollouts(task()), executor_of("threads", 1), parts, stop_at(500))
    folder = tmp_path / ".parts" / key[:32]
    names = sorted(folder.iterdir())
    assert names
    (folder / "part-000090.npz").write_bytes(names[0].read_bytes()[:200])
    (folder / "part-000091.npz").write_bytes(b"")
    foreign = folder.parent / "another"
    foreign.mkdir()
    (foreign / names[0].name).write_bytes(names[0].read_bytes())
    assert sum(b.n for b in Parts(tmp_path, "another").load()) == 0
    again = Parts(tmp_path, key)
    assert sum(b.n for b in again.load()) > 0
    again.add(next(Parts(tmp_path, key).load()))
    again.flush()
    assert (folder / "part-000092.npz").exists()
    assert digest(on_threads(1, tmp_path).play(task())) == digest(on_threads(1).play(task()))
    clear(tmp_path)
    assert not folder.exists()


def test_failures_survive_on_disk(tmp_path):
    t = task(40)
    found = Rollouts(t)
    on_threads(1).gather(found)
    parts = Parts(tmp_path, "k")
    from sim.play.block import Block

    parts.add(Block(0, 2, labels=np.full((2, 1), -1, np.int8), failed=((1, "end", "x is inf"),)))
    parts.flush()
    (back,) = Parts(tmp_path, "k").load()
    assert back.failed == ((1, "end", "x is inf"),) and back.labels.dtype == np.int8


def until_parts(folder: Path, process: subprocess.Popen, more_than: int) -> None:
    end = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < end:
        if len(list(folder.glob(".parts/*/*.npz"))) > more_than:
            return
        time.sleep(0.02)


@pytest.mark.slow
def test_fifteen_kills_and_the_digest_of_an_uninterrupted_run(tmp_path):
    n, out = 80_000, tmp_path / "run"
    command = [*COMMAND, f"rollouts={n}", f"out={out}"]
    kills, rng = 0, np.random.default_rng(1)
    while kills < 15:
        before = len(list(out.glob(".parts/*/*.npz")))
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if kills % 3 == 2:
            until_parts(out, process, before)
        time.sleep(float(rng.uniform(0.0, 0.3)))
        assert process.poll() is None, "the run was over before it could be killed"
        process.kill()
        process.wait()
        kills += 1
        for path in out.rglob("*"):
            assert path.suffix != ".npz" or path.name.startswith(".") or path.stat().st_size > 0
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "going on after" in done.stderr
    whole = digest(on_threads(2).play(task(n)))
    assert json.loads((out / "manifest.json").read_text())["digest"] == whole
    assert digest(stored(out)[0]) == whole
    assert not (out / ".parts").exists()


def heed_interrupts() -> None:
    """As at a terminal; what a shell puts in the background ignores them, and so its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.slow
def test_an_interrupt_says_how_to_go_on(tmp_path):
    out = tmp_path / "run"
    command = [*COMMAND, "rollouts=2000000", f"out={out}"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
                               preexec_fn=heed_interrupts)
    until_parts(out, process, 0)
    os.kill(process.pid, signal.SIGINT)
    started = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130 and time.monotonic() - started < 10
    text = err.decode()
    assert "interrupted; what is finished is kept in" in text and "Traceback" not in text
    assert json.loads((out / "manifest.json").read_text())["status"] == "running"
    with_parts = list((out / ".parts").rglob("part-*.npz"))
    assert with_parts
