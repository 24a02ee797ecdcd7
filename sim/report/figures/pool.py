"""Several figures at once in processes of their own, or one after the other where that fails."""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from pickle import PicklingError
from typing import Any

# Seconds of one core (2026, matplotlib 3.11): to start a process that can draw, and for a figure.
START, EACH = 0.6, 0.23


@dataclass(frozen=True)
class DrawingJob:
    """A figure's name and what makes it; the latter can be pickled."""

    name: str
    make: Callable[[], Any]


def worth_it(jobs: int, workers: int) -> bool:
    """Whether several processes would be done sooner than this one, for which all is loaded."""
    return workers > 1 and START + EACH * -(-jobs // workers) < EACH * jobs


def each(
    draw: Callable[[DrawingJob, str, str], list[Path]],
    jobs: Sequence[DrawingJob],
    folder: str,
    style: str,
    workers: int = 1,
) -> list[list[Path]]:
    """`draw(job, folder, style)` of every job, in order, by at most so many processes.

    Processes are spawned, so that nothing of this one is shared. Where they cannot be (a script
    without a main guard, a job that cannot be pickled), or are not worth it, all is drawn here.
    """
    one = functools.partial(draw, folder=folder, style=style)
    if not worth_it(len(jobs), workers):
        return [one(job) for job in jobs]
    try:
        method = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=method) as pool:
            return list(pool.map(one, jobs))
    except (BrokenProcessPool, PicklingError, AttributeError, TypeError, OSError):
        return [one(job) for job in jobs]
