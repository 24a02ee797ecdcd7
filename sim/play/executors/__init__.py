"""Who plays the pieces of a task: one class with one method for each way of doing it.

To add one: a file with a subclass of `Executor`, and its line in `EXECUTORS`. The contract is held
by `tests.play.contract`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from sim.errors import unknown
from sim.play.executors.base import Executor

# name: module and class, imported when asked for
EXECUTORS: Final[dict[str, tuple[str, str]]] = {
    "threads": ("sim.play.executors.threads", "Threads"),
    "processes": ("sim.play.executors.processes", "Processes"),
    "dask": ("sim.play.executors.dask", "Dask"),
}

__all__ = ["EXECUTORS", "Executor", "executor_of"]


def executor_of(name: str, workers: int, address: str | None = None) -> Executor:
    """Make the executor of a name.

    Parameters
    ----------
    name : str
        One of `EXECUTORS`.
    workers : int
        Threads or processes.
    address : str, optional
        Of a scheduler, for those that have one.

    Returns
    -------
    Executor
        It holds nothing yet.

    Raises
    ------
    UsageError
        For a name that is not there.

    Examples
    --------
    >>> type(executor_of("threads", 1)).__name__
    'Threads'
    """
    if name not in EXECUTORS:
        raise unknown("value of executor", name, EXECUTORS)
    module, kind = EXECUTORS[name]
    made: Executor = getattr(import_module(module), kind)(workers, address)
    return made
