"""A kept run with what a page of it needs: outcome, summary, report so far, and its scenario."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sim.data.manifest import read_manifest
from sim.data.outcome import Outcome
from sim.data.store import load
from sim.errors import EscaladeError, one_line
from sim.scenario.model import Scenario

REPORT, PAGE = "report.json", "report.html"


@dataclass(eq=False)
class KeptRun:
    """A finished run.

    report: sections that are finished. scenario: that of the run, None if it cannot be played
    again, and then missing says why. named: the folder as a command names it.
    """

    folder: Path
    outcome: Outcome
    summary: dict[str, Any]
    manifest: dict[str, Any]
    report: dict[str, Any] = field(default_factory=dict)
    scenario: Scenario | None = None
    missing: str = ""

    @property
    def overrides(self) -> dict[str, Any]:
        """Doctrines, parameters and mechanisms given with the run."""
        return dict(self.manifest.get("words") or {})

    @property
    def doctrines(self) -> str:
        """How doctrines were drawn."""
        return str((self.manifest.get("config") or {}).get("doctrines", "mixture"))


def read(folder: Path | str) -> KeptRun:
    """The run kept in a folder, with its scenario if that is still the one that was played.

    RunError if no complete run is there.
    """
    folder = Path(folder)
    outcome, summary = load(folder)
    kept = KeptRun(folder, outcome, summary, read_manifest(folder) or {})
    kept.report = earlier(folder, str(kept.manifest.get("digest")))
    kept.scenario, kept.missing = scenario_of(kept)
    return kept


def earlier(folder: Path, digest: str) -> dict[str, Any]:
    """Sections that were finished for the same results; none if there are none to read."""
    try:
        found = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        same = found["run"]["digest"] == digest
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return dict(found) if same else {}


def scenario_of(kept: KeptRun) -> tuple[Scenario | None, str]:
    """The scenario of a run, or why it cannot be played again."""
    from sim.play.session import Goal, key_of
    from sim.play.simulate import task_of
    from sim.scenario.load import load as load_scenario

    config, outcome = kept.manifest.get("config") or {}, kept.outcome
    if not config.get("scenario"):
        return None, "the run does not say which scenario it played"
    try:
        scenario = load_scenario(str(config["scenario"]), bool(config.get("code")))
        rollouts = config.get("rollouts") or outcome.rollouts
        task = task_of(scenario, rollouts, outcome.seed, outcome.replicates, kept.doctrines,
                       kept.overrides)
        width, cap = config.get("precision"), config.get("cap") or 0
        key = key_of(task, Goal(width, cap) if width else None)
    except EscaladeError as error:
        return None, "the scenario can no longer be read: " + one_line(str(error))[:200]
    if key != kept.manifest.get("key"):
        return None, "the scenario or the engine has changed since the run"
    return scenario, ""
