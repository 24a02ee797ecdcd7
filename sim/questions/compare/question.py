"""`compare`: play versions of a crisis on shared luck, or fork one rollout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from sim.bounds import Whole
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
    With,
    Without,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.settings import Hears, ScenarioLike, Words
    from sim.questions.study import Study


def compare(
    scenario: ScenarioLike,
    words: Words | None = None,
    *,
    ready: Literal["what_the_ultimatum_bought", "every_doctrine"] | None = None,
    rollouts: Rollouts = 4000,
    replicates: Replicates = 2,
    axis: Annotated[str | None, Without(words="fork.")] = None,
    watched: Annotated[int, Whole(0, 10_000), Without(words="fork.")] = 12,
    futures: Annotated[int, Whole(2, 1_000_000), With(words="fork.")] = 200,
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
    """Play versions of a crisis on shared luck, or fork one rollout.

    The scenario as it is and every version are played on the same luck and parameter rows (common
    random numbers). The change of each outcome comes with its interval, the variance that sharing
    saved beside the most it could, who ends differently, and the first choice at which typical ones
    part.

    A version is one letter and a dot before a word that `run` knows; words without go for all:

      a.ACTOR=DOCTRINE  a.PARAMETER=VALUE  a.mechanisms.NAME=off
      a.PARAMETER+=AMOUNT  a.PARAMETER-=AMOUNT    the scenario's value or range, moved
      a.threat=none  a.threat.later=7    the first ultimatum written otherwise

    A fork changes one choice of one rollout, and plays many futures of both:

      fork.day=5 fork.actor=ACTOR fork.track=TRACK fork.option=OPTION
      fork.rollout=17      by default typical: the one nearest to the medians of all counts

    Parameters
    ----------
    scenario : str, Path or Scenario
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        Versions, as above; and words that hold for all of them.
    ready : {"what_the_ultimatum_bought", "every_doctrine"}, optional
        Versions made ready: none, private, week_longer and smaller_demand; or one for every
        doctrine of every actor.
    rollouts : int
        Of each version.
    replicates : int
        Rollouts that share one draw of the parameters; give it to `escalade replay` too, or to a
        fork the one of the run that its rollout comes from.
    axis : str, optional
        Whose labels flip; by default end_state, or the first.
    watched : int
        Flips replayed to find where they part, 0 for none.
    futures : int
        Of each side of a fork; both of a pair share their luck from the next day on.
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
        Every change with its interval, and the folder.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and runs that cannot be carried out.

    Examples
    --------
    >>> import sim
    >>> found = sim.compare("textbook", {"a.challenger": "bluff"}, rollouts=200, watched=0)
    >>> found.data["versions"][0]["name"]
    'a'
    """
    found: Study = answer(compare, locals())
    return found
