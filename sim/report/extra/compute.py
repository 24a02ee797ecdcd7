"""Everything behind `why` and `what the threat bought`, in one go and resumable."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from sim.data.outcome import Outcome
from sim.play import parts as kept_parts
from sim.play.session import on_threads
from sim.report.extra.asked import none
from sim.report.extra.doctrines import doctrines
from sim.report.extra.evidence import evidence
from sim.report.extra.mechanisms import mechanisms
from sim.report.extra.signposts import signposts
from sim.report.extra.threat import threat
from sim.report.extra.unknown import Unknown
from sim.scenario.model import Scenario
from sim.studies.lab import Lab, Told

ROLLOUTS = 8000  # a side for the ultimatum
PART = 3 / 8  # of these for each doctrine and mechanism, of which there are many
LEAST = 40  # rollouts a side

def compute(scenario: Scenario, words: Mapping[str, Any], outcome: Outcome,
            parts: Path | None = None, rollouts: int | None = None, workers: int = 2,
            progress: Told | None = None, drawn: str = "mixture") -> dict[str, Any]:
    """All sections of report.json that this room makes, by name.

    scenario: as it was loaded for the run. words: about the crisis, given with the run. outcome: of
    the run. drawn: how its doctrines were drawn. parts: a folder in which every finished version is
    kept at once, so that the same call resumes; None for nowhere. rollouts: a side for the
    ultimatum, by default `ROLLOUTS`; doctrines and mechanisms take `PART` of it. progress: as
    `sim.studies.lab.Lab` calls it.

    `cost` says of every part the seconds it took and the rollouts it rests on. A section that
    cannot be told is {"none": reason}. RunError if the parts cannot be written.
    """
    lab = Lab(scenario, outcome.seed, workers, words, drawn, progress,
              session=on_threads(workers, parts))
    n = max(LEAST, ROLLOUTS if rollouts is None else rollouts)
    few = max(LEAST, int(n * PART))
    made, cost = timed({"seen": lambda: seen(outcome), "threat": lambda: threat(lab, n),
                        "doctrines": lambda: doctrines(lab, few),
                        "mechanisms": lambda: mechanisms(lab, few)}, lab)
    return {**made.pop("seen"), **made, "cost": cost}


def seen(outcome: Outcome) -> dict[str, Any]:
    """The sections that need no further runs: of the rows and rollouts of the run itself."""
    if not outcome.valid.any():
        reason = none("every rollout failed")
        return {"unknown": [], "doctrines_seen": [], "evidence": [], "ignorance": reason,
                "signposts": reason}
    found = Unknown(outcome)
    return {"unknown": found.numbers(), "doctrines_seen": found.doctrines(),
            "ignorance": found.about(), "evidence": evidence(outcome, found),
            "signposts": signposts(outcome)}


def timed(sections: Mapping[str, Callable[[], dict[str, Any]]], lab: Lab
          ) -> tuple[dict[str, Any], dict[str, Any]]:
    """Sections by name, and of each the seconds and rollouts it took, and how many failed."""
    out: dict[str, Any] = {}
    cost: dict[str, Any] = {}
    for name, make in sections.items():
        started, played, failed = time.perf_counter(), lab.played, lab.failed
        out[name] = make()
        cost[name] = {"seconds": time.perf_counter() - started, "rollouts": lab.played - played,
                      "failed": lab.failed - failed}
    return out, cost


def forget(parts: Path) -> None:
    """Remove what `compute` has kept in a folder: the page is written."""
    kept_parts.clear(parts)
