"""Which observation would narrow the answer most, and which dated events to watch for."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import BlockRow, Missing, PageTable, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text
from sim.report.tree import path

MOST, SIGNS = 4, 4
SENTENCE: Final = (
    Claim("To know {name} would narrow the answer most: from {now} to about {then}.",
          (("narrows", ">", 0.0),)),
    Claim("To know any one of the unknown would hardly narrow the answer: it hangs on many "
          "together."),
)


def evidence(facts: Facts) -> list[Any]:
    """What to find out, then what to watch for."""
    if "evidence" not in facts.report:
        return [Missing("This would show which observation would narrow the answer most.",
                        facts.command)]
    rows = facts.report["evidence"]
    if not rows:
        return [Text("No single observation can be said to narrow the answer."), *signs(facts)]
    pen, first = facts.pen, path("report", "evidence", 0)
    slots = {"name": name(facts, rows[0]), "now": pen.between(first, "now_low", "now_high"),
             "then": pen.between(first, "then_low", "then_high")}
    sentence = state(SENTENCE, {"narrows": f"{first}.narrows"}, slots, pen.tree)
    lines = [BlockRow(capital_markup(name(facts, rows[k])), [
        pen.between(path("report", "evidence", k), "then_low", "then_high")])
        for k in range(min(MOST, len(rows)))]
    table = PageTable(
        "Range of the chance that would be left, about",
        ["if we knew", "range"],
        lines,
        style="plain",
    )
    return [Text(sentence), table, *signs(facts)]


def name(facts: Facts, row: dict[str, Any]) -> Markup:
    """What would be known."""
    if row.get("kind") == "doctrine":
        return Markup("how {} tends to act").format(plain_text(facts.names.actor(row["path"])))
    return plain_text(row["name"])


def capital_markup(text: Markup) -> Markup:
    """Markup with a capital first letter, where it begins with a letter."""
    return Markup(capital(str(text)))


def signs(facts: Facts) -> list[Any]:
    """Dated events that tell something of the answer."""
    rows = (facts.report.get("signposts") or {}).get("rows") or []
    if not rows:
        return []
    pen, seen = facts.pen, set()
    lines: list[BlockRow] = []
    for k, row in enumerate(rows):
        if row["event"] in seen or len(lines) == SIGNS:
            continue
        seen.add(row["event"])
        at = path("report", "signposts", "rows", k)
        lines.append(BlockRow(Markup("{} by {}").format(plain_text(capital(row["name"])),
                                                        pen.date(f"{at}.by", short=True)),
                              [pen.share(at, "p_if"), pen.share(at, "p_if_not")]))
    return [
        PageTable(
            "What to watch for: the chance of the answer once it has come by that day, and "
            "if it has not",
            ["sign", "if come", "if not"],
            lines,
            style="plain",
        )
    ]
