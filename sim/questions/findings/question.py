"""`findings`: try every one of the scenario's comparisons over all priors."""

from __future__ import annotations

from typing import TYPE_CHECKING

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


def findings(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    rollouts: Rollouts = 12_000,
    replicates: Replicates = 60,
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
    """Try every one of the scenario's comparisons over all priors.

    In what share of parameter rows the sign of each of the `comparisons:` holds, over all priors
    and doctrine profiles, both sides on the same luck. Those that hold in over 90 % are listed, and
    those that do not.

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself; they hold on both sides.
    rollouts : int
        On each side.
    replicates : int
        Rollouts that share a row.
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
        Every comparison with its verdict, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.findings("textbook", rollouts=120, replicates=20)
    >>> len(found.data["findings"]) > 0
    True
    """
    found: Study = answer(findings, locals())
    return found
