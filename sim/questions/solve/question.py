"""`solve`: solve the game of some actors' doctrines, or design the threat."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from sim.bounds import Share
from sim.questions.answering import answer
from sim.questions.settings import (
    Address,
    Doctrines,
    ExecutorName,
    Flag,
    Folder,
    Points,
    Rollouts,
    Samples,
    Seed,
    With,
    Without,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.settings import Hears, ScenarioLike, Words
    from sim.questions.study import Study


def solve(
    scenario: ScenarioLike | None = None,
    words: Words | None = None,
    *,
    from_: str | Path | None = None,
    actors: Annotated[str | None, Without("design", ("ultimatum",))] = None,
    design: Literal["ultimatum"] | None = None,
    rollouts: Rollouts = 1000,
    points: Annotated[Points, With("design", ("ultimatum",))] = 80,
    samples: Samples = 400,
    mixed: Annotated[bool, Without("design", ("ultimatum",))] = True,
    precision: Annotated[float, Share(0.001, 1000.0), With("from_")] = 10.0,
    compliance: Annotated[str | None, With("design", ("ultimatum",))] = None,
    war: Annotated[str | None, With("design", ("ultimatum",))] = None,
    tie: Annotated[str | None, With("design", ("ultimatum",))] = None,
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
    """Solve the game of some actors' doctrines, or design the threat.

    Plays every profile of some actors' doctrines on shared luck. A payoff is what the actor really
    got (utility_ACTOR, the same measure whatever its doctrine). Payoffs with intervals, best
    replies, Nash and quantal response equilibria, and each actor's minimax-regret doctrine come
    with the share of bootstrap samples of parameter rows in which they hold.

    With from=FILE.nfg instead: the game in a file of Gambit's, which is solved and not played. The
    folder of either answer holds its payoffs as payoffs.nfg, which from= and Gambit read.

    With design=ultimatum instead: how compliance, war, tie and the issuer's worth depend on
    deadline, size, publicity and rung of the first ultimatum, and the robust threat.

    Parameters
    ----------
    scenario : str, Path or Scenario, optional
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself; they hold in every profile.
    from_ : str or Path, optional
        Instead of a scenario: a strategic game as Gambit's .nfg, with payoffs or with outcomes.
    actors : str, optional
        A,B[,C]: two or more; by default issuer and target of the first ultimatum.
    design : {"ultimatum"}, optional
        Design the first ultimatum instead.
    rollouts : int
        Of each profile, or of each threat.
    points : int
        Threats played, a Latin hypercube and the one as issued; at least 30.
    samples : int
        Bootstrap samples.
    mixed : bool
        Look for mixed equilibria too: of two actors by support enumeration, or by pygambit where it
        is installed (extra `games`), which does more than two as well.
    precision : float
        Of everyone's choice in a game from a file, per the most that anybody has to lose (largest
        payoff less smallest): with 10, an option worse by a tenth of that has 1/e of the odds.
    compliance, war, tie : str, optional
        What counts in a design, where a scenario's labels differ: AXIS:LABEL+LABEL, an event or a
        predicate.
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
        Payoffs, equilibria and regret, or the threats; and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.solve("textbook", rollouts=40, mixed=False, samples=20)
    >>> found.data["players"]
    ['challenger', 'defender']
    """
    found: Study = answer(solve, locals())
    return found
