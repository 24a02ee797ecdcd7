"""`run`: play a crisis many times and answer its question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from sim.bounds import PER_ROW, Share
from sim.questions.answering import answer
from sim.questions.settings import (
    MANNER,
    Address,
    Doctrines,
    ExecutorName,
    Flag,
    Folder,
    Replicates,
    Rollouts,
    Seed,
    With,
    Without,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.run.answer import Run
    from sim.questions.settings import Hears, ScenarioLike, Words


def run(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    rollouts: Annotated[Rollouts, Without("precision")] = 10_000,
    seed: Seed = 7,
    replicates: Replicates = PER_ROW,
    doctrines: Doctrines = "mixture",
    precision: Annotated[float | None, Share(1e-5, 0.5)] = None,
    cap: Annotated[Rollouts, With("precision")] = 1_000_000,
    floor: Flag = True,
    code: bool = False,
    workers: Workers = 2,
    executor: ExecutorName = "threads",
    address: Address = None,
    out: Folder = None,
    page: Flag = True,
    figures: Annotated[Flag, With("out")] = False,
    every_rollout: Annotated[bool | None, MANNER, With("out")] = None,
    progress: Hears = None,
) -> Run:
    """Play a crisis many times and answer its question.

    Every rollout is one crisis, day by day. Rollouts that share a parameter draw (a row) tell luck
    (aleatory uncertainty) from ignorance (epistemic uncertainty).

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself: doctrines, parameters, mechanisms, interventions.
    rollouts : int
        How many crises to play.
    seed : int
        Same scenario, settings and seed: same bytes.
    replicates : int
        Rollouts that share one draw of the parameters.
    doctrines : {"mixture", "named"}
        mixture: draw each actor's doctrine by its weight; named: the scenario's own.
    precision : float, optional
        Instead of rollouts: play until every interval of the question's axis is within
        +-precision, at most `cap` rollouts.
    cap : int
        The most rollouts that a precision may take.
    floor : bool
        Say what is left of the answer, and of war by choice, without the demand, without pledges
        too and with nothing at stake; each takes a twentieth of the rollouts more, at least 200.
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
    page : bool
        Write report.html, a page to read and forward, without what needs further runs
        (`escalade report` adds that).
    figures : bool
        Draw the figures too, which takes some seconds; `escalade plot` draws them later.
    every_rollout : bool, optional
        Keep the table of single rollouts; by default up to 100,000.
    progress : Listener or callable, optional
        Called with rollouts done, of how many, and a notice.

    Returns
    -------
    Run
        Shares of every label with their intervals, counts, series, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and a run that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> r = sim.run("textbook", {"challenger": "bluff"}, rollouts=400)
    >>> r.data["rollouts"]
    400
    """
    found: Run = answer(run, locals())
    return found
