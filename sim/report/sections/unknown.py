"""What among the unknown moves the answer: numbers and doctrines, the strongest first."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import BlockRow, Missing, PageTable, Text
from sim.report.charts.ranges import draw_swing
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text, quote
from sim.report.sections.ends import TICKS
from sim.report.tree import path

MOST = 6
NUMBER: Final = (
    Claim("{First}, {name} moves the answer most: where it is high, the chance is higher, {high} "
          "against {low} where it is low.", (("p_high", ">", "p_low"),)),
    Claim("{First}, {name} moves the answer most: where it is high, the chance is lower, {high} "
          "against {low} where it is low.", (("p_high", "<", "p_low"),)),
    Claim("{First}, {name} moves the answer most, but not in one direction."),
)
DOCTRINE: Final = Claim(
    "{First}, the way in which {actor} tends to act moves the answer most: {high} where it is "
    "{best}, {low} where it is {worst}.", (("high", ">", "low"),))


def unknown(facts: Facts) -> list[Any]:
    """A sentence on the first and a table of the first few."""
    if "unknown" not in facts.report:
        return [Missing("This would show which unknown quantity moves the answer most, from the "
                        "run as it is.", facts.command)]
    found = entries(facts)
    if not found:
        return [Text("Nothing that varied in this run can be said to move the answer.")]
    lines = [line(facts, k, entry) for k, entry in enumerate(found[:MOST])]
    return [Text(sentence(facts, found[0])), PageTable(
        "Chance of the answer at either end of what nobody knows",
        ["unknown", "where low", "where high"], lines, TICKS, style="swing")]


def entries(facts: Facts) -> list[dict[str, Any]]:
    """Numbers and actors' doctrines that move the answer, by what they explain.

    Each has the name and the paths of the rows that hold the two chances.
    """
    out = []
    for k, row in enumerate(facts.report["unknown"]):
        at = path("report", "unknown", k)
        out.append({"explained": row["explained"], "name": row["name"], "at": at,
                    "ends": (row["p_low"], row["p_high"])})
    for k, row in enumerate(facts.report.get("doctrines_seen") or []):
        if not row.get("found"):
            continue
        seen = sorted(range(len(row["doctrines"])), key=lambda n: row["doctrines"][n]["p"])
        ways = [path("report", "doctrines_seen", k, "doctrines", n) for n in (seen[0], seen[-1])]
        out.append({"explained": row["explained"], "actor": row["actor"], "ways": ways,
                    "named": [row["doctrines"][n]["doctrine"] for n in (seen[0], seen[-1])],
                    "ends": tuple(row["doctrines"][n]["p"] for n in (seen[0], seen[-1]))})
    return sorted(out, key=lambda entry: -entry["explained"])


def sentence(facts: Facts, entry: dict[str, Any]) -> Markup:
    """What the strongest of them does."""
    pen, first = facts.pen, "Of all that nobody knows"
    if "at" in entry:
        slots = {"First": first, "name": plain_text(entry["name"]),
                 "low": pen.share(entry["at"], "p_low"), "high": pen.share(entry["at"], "p_high")}
        return state(NUMBER, {k: f"{entry['at']}.{k}" for k in ("p_low", "p_high")}, slots,
                     pen.tree)
    worst, best = (quote(facts.names.doctrine(entry["actor"], d)) for d in entry["named"])
    slots = {"First": first, "actor": plain_text(facts.names.actor(entry["actor"])),
             "best": best, "worst": worst, "low": pen.share(entry["ways"][0]),
             "high": pen.share(entry["ways"][1])}
    return state([DOCTRINE], {k: f"{at}.p" for k, at in zip(("low", "high"), entry["ways"],
                                                          strict=True)}, slots, pen.tree)


def line(facts: Facts, k: int, entry: dict[str, Any]) -> BlockRow:
    """One of them, the chance at either end, and a bar between the two."""
    pen = facts.pen
    centre = facts.summary["outcomes"][facts.axis][facts.label]["p"]
    if "at" in entry:
        name = plain_text(capital(entry["name"]))
        cells = [pen.share(entry["at"], "p_low"), pen.share(entry["at"], "p_high")]
    else:
        name = Markup("How {} tends to act").format(plain_text(facts.names.actor(entry["actor"])))
        cells = [Markup("{}<small>{}</small>").format(
            pen.share(at), plain_text(facts.names.doctrine(entry["actor"], doctrine)))
            for at, doctrine in zip(entry["ways"], entry["named"], strict=True)]
    return BlockRow(name, cells, "", draw_swing(f"unknown-{k}", str(Markup(name).striptags()),
                                                entry["ends"], centre))
