"""Why: luck against ignorance, what among the unknown moves the answer, mechanisms, evidence."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import Heading, Missing, PageSection, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text
from sim.report.sections.cost import cost
from sim.report.sections.differences import difference_table, strongest
from sim.report.sections.evidence import evidence
from sim.report.sections.unknown import unknown
from sim.report.tree import path

MOST = 6  # mechanisms shown
TITLE: Final = (
    Claim("{luck} of what makes one crisis end differently from another is luck that no evidence "
          "would remove; the smaller part, {ignorance}, is what nobody knows",
          (("luck", ">", "ignorance"),)),
    Claim("{ignorance} of what makes one crisis end differently from another is what nobody knows; "
          "{luck} is luck that no evidence would remove", (("luck", "<=", "ignorance"),)),
    Claim("What the answer hangs on"),
)
MECHANISM: Final = (
    Claim("What carries the answer most is {name}: without it the chance would be higher, by "
          "{size} points ({range}).", (("low", ">", 0.0),)),
    Claim("What carries the answer most is {name}: without it the chance would be lower, by "
          "{size} points ({range}).", (("high", "<", 0.0),)),
    Claim("Switched off one at a time, no part of the model moves the answer by more than this "
          "comparison can see."),
)
NONE: Final = "Switched off one at a time, no part of the model moves the answer measurably."


def why(facts: Facts) -> PageSection:
    """The section, with what is there of its parts."""
    blocks: list[Any] = [*unknown(facts), Heading("Which parts of the model carry it")]
    blocks += mechanisms(facts)
    blocks += [Heading("Which evidence would settle it"), *evidence(facts)]
    return PageSection("why", title(facts), blocks, "Why")


def title(facts: Facts) -> Markup:
    """Which weighs more."""
    pen, paths = facts.pen, {"luck": "summary:luck", "ignorance": "report:run.ignorance"}
    slots = {"luck": pen.share("summary:", "luck"), "ignorance": pen.share("report:run",
                                                                           "ignorance")}
    return state(TITLE, paths, slots, pen.tree)


def mechanisms(facts: Facts) -> list[Any]:
    """What the answer would be without each mechanism, on the same luck."""
    reason = facts.none("mechanisms")
    if reason:
        return [Text(reason)]
    if not facts.has("mechanisms"):
        return [Missing("This would show how the answer moves when each part of the model is "
                        "switched off, on the same luck.", f"{facts.command} parts=mechanisms",
                        cost(facts, "mechanisms"))]
    rows = facts.report["mechanisms"]["rows"]
    if not rows:
        return [Text(NONE)]
    at, pen = path("report", "mechanisms", "rows", strongest(rows)), facts.pen
    row = pen.value(at)
    slots = {"name": plain_text(row["name"]), "size": pen.size(f"{at}.diff"),
             "range": pen.points_between(at)}
    sentence = state(MECHANISM, {k: f"{at}.{k}" for k in ("low", "high")}, slots, pen.tree)
    named = [(plain_text(capital(r["name"])), plain_text(r.get("says", ""))) for r in rows]
    return [Text(sentence), difference_table(facts, "mechanisms", named,
                                             "Change of the chance without it, in points",
                                             most=MOST)]
