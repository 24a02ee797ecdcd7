"""Every end of every axis with its ranges, for whoever wants them all."""

from __future__ import annotations

from sim.report.block import Section
from sim.report.facts import Facts
from sim.report.sections.ends import table


def every(facts: Facts) -> Section | None:
    """The axes beside the question's as tables; None if there is no other."""
    others = [axis for axis in facts.summary["outcomes"] if axis != facts.axis]
    if not others:
        return None
    return Section("every", "All ends with their ranges", [table(facts, a) for a in others],
                   "For reference")
