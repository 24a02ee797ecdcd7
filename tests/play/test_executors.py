"""One digest, whoever plays; workers that die are replaced; none outlives its parent."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from sim.data.digest import digest
from sim.errors import RunError, UsageError
from sim.play import simulate
from sim.play.executors import processes
from sim.scenario.load import load

SIZE = {"rollouts": 600, "seed": 7, "workers": 2}


LONG = {"rollouts": 40_000, "seed": 7, "workers": 2}  # some seconds: time to kill two workers


@pytest.fixture(scope="module")
def plain():
    return digest(simulate(load("textbook"), **SIZE))


@pytest.fixture(scope="module")
def long():
    return digest(simulate(load("textbook"), **LONG))


def children(parent: int) -> list[int]:
    """Processes whose parent is `parent`, other than helpers that hold no work."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rsplit(")", 1)[1].split()
            line = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(words[1]) == parent and b"resource_tracker" not in line and words[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("executor", ["processes", "dask"])
def test_the_digest_is_the_same(plain, executor):
    if executor == "dask":
        pytest.importorskip("distributed")
    assert digest(simulate(load("textbook"), **SIZE, executor=executor, chunk=70)) == plain


@pytest.mark.slow
@pytest.mark.parametrize("executor", ["processes", "dask"])
def test_workers_killed_on_the_way_change_nothing(long, executor):
    if executor == "dask":
        pytest.importorskip("distributed")
    killed = []

    def kill():
        """Two workers, one after the other, as soon as there is one to kill."""
        end = time.monotonic() + 60
        while len(killed) < 2 and time.monotonic() < end:
            time.sleep(0.3)
            for pid in children(os.getpid())[:1]:
                if pid not in killed and started.is_set():
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)

    started = threading.Event()
    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    found = simulate(load("textbook"), **LONG, executor=executor, chunk=100,
                     progress=lambda done, total, notice: started.set() if done else None)
    thread.join(1)
    assert killed, "the run was over before a worker could be killed"
    assert digest(found) == long


@pytest.mark.slow
@pytest.mark.parametrize("executor", ["processes", "dask"])
def test_no_worker_outlives_its_parent(executor, tmp_path):
    if executor == "dask":
        pytest.importorskip("distributed")
    run = subprocess.Popen(
        [sys.executable, "-m", "sim", "run", "scenario=textbook", "rollouts=5000000", "workers=2",
         f"executor={executor}", f"out={tmp_path / 'run'}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        end = time.monotonic() + 60
        while not list((tmp_path / "run").glob(".parts/*/*.npz")) and time.monotonic() < end:
            time.sleep(0.2)
        workers = children(run.pid)
        assert len(workers) >= 2
    finally:
        run.kill()
        run.wait()
    end = time.monotonic() + 5
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < end:
        time.sleep(0.1)
    alive = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
    for pid in alive:
        os.kill(pid, signal.SIGKILL)
    assert not alive


def test_workers_that_always_die_end_in_one_error(monkeypatch):
    def broken(*words, **more):
        raise processes.BrokenProcessPool("gone")

    monkeypatch.setattr(processes, "in_flight", broken)
    with pytest.raises(RunError, match="workers died 5 times"):
        simulate(load("textbook"), 50, executor="processes")


def test_a_lambda_cannot_go_to_another_process():
    with pytest.raises(UsageError, match="use executor=threads"):
        simulate(load("textbook"), 50, executor="processes",
                 overrides={"challenger": lambda view, traits, u: None})


def test_no_scheduler_is_one_error():
    pytest.importorskip("distributed")
    with pytest.raises(UsageError, match="no Dask scheduler answers"):
        simulate(load("textbook"), 50, executor="dask", address="nowhere")


def test_dask_missing_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="pip install distributed"):
        simulate(load("textbook"), 50, executor="dask")
