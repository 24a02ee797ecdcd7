"""What the run's own rows say, and what every section behind a page cost."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from sim.data.outcome import Outcome
from sim.report.extra.asked import none
from sim.report.extra.evidence import evidence
from sim.report.extra.signposts import signposts
from sim.report.extra.unknown import Unknown
from sim.studies.lab import Lab

ROLLOUTS = 8000  # a side for the ultimatum
PART = 3 / 8  # of these for each doctrine and mechanism, of which there are many
LEAST = 40  # rollouts a side


def own_sections(outcome: Outcome) -> dict[str, Any]:
    """The sections that need no further runs: of the rows and rollouts of the run itself."""
    if not outcome.valid.any():
        reason = none("every rollout failed")
        return {"unknown": [], "doctrines_seen": [], "evidence": [], "ignorance": reason,
                "signposts": reason}
    found = Unknown(outcome)
    return {"unknown": found.numbers(), "doctrines_seen": found.doctrines(),
            "ignorance": found.about(), "evidence": evidence(outcome, found),
            "signposts": signposts(outcome)}


def time_sections(sections: Mapping[str, Callable[[], dict[str, Any]]], lab: Lab
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
