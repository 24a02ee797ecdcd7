"""What the threat bought, and what each doctrine does, on the same luck."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import Heading, Missing, PageSection, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text, quote
from sim.report.sections.cost import cost
from sim.report.sections.differences import difference_table, strongest
from sim.report.tree import path

TITLE: Final = (
    Claim("Without the ultimatum the chance would be higher, by {size} points",
          (("low", ">", 0.0),)),
    Claim("Without the ultimatum the chance would be lower, by {size} points",
          (("high", "<", 0.0),)),
    Claim("Without the ultimatum the chance would be about the same ({diff} points, {range})"),
)
DOCTRINE: Final = (
    Claim("What moves the chance most raises it: {actor}, if it is {doctrine}, by {size} "
          "points.", (("low", ">", 0.0),)),
    Claim("What moves the chance most lowers it: {actor}, if it is {doctrine}, by {size} "
          "points.", (("high", "<", 0.0),)),
    Claim("No doctrine moves the chance by more than this comparison can see."),
)


def threat(facts: Facts) -> PageSection:
    """The section, with what is there of its parts."""
    blocks: list[Any] = []
    title: Any = "What the ultimatum bought"
    if facts.none("threat"):
        blocks.append(Text(facts.none("threat")))
    elif facts.has("threat"):
        title = finding(facts)
        blocks += versions(facts)
    else:
        blocks.append(Missing("This would show how the answer moves without the ultimatum, or with "
                              "a private, later or smaller one, on the same luck.",
                              f"{facts.command} parts=threat", cost(facts, "threat")))
    return PageSection("threat", title, [*blocks, Heading("If each actor were of one mind"),
                                     *doctrines(facts)], "What the ultimatum bought")


def key(facts: Facts) -> str:
    """The question's label as the sections of further runs name it."""
    return f"{facts.axis}.{facts.label}"


def finding(facts: Facts) -> Any:
    """Against no ultimatum, if that was played."""
    rows = facts.report["threat"]["versions"]
    k = next((k for k, row in known_versions(facts, rows) if row["key"] == "none"), None)
    if k is None:
        return "What the ultimatum bought"
    at, pen = path("report", "threat", "versions", k, "outcomes", key(facts)), facts.pen
    return state(TITLE, {x: f"{at}.{x}" for x in ("low", "high")},
                 {"diff": pen.points(f"{at}.diff"), "size": pen.size(f"{at}.diff"),
                  "range": pen.points_between(at)}, pen.tree)


def known_versions(facts: Facts, rows: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Versions of which a difference is known, with their places."""
    return [(k, row) for k, row in enumerate(rows) if key(facts) in row.get("outcomes", {})]


def versions(facts: Facts) -> list[Any]:
    """Each version of the ultimatum against the one in the scenario."""
    rows = known_versions(facts, facts.report["threat"]["versions"])
    named = [
        (plain_text(capital(row["name"])), plain_text(capital(row.get("says", ""))))
        for _, row in rows
    ]
    where = [("versions", k, "outcomes", key(facts)) for k, _ in rows]
    return [rollouts_behind(facts, "threat"),
            difference_table(facts, "threat", named, "Change of the chance, in points, if the "
                             "ultimatum had been otherwise", where)]


def rollouts_behind(facts: Facts, section: str) -> Text:
    """How many crises stand behind a comparison."""
    return Text(Markup("Each version was played {n} times, on the luck of the crisis as it is. "
                       "A difference is more than chance where its interval lies on one side."
                       ).format(
        n=facts.pen.whole(path("report", section, "n"))), aside=True)


def doctrines(facts: Facts) -> list[Any]:
    """Each doctrine of each actor held for sure, against the mixture."""
    if facts.none("doctrines"):
        return [Text(facts.none("doctrines"))]
    if not facts.has("doctrines"):
        return [Missing("This would show how the answer moves if an actor were known to follow one "
                        "doctrine.", f"{facts.command} parts=doctrines",
                        cost(facts, "doctrines"))]
    rows, pen = facts.report["doctrines"]["rows"], facts.pen
    rows = [row for row in rows if "diff" in row]
    if not rows:
        return [Text("No actor has more than one doctrine here.")]
    at = path("report", "doctrines", "rows", strongest(rows))
    row = rows[strongest(rows)]
    slots = {"actor": plain_text(facts.names.actor(row["actor"])), "size": pen.size(f"{at}.diff"),
             "doctrine": quote(facts.names.doctrine(row["actor"], row["doctrine"]))}
    sentence = state(DOCTRINE, {x: f"{at}.{x}" for x in ("low", "high")}, slots, pen.tree)
    says = [(doctrine_name(facts, row), plain_text(facts.outcome.glossary.says(
        "doctrine", f"{row['actor']}.{row['doctrine']}"))) for row in rows]
    return [Text(sentence), difference_table(facts, "doctrines", says,
                                             "Change of the chance, in points, by doctrine")]


def doctrine_name(facts: Facts, row: dict[str, Any]) -> Markup:
    """An actor and its doctrine."""
    return Markup("{}: {}").format(plain_text(capital(facts.names.actor(row["actor"]))),
                                   plain_text(facts.names.doctrine(row["actor"], row["doctrine"])))
