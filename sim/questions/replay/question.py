"""`replay`: watch one rollout as a chronicle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from sim.bounds import PER_ROW
from sim.questions.answering import answer
from sim.questions.settings import (
    MANNER,
    Doctrines,
    Replicates,
    RolloutChoice,
    Rollouts,
    Seed,
    With,
    Without,
    Workers,
)

if TYPE_CHECKING:
    from sim.questions.replay.study import Replay
    from sim.questions.settings import Hears, ScenarioLike, Words


def replay(
    scenario: ScenarioLike | None = None,
    words: Words | None = None,
    *,
    rollout: Annotated[int | str, RolloutChoice()] = 0,
    seed: Seed = 7,
    from_: str | Path | None = None,
    rollouts: Annotated[
        Rollouts, Without("from_"), With("rollout", ("typical", "surprising"))] = 2000,
    replicates: Replicates = PER_ROW,
    doctrines: Doctrines = "mixture",
    code: bool = False,
    workers: Annotated[
        Workers, Without("from_"), With("rollout", ("typical", "surprising"))] = 2,
    detail: Annotated[bool, MANNER] = False,
    draw: Annotated[str | Path | None, MANNER] = None,
    day: Annotated[str | None, MANNER] = None,
    progress: Hears = None,
) -> Replay:
    """Watch one rollout as a chronicle.

    Who did what, where, because of what and with what effect; of what goes on, only what changes.
    Then how it ended, who killed whom and which ground changed hands.

    Parameters
    ----------
    scenario : str, Path or Scenario, optional
        A name that `escalade list` shows, a folder with a scenario.yaml, or a loaded scenario.
    words : mapping, optional
        About the crisis itself, as they were given to `run`.
    rollout : int or str
        The number of a rollout; typical:END, the one in the middle of those that end with END,
        which is AXIS.LABEL, a label, an event or a predicate; or surprising, the one that is rarest
        all told.
    seed : int
        Of the run.
    from_ : str or Path, optional
        Choose from the run kept in this folder, with its scenario and settings; plays none.
    rollouts : int
        How many are played to choose a typical or surprising one.
    replicates : int
        As in the run.
    doctrines : {"mixture", "named"}
        As in the run.
    code : bool
        Run the Python policies in the scenario's folder; read them first.
    workers : int
        Threads that play.
    detail : bool
        The ledger instead: every decision with all its options, their value by component, their
        odds, the taste for the one taken and the plan.
    draw : str or Path, optional
        Also write the map on the evening of `day` to this file, as SVG: holders, posts, attacks at
        their places, strikes.
    day : str, optional
        Date of that map.
    progress : Listener or callable, optional
        Told how far it is.

    Returns
    -------
    Replay
        The chronicle; its data is one record per day: the ledger, events with causes, strikes,
        sentences, holders of places.

    Raises
    ------
    UsageError, ScenarioError, RunError
        For a wrong word, a scenario that is not sound, and a folder that cannot be read.

    Examples
    --------
    >>> import sim
    >>> r = sim.replay("textbook", rollout=3)
    >>> r.data["rollout"]
    3
    """
    found: Replay = answer(replay, locals())
    return found
