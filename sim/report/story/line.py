"""A sentence of the story."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sim.report.story.phrases import capital


@dataclass(frozen=True)
class Line:
    """One dated sentence, the events it tells and how much it matters."""

    day: int
    date: dt.date
    text: str
    weight: float
    events: tuple[int, ...] = ()


def sentence(*parts: str) -> str:
    """Clauses as one sentence: a capital first, a full stop last."""
    text = capital(" ".join(part for part in parts if part).strip()).rstrip(",")
    return text if text.endswith((".", "!", "?")) else text + "."
