"""Command lines judged one after the other."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.fuzz.judge import Verdict, judge
from benchmarks.fuzz.seam import nothing_is_done
from benchmarks.fuzz.words import line
from sim.cli import main


def verdict(args: list[str]) -> Verdict:
    """How a command ends. Its folder is the current one, where nothing is made."""
    return judge(lambda: main(list(args)))


def trials(n: int, seed: int) -> Iterator[tuple[list[str], Verdict]]:
    """Command lines and how they end."""
    with nothing_is_done():
        for k in range(n):
            args = line(random.Random(f"words {seed} {k}"))
            yield args, verdict(args)
