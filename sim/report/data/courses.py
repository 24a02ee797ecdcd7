"""Courses to tell: a typical one to each of the commonest ends, and the most surprising one."""

from __future__ import annotations

from typing import Any

from sim.report.data.further import Told
from sim.report.kept import KeptRun
from sim.report.names import Names

TYPICAL, SENTENCES = 3, 10
WORTH = 0.02  # an end below this share is no common one


def courses(kept: KeptRun, told: Told | None = None) -> list[dict[str, Any]]:
    """Each course with its share and about ten dated sentences; plays it again, watched."""
    from sim.report.story import select
    from sim.report.story.chronicle import chronicle

    assert kept.scenario is not None
    outcome, names = kept.outcome, Names(kept.outcome)
    axis, found = next(iter(outcome.axes)), []
    for label in commonest(kept.summary["outcomes"][axis]):
        found.append({"key": f"{axis}.{label}", "title": names.label(axis, label),
                      "rollout": int(select.typical(outcome, axis, label)),
                      "share": kept.summary["outcomes"][axis][label]["p"], "why": ""})
    rollout, why = select.surprising(outcome)
    label = outcome.axes[axis][int(outcome.codes(axis)[rollout])]
    found.append({"key": "surprising", "title": names.label(axis, label), "rollout": int(rollout),
                  "share": kept.summary["outcomes"][axis][label]["p"],
                  "why": why.replace("%", "\N{NO-BREAK SPACE}%")})
    for k, row in enumerate(found):
        if told:
            told("courses, watched again", k + 1, len(found), 0)
        story = chronicle(kept.scenario, outcome.seed, row["rollout"], outcome.replicates,
                          kept.doctrines, kept.overrides)
        row["sentences"] = [{"date": str(date), "text": text}
                            for date, text in story.sentences(SENTENCES)]
    return found


def commonest(rows: dict[str, dict[str, Any]]) -> list[str]:
    """The three commonest ends of an axis, the commonest first."""
    ranked = sorted(rows, key=lambda label: -(rows[label]["p"] or 0.0))
    return [label for label in ranked if (rows[label]["p"] or 0.0) >= WORTH][:TYPICAL]
