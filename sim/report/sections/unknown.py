"""What among the unknown moves the answer: from the run's own rows, the strongest first."""

from __future__ import annotations

from typing import Any, Final

from sim.report.block import Missing, Row, Table, Text
from sim.report.charts.ranges import draw_swing
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.pen import given
from sim.report.sections.ends import TICKS
from sim.report.tree import path

MOST = 6
SENTENCE: Final = (
    Claim("Of what nobody knows, {name} moves the answer most: where it is high rather than low, "
          "the chance is higher, {high} against {low}.", (("p_high", ">", "p_low"),)),
    Claim("Of what nobody knows, {name} moves the answer most: where it is high rather than low, "
          "the chance is lower, {high} against {low}.", (("p_high", "<", "p_low"),)),
    Claim("Of what nobody knows, {name} stands first, but the answer is the same at either end of "
          "its range."),
)


def unknown(facts: Facts) -> list[Any]:
    """A sentence on the first and a table of the first few."""
    rows = facts.report.get("unknown")
    if rows is None:
        return [Missing("This would show which unknown quantity moves the answer most, from the "
                        "run as it is.", f"{facts.command} parts=unknown")]
    if not rows:
        return [Text("No quantity varied in this run, so none can be said to move the answer.")]
    pen, first = facts.pen, path("report", "unknown", 0)
    slots = {"name": name(rows[0]), "low": pen.share(first, "p_low"),
             "high": pen.share(first, "p_high")}
    sentence = state(SENTENCE, {k: f"{first}.{k}" for k in ("p_low", "p_high")}, slots, pen.tree)
    lines = [line(facts, k) for k in range(min(MOST, len(rows)))]
    return [Text(sentence),
            Table("Chance of the answer where a quantity is low and where it is high",
                  ["unknown", "where low", "where high"], lines, TICKS, style="swing")]


def name(row: dict[str, Any]) -> Any:
    """What a quantity is called."""
    return given(row["name"])


def line(facts: Facts, k: int) -> Row:
    """One quantity."""
    pen, at = facts.pen, path("report", "unknown", k)
    row = facts.report["unknown"][k]
    centre = facts.summary["outcomes"][facts.axis][facts.label]["p"]
    drawing = draw_swing(f"unknown-{k}", row["name"], (row["p_low"], row["p_high"]), centre)
    return Row(name(row), [pen.share(at, "p_low"), pen.share(at, "p_high")], "", drawing)
