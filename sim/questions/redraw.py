"""Figures and pages of kept results, made again from what they hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sim.data.seal import check, renew, wrong

if TYPE_CHECKING:
    from sim.data.folders import ResultFolder


def draw_run(kept: ResultFolder, style: str = "light") -> list[Path]:
    """The figures of a run, from its outcome."""
    from sim.data.store import load
    from sim.data.summary import summarise
    from sim.report.figures import draw_all

    outcome, _ = load(kept.folder)
    return draw_all(outcome, summarise(outcome), kept.folder, style, workers=2)


def draw_cells(kept: ResultFolder, style: str = "light") -> list[Path]:
    """The figures of a sweep or of gathered runs, of the outcomes that were shown."""
    from sim.questions.sweep.answer import Sweep

    return Sweep.load(kept.folder).draw(kept.folder, style)


def draw_study(kept: ResultFolder, style: str = "light") -> list[Path]:
    """The figures of a study, from what was kept to draw them."""
    from sim.questions.drawing import draw, read_drawings

    return draw(read_drawings(kept.folder), kept.folder, style)


DRAWN: Final[dict[str, Callable[[ResultFolder, str], list[Path]]]] = {
    "outcome.npz": draw_run, "cells.npz": draw_cells,
}


def draw(folder: Path, style: str = "light") -> list[Path]:
    """Draw the figures of any verb's folder; their paths."""
    from sim.data.folders import ready

    kept = ready(folder)
    paths = DRAWN.get(kept.results, draw_study)(kept, style)
    renew(folder, paths)
    return paths


def study_report(folder: Path) -> Path:
    """Write the page of a folder of any verb but `run`; its path.

    Figures are drawn again where they are missing or not as they were sealed.
    """
    from sim.data.folders import ANSWER, ready
    from sim.report.study_page import write_page

    kept = ready(folder)
    check(folder, kept.record, ANSWER)
    drawn = [n for n in kept.record["files"] if n.startswith("figures/") and n.endswith(".svg")]
    if drawn and not any(wrong(folder, kept.record, name) for name in drawn):
        pictures = [folder / name for name in drawn]
    else:
        pictures = [p for p in draw(folder) if p.suffix == ".svg"]
    page = write_page(kept, pictures)
    renew(folder, [page])
    return page
