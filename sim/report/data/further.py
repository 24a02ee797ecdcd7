"""Sections that need runs of their own, or the run's own rows: `sim.report.extra` computes them."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

from sim.report.kept import Kept

RUNS = ("threat", "doctrines", "mechanisms", "evidence")  # need runs of their own
Progress = Callable[[str, int, int], None]


def available() -> bool:
    """Whether they can be computed."""
    return find_spec("sim.report.extra") is not None


def unknown(kept: Kept) -> dict[str, Any]:
    """What among the unknown moves the answer, from the run's own rows; sections by name."""
    if not available():
        return {}
    from sim.report.extra import from_rows

    return dict(from_rows(kept.outcome))


def section(name: str, kept: Kept, rollouts: int | None, workers: int, progress: Progress | None
            ) -> Any:
    """One section by name, played anew on the run's luck."""
    from sim.report.extra import compute

    return compute(name, kept, rollouts, workers, progress)
