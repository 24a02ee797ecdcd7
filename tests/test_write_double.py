"""A disk that fails at the k-th write, and a process that dies after the k-th fsync.

Whatever k, the folder can be resumed by the same command, which ends with the results that it would
have had, sealed and sound; an error is one line that says where.
"""

import json
import os
import traceback

import pytest

import sim
from sim import atomic
from sim.cli import main

pytestmark = pytest.mark.slow
COMMON = ["textbook", "workers=1"]
COMMANDS = {
    "run": ["run", *COMMON, "rollouts=600", "floor=false", "page=false"],
    "sweep": ["sweep", *COMMON, "challenger.resolve=0.2,0.8", "rollouts=300", "figures=false"],
    "compare": ["compare", *COMMON, "a.challenger=bluff", "rollouts=100", "watched=0",
                "figures=false"],
}
DIED = 9


def fork(work):
    """The exit status of a process that does this; DIED where it ended on the way."""
    child = os.fork()
    if child == 0:
        try:
            status = work()
        except BaseException:
            traceback.print_exc()
            status = 99
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def run(words, folder):
    """Carry out a command."""
    return main([*words, f"out={folder}"])


def fsyncs(words, folder):
    """How often a command syncs a file."""
    count, real = [0], os.fsync

    def counted(handle):
        count[0] += 1
        real(handle)

    os.fsync = counted
    try:
        assert run(words, folder) == 0
    finally:
        os.fsync = real
    return count[0]


@pytest.fixture(scope="module", params=COMMANDS)
def whole(request, tmp_path_factory):
    """A command, its digest, and how often it syncs."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    words = COMMANDS[request.param]
    n = fsyncs(words, folder)
    assert n >= 8
    return words, sim.load(folder).digest, n


def ends_well(words, folder, digest):
    """The same command again gives the whole results, and nothing is left beside them."""
    assert run(words, folder) == 0
    assert sim.load(folder).digest == digest
    assert sim.verify(folder).sound
    record = json.loads((folder / "manifest.json").read_text())
    assert record["status"] == "complete"
    assert [p.name for p in folder.rglob(".*")] == [".hydra"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_dies_after_any_fsync_is_resumed(whole, tmp_path, monkeypatch, capfd):
    words, digest, n = whole
    real = os.fsync
    for k in range(1, n + 1):
        folder, count = tmp_path / str(k), [0]

        def dies(handle, k=k, count=count):
            real(handle)
            count[0] += 1
            if count[0] == k:
                os._exit(DIED)

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", dies)
            assert fork(lambda: run(words, folder)) == DIED, k  # noqa: B023
        ends_well(words, folder, digest)


def test_a_disk_that_fails_at_any_write_is_one_error_and_can_go_on(whole, tmp_path, monkeypatch,
                                                                   capsys):
    words, digest, n = whole
    real, failed = atomic.os.replace, 0
    for k in range(1, n + 1):
        folder, count = tmp_path / str(k), [0]

        def full(*paths, k=k, count=count):
            count[0] += 1
            if count[0] == k:
                raise OSError(28, "No space left on device")
            real(*paths)

        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(atomic.os, "replace", full)
            status = run(words, folder)
        told = capsys.readouterr()
        assert status in (0, 2), (k, status)
        if status == 2:
            failed += 1
            errors = [x for x in told.err.splitlines() if x.startswith("escalade: error: ")]
            assert len(errors) == 1 and "No space left on device" in errors[0], told.err
        ends_well(words, folder, digest)
    assert failed >= n // 3  # what is kept on the way may fail: it is played again
