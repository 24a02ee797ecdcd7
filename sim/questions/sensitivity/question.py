"""`sensitivity`: say what moves an outcome's probability most."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from sim.bounds import PER_ROW
from sim.questions.answering import answer
from sim.questions.settings import (
    Address,
    Doctrines,
    ExecutorName,
    Flag,
    Folder,
    Points,
    Replicates,
    Rollouts,
    Seed,
    With,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.settings import Hears, ScenarioLike, Words
    from sim.questions.study import Study


def sensitivity(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    method: Literal["screen", "sobol", "importance"] = "screen",
    over: str = "all",
    groups: Annotated[str | None, With("method", ("screen", "sobol"))] = None,
    second: Annotated[bool, With("method", ("sobol",))] = False,
    points: Points = 20,
    rollouts: Rollouts = 20,
    replicates: Replicates = PER_ROW,
    outcome: str | None = None,
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
    """Say what moves an outcome's probability most.

    Every index has a 95 % interval; a sample too small is refused, one that has not converged
    says so. Words with several levels are factors as to `sweep`.

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        Factors with their levels, and settings common to all cells.
    method : {"screen", "sobol", "importance"}
        screen: elementary effects (Morris) of very many factors, on points=20 trajectories; sobol:
        first-order and total indices of a few, points=256, a power of two; importance: a sample as
        it is, share of variance by factor, and a forest, points=2500.
    over : str
        Factors: `all`, every prior and every actor's doctrine; or names and patterns, as
        home.*,defender.
    groups : str, optional
        Factors taken as one, each group with an index: `actor` (each actor's doctrine and
        parameters, the rest by family), or NAME:PATTERN,PATTERN;NAME:PATTERN.
    second : bool
        Also second-order indices (S2) of every pair; takes N(2k + 2) cells instead of N(k + 2), k
        the number of factors or groups and N that of points.
    points : int
        Trajectories or points of the design.
    rollouts : int
        Of each cell, on the same luck in all.
    replicates : int
        Rollouts that share one draw of what the cell leaves open.
    outcome : str, optional
        AXIS:LABEL, an event, a count or a predicate, several with commas; by default the
        question's.
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
        Every index with its interval, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.sensitivity("textbook", over="challenger.audience", points=10, rollouts=20)
    >>> found.data["outcomes"][0]["method"]
    'screen'
    """
    found: Study = answer(sensitivity, locals())
    return found
