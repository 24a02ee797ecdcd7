"""How `audit` plays: section after section, each a page, data and a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.glossary.text import wrap
from sim.questions.ask import Ask, Work
from sim.questions.audit import text as audit_text
from sim.questions.audit.audit import audit as basics
from sim.questions.audit.figure import looked_at
from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import BASICS, SECTIONS, choose, measure
from sim.questions.audit.silence import completeness_of
from sim.questions.drawing import Drawing
from sim.questions.study import Study
from sim.report.figures.names import names_in
from sim.report.text.answer import page_width
from sim.studies.lab import Lab
from sim.studies.least import require_rows

Page = Callable[[int], str]


def prepare(ask: Ask) -> Work:
    """The sections, checked; what then looks at them."""
    names = choose(str(ask["sections"]))
    require_rows(ask["rollouts"], ask.lab().replicates)

    def work() -> Study:
        lab = ask.lab(written_out=True)
        data: dict[str, Any] = {"scenario": ask.scenario.name, "seed": lab.seed,
                                "rollouts": ask["rollouts"]}
        pages: list[Page] = []
        drawings = []
        for name in names:
            page, data[name], drawing = section(lab, name, ask["rollouts"])
            pages.append(page)
            drawings.append(drawing)
        silence = completeness_of(data, names, (BASICS, *SECTIONS), ask["rollouts"])
        data["completeness"] = silence.plain
        pages.append(lambda width: "\n".join(wrap(silence.says, width, "  ")))
        rows = [{"section": name, "finding": f if isinstance(f, str) else str(f),
                 "clean": bool(data[name].get("clean"))}
                for name in names for f in data[name].get("findings") or []]
        return Study("audit", ask.scenario.name, data,
                     lambda width: "\n\n".join(p(width or page_width()) for p in pages),
                     drawings, lab.played, ask.scenario.glossary, rows)

    return work


def section(lab: Lab, name: str, rollouts: int) -> tuple[Page, Any, Drawing]:
    """One section: its page for a width, its data and its figure to come."""
    if name == BASICS:
        found = basics(lab, rollouts)
        return (lambda width: audit_text.text(found, width), audit_text.plain(found),
                Drawing("audit", "audit", (looked_at(found),)))
    measured = measure(name, lab, rollouts)
    return (lambda width: text(measured, width), as_json(measured),
            Drawing(f"audit-{name}", "section", (measured, lab.scenario.title, lab.seed,
                                                  names_in(lab.scenario))))


def has_unexplained(data: dict[str, Any]) -> bool:
    """True if a section found something that the scenario does not explain."""
    return any(v.get("findings") and not v.get("clean") for v in data.values()
               if isinstance(v, dict))
