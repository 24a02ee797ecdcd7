"""Files of a results folder that follow from others: which are wrong, and made again."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sim.atomic import disk_errors
from sim.brief import brief
from sim.data.cells_files import CELLS, TABLES
from sim.data.folders import ANSWER, WIDTH, ready, write_answer
from sim.data.seal import check, manifest_of, renew, wrong
from sim.data.store import EVERY_ROLLOUT, OUTCOME, SERIES, SUMMARY
from sim.report.kept import PAGE, REPORT

FIGURES: Final = "figures/"
TEXTS: Final = (SUMMARY, ANSWER, SERIES, EVERY_ROLLOUT)
# by the file that holds the results: what can be made again of it; figures and page of all
MADE: Final[dict[str, tuple[str, ...]]] = {
    OUTCOME: (*TEXTS, REPORT), CELLS: (*TABLES, ANSWER)}


@dataclass(frozen=True)
class Mended:
    """Files by name with what was wrong: those made again, and those that cannot be."""

    rebuilt: dict[str, str]
    lost: dict[str, str]

    __repr__ = brief


def faults(folder: Path) -> dict[str, str]:
    """Sealed files that are missing or otherwise than they were sealed, with why."""
    record = manifest_of(folder)
    check(folder, record)
    return {name: why for name in record["files"] if (why := wrong(folder, record, name))}


def mend(folder: Path, found: dict[str, str] | None = None) -> Mended:
    """Make again what is wrong and follows from results that are sound.

    found: as `faults` gives them. RunError if the results themselves are not as they were sealed.
    """
    found = faults(folder) if found is None else found
    if not found:
        return Mended({}, {})
    results = ready(folder).results
    made = MADE.get(results, ())
    can = {n for n in found if n in made or n == PAGE or n.startswith(FIGURES)}
    if can:
        with disk_errors(folder):
            REBUILD.get(results, study)(folder, can)
        renew(folder, [folder / name for name in can])
    return Mended({k: v for k, v in found.items() if k in can},
                  {k: v for k, v in found.items() if k not in can})


def styles(names: Collection[str]) -> bool:
    """True if any figure is among these."""
    return any(name.startswith(FIGURES) for name in names)


def run(folder: Path, names: Collection[str]) -> None:
    """Make again files of a run."""
    from sim.data.store import load, write_derived
    from sim.questions.redraw import draw
    from sim.questions.run.answer import KEPT_PARTS, Run
    from sim.report.build import build
    from sim.report.kept import read

    record = manifest_of(folder)
    if any(name in TEXTS for name in names):
        outcome, summary = load(folder)
        text = Run(outcome, folder, summary).page(WIDTH)
        write_derived(folder, outcome, summary, text, EVERY_ROLLOUT in record["files"])
        renew(folder, [folder / name for name in TEXTS if name in record["files"]])
    if styles(names):
        draw(folder)
    if PAGE in names or REPORT in names:
        build(read(folder), KEPT_PARTS if REPORT in names else ())


def sweep(folder: Path, names: Collection[str]) -> None:
    """Make again files of a sweep."""
    from sim.data.cells_files import write_tables
    from sim.questions.redraw import draw, study_report
    from sim.questions.sweep.answer import Sweep

    found = Sweep.load(folder)
    if ANSWER in names:
        write_answer(folder, found.page(WIDTH))
        renew(folder, [folder / ANSWER])
    if any(name in TABLES for name in names):
        write_tables(found.cells, folder)
        renew(folder, [folder / name for name in TABLES])
    if styles(names):
        draw(folder)
    if PAGE in names:
        study_report(folder)


def study(folder: Path, names: Collection[str]) -> None:
    """Make again files of a study."""
    from sim.questions.redraw import draw, study_report

    if styles(names):
        draw(folder)
    if PAGE in names:
        study_report(folder)


REBUILD: Final[dict[str, Callable[[Path, Any], None]]] = {OUTCOME: run, CELLS: sweep}
