"""Draws figures: those of a run by their kind, and any one as PNG and SVG into a folder."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sim.atomic import disk_errors, write
from sim.data.outcome import Outcome
from sim.data.seal import refuse_foreign
from sim.errors import UsageError, quote
from sim.report.figures import sheet, svg
from sim.report.figures.dates import day_text
from sim.report.figures.events import distinct, events_figure
from sim.report.figures.fans import fans_figure
from sim.report.figures.pool import DrawingJob, each
from sim.report.figures.rungs import rungs_figure
from sim.report.figures.series import groups
from sim.report.figures.shares import shares_figure
from sim.report.figures.theme import painting, with_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMS: Final = ("png", "svg")


def kinds(outcome: Outcome) -> list[str]:
    """The figures this outcome has something to show in."""
    moved = {} if not len(outcome.series) or outcome.days < 2 else groups(outcome)
    fans = [kind for kind, names in moved.items()
            if any(outcome.series[:, :, outcome.series_names.index(name)].any() for name in names)]
    return ["shares", *(["events"] if distinct(outcome) else []), *fans]


def origin(outcome: Outcome, n: int) -> str:
    """Which crisis and which run."""
    first, last = outcome.dates[0], outcome.dates[-1]
    span = f"{day_text(first)} {first.year} to {day_text(last)} {last.year}"
    title = outcome.title.rstrip(".")
    stop = "" if title.endswith(("?", "!")) else "."
    part = f"the first {n:,} of {outcome.rollouts:,}" if n < outcome.rollouts else f"{n:,}"
    rows = f"{outcome.rows:,} parameter row{'' if outcome.rows == 1 else 's'}"
    return f"{title}{stop} {span}; {part} rollouts, {rows}, seed {outcome.seed}."


@with_style
def figure(outcome: Outcome, summary: dict[str, Any], kind: str, ax: Axes | None = None,
           style: str = "light") -> Figure:
    """One figure by its kind, in the light or the dark style; into `ax`, its chief panel.

    UsageError for a kind that this outcome has nothing to show in, or an unknown style.
    """
    if kind not in kinds(outcome):
        raise UsageError(f"no figure '{quote(kind)}'; there are: {', '.join(kinds(outcome))}")
    kept = int(outcome.valid[: len(outcome.series)].sum())
    if kind == "shares":
        return shares_figure(outcome, summary, origin(outcome, outcome.completed), ax)
    if kind == "events":
        return events_figure(outcome, origin(outcome, outcome.completed), ax)
    if kind == "rungs":
        return rungs_figure(outcome, groups(outcome)[kind], origin(outcome, kept), ax)
    return fans_figure(outcome, kind, origin(outcome, kept), ax)


def draw_all(outcome: Outcome, summary: dict[str, Any], folder: Path | str, style: str = "light",
             workers: int = 1) -> list[Path]:
    """Writes every figure as PNG and SVG into folder/figures; returns the paths.

    workers: processes that draw, at most; the files do not depend on them.
    """
    claim_names(folder, kinds(outcome))
    jobs = [DrawingJob(kind, functools.partial(figure, outcome, summary, kind, style=style))
            for kind in kinds(outcome)]
    return [path for paths in each(draw_job, jobs, str(folder), style, workers) for path in paths]


def claim_names(folder: Path | str, names: Iterable[str]) -> None:
    """RunError if a figure to be drawn bears the name of a file that is none of the results'."""
    for name in names:
        for form in FORMS:
            refuse_foreign(Path(folder), Path(folder) / "figures" / f"{name}.{form}")


def draw_job(job: DrawingJob, folder: str, style: str) -> list[Path]:
    """Make a figure and write it."""
    return draw_one(job.make(), job.name, folder, style)


def draw_one(fig: Figure, name: str, folder: Path | str, style: str = "light") -> list[Path]:
    """Writes one figure as PNG and SVG into folder/figures; returns the paths."""
    target = Path(folder) / "figures"
    paths = []
    with disk_errors(target), painting(style):
        target.mkdir(parents=True, exist_ok=True)
        sheet.settle(fig)
        for form in FORMS:
            path = target / f"{name}.{form}"
            write(path, lambda p, s=form: _save(fig, p, s, name))
            paths.append(path)
    return paths


def text_of(fig: Figure, gid: str) -> str:
    """The text of the sheet under a name (finding, about, notes), on one line."""
    return next((" ".join(t.get_text().split()) for t in fig.texts if t.get_gid() == gid), "")


def _save(fig: Figure, path: Path, form: str, name: str) -> None:
    """Writes with the canvas itself: `savefig` would draw everything once more to lay it out."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    title = text_of(fig, "finding")
    fig.set_dpi(sheet.DPI)
    if form == "png":
        FigureCanvasAgg(fig).print_png(str(path), metadata={"Software": None, "Title": title})
        return
    FigureCanvasSVG(fig).print_svg(str(path), metadata={"Date": None, "Creator": None,
                                                        "Title": title})
    FigureCanvasAgg(fig)
    svg.describe(path, title, f"{text_of(fig, 'about')}. {text_of(fig, 'notes')}", name)
