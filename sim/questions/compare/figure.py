"""What each version of a crisis changes: paired differences with intervals, sorted by size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sim.glossary.text import percent
from sim.report.figures import sheet
from sim.report.figures.names import FigureNames
from sim.report.figures.rows import (
    FigureRow,
    by_size,
    draw_rows,
    fit_rows,
    line_of,
    points,
    quote_end,
)
from sim.report.figures.theme import with_style
from sim.studies.change import Change, by_output

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

KEY = (
    "Dot and line: change in points with its 95% interval on shared luck, parameter rows the unit. "
    "Blue: more likely; orange: less likely; grey: the interval holds zero."
)
Named = tuple[str, Sequence[Change]]
WIDE = 8.4
MOST_PANELS = 6
HEAD, ROOM = 0.75, 8.4  # inches of a panel beside its lines, and of all panels
READY = {"none": "No ultimatum", "private": "Told in private", "week_longer": "A week longer",
         "smaller_demand": "A smaller demand"}


@dataclass(frozen=True)
class Compared:
    """Versions and what each changes, by name, with what a reader must know of them.

    asked: the question's axis and label. axes: labels of the axes that are looked at. versions: a
    version's name in words, where it has one.
    """

    found: Sequence[Named]
    asked: tuple[str, str]
    axes: Mapping[str, Sequence[str]]
    names: FigureNames
    versions: Mapping[str, str]

    def version(self, name: str) -> str:
        """A version in words."""
        return self.versions.get(name) or READY.get(name) or self.names.change(name)

    def change(self, version: int, axis: str, label: str) -> Change | None:
        """What a version does to a label; None where the comparison does not hold it."""
        return by_output(self.found[version][1]).get(f"{axis}={label}")


def settles_axis(c: Compared, version: int, axis: str) -> bool:
    """Whether a version settles an axis by what it is: one label in every rollout, not before.

    What it does to the other labels then says nothing either.
    """
    found = [c.change(version, axis, label) for label in c.axes[axis]]
    return any(x is not None and x.after == 1.0 and x.before < 1.0 for x in found)


def row_of(c: Change, name: str) -> FigureRow:
    """A change as a line."""
    low, high = c.difference - c.half, c.difference + c.half
    return FigureRow(name, c.difference, low, high, points(c.difference, low, high))


def labels_reached(c: Compared) -> list[tuple[str, str]]:
    """Labels that any version reaches, the question's first, then those moved most surely."""
    def weight(pair: tuple[str, str]) -> tuple[bool, float]:
        found = [x for v in range(len(c.found)) if not settles_axis(c, v, pair[0])
                 if (x := c.change(v, *pair)) is not None]
        return pair != c.asked, -max((abs(x.difference) - x.half for x in found), default=-1.0)

    pairs = [(axis, label) for axis, labels in c.axes.items() for label in labels
             if any((x := c.change(v, axis, label)) is not None and x.before + x.after > 0
                    and not settles_axis(c, v, axis) for v in range(len(c.found)))]
    return sorted(pairs, key=weight)


def compare_claim(c: Compared) -> str:
    """The surest change of the question's label; without one, the surest of any."""
    pairs = labels_reached(c)
    surest: list[tuple[float, str]] = []
    still = quote_end(c.names.end(*c.asked))
    for asked in (True, False):
        for v, (version, _) in enumerate(c.found):
            for pair in pairs:
                x = c.change(v, *pair)
                if (
                    x is None
                    or not x.sure
                    or (pair == c.asked) != asked
                    or settles_axis(c, v, pair[0])
                ):
                    continue
                surest.append(
                    (abs(x.difference), change_text(c.version(version), c.names.end(*pair), x))
                )
        if surest:
            most = max(surest)[1]
            return most if asked else f"{still} is not clearly moved. {most}"
    return f"{still} is not clearly moved, nor is any other end: every interval holds zero"


def change_text(version: str, end: str, x: Change) -> str:
    """`Restraint: 'healthy' 12 points more likely (9 to 15)`."""
    at = abs(x.difference)
    digits = 0 if 200 * x.half >= 2 else 1
    size, low, high = (f"{100 * v:.{digits}f}" for v in (at, at - x.half, at + x.half))
    way = "more" if x.difference > 0 else "less"
    return f"{version}: {quote_end(end)} {size} points {way} likely ({low} to {high})"


def label_rows(c: Compared) -> tuple[list[tuple[str, list[FigureRow]]], str]:
    """One version: a panel whose lines are labels."""
    rows = by_size([row_of(x, f"{c.names.end(*pair)}, {percent(x.before)} as it is")
                    for pair in labels_reached(c) if (x := c.change(0, *pair)) is not None])
    shown, note = fit_rows([row for row in rows if row.at or row.low] or rows[:1], 26, "ends")
    return [(c.version(c.found[0][0]), shown)], note


def version_rows(c: Compared) -> tuple[list[tuple[str, list[FigureRow]]], str]:
    """Several versions: one panel per label, whose lines are versions."""
    out: list[tuple[str, list[FigureRow]]] = []
    pairs, room = labels_reached(c), ROOM
    for pair in pairs[:MOST_PANELS]:
        found = [(name, x) for v, (name, _) in enumerate(c.found) if not settles_axis(c, v, pair[0])
                 if (x := c.change(v, *pair)) is not None]
        rows = by_size([row_of(x, c.version(name)) for name, x in found
                        if x.difference or x.half])
        room -= line_of([row.name for row in rows]) * max(2, len(rows)) + HEAD
        if out and room < 0:
            break
        before = percent(found[0][1].before) if found else "-"
        out.append((f"{c.names.end(*pair)}, {before} as it is", fit_rows(rows)[0]))
    left = len(pairs) - len(out)
    lost = len(c.found) - max((len(r) for _, r in out), default=0)
    note = f"{left} more ends, moved less surely, are not drawn." if left else ""
    more = f"{lost} versions that change little or nothing are not drawn." if lost > 0 else ""
    return out, " ".join(part for part in (note, more) if part)


def left_out(c: Compared) -> str:
    """Names the axes that a version settles by what it is."""
    said = [f"{c.names.axis(axis)} ({c.version(name)})" for axis in c.axes
            for v, (name, _) in enumerate(c.found) if settles_axis(c, v, axis)]
    return f"Left out, for the change itself decides it: {'; '.join(said)}." if said else ""


@with_style
def compare_figure(c: Compared, about: str, n: int, origin: str, ax: Axes | None = None,
                   style: str = "light") -> Figure:
    """Paired differences: one panel per label and line per version; of one version its labels.

    about: what was compared, in words. Into `ax`: the first panel.
    """
    panels, note = (label_rows if len(c.found) == 1 else version_rows)(c)
    claim, unit = compare_claim(c), "points of probability"
    if ax is not None:
        return sheet.root_of(draw_rows(ax, panels[0][1], claim, unit))
    heights = [line_of([row.name for row in rows]) * max(2, len(rows)) + HEAD
               for _, rows in panels]
    fig = sheet.sheet(WIDE, sum(heights), claim, f"{about}; n = {n:,} of each",
                      [KEY, left_out(c), note, origin])
    grid = fig.add_gridspec(len(panels), 1, height_ratios=heights)
    for k, (title, rows) in enumerate(panels):
        last = unit if k == len(panels) - 1 else ""
        draw_rows(fig.add_subplot(grid[k]), rows, title, last, inches=4.6)
    low, high = (pick(x) for pick, x in zip(
        (min, max), zip(*(ax.get_xlim() for ax in fig.axes), strict=True), strict=True))
    for panel in fig.axes:  # one scale, so that panels can be compared
        panel.set_xlim(min(low, -1.0), max(high, 1.0))
    return fig
