"""A folder in use is refused, one whose user is gone is taken over."""

import json
import os
import subprocess
import sys
import threading

import pytest

from sim.atomic import LOCK
from sim.errors import UsageError
from sim.play import lock as module
from sim.play.lock import Lock


def holder(folder, **more):
    """Write a lock as another process would."""
    told = {"host": module.socket.gethostname(), "process": os.getpid(),
            "born": module._born(os.getpid()), **more}
    (folder / LOCK).write_text(json.dumps(told))


def test_the_second_is_refused_until_the_first_is_done(tmp_path):
    with Lock(tmp_path):
        with pytest.raises(UsageError, match="in use by this process"):
            Lock(tmp_path).take()
        assert [p.name for p in tmp_path.iterdir()] == [LOCK]
    assert list(tmp_path.iterdir()) == []
    with Lock(tmp_path):
        pass


def test_a_living_process_is_named(tmp_path):
    code = ("import sys, time; from pathlib import Path; from sim.play.lock import Lock\n"
            "with Lock(Path(sys.argv[1])): print('has it', flush=True); time.sleep(60)")
    child = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE)
    try:
        assert child.stdout.readline().strip() == b"has it"
        with pytest.raises(UsageError, match=f"in use by process {child.pid}; wait for it"):
            Lock(tmp_path).take()
    finally:
        child.kill()  # as hard as a process can end
        child.wait()
    with Lock(tmp_path):
        pass


@pytest.mark.parametrize("born", ["1", None])
def test_a_process_that_got_the_number_of_another_has_not_its_folders(tmp_path, born):
    holder(tmp_path, born=born)
    with Lock(tmp_path):
        pass


def test_another_machine_has_the_folder_as_long_as_its_file_is_touched(tmp_path):
    holder(tmp_path, host="elsewhere", process=1)
    with pytest.raises(UsageError, match="in use by process 1 of elsewhere"):
        Lock(tmp_path).take()
    old = (tmp_path / LOCK).stat().st_mtime - module.ABANDONED - 1
    os.utime(tmp_path / LOCK, (old, old))
    with Lock(tmp_path):
        pass


def test_the_file_is_touched_while_the_folder_is_in_use(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "BEAT", 0.01)
    touched = threading.Event()
    real = os.utime
    monkeypatch.setattr(module.os, "utime", lambda path: (real(path), touched.set()))
    with Lock(tmp_path):
        assert touched.wait(5)


def test_of_many_that_take_over_one_has_it(tmp_path):
    holder(tmp_path, born="1")
    won, refused = [], []

    def take():
        try:
            Lock(tmp_path).take()
            won.append(1)
        except UsageError:
            refused.append(1)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(won), len(refused)) == (1, 7)


def test_a_file_that_cannot_be_understood_counts_by_its_age(tmp_path):
    (tmp_path / LOCK).write_text("{")
    with pytest.raises(UsageError, match="in use"):
        Lock(tmp_path).take()
