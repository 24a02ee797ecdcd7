"""A sweep as a terminal page: what the question's answer does over the cells."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.data.cell_values import reading
from sim.data.cells import Cells
from sim.glossary.measure import LABEL, OutcomeMeasure
from sim.glossary.text import (
    input_text,
    interval,
    label_text,
    percent,
    sentence,
    table,
    words,
    wrap,
)
from sim.questions.sweep.correlates import correlates
from sim.questions.sweep.extremes import extremes
from sim.questions.sweep.silence import completeness_of
from sim.report.text.answer import page_width
from sim.report.text.failures import BOUNDS_HEAD, BOUNDS_KEY, failure_text
from sim.report.text.orders import cell_order_lines

MOST_CELLS = 40  # with more, only the extremes are listed
ENDS = 8


def level(x: Any) -> str:
    """A level as a reader wants it."""
    return f"{x:.4g}" if isinstance(x, float) else words(str(x))


def head(cells: Cells, asked: OutcomeMeasure, width: int) -> list[str]:
    """What was swept and how far the answer moves."""
    found = extremes(cells, asked)
    if found is None:
        return wrap("No rollout of any cell ran to its end, so there is no answer.", width)
    more = ", ..." if len(cells.factors) > 4 else ""
    ends = []
    for x in found:
        where = ", ".join(f"{k}={level(v)}" for k, v in list(cells.said(x.cell).items())[:4])
        ends.append(f"{asked.text_of(x.value, x.high - x.low)} ({where}{more}; 95%: "
                    f"{asked.interval(x.low, x.high)})")
    how = ("cells picked on half of the rows, told by the other half" if found[0].fresh
           else "intervals that hold for all cells at once")
    return wrap(f"{asked.title(cells.glossary)}: from {ends[0]} to {ends[1]} over {len(cells):,} "
                f"cells ({how}).", width)


def cell_lines(cells: Cells, asked: OutcomeMeasure, width: int) -> list[str]:
    """A line a cell, or the extremes where there are many."""
    r = reading(cells, asked)
    share, low, high = r.value, r.low, r.high
    bounded = bool(cells.failed) and asked.share
    shown = list(range(len(cells)))
    if len(shown) > MOST_CELLS:
        order = np.argsort(np.where(np.isnan(share), -1.0, share), kind="stable")
        shown = [*order[:ENDS].tolist(), *order[-ENDS:].tolist()]
    keys = [f["key"] for f in cells.factors][:4]
    rows = []
    for c in shown:
        said = cells.said(c)
        rows.append([str(c), *(level(said[k]) for k in keys),
                     asked.text_of(share[c], high[c] - low[c]),
                     asked.interval(low[c], high[c]),
                     *([interval(r.least[c], r.most[c])] if bounded else [])])
    top = ["cell", *keys, asked.what, "95%", *([BOUNDS_HEAD] if bounded else [])]
    lines = table(top, rows, width)
    if len(shown) < len(cells):
        lines.insert(1 + ENDS, "  ...")
        lines += wrap(f"  The {ENDS} lowest and {ENDS} highest of {len(cells):,} cells, there in "
                      "part by luck; the sentence on top is free of that. All are in "
                      "cells.parquet.", width)
    return lines


def related_lines(cells: Cells, asked: OutcomeMeasure, width: int) -> list[str]:
    """Which factors the answer goes with, in a sample of many."""
    if cells.design == "grid" or len(cells) < 30:
        return []
    found = correlates(cells, asked)[:12]
    rows = [[input_text(f.key, cells.glossary), f.key,
             f"{f.rho:+.2f}" if f.rho is not None else "-", percent(f.explained),
             interval(f.low, f.high)] for f in found]
    name = asked.title(cells.glossary)
    if asked.kind == LABEL:
        name = sentence(label_text(asked.axis, asked.name, cells.glossary))
    top = [f"{name} goes with", "key", "rank corr.", "variance of cells", "95%"]
    return table(top, rows, width)


def text(cells: Cells, asked: OutcomeMeasure, width: int | None = None) -> str:
    """The whole page."""
    width = page_width() if width is None else width
    n, rows = cells.rollouts, cells.trials.shape[1]
    about = (
        f"{cells.title.rstrip('.')} ({cells.scenario_name}). {sentence(cells.design)} design, seed "
        f"{cells.seed}; {n:,} rollout{'s' if n > 1 else ''} a cell in {rows:,} parameter "
        f"row{'s' if rows > 1 else ''}, the same luck in every cell; {cells.engine_seconds:.1f} s "
        f"on {cells.workers} workers.")
    blocks = [head(cells, asked, width), cell_lines(cells, asked, width),
              related_lines(cells, asked, width), cell_order_lines(cells, width)]
    if rows == 1:
        blocks.append(wrap("95%: Monte Carlo error of a cell; what a cell leaves open of the "
                           "parameters is drawn once and is no part of it.", width, "  "))
    else:
        blocks.append(wrap("95%: Monte Carlo error of a cell, allowing for rollouts that share a "
                           "row. Cells share luck and rows, so differences between them are "
                           "surer than the intervals suggest; `escalade compare` gives them.",
                           width, "  "))
    blocks.append(wrap(completeness_of(cells, asked).says, width, "  "))
    if cells.caution:
        blocks.append(wrap(cells.caution, width, "  "))
    if cells.failed:
        bad, played = int((cells.failures > 0).sum()), int(cells.n.sum()) + len(cells.failed)
        where = f"in {bad:,} cell{'s' if bad > 1 else ''}"
        told = failure_text(len(cells.failed), played, where=where)
        blocks.append(wrap(f"{told} {BOUNDS_KEY} The first: {cells.failed[0][2]}", width, "  "))
    blocks.append(wrap(about, width))
    blocks += [wrap(f"Note: {note}", width, "  ") for note in cells.notices]
    return "\n\n".join("\n".join(b) for b in blocks if b)
