"""The numbers behind the map and the graph, as a page keeps them beside its other results."""

from __future__ import annotations

from typing import Any

from sim.data.holding import holding
from sim.data.outcome import Outcome
from sim.report.svg.marks import in_doubt


def map_section(outcome: Outcome, day: int = -1) -> dict[str, Any]:
    """Of each place: where it is, who holds it at the start, and the chance of side 1 on a day.

    day: index, negative from the end. n: rollouts; disputed, held_at_start, in_doubt, sure, lost:
    numbers of places at issue (of all, where none is disputed). The data-keys of the drawing of
    `sim.report.maps.chance_sheet(outcome, day, "report:map.places")` are paths into it. RunError
    without a map.
    """
    found = holding(outcome, [day])
    rows = outcome.map["places"]
    places = [
        {"name": row["name"], "lat": row["lat"], "lon": row["lon"],
         "side_at_start": row["holder"], "p": float(found.p[0, n]),
         "low": float(found.low[0, n]), "high": float(found.high[0, n])}
        for n, row in enumerate(rows)
    ]
    at_issue = [n for n, row in enumerate(rows) if row["disputed"]] or list(range(len(rows)))
    chances = [places[n]["p"] for n in at_issue]
    open_ = sum(in_doubt(p) for p in chances)
    sure = sum(p > 0.5 and not in_doubt(p) for p in chances)
    return {
        "day": found.days[0], "date": outcome.dates[found.days[0]].isoformat(), "n": found.n,
        "disputed": len(at_issue), "held_at_start": sum(rows[n]["holder"] for n in at_issue),
        "in_doubt": open_, "sure": sure, "lost": len(at_issue) - open_ - sure, "places": places,
    }


def graph_section(outcome: Outcome) -> dict[str, Any]:
    """Actors, ties, backing, demands and pledges at the start (`sim.play.facts.network_of`).

    The data-keys of the drawing of `sim.report.networks.network_of(outcome, "report:graph.ties")`
    are paths into it.
    """
    return dict(outcome.network)
