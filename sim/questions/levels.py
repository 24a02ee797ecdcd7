"""Levels of a factor as Python and the command line give them."""

from __future__ import annotations

from typing import Any


def level_text(value: Any) -> str:
    """Levels as a word has them: a list joined by commas."""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
