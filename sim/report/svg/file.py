"""A drawing as an SVG file that stands alone, light or dark as its reader likes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sim.atomic import disk_errors, write_text
from sim.report.svg.canvas import Canvas, number

STYLE = Path(__file__).with_name("colours.css")


@cache
def style() -> str:
    """The colours and classes that every drawing uses (`colours.css`)."""
    return STYLE.read_text(encoding="utf-8")


def standalone(canvas: Canvas, theme: str = "") -> str:
    """The text of an SVG file with its own style.

    theme: `light` or `dark` for always; by default as the reader's system has it.
    """
    sheet = f'<rect width="{number(canvas.width)}" height="{number(canvas.height)}" class="sheet"/>'
    first = '<?xml version="1.0" encoding="UTF-8"?>'
    text = canvas.svg(xmlns="http://www.w3.org/2000/svg", width=canvas.width, height=canvas.height,
                      data_theme=theme or None)
    head, end, body = text.partition("</desc>")
    return f"{first}\n{head}{end}<style>{style()}</style>{sheet}{body}\n"


def save(canvas: Canvas, path: Path | str) -> Path:
    """Write the drawing as a file and give its path; RunError where it cannot be written."""
    path = Path(path)
    with disk_errors(path.parent):
        write_text(path, standalone(canvas))
    return path
