"""What it would cost to compute a section."""

from __future__ import annotations

from markupsafe import Markup

from sim.report.facts import Facts
from sim.report.tree import path


def cost(facts: Facts, section: str) -> Markup:
    """About how many crises it plays and for how long; nothing where that is not known."""
    if section not in (facts.report.get("cost") or {}):
        return Markup("")
    at = path("report", "cost", section)
    return Markup("It plays about {} crises: some {} minutes at the pace of this run.").format(
        facts.pen.whole(f"{at}.rollouts"), facts.pen.amount(f"{at}.minutes"))
