"""Builds `report.json` and `report.html` of a kept run, part by part; what is finished is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sim.report.data import courses, further, place
from sim.report.data.about import about
from sim.report.data.forecasts import forecasts, never
from sim.report.data.judgements import judgements
from sim.report.data.when import when
from sim.report.facts import Facts
from sim.report.kept import PAGE, REPORT, Kept
from sim.report.page import page
from sim.results.atomic import guarded, write_json, write_text

PARTS = (*further.RUNS, "courses")
Progress = Callable[[str, int, int], None]


def build(kept: Kept, parts: Sequence[str] = PARTS, rollouts: int | None = None, workers: int = 2,
          progress: Progress | None = None) -> Path:
    """Write report and page, the parts that are missing computed first; the page's path.

    rollouts: of each version in the parts that need runs of their own; by default their own number.
    """
    own_rows(kept)
    for part in (p for p in PARTS if p in parts):
        if wanted(kept, part, rollouts):
            kept.report[part] = compute(kept, part, rollouts, workers, progress)
            save(kept)
    save(kept)
    with guarded(kept.folder):
        write_text(kept.folder / PAGE, page(facts(kept)))
    return kept.folder / PAGE


def facts(kept: Kept) -> Facts:
    """What the sections of the page are made from."""
    return Facts(kept.outcome, kept.summary, kept.report, str(kept.folder), kept.missing,
                 place.drawings(kept))


def own_rows(kept: Kept) -> None:
    """The sections that follow from the run as it is."""
    outcome, report = kept.outcome, kept.report
    report["run"] = about(outcome, kept.summary, kept.manifest)
    if not kept.summary["n"]:
        return
    report["when"] = when(outcome)
    report["forecasts"] = forecasts(outcome, kept.summary)
    report["never"] = never(outcome)
    report.update(further.unknown(kept))
    report["judgements"] = judgements(outcome, report.get("unknown") or [])
    found = place.places(kept)
    if found:
        report["map"] = found


def wanted(kept: Kept, part: str, rollouts: int | None) -> bool:
    """Whether a part can be computed and is not there with that many rollouts."""
    if kept.scenario is None or not kept.summary["n"]:
        return False
    if not (courses if part == "courses" else further).available():
        return False
    found = kept.report.get(part)
    if found is None:
        return True
    return bool(rollouts and isinstance(found, dict) and found.get("n") != rollouts)


def compute(kept: Kept, part: str, rollouts: int | None, workers: int, progress: Progress | None
            ) -> Any:
    """One part."""
    if part == "courses":
        return courses.courses(kept, progress)
    return further.section(part, kept, rollouts, workers, progress)


def save(kept: Kept) -> None:
    """Write what is finished."""
    with guarded(kept.folder):
        write_json(kept.folder / REPORT, kept.report)
