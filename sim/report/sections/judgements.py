"""The guesses that matter most, with their ranges, grades and sources."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from sim.report.block import BlockRow, PageSection, PageTable, Text
from sim.report.facts import Facts
from sim.report.names import capital
from sim.report.pen import plain_text
from sim.report.tree import path


def judgements(facts: Facts) -> PageSection:
    """A table of at most ten."""
    rows, pen = facts.report.get("judgements") or [], facts.pen
    title = Markup("{} of {} numbers are judgement").format(
        pen.whole("report:run.judged"), pen.whole("report:run.parameters"))
    if not rows:
        return PageSection("judgements", title, [Text("None of the numbers that vary is a guess.")],
                       "What is guesswork")
    seen = [row for row in rows if row["explained"] is not None]
    order = "the guesses with the widest ranges for their size"
    if seen:
        order = ("the guesses that can be seen to move the answer, the strongest first"
                 + (f"; then {order}" if len(seen) < len(rows) else ""))
    lead = Markup("These are {}. A range holds nine in ten of the values tried. "
                  "Whoever knows better can write <code>PARAMETER=LOW:CENTRAL:HIGH</code> behind "
                  "the command and run again.").format(order)
    blocks: list[Any] = [Text(lead), PageTable(
        "Guesses that matter most", ["quantity", "low", "middle", "high"],
        [line(facts, k, row) for k, row in enumerate(rows)], style="guesses")]
    cited = facts.report.get("claims") or []
    if cited:
        said = [plain_text(f"{row['code']}, \N{LEFT DOUBLE QUOTATION MARK}{row['text']}"
                      "\N{RIGHT DOUBLE QUOTATION MARK}") for row in cited]
        blocks.append(Text(Markup("Codes are claims that the scenario is built on: {}.").format(
            Markup("; ").join(said)), aside=True))
    return PageSection("judgements", title, blocks, "What is guesswork")


def line(facts: Facts, k: int, row: dict[str, Any]) -> BlockRow:
    """One guess; its meaning, path, grade and source stand beneath."""
    pen, at = facts.pen, path("report", "judgements", k)
    stop = "" if row["meaning"][-1:] in ("", ".") else "."
    under = Markup("{}{} <code>{}</code>. Source ({}): {}").format(
        plain_text(capital(row["meaning"])), stop, plain_text(row["path"]), row["grade_means"],
        plain_text(row["source"] or "none given"))
    return BlockRow(plain_text(capital(row["name"])),
               [pen.amount(f"{at}.{x}") for x in ("low", "central", "high")], under)
