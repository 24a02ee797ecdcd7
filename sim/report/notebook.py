"""What results look like in a notebook: short HTML with charts as SVG, in any kernel.

Nothing here needs IPython: a front end asks an object for `_repr_html_` or `_repr_mimebundle_`, and
falls back on its representation as text.
"""

from __future__ import annotations

import itertools
from html import escape
from typing import TYPE_CHECKING, Any, Final

from sim.glossary.text import interval, percent, sentence, words
from sim.report.svg.canvas import Canvas
from sim.report.svg.file import standalone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from sim.data.cells import Cells
    from sim.data.outcome import Outcome

MOST_CELLS: Final = 12  # rows of a sweep that are shown
BAR: Final = (180.0, 14.0)  # width and height of a bar, in units
_count = itertools.count(1)


class Shown:
    """A drawing of ours that displays itself; everything else is the drawing's own."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "canvas":
            raise AttributeError(name)
        return getattr(self.canvas, name)

    def __repr__(self) -> str:
        return f"<Drawing {self.canvas.title!r}, {self.canvas.width:g} x {self.canvas.height:g}>"

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": repr(self), "image/svg+xml": standalone(self.canvas, "light")}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are HTML already, the first of a row is its head."""
    top = "".join(f'<th scope="col" style="text-align:{"left" if k == 0 else "right"}">{h}</th>'
                  for k, h in enumerate(head))
    body = "".join(
        f'<tr><th scope="row" style="text-align:left;font-weight:normal">{row[0]}</th>'
        + "".join(f'<td style="text-align:right">{cell}</td>' for cell in row[1:]) + "</tr>"
        for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def bar(row: dict[str, Any], name: str) -> str:
    """A share with its two ranges as a small drawing, in the colour of the text around it."""
    wide, tall = BAR
    about = f"{name}: {percent(row['p'])}, Monte Carlo 95% {interval(row['low'], row['high'])}"
    canvas = Canvas(f"bar-{next(_count)}", wide, tall, name, about)
    if row["spread_low"] is not None:
        canvas.rect((wide * row["spread_low"], 1),
                    (wide * (row["spread_high"] - row["spread_low"]), tall - 2),
                    fill="currentColor", fill_opacity=0.18)
    canvas.rect((wide * row["low"], 4), (wide * (row["high"] - row["low"]), tall - 8),
                fill="currentColor", fill_opacity=0.55)
    if row["p"] is not None:
        canvas.line((wide * row["p"], 0), (wide * row["p"], tall), stroke="currentColor",
                    stroke_width=2)
    canvas.line((0, tall), (wide, tall), stroke="currentColor", stroke_opacity=0.4)
    return canvas.svg(width=wide, height=tall)


def run_html(outcome: Outcome, summary: dict[str, Any], folder: Path | None) -> str:
    """A run: its answer, the shares of the question's axis, and where it is kept."""
    axis, names = outcome.question["axis"], outcome.glossary
    rows = []
    for label, row in summary["outcomes"][axis].items():
        name = names.name("label", f"{axis}.{label}")
        rows.append([escape(name), percent(row["p"], row["high"] - row["low"]),
                     interval(row["spread_low"], row["spread_high"]),
                     interval(row["low"], row["high"]), bar(row, name)])
    head = [escape(sentence(names.name("axis", axis))), "share", "rows 5-95%", "Monte Carlo 95%",
            "0 to 100%"]
    kept = f", kept in {escape(str(folder))}" if folder else ""
    return (f"<p><strong>{escape(summary['headline'])}</strong></p>{table(head, rows)}"
            f"<p>{escape(outcome.title.rstrip('.'))} ({escape(outcome.scenario_name)}): "
            f"{summary['n']:,} rollouts in {outcome.rows:,} rows, seed {outcome.seed}{kept}. "
            "Pale bar: rows; dark bar: Monte Carlo.</p>")


def cells_html(cells: Cells) -> str:
    """A sweep: what was swept, and the share of the question's label in its first cells."""
    axis, label = cells.question["axis"], cells.question["label"]
    share, low, high = (x[:, cells.column(axis, label)] for x in cells.shares)
    keys = [f["key"] for f in cells.factors][:4]
    rows = []
    for c in range(min(len(cells), MOST_CELLS)):
        said = cells.said(c)
        rows.append([str(c), *(escape(f"{said[k]:.4g}" if isinstance(said[k], float)
                                      else words(str(said[k]))) for k in keys),
                     percent(share[c], high[c] - low[c]), interval(low[c], high[c])])
    more = len(cells) - len(rows)
    tail = f" The first {len(rows)} of {len(cells):,} cells; to_frame() has all." if more else ""
    few = f" {len(cells.factors) - 4} more factors are not shown." if len(cells.factors) > 4 else ""
    return (f"<p><strong>{escape(sentence(axis))}: {escape(words(label))}</strong> over "
            f"{len(cells):,} cells of {cells.rollouts:,} rollouts ({escape(cells.design)}, seed "
            f"{cells.seed}).{tail}{few}</p>"
            + table(["cell", *map(escape, keys), "share", "95%"], rows))
