"""Builds `report.json` and `report.html` of a kept run, part by part; what is finished is kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sim.atomic import disk_errors, write_json, write_text
from sim.data.seal import refuse_foreign, renew
from sim.play import parts as kept_parts
from sim.report.data import courses, further, place
from sim.report.data.about import about
from sim.report.data.claims import claims
from sim.report.data.forecasts import forecasts, never, nothing
from sim.report.data.further import Told
from sim.report.data.judgements import judgements
from sim.report.data.when import when
from sim.report.facts import Facts
from sim.report.kept import PAGE, REPORT, KeptRun
from sim.report.page import page

PARTS = ("threat", "doctrines", "mechanisms", "evidence", "courses")


def build(
    kept: KeptRun,
    parts: Sequence[str] = PARTS,
    rollouts: int | None = None,
    workers: int = 2,
    told: Told | None = None,
) -> Path:
    """Write report and page, the parts that are missing computed first; the page's path.

    parts: of `PARTS`. rollouts: of each version in the parts that need runs of their own; by
    default their own number. told: called with part, done, of how many, rollouts played.
    """
    for name in (REPORT, PAGE):
        refuse_foreign(kept.folder, kept.folder / name)
    own_rows(kept)
    save(kept)
    lab: Any = None
    for part in (p for p in PARTS if p in parts and is_wanted(kept, p, rollouts)):
        if part == "courses":
            kept.report[part] = courses.courses(kept, told)
        else:
            lab = lab or further.bench(kept, workers, told)
            kept.report[part] = further.section(part, lab, rollouts)
        save(kept)
    if lab is not None:
        kept_parts.clear(kept.folder)
    with disk_errors(kept.folder):
        write_text(kept.folder / PAGE, page(facts(kept)))
        renew(kept.folder, [kept.folder / REPORT, kept.folder / PAGE])
    return kept.folder / PAGE


def facts(kept: KeptRun) -> Facts:
    """What the sections of the page are made from."""
    return Facts(kept.outcome, kept.summary, kept.report, str(kept.folder), kept.missing,
                 place.drawings(kept.outcome))


def own_rows(kept: KeptRun) -> None:
    """The sections that follow from the run as it is, evidence among them."""
    outcome, report = kept.outcome, kept.report
    report["run"] = about(outcome, kept.summary, kept.manifest)
    if not kept.summary["n"]:
        return
    report["when"] = when(outcome)
    report["forecasts"] = forecasts(outcome, kept.summary)
    report["never"] = never(outcome)
    report["nothing"] = nothing(outcome, kept.summary)
    report.update(further.own_sections(kept))
    report["cost"] = further.cost(outcome)
    report["judgements"] = judgements(outcome, report.get("unknown") or [])
    if kept.scenario is not None:
        report["claims"] = claims(kept.scenario, report["judgements"])
    found = place.places(outcome)
    if found:
        report["map"] = found


def is_wanted(kept: KeptRun, part: str, rollouts: int | None) -> bool:
    """Whether a part is to be computed: it can be, and is not there as asked."""
    if kept.scenario is None or not kept.summary["n"] or part == "evidence":
        return False
    found = kept.report.get(part)
    return found is None or bool(part != "courses" and rollouts and found["asked"] != rollouts)


def save(kept: KeptRun) -> None:
    """Write what is finished."""
    with disk_errors(kept.folder):
        write_json(kept.folder / REPORT, kept.report)
