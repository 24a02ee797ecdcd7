"""Several small maps of the same ground side by side, one key for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sim.report.svg.canvas import Canvas
from sim.report.svg.labels import LabelBox, wrap
from sim.report.svg.legend import draw_legend, height
from sim.report.svg.map import HEADING, MARGIN, draw_ground, ground_size
from sim.report.svg.marks import in_doubt
from sim.report.svg.sheet import Sheet

SMALL = 0.62  # size of the marks of a small map
ACROSS = 3
CAPTION = 36.0


def draw_multiples(name: str, sheets: Sequence[tuple[str, Sheet]], title: str,
                   width: float = 720.0) -> Canvas:
    """Small maps with a caption each, at most three in a row."""
    across = min(ACROSS, len(sheets))
    wide = (width - 2 * MARGIN) / across
    tall = ground_size(sheets[0][1], wide, False)[1] + CAPTION
    lines = wrap(title, width - 2 * MARGIN, HEADING)
    top = MARGIN + 21 * len(lines) + 6
    rows = -(-len(sheets) // across)
    key = max((sheet for _, sheet in sheets),
              key=lambda sheet: sum(in_doubt(spot.chance) for spot in sheet.spots))
    key = replace(key, spots=tuple(replace(spot, post=0.0) for spot in key.spots))  # no flags here
    whole = top + rows * tall + 8 + height(key, width - 2 * MARGIN) + MARGIN
    about = "; ".join(f"{caption}: {sheet.title}" for caption, sheet in sheets)
    canvas = Canvas(name, width, whole, title, about)
    for k, line in enumerate(lines):
        canvas.text((MARGIN, MARGIN + 15 + 21 * k), line, "heading")
    for n, (caption, sheet) in enumerate(sheets):
        x, y = MARGIN + n % across * wide, top + n // across * tall
        count = sum(in_doubt(spot.chance) for spot in sheet.spots)
        canvas.text((x + 8, y + 14), caption, "strong")
        canvas.text((x + 8, y + 29), f"{count or 'none'} in doubt", "muted small")
        draw_ground(canvas, sheet, LabelBox(x, y + CAPTION, wide, tall - CAPTION), False, SMALL)
    draw_legend(canvas, key, (MARGIN, top + rows * tall + 8), width - 2 * MARGIN)
    return canvas
