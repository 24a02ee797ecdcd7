"""Where: the map at the start and who holds what at the end; without a map, who is tied to whom."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import BlockPair, BlockRow, Figure, PageSection, PageTable
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.names import capital
from sim.report.pen import plain_text
from sim.report.tree import path

MAPS: Final = {"start": "Who holds what on the first morning.",
               "end": "How likely each place is to be held on the last evening."}
TITLE: Final = (
    Claim("More likely than not, {holders} will keep {kept} of {held} places and win {won} of the "
          "rest", (("kept", "<", "held"), ("won", ">", 0.0))),
    Claim("More likely than not, {holders} will keep {kept} of {held} places and win none of the "
          "rest", (("kept", "<", "held"),)),
    Claim("More likely than not, {holders} will keep all {held} places and win {won} of the rest",
          (("kept", "==", "held"), ("won", ">", 0.0))),
    Claim("More likely than not, {holders} will keep all {held} places and win none of the rest"),
)


def place(facts: Facts) -> PageSection | None:
    """The map with its table, or the graph; None where neither can be made."""
    data = facts.report.get("map")
    if not data:
        if "graph" not in facts.drawings:
            return None
        caption = "Who stands behind whom, who is set against whom, and what binds them."
        return PageSection("place", "Who is tied to whom", [figure(facts, "graph", caption)], "Who")
    blocks: list[Any] = []
    for key, caption in MAPS.items():
        if key in facts.drawings:
            blocks.append(figure(facts, key, caption))
    return PageSection("place", title(facts), [*blocks, tables(facts)], "Where")


def figure(facts: Facts, kind: str, caption: str) -> Figure:
    """A drawing for wide and for narrow pages."""
    wide, narrow = facts.drawings[kind]
    return Figure(Markup(wide), Markup(narrow), caption, "drawing")


def title(facts: Facts) -> Markup:
    """How many places are kept and won."""
    pen = facts.pen
    slots = {"holders": plain_text(facts.report["map"]["holders"]),
             **{k: pen.whole(f"report:map.{k}") for k in ("kept", "held", "won")}}
    paths = {k: f"report:map.{k}" for k in ("kept", "held", "won")}
    return state(TITLE, paths, slots, pen.tree)


def tables(facts: Facts) -> BlockPair:
    """Places held at the start beside those that are not."""
    halves = [table(facts, held) for held in (True, False)]
    return BlockPair([half for half in halves if half.rows])


def table(facts: Facts, held: bool) -> PageTable:
    """The chance that each place is held at the end, the surest first."""
    rows = sorted(((k, row) for k, row in enumerate(facts.report["map"]["places"])
                   if row["disputed"] and (row["side_at_start"] == 1) is held),
                  key=lambda item: -item[1]["p"])
    lines = [BlockRow(plain_text(row["name"]), [facts.pen.share(path("report", "map", "places", k),
                                                      width=1.0)]) for k, row in rows]
    caption = Markup("{}held by {} at the start").format("" if held else "Not ",
                                                         plain_text(facts.report["map"]["holders"]))
    return PageTable(
        Markup(capital(str(caption))),
        ["place", "chance to hold it at the end"],
        lines,
        style="places",
    )
