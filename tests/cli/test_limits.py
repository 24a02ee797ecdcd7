"""Under limits of the system a command ends in one line, and what it kept is resumed."""

import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import sim
from sim.cli import main

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-m", "sim", "run", "textbook", "rollouts=300", "floor=false",
       "figures=false"]


def carry_out(folder, **more):
    """The command in a process of its own; status and what it said on standard error."""
    done = subprocess.run([*RUN, f"out={folder}"], cwd=ROOT, stderr=subprocess.PIPE, text=True,
                          timeout=300, **{"stdout": subprocess.DEVNULL, **more})
    return done.returncode, done.stderr


def errors_in(told):
    """Lines of errors; no other line but those that tell how far it is."""
    assert "Traceback" not in told and "Warning" not in told, told
    return [x for x in told.splitlines() if x.startswith("escalade: error: ")]


@pytest.fixture(scope="module")
def digest():
    """Of the run, which also has the kernel compiled."""
    return sim.run("textbook", rollouts=300, floor=False, page=False).digest


@pytest.mark.slow
def test_files_that_may_not_grow_are_one_error_and_the_folder_is_resumed(tmp_path, digest):
    def small():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))

    status, told = carry_out(tmp_path / "out", preexec_fn=small)
    assert status == 2
    assert len(errors_in(told)) == 1 and "File too large" in told
    assert carry_out(tmp_path / "out")[0] == 0
    assert sim.load(tmp_path / "out").digest == digest


@pytest.mark.slow
def test_few_open_files_are_enough(tmp_path, digest):
    def few():
        resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))

    status, told = carry_out(tmp_path / "out", preexec_fn=few)
    assert status == 0 and not errors_in(told)
    assert sim.load(tmp_path / "out").digest == digest


@pytest.mark.parametrize("place", ["/dev/full", "/dev/full/x", "/proc/x"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs such a device")
def test_a_place_that_takes_no_folder_is_one_error_before_anything_is_played(place):
    status, told = carry_out(place)
    assert status == 2 and len(errors_in(told)) == 1 and "rollouts, " not in told


def test_closed_output_is_no_fault():
    done = subprocess.run(f"{sys.executable} -m sim show textbook >&-", shell=True, cwd=ROOT,
                          stderr=subprocess.PIPE, text=True)
    assert done.returncode == 0 and done.stderr == ""


@pytest.mark.parametrize("room", [250_000_000, 900_000_000])
def test_too_little_address_space_is_one_line(tmp_path, room):
    def little():
        resource.setrlimit(resource.RLIMIT_AS, (room, resource.RLIM_INFINITY))

    status, told = carry_out(tmp_path / "out", preexec_fn=little,
                             env={**os.environ, "OPENBLAS_NUM_THREADS": "1"})
    assert status == 2 and len(errors_in(told)) == 1
    assert "address space is limited to" in told and "1,024 MiB" in told


def test_no_more_threads_is_one_line(tmp_path, monkeypatch, capsys):
    """As under a limit of processes: root has none, so the start of threads is made to fail."""
    def none(self):
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", none)
    words = ["run", "textbook", "rollouts=20", "floor=false", f"out={tmp_path / 'out'}"]
    assert main(words) == 2
    told = capsys.readouterr().err
    assert len(errors_in(told)) == 1 and "limit of processes" in told
