"""From nothing to a result: cold compile, warm start, an edited policy."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measure import ROOT, Line, fresh, summary, timed

COMPILE = """
import json, time
start, cpu = time.perf_counter(), time.process_time()
from sim.engine import compiled
compiled.kernel()
print(json.dumps([time.perf_counter() - start, time.process_time() - cpu]))
"""
FIRST = """
import json, time
start, cpu = time.perf_counter(), time.process_time()
import sim
sim.run("textbook", rollouts=1, workers=1)
print(json.dumps([time.perf_counter() - start, time.process_time() - cpu]))
"""
IMPORT = """
import json, time
start = time.perf_counter()
import sim
print(json.dumps(time.perf_counter() - start))
"""


def imports(quick: bool) -> list[Line]:
    """Import of the package, and --help beyond an interpreter that does nothing."""
    times = 5 if quick else 11
    load = [1000 * fresh(IMPORT) for _ in range(times)]

    def run(*words: str) -> float:
        call = [sys.executable, *words]
        return 1000 * timed(lambda: subprocess.run(call, cwd=ROOT, capture_output=True, check=True))

    extra = [run("-m", "sim", "--help") - run("-c", "pass") for _ in range(times)]
    return [
        summary("import sim", load, "ms", "fresh processes"),
        summary("escalade --help", extra, "ms", "fresh processes, less `python -c pass`"),
    ]


def warm(quick: bool) -> list[Line]:
    """`escalade run idlib_2020 rollouts=1000 workers=2` with a warm cache."""
    answers, ends = [], []
    for _ in range(2 if quick else 5):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            call = [sys.executable, "-m", "sim", "run", "scenario=idlib_2020", "rollouts=1000",
                    "workers=2", f"out={folder}/run"]
            process = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL)
            assert process.stdout is not None
            process.stdout.readline()
            answers.append(time.perf_counter() - start)
            process.communicate()
            ends.append(time.perf_counter() - start)
    how = "escalade run idlib_2020 rollouts=1000 workers=2, cache warm"
    return [summary("to the answer", answers, "s", how),
            summary("to the last file", ends, "s", how)]


def compiling(quick: bool) -> list[Line]:
    """The kernel with an empty cache, and a run after one policy was edited."""
    with tempfile.TemporaryDirectory() as place:
        copy, cache = Path(place) / "tree", str(Path(place) / "cache")
        for part in ("sim", "scenarios", "configs"):
            shutil.copytree(ROOT / part, copy / part)
        cold = fresh(COMPILE, cache=cache, root=copy)
        fresh(FIRST, cache=cache, root=copy)
        policy = copy / "sim" / "engine" / "policies" / "bluff.py"
        policy.write_text(policy.read_text() + "\nEDITED = 1\n")
        edited = fresh(FIRST, cache=cache, root=copy)
        again = fresh(FIRST, cache=cache, root=copy)
    return [
        Line("cold compile", cold[0], "s", "empty cache, fresh process"),
        Line("cold compile, processor", cold[1], "s", "the same in processor time"),
        Line("edited policy to first result", edited[0], "s", "textbook, 1 rollout, fresh process"),
        Line("the same, nothing edited", again[0], "s", "textbook, 1 rollout, fresh process"),
    ]
