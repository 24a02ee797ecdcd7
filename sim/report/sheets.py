"""The style sheets of pages and drawings."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sim.report.svg.file import style as colours

ROOM: Final = Path(__file__).parent


def study() -> str:
    """All that the page of a study needs."""
    return f"{colours()}\n{(ROOM / 'study.css').read_text(encoding='utf-8')}"
