"""Every end of every axis with its ranges, for whoever wants them all."""

from __future__ import annotations

from sim.report.block import PageSection
from sim.report.facts import Facts
from sim.report.sections.ends import table


def every(facts: Facts) -> PageSection | None:
    """The axes beside the question's as tables; None if there is no other."""
    others = [axis for axis in facts.summary["outcomes"] if axis != facts.axis]
    if not others:
        return None
    return PageSection("every", "All ends with their ranges", [table(facts, a) for a in others],
                   "For reference")
