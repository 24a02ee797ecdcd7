"""The order of the tests, and that a worker waits for whoever compiles."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import conftest

HOLD = ("import fcntl, sys, time; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); "
        "print('held', flush=True); time.sleep(1.0)")


def item(file: str, slow: bool = False) -> SimpleNamespace:
    """What the order looks at of a test."""
    return SimpleNamespace(path=conftest.HERE / file, name=file,
                           get_closest_marker=lambda name: slow or None)


def test_files_without_a_kernel_come_first_then_fast_ones_and_verification_last():
    items = [item("verification/theory/test_nash.py"), item("cli/test_a.py"),
             item("play/test_b.py", slow=True), item("engine/rules/test_c.py"),
             item("play/test_b.py"), item("scenario/test_d.py", slow=True)]
    conftest.pytest_collection_modifyitems(SimpleNamespace(), items)
    assert [i.name for i in items] == [
        "engine/rules/test_c.py", "scenario/test_d.py", "cli/test_a.py", "play/test_b.py",
        "play/test_b.py", "verification/theory/test_nash.py"]


def test_each_worker_begins_with_files_without_a_kernel():
    items = [item(f"{room}/test_{name}.py") for room in ("engine", "play") for name in "abcd"]
    two = SimpleNamespace(workerinput={"workercount": 2})
    conftest.pytest_collection_modifyitems(two, items)
    assert [i.name[-4:-3] + i.name[0] for i in items] == ["ae", "ce", "ap", "cp",
                                                          "be", "de", "bp", "dp"]


@pytest.mark.skipif(conftest.fcntl is None, reason="no such locks here")
def test_a_worker_waits_for_the_process_that_compiles_and_asks_once(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    place, calls = tmp_path / "lock", []
    monkeypatch.setattr(conftest, "lock", lambda: place)
    kernel = conftest.waiting(lambda: calls.append(1) or "kernel")
    with subprocess.Popen([sys.executable, "-c", HOLD, str(place)],
                          stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline()
        start = time.monotonic()
        assert kernel() == "kernel" and time.monotonic() - start > 0.5
    place.unlink()
    assert kernel() == "kernel" and len(calls) == 2 and not place.exists()
