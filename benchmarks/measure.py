"""What the benchmarks share: interleaved pairs, fresh processes and the table."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Line:
    """One line of the table: a name, a number with its unit and how it was got."""

    name: str
    value: float
    unit: str
    how: str
    low: float | None = None
    high: float | None = None

    def text(self) -> str:
        """The line as printed."""
        span = "" if self.low is None else f" [{self.low:.3g}, {self.high:.3g}]"
        return f"{self.name:44s} {self.value:10.4g} {self.unit:12s}{span:20s} {self.how}"


def timed(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of one call, of wall time or of another clock."""
    start = clock()
    work()
    return clock() - start


def paired(
    slow: Callable[[], Any], fast: Callable[[], Any], times: int,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Ratio slow/fast of each of a number of interleaved pairs, in alternating order."""
    found = []
    for n in range(times):
        if n % 2:
            b, a = timed(fast, clock), timed(slow, clock)
        else:
            a, b = timed(slow, clock), timed(fast, clock)
        found.append(a / b)
    return found


def summary(name: str, values: list[float], unit: str, how: str) -> Line:
    """The median of some values with their range."""
    return Line(name, statistics.median(values), unit, how, min(values), max(values))


def fresh(code: str, *words: str, cache: str | None = None, root: Path = ROOT) -> Any:
    """What a fresh interpreter prints as its last line of JSON after running the code."""
    env = {**os.environ, "PYTHONPATH": str(root)}
    if cache is not None:
        env["ESCALADE_CACHE"] = cache
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=root, env=env, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout.strip().splitlines()[-1])


def plain(lines: list[Line]) -> list[dict[str, Any]]:
    """The table as JSON."""
    return [asdict(line) for line in lines]
