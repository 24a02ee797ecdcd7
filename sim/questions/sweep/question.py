"""`sweep`: play every cell of a design in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from sim.questions.answering import answer
from sim.questions.settings import (
    MANNER,
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
    from sim.questions.sweep.answer import Sweep


def sweep(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    design: Literal["grid", "lhs", "sobol", "halton"] = "grid",
    points: Annotated[Points, With("design", ("lhs", "sobol", "halton"))] = 256,
    over: str | None = None,
    rollouts: Rollouts = 400,
    replicates: Replicates = 4,
    outcome: Annotated[str | None, MANNER] = None,
    seed: Seed = 7,
    doctrines: Doctrines = "mixture",
    code: bool = False,
    workers: Workers = 2,
    executor: ExecutorName = "threads",
    address: Address = None,
    out: Folder = None,
    figures: Flag = True,
    progress: Hears = None,
) -> Sweep:
    """Play every cell of a design in one run.

    A cell is, bit for bit, the run with the same words; all cells share their luck (common random
    numbers). Words with several levels are the factors of the design:

      PARAMETER=0.2,0.5,0.8        levels; each may be LOW:CENTRAL:HIGH
      PARAMETER=range(0.2,0.9,0.1) from, up to but without, in steps of (1 if it is left out)
      PARAMETER=linspace(0,1,5)    five levels, both ends among them
      PARAMETER=interval(0.1,0.9)  any number between, for a sampled design
      ACTOR=DOCTRINE,DOCTRINE      doctrines; ACTOR=all for all of them
      mechanisms.NAME=on,off
      PARAMETER+=0,0.1,0.2         amounts by which its value or range is moved
      threat=as_issued,none        threat.later=0,7,14 and the other words about the threat

    Equal levels count as one. Levels with a comma or brackets of their own are put in quotes.

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        Factors by key, and settings common to all cells: lists, or texts as above.
    design : {"grid", "lhs", "sobol", "halton"}
        Every combination, or a sample of the factors.
    points : int
        Points of a sampled design.
    over : str, optional
        `all`: every parameter by its prior and every actor's doctrine are factors; or names and
        patterns, as home.*,defender.
    rollouts : int
        Of each cell, on the same luck in all.
    replicates : int
        Rollouts that share one draw of what the cell leaves open.
    outcome : str, optional
        What text and figures show: AXIS:LABEL, an event, a count or a predicate, several with
        commas; by default the question's.
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
    Sweep
        Every cell with its shares and intervals, counts, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> cells = sim.sweep("textbook", {"challenger.resolve": [0.2, 0.8]}, rollouts=200)
    >>> len(cells)
    2
    """
    found: Sweep = answer(sweep, locals())
    return found
