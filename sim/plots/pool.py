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

LEAST = 4  # figures from which a second process is worth its start


@dataclass(frozen=True)
class Job:
    """A figure's name and what makes it; the latter can be pickled."""

    name: str
    make: Callable[[], Any]


def each(draw: Callable[[Job, str, str], list[Path]], jobs: Sequence[Job], folder: str, style: str,
         workers: int = 1) -> list[list[Path]]:
    """`draw(job, folder, style)` of every job, in order, by at most so many processes.

    Processes are spawned, so that nothing of this one is shared. Where they cannot be (a script
    without a main guard, a job that cannot be pickled), all is drawn here.
    """
    one = functools.partial(draw, folder=folder, style=style)
    if workers < 2 or len(jobs) < LEAST:
        return [one(job) for job in jobs]
    try:
        method = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(workers, len(jobs)), mp_context=method) as pool:
            return list(pool.map(one, jobs))
    except (BrokenProcessPool, PicklingError, AttributeError, TypeError, OSError):
        return [one(job) for job in jobs]
