"""The floor: what is left of the answer and of war by choice without their causes."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import BlockRow, Items, PageSection, PageTable, Text
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text, quote
from sim.report.text.floors import SPURS, VERSIONS, component_names
from sim.report.tree import path

MOST: Final = 3  # causes named
TITLE: Final = (
    Claim("With nothing at stake for anybody war by choice still comes, in {share}",
          (("low", ">", "bar"),)),
    Claim("With nothing at stake for anybody war by choice is rare or absent, {share}",
          (("low", "<=", "bar"),)),
)


def floor(facts: Facts) -> PageSection | None:
    """The table of versions and what began the wars of each; None where none was played."""
    found = facts.summary.get("floor")
    if not found or "none" in found:
        return None
    at = path("summary", "floor", "versions", len(found["versions"]) - 1, "war")
    title: Any = state(TITLE, {"low": f"{at}.low", "bar": "summary:floor.bar"},
                       {"share": facts.pen.share(at)}, facts.pen.tree)
    return PageSection("floor", title, [table(facts), causes(facts), about(facts)],
                   "What is left without causes")


def where(k: int, *keys: object) -> str:
    """The path of a value of one version."""
    return path("summary", "floor", "versions", k, *keys)


def table(facts: Facts) -> PageTable:
    """Chance of the answer and of war by choice, with the ranges of this comparison."""
    pen, rows = facts.pen, []
    for k, version in enumerate(facts.summary["floor"]["versions"]):
        cells = [cell for key in ("asked", "war")
                 for cell in (pen.share(where(k, key)), pen.between(where(k, key)))]
        rows.append(BlockRow(capital(VERSIONS[version["key"]]), cells))
    label = quote(facts.names.label(facts.axis, facts.label))
    return PageTable("Chances without the causes of war, taken away one after the other",
                 ["", label, "this comparison", "war by choice", "this comparison"], rows)


def causes(facts: Facts) -> Items:
    """What began the wars by choice of each version."""
    return Items([sentence(facts, k) for k, version in
                  enumerate(facts.summary["floor"]["versions"]) if version["war"]["p"]])


def cause_names(facts: Facts, k: int, key: str, names: dict[str, str]) -> Markup:
    """The commonest causes of a version with their shares."""
    first = list(facts.summary["floor"]["versions"][k][key])[:MOST]
    return Markup(", ").join(
        Markup("{} {}").format(plain_text(names.get(x, x)), facts.pen.share(where(k, key), x))
        for x in first)


def sentence(facts: Facts, k: int) -> Markup:
    """Of one version: what had the issuer look, how many were trembles, what spoke for fire."""
    version = facts.summary["floor"]["versions"][k]
    text = Markup("{}: {}; trembles {}").format(
        capital(VERSIONS[version["key"]]), cause_names(facts, k, "spurs", SPURS),
        facts.pen.share(where(k), "tremble"))
    if not version["reasons"]:
        return text + Markup(".")
    return text + Markup("; in the rest fire was spoken for by {}.").format(
        cause_names(facts, k, "reasons", component_names(facts.outcome.glossary)))


def about(facts: Facts) -> Text:
    """How it was played and what the words mean."""
    return Text(Markup(
        "Each version was played {n} times on shared luck. War by choice: whoever made the demand "
        "strikes first, by an act of its own. Named is what had it look at its orders; a tremble "
        "is an act far below the best it could do, taken by the noise that every choice has."
    ).format(n=facts.pen.whole("summary:floor.n")), aside=True)
