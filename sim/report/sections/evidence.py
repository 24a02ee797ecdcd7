"""Which observation would narrow the answer most."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import Missing, Row, Table, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.pen import given
from sim.report.tree import path

MOST = 5
SENTENCE: Final = (
    Claim("Knowing {name} would narrow the answer most: from {now} to about {then}.",
          (("narrows", ">", 0.0),)),
    Claim("Knowing any one of the unknown would hardly narrow the answer: it hangs on many "
          "together."),
)


def evidence(facts: Facts) -> list[Any]:
    """A sentence and a short table."""
    rows = facts.report.get("evidence")
    if rows is None:
        return [Missing("This would show which observation would narrow the answer most.",
                        f"{facts.command} parts=evidence")]
    if not rows:
        return [Text("Nothing varied in this run, so no observation could narrow its answer.")]
    pen, first = facts.pen, path("report", "evidence", 0)
    slots = {"name": given(rows[0]["name"]), "now": pen.between(first, "now_low", "now_high"),
             "then": pen.between(first, "then_low", "then_high")}
    sentence = state(SENTENCE, {"narrows": f"{first}.narrows"}, slots, pen.tree)
    lines = [Row(given(rows[k]["name"]), [cell(facts, k)]) for k in range(min(MOST, len(rows)))]
    return [Text(sentence), Table("Range of the answer if we knew it, about",
                                  ["if we knew", "range"], lines, style="plain")]


def cell(facts: Facts, k: int) -> Markup:
    """The range that would be left."""
    return facts.pen.between(path("report", "evidence", k), "then_low", "then_high")
