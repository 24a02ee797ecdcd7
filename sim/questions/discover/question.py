"""`discover`: find the conditions under which an outcome happens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sim.bounds import Share, Whole
from sim.questions.answering import answer
from sim.questions.settings import (
    Address,
    Doctrines,
    ExecutorName,
    Flag,
    Folder,
    Replicates,
    Rollouts,
    Seed,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.settings import Hears, ScenarioLike, Words
    from sim.questions.study import Study


def discover(
    scenario: ScenarioLike | None = None,
    words: Words | None = None,
    *,
    from_: str | Path | None = None,
    outcome: str | None = None,
    threshold: Annotated[float | None, Share(0.0, 0.999)] = None,
    density: Annotated[float | None, Share(0.01, 1.0)] = None,
    boxes: Annotated[int, Whole(1, 10)] = 3,
    mass: Annotated[float, Share(0.005, 0.5)] = 0.05,
    inputs: str | None = None,
    rollouts: Rollouts = 10_000,
    replicates: Replicates = 4,
    seed: Seed = 7,
    doctrines: Doctrines = "mixture",
    code: bool = False,
    workers: Workers = 2,
    executor: ExecutorName = "threads",
    address: Address = None,
    out: Folder = None,
    figures: Flag = True,
    progress: Hears = None,
) -> Study:
    """Find the conditions under which an outcome happens.

    Boxes (PRIM) and a classification tree over parameters and doctrines, in words, with coverage,
    density, support and quasi-p-values; every box is tried on rows that were held out.

    Parameters
    ----------
    scenario : str, Path or Scenario, optional
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself.
    from_ : str or Path, optional
        Instead of a scenario: the folder of a finished run or sweep, a CSV table or an archive of
        the EMA Workbench (tar.gz).
    outcome : str, optional
        AXIS:LABEL, an event such as wide_strike or a predicate; several with commas; else the
        question's. Of a table: COLUMN of 0 and 1, COLUMN>=0.5 or COLUMN==word.
    threshold : float, optional
        A hit is a cell, or a row, whose probability is above it; by default 0.5 for a sweep, and
        for a run the single rollouts are the hits. Of a table: a number above it in the column.
    density : float, optional
        The widest box at least this dense; by default coverage and density are weighed.
    boxes : int
        At most, each on what the earlier ones leave; it ends with one that does not hold.
    mass : float
        Smallest share of all cases that a box may hold (PRIM's beta).
    inputs : str, optional
        Names of the inputs to look at, with commas; else all.
    rollouts : int
        Crises to play.
    replicates : int
        Rollouts that share a parameter row; they are never split.
    seed : int
        Same scenario, settings and seed: same bytes.
    doctrines : {"mixture", "named"}
        mixture: draw each actor's doctrine by its weight; named: the scenario's own.
    code : bool
        Run the Python policies in the scenario's folder; read them first.
    workers : int
        Threads or processes; their number never changes the result.
    executor : {"threads", "processes", "dask"}
        Who plays; the result is the same.
    address : str, optional
        HOST:PORT of a Dask scheduler; without one, dask makes a cluster of this machine.
    out : str or Path, optional
        A new or empty folder. What was interrupted is resumed when it is given again.
    figures : bool
        Draw the figures too.
    progress : Listener or callable, optional
        Told how far it is.

    Returns
    -------
    Study
        Boxes and leaves in words and numbers, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.discover("textbook", outcome="execution", rollouts=2000)
    >>> found.data["outcomes"][0]["outcome"]
    'execution'
    """
    found: Study = answer(discover, locals())
    return found
