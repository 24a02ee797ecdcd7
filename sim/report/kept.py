"""A kept run with what a page of it needs: outcome, summary, report so far, and its scenario."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sim.data.asked import SCENARIO
from sim.data.manifest import of_another_engine
from sim.data.outcome import Outcome
from sim.data.seal import check, manifest_of, wrong
from sim.data.store import load
from sim.errors import EscaladeError, one_line
from sim.scenario.model import Scenario

if TYPE_CHECKING:
    from sim.play.task import Task

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
    kept = KeptRun(folder, outcome, summary, manifest_of(folder))
    kept.report = earlier(folder, str(kept.manifest.get("digest")))
    kept.scenario, kept.missing = scenario_of(kept)
    return kept


def earlier(folder: Path, digest: str) -> dict[str, Any]:
    """Sections that were finished for the same results; none if there are none to read."""
    record = manifest_of(folder)
    if REPORT in (record.get("files") or {}) and wrong(folder, record, REPORT):
        return {}
    try:
        found = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        same = found["run"]["digest"] == digest
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return dict(found) if same else {}


def scenario_of(kept: KeptRun) -> tuple[Scenario | None, str]:
    """The scenario of a run, or why it cannot be played again.

    Where its files have changed or are gone, it is read from those that were kept with the run.
    """
    from sim.scenario.load import load as load_scenario
    from sim.scenario.load import load_kept

    config, record = kept.manifest.get("config") or {}, kept.manifest
    if not config.get("scenario"):
        return None, "the run does not say which scenario it played"
    problem = of_another_engine(record) and "the run was made by another engine than this one"
    if problem:
        return None, problem
    try:
        scenario = load_scenario(str(config["scenario"]), bool(config.get("code")))
        if task_for(kept, scenario)[1] == record.get("key"):
            return scenario, ""
        problem = "the scenario has changed since the run"
    except EscaladeError as error:
        problem = "the scenario can no longer be read: " + one_line(str(error))[:200]
    try:
        check(kept.folder, record, SCENARIO)
        scenario = load_kept(kept.folder / SCENARIO)
        if task_for(kept, scenario)[1] == record.get("key"):
            return scenario, ""
    except EscaladeError:
        pass
    return None, problem


def task_for(kept: KeptRun, scenario: Scenario) -> tuple[Task, str]:
    """The task of a kept run of this scenario, and its fingerprint."""
    from sim.play.session import Goal, key_of
    from sim.play.simulate import task_of

    config, outcome = kept.manifest.get("config") or {}, kept.outcome
    task = task_of(scenario, config.get("rollouts") or outcome.rollouts, outcome.seed,
                   outcome.replicates, kept.doctrines, kept.overrides)
    width, cap = config.get("precision"), config.get("cap") or 0
    return task, key_of(task, Goal(width, cap) if width else None)
