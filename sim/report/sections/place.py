"""Where: the map at the start and who holds what at the end; without a map, who is tied to whom."""

from __future__ import annotations

from typing import Any, Final

from markupsafe import Markup

from sim.report.block import Figure, Row, Section, Table
from sim.report.facts import Facts
from sim.report.grammar import Claim, state
from sim.report.pen import given
from sim.report.tree import path

MAPS: Final = {"start": "Who holds what on the first morning.",
               "end": "How likely each place is to be held on the last evening."}
TITLE: Final = (
    Claim("{holders} are more likely than not to keep {kept} of the {held} places they hold, and "
          "to win {won} of the rest", (("kept", "<", "held"), ("won", ">", 0.0))),
    Claim("{holders} are more likely than not to keep {kept} of the {held} places they hold, and "
          "to win none of the rest", (("kept", "<", "held"),)),
    Claim("{holders} are more likely than not to keep all {held} places they hold, and to win "
          "{won} of the rest", (("kept", "==", "held"), ("won", ">", 0.0))),
    Claim("{holders} are more likely than not to keep all {held} places they hold, and to win "
          "none of the rest"),
)


def place(facts: Facts) -> Section | None:
    """The map with its table, or the graph; None where neither can be made."""
    data = facts.report.get("map")
    if not data:
        if "graph" not in facts.drawings:
            return None
        caption = "Who stands behind whom, who is set against whom, and what binds them."
        return Section("place", "Who is tied to whom", [figure(facts, "graph", caption)], "Who")
    blocks: list[Any] = []
    for key, caption in MAPS.items():
        if key in facts.drawings:
            blocks.append(figure(facts, key, caption))
    return Section("place", title(facts), [*blocks, table(facts)], "Where")


def figure(facts: Facts, kind: str, caption: str) -> Figure:
    """A drawing for wide and for narrow pages."""
    wide, narrow = facts.drawings[kind]
    return Figure(Markup(wide), Markup(narrow), caption, "drawing")


def title(facts: Facts) -> Markup:
    """How many places are kept and won."""
    pen = facts.pen
    slots = {"holders": given(facts.report["map"]["holders"]),
             **{k: pen.whole(f"report:map.{k}") for k in ("kept", "held", "won")}}
    return state(TITLE, {k: f"report:map.{k}" for k in ("kept", "held", "won")}, slots, pen.tree)


def table(facts: Facts) -> Table:
    """The chance that each disputed place is held at the end, the surest first."""
    rows = sorted(((k, row) for k, row in enumerate(facts.report["map"]["places"])
                   if row["disputed"]), key=lambda item: -item[1]["p"])
    lines = []
    for k, row in rows:
        at = path("report", "map", "places", k)
        start = "held" if row["side_at_start"] == 1 else "not held"
        lines.append(Row(given(row["name"]), [start, facts.pen.share(at)]))
    caption = Markup("Chance that {} hold each place on the last evening").format(
        given(facts.report["map"]["holders"]))
    return Table(caption, ["place", "at the start", "at the end"], lines, style="places")
