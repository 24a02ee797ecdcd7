"""`attribute`: share an outcome's probability out among mechanisms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.questions.answering import answer
from sim.questions.settings import (
    Address,
    Doctrines,
    ExecutorName,
    Flag,
    Folder,
    Rollouts,
    Seed,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.settings import Hears, ScenarioLike, Words
    from sim.questions.study import Study


def attribute(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    outcome: str | None = None,
    mechanisms: str | None = None,
    rollouts: Rollouts = 2000,
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
    """Share an outcome's probability out among mechanisms.

    Shapley values: the mean change of a probability when a mechanism joins the others, over all
    orders. Every set of mechanisms is played on the same luck; beyond 6, orders are sampled.

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself; they hold throughout.
    outcome : str
        AXIS:LABEL, an event such as wide_strike, a count (its mean) or a predicate; several with
        commas.
    mechanisms : str, optional
        A,B+C: mechanisms, or groups: misperception, audience, accident, commitment, patron,
        spoilers; + makes one of several; by default all six groups.
    rollouts : int
        Of each set.
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
        Every share with its interval, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.attribute("textbook", outcome="execution", mechanisms="audience,lookahead",
    ...                       rollouts=100)
    >>> [s["player"] for s in found.data["outcomes"][0]["shares"]]
    ['audience', 'lookahead']
    """
    found: Study = answer(attribute, locals())
    return found
