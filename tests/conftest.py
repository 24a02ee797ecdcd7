"""Order of the tests, and one compilation for all workers.

Files that play no compiled rollout come first, as they fill the time in which the kernel is
compiled, then the others, `tests/verification` last; in each those without a slow test before those
with one. So what is wrong in a rule is seen in the first minutes. A file stays together, so that
its fixtures are made once.

Where several workers start on a machine that has not compiled the kernel yet, one process compiles
it beside them; a worker that needs it waits for that process instead of compiling it too, while the
others run tests that need none. With the kernel in the cache, or C in its place, nothing of this
happens.
"""

from __future__ import annotations

import functools
import itertools
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from sim.engine import compiled

try:
    import fcntl
except ImportError:  # no such locks here: every worker compiles for itself
    fcntl = None  # type: ignore[assignment]

COMPILE = ("from sim.engine import compiled, policies; compiled.kernel(); "
           "[compiled.compiled_policy(p.function) for p in policies.ALL]")
HERE = Path(__file__).parent
LAST = HERE / "verification"
PLAYS = re.compile(r"\b(simulate|Lab|Runs|kernel|sim\.[a-z]+)\(|compiled import")
ROOMS = ("engine", "methods", "glossary", "scenario", "properties")  # half of it needs no kernel
IN_C = HERE / "docs" / "test_extending.py"  # plays on the C kernel
BY_OTHERS = ("test_brief.py", "test_interventions.py", "test_labels_first.py", "test_outlook.py",
             "test_planted_edits.py", "test_quick.py", "test_welfare.py")  # play through helpers
warming: list[subprocess.Popen[bytes]] = []


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without a kernel, with one, verification; in each the fast files first, else as they were.

    Each of several workers is handed an even stretch of the list: files are dealt out to them.
    """
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def turn(item: pytest.Item) -> tuple[int, bool]:
        late = 2 if LAST in item.path.parents else int(plays(item.path))
        return late, item.path in slow

    items.sort(key=turn)
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    files = [list(tests) for _, tests in itertools.groupby(items, key=lambda item: item.path)]
    items[:] = [test for k in range(workers) for tests in files[k::workers] for test in tests]


@functools.cache
def plays(path: Path) -> bool:
    """True if a test file seems to play compiled rollouts; a guess, for the order alone."""
    if path.name in BY_OTHERS or path == IN_C or path.parent == HERE:
        return path.name in BY_OTHERS
    return not any(HERE / room in path.parents for room in ROOMS) or (
        path.exists() and PLAYS.search(path.read_text(encoding="utf-8")) is not None)


def lock() -> Path:
    """The file that is locked while the kernel is compiled."""
    return compiled.cache_folder()[0] / "compiling.lock"


def pytest_configure(config: pytest.Config) -> None:
    """Start to compile, if there are workers for whom it is worth it; let workers wait for it."""
    if fcntl is None or compiled.is_warm() or not compiled.cache_folder()[1]:
        return
    if hasattr(config, "workerinput"):
        compiled.kernel = waiting(compiled.kernel)  # type: ignore[assignment]
    elif (config.getoption("numprocesses", None) or 0) > 1:
        with lock().open("a") as held:
            fcntl.flock(held, fcntl.LOCK_EX)  # the process that inherits it holds it to its end
            warming.append(subprocess.Popen([sys.executable, "-c", COMPILE],
                                            pass_fds=[held.fileno()], cwd=HERE.parent))


def pytest_unconfigure() -> None:
    """Nobody waits any more."""
    for process in warming:
        process.terminate()
        process.wait()


def waiting(kernel: Any) -> Any:
    """A kernel that is handed out once nobody compiles it any more."""

    @functools.cache
    def ready() -> None:
        with lock().open("a") as held:
            fcntl.flock(held, fcntl.LOCK_SH)

    @functools.wraps(kernel)
    def wait() -> Any:
        ready()
        return kernel()

    return wait
