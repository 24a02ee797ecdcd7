"""How it might go: a typical course to each of the commonest ends, and the most surprising one."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from sim.report.block import Heading, Items, Missing, PageSection, Text
from sim.report.facts import Facts
from sim.report.names import capital
from sim.report.pen import plain_text, quote
from sim.report.tree import path

SURPRISING = "surprising"


def courses(facts: Facts) -> PageSection:
    """Each course as dated sentences."""
    rows = facts.report.get("courses")
    kicker = "How it might go"
    if not rows:
        if facts.missing:
            blocks: list[Any] = [Text(f"No course can be told: {facts.missing}.")]
        else:
            blocks = [Missing("This would tell a typical course to each of the commonest ends, and "
                              "the most surprising one, day by day.",
                              f"{facts.command} parts=courses")]
        return PageSection("courses", "Typical courses", blocks, kicker)
    blocks = [Text("Each is one crisis of those played: the one nearest to the middle of all that "
                   "end alike. It is an example, not a forecast.", aside=True)]
    for k, row in enumerate(rows):
        blocks += course(facts, k, row)
    title = Markup("The commonest ends by example: {}").format(
        Markup(", ").join(quote(row["title"]) for row in rows if row["key"] != SURPRISING))
    return PageSection("courses", title, blocks, kicker)


def course(facts: Facts, k: int, row: dict[str, Any]) -> list[Any]:
    """One course: its end, how common it is, its sentences."""
    pen, at = facts.pen, path("report", "courses", k)
    if row["key"] == SURPRISING:
        head = Markup("The most surprising: {}").format(plain_text(row["title"]))
    else:
        head = Markup("{}, {}").format(plain_text(capital(row["title"])), pen.share(at, "share"))
    items = [(pen.date(f"{at}.sentences.{n}.date", short=True),
              pen.text(f"{at}.sentences.{n}.text")) for n in range(len(row["sentences"]))]
    why = []
    if row.get("why"):
        why.append(Text(Markup("What makes it rare: {}").format(pen.text(f"{at}.why")), aside=True))
    how = Markup('Crisis {} of this run, told in full by <code data-given="run">escalade replay '
                 'from={} rollout={}</code>').format(pen.whole(f"{at}.rollout"), facts.folder,
                                                     row["rollout"])
    return [Heading(head), *why, Items(items, dated=True), Text(how, aside=True)]
