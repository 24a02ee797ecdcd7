"""Whether kept results are as they were written, and whether they can be played again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np

from sim.bounds import WORKERS, Whole
from sim.brief import brief
from sim.data.folders import ResultFolder, look
from sim.data.manifest import of_another_engine
from sim.data.seal import check, files_in, manifest_of
from sim.data.store import OUTCOME
from sim.errors import RunError
from sim.paths import path_of
from sim.questions.mend import faults, mend

AGAIN: Final = Whole(0, 100_000)  # rollouts that can be played again


@dataclass(frozen=True)
class Verified:
    """What a look at a folder of results found.

    Parameters
    ----------
    folder, verb, scenario : str
        Where it lies, and what it is of.
    files : int
        Sealed files.
    rebuilt, lost : dict
        Files that were not as they were sealed, with why: those that were made again of sound
        results, and those that cannot be.
    strangers : list of str
        Files in the folder that nothing of it wrote.
    engine : str
        What there is to know of the engine, "" if it is this one.
    played, differ : list of int
        Rollouts that were played again, and those of them that came out otherwise.
    unplayed : str
        Why no rollouts were played again that should have been; "" if they were.
    problem : str
        Why the results cannot be trusted at all; "" if they can.
    """

    folder: str
    verb: str
    scenario: str
    files: int = 0
    rebuilt: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    engine: str = ""
    played: list[int] = field(default_factory=list)
    differ: list[int] = field(default_factory=list)
    unplayed: str = ""
    problem: str = ""

    __repr__ = brief

    @property
    def sound(self) -> bool:
        """True if everything sealed is there as it was, or has been made again, bit for bit."""
        return not (self.problem or self.lost or self.differ or self.unplayed)


def verify(folder: str | Path, *, play: int = 0, workers: int = 2) -> Verified:
    """Compare every file of kept results with its seal; make again what can be.

    Parameters
    ----------
    folder : str or Path
        A folder that a question or `save` has left.
    play : int
        So many rollouts of a run, chosen at random, are played again and compared bit for bit.
    workers : int
        Threads that play.

    Returns
    -------
    Verified
        What was found.

    Raises
    ------
    RunError
        If the folder holds no complete results.

    Examples
    --------
    >>> import tempfile
    >>> import sim
    >>> with tempfile.TemporaryDirectory() as place:
    ...     kept = sim.run("textbook", rollouts=60, floor=False, page=False).save(f"{place}/run")
    ...     found = sim.verify(kept, play=5)
    >>> found.sound, found.files, len(found.played)
    (True, 6, 5)
    """
    folder = path_of(folder, "folder")
    play, workers = AGAIN.read("play", play), WORKERS.read("workers", workers)
    kept = look(folder)
    record = manifest_of(folder)
    told: dict[str, Any] = {"folder": str(folder), "verb": kept.verb, "scenario": kept.scenario}
    try:
        check(folder, record)
        found = faults(folder)
        check(folder, record, kept.results)
    except RunError as error:
        if kept.status not in ("complete", "damaged"):
            raise
        return Verified(**told, problem=str(error))
    mended = mend(folder, found)
    played, differ, unplayed = again(kept, play, workers) if play else ([], [], "")
    return Verified(
        **told, files=len(record["files"]), rebuilt=mended.rebuilt, lost=mended.lost,
        strangers=[n for n in files_in(folder) if n not in record["files"]],
        engine=of_another_engine(record), played=played, differ=differ,
        unplayed=unplayed)


def again(kept: ResultFolder, play: int, workers: int) -> tuple[list[int], list[int], str]:
    """Rollouts of a run that were played again, those that came out otherwise, or why none was."""
    from sim.play.again import differing
    from sim.report.kept import read, task_for

    if kept.results != OUTCOME:
        return [], [], ("a study keeps no single rollouts; ask it again with another out= and "
                        f"compare the digests: {kept.record.get('command')}")
    run = read(kept.folder)
    if run.scenario is None:
        return [], [], f"no rollout can be played again: {run.missing}"
    n = run.outcome.rollouts
    task = task_for(run, run.scenario)[0].grown(n)
    chosen = sorted(np.random.default_rng().permutation(n)[:play].tolist())
    return chosen, differing(run.outcome, task, chosen, workers), ""
