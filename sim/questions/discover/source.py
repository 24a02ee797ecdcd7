"""What `discover` looks at: rollouts played for it, or the folder of a finished run or sweep."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sim.data.cells import Cells
from sim.data.digest import digest
from sim.data.outcome import Outcome
from sim.errors import RunError, quote
from sim.questions.discover.samples import of_cells, of_run


@dataclass(frozen=True)
class Source:
    """Rollouts or cells, a title, and how a sample of one outcome is made of them."""

    held: Outcome | Cells
    title: str
    sample: Callable[[Any], Any]

    @property
    def digest(self) -> str:
        """Fingerprint of what is held."""
        return self.held.digest if isinstance(self.held, Cells) else digest(self.held)


def of_folder(folder: Path, threshold: float | None) -> Source:
    """What a folder holds; RunError if that is no finished run or sweep."""
    from sim.data.cells_files import load as load_cells
    from sim.data.store import load as load_run

    if (folder / "cells.npz").exists():
        cells = load_cells(folder)
        level = 0.5 if threshold is None else threshold
        title = (f"{cells.title.rstrip('.')} ({cells.scenario_name}); {len(cells):,} cells of "
                 f"{cells.rollouts:,} rollouts, {cells.design}, seed {cells.seed}; a hit is a cell "
                 f"above {level:.3g}.")
        return Source(cells, title, lambda what: of_cells(cells, what, level))
    if not folder.is_dir():
        raise RunError(f"from={quote(folder)}: no such folder")
    outcome, _ = load_run(folder)
    return of_outcome(outcome, threshold)


def of_outcome(run: Outcome, threshold: float | None) -> Source:
    """The rollouts of a run, or its rows above the threshold."""
    hit = "" if threshold is None else f"; a hit is a row above {threshold:.3g}"
    title = (f"{run.title.rstrip('.')} ({run.scenario_name}); {run.rollouts:,} rollouts in "
             f"{run.rows:,} parameter rows, seed {run.seed}{hit}.")
    return Source(run, title, lambda what: of_run(run, what, threshold))
