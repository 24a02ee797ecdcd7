"""All sections behind a page in one go, each as `escalade report` makes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sim.data.outcome import Outcome
from sim.play.session import on_threads
from sim.report.data import further
from sim.report.extra.compute import own_sections, time_sections
from sim.scenario.model import Scenario
from sim.studies.lab import Lab


def all_sections(scenario: Scenario, words: Mapping[str, Any], outcome: Outcome, parts: Path | None,
                 rollouts: int, workers: int, drawn: str = "mixture") -> dict[str, Any]:
    """Sections by name; a folder of parts resumes them."""
    lab = Lab(scenario, outcome.seed, workers, words, drawn, session=on_threads(workers, parts))
    own, cost = time_sections({"seen": lambda: own_sections(outcome)}, lab)
    made = {name: further.section(name, lab, rollouts) for name in further.RUNS}
    return {**own["seen"], **made, "cost": cost}
