"""Order of the tests, and one compilation for all workers.

Files without a slow test come first, those with one next, `tests/verification` last, and in each
the rules and what else needs no kernel before the rest: what is wrong in a rule is seen in the
first minutes. A file stays together, so that its fixtures are made once.

Where several workers start on a machine that has not compiled the kernel yet, one process compiles
it beside them; a worker that needs it waits for that process instead of compiling it too, while the
others run tests that need none. With the kernel in the cache, or C in its place, nothing of this
happens.
"""

from __future__ import annotations

import functools
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
FIRST = ("engine", "methods", "glossary", "scenario")  # most of it needs no kernel
warming: list[subprocess.Popen[bytes]] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Fast files, files with slow tests, verification; in each as they were."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}

    def turn(item: pytest.Item) -> tuple[int, bool]:
        late = 2 if LAST in item.path.parents else int(item.path in slow)
        return late, not any(HERE / room in item.path.parents for room in FIRST)

    items.sort(key=turn)


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
