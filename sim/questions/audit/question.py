"""`audit`: look at everything in a scenario and say what is wrong."""

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


def audit(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    sections: str = "basics",
    rollouts: Rollouts = 12_000,
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
    """Look at everything in a scenario and say what is wrong.

    Parameters and mechanisms that move nothing, options never chosen, injects that never fire,
    labels never reached, priors piled on a bound, luck against ignorance in every outcome, and
    whether a headline share moves when the same crisis is written differently. On the command line
    it ends with status 0 if nothing is found or all of it is explained in scenario.yaml
    (explained: {FINDING-ID: reason}), else 1.

    The sections:

      basics       parameters, mechanisms, options, injects, labels, priors and variance, as above
      foresight    does what happens go as it was priced?
      trembles     are labels owed to choices against the actor's own interest?
      looks        do results hang on how often actors look again?
      learning     what do rivals learn of each other, and does it matter?
      lookahead    is look-ahead in use, does it move choices, does it pay?
      causes       what is left of each kind of war without its causes?
      floor        what began war by choice, and what is left of it without its causes?
      force        does force do what it is for?
      blows        do actors climb more often after a heavy blow than after a light one?
      labels       does each label mean what it says?
      dead         which mechanisms, links and parameters move nothing printed?
      timing       do things come when they came, from days on which the state is known?
      twins        is the same crisis written differently the same crisis?

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself; they hold throughout.
    sections : str
        What is looked at: one or more of the above with commas, or all.
    rollouts : int
        Of the scenario as it is; the rest is in proportion.
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
        Every section with its findings, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.audit("textbook", sections="trembles", rollouts=300)
    >>> "trembles" in found.data
    True
    """
    found: Study = answer(audit, locals())
    return found
