"""What can be done with a folder of any verb: draw its figures again, and write its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.errors import unknown

if TYPE_CHECKING:
    from sim.data.folders import ResultFolder

STYLES: Final = ("light", "dark")


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
    return DRAWN.get(kept.results, draw_study)(kept, style)


def plot(args: list[str]) -> int:
    """Draw the figures again and say where they are."""
    from sim.cli.arguments import beside, one

    words, given = beside(args, ("style",))
    style = given.get("style", "light")
    if style not in STYLES:
        raise unknown("value of style", style, STYLES)
    folder = Path(one(words, "the folder of a run or a study")[0])
    paths = draw(folder, style)
    for path in paths:
        print(path)
    if not paths:
        print(f"{folder}: has no figures; its answer is in answer.txt")
    return 0


def study_report(folder: Path) -> Path:
    """Write the page of a folder of any verb but `run`; its path. Figures are drawn if missing."""
    from sim.data.folders import ready
    from sim.report.study_page import write_page

    kept = ready(folder)
    pictures: Any = sorted((folder / "figures").glob("*.svg"))
    if not pictures:
        pictures = [p for p in DRAWN.get(kept.results, draw_study)(kept, "light")
                    if p.suffix == ".svg"]
    return write_page(kept, pictures)
