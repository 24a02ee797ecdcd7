"""The style sheets of pages and drawings."""

from __future__ import annotations

from pathlib import Path
from typing import Final

ROOM: Final = Path(__file__).parent


def colours() -> str:
    """The colours of light, dark and print, and the classes of drawings if they stand apart."""
    drawings = ROOM / "svg" / "colours.css"
    file = drawings if drawings.is_file() else ROOM / "colours.css"
    return file.read_text(encoding="utf-8")


def study() -> str:
    """All that the page of a study needs."""
    return f"{colours()}\n{(ROOM / 'study.css').read_text(encoding='utf-8')}"
