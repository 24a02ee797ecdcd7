"""Who holds what: chances by place on the last evening, and the drawings of map or graph."""

from __future__ import annotations

import dataclasses
from typing import Any

from sim.data.outcome import Outcome
from sim.glossary.text import joined
from sim.report.names import Names

HOLDER = 1  # the side that holds the ground at issue
PLACES = "report:map.places"  # path of the list that drawings name their chances by
WIDE, NARROW = 720.0, 344.0  # widths of the drawings


def places(outcome: Outcome) -> dict[str, Any] | None:
    """The map as data; None without a map or where the run did not record holders.

    Each place, where it lies, who held it, the chance that side 1 holds it on the last evening.
    """
    if not has_map(outcome):
        return None
    from sim.data.holding import holding

    found = holding(outcome, [-1])
    rows = [{"name": place["name"], "lat": place["lat"], "lon": place["lon"],
             "side_at_start": int(place["holder"]), "disputed": bool(place["disputed"]),
             "p": float(found.p[0, k]), "low": float(found.low[0, k]),
             "high": float(found.high[0, k])}
            for k, place in enumerate(outcome.map["places"])]
    asked = [row for row in rows if row["disputed"]]
    held = [row for row in asked if row["side_at_start"] == HOLDER]
    return {"day": outcome.days - 1, "dates": [d.isoformat() for d in outcome.dates],
            "places": rows, "holders": holders(outcome), "held": len(held),
            "kept": sum(row["p"] > 0.5 for row in held),
            "won": sum(row["p"] > 0.5 for row in asked if row["side_at_start"] != HOLDER)}


def has_map(outcome: Outcome) -> bool:
    """Whether the outcome has a map with holders of rollouts that ran."""
    return bool(outcome.map and len(outcome.held_ran) and outcome.completed)


def holders(outcome: Outcome) -> str:
    """The actors of the side that holds the ground, in words."""
    names = Names(outcome)
    found = [names.actor(a) for a, s in zip(outcome.actors, outcome.sides, strict=False)
             if s == HOLDER]
    return joined(found)


def drawings(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """Maps or graph as SVG for wide and for narrow pages; nothing where they cannot be drawn."""
    if has_map(outcome):
        from sim.report.maps import chance_sheet, start_sheet

        sheets = {"start": start_sheet(outcome), "end": chance_sheet(outcome, -1, PLACES)}
        return {key: both("map", sheet) for key, sheet in sheets.items()}
    if outcome.network:
        from sim.report.networks import network_of

        return {"graph": both("graph", network_of(outcome))}
    return {}


def both(kind: str, words: Any) -> tuple[str, str]:
    """One drawing at both widths."""
    from sim.report.svg.graph import draw_graph
    from sim.report.svg.map import draw_map

    draw = draw_map if kind == "map" else draw_graph
    named = [(dataclasses.replace(words, name=f"{words.name}-{width:.0f}"), width)
             for width in (WIDE, NARROW)]
    one, two = (draw(drawing, width).svg() for drawing, width in named)
    return one, two
