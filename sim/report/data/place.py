"""Who holds what: chances by place on the last evening, and the drawings of map or graph."""

from __future__ import annotations

from typing import Any

from sim.report.kept import Kept
from sim.report.names import Names, capital
from sim.results.words import joined

HOLDER = 1  # the side that holds the ground at issue


def available() -> bool:
    """Whether a run can say who holds what."""
    from importlib.util import find_spec

    return find_spec("sim.results.holding") is not None


def places(kept: Kept) -> dict[str, Any] | None:
    """The map as data: each disputed place, where it lies, who held it, the chance that side 1

    holds it on the last evening. None without a map or where the run did not record holders.
    """
    if kept.scenario is None or not kept.scenario.places or not available():
        return None
    from sim.results.holding import holding

    found, record = holding(kept.outcome), kept.scenario.record
    if found is None or not len(found.places):
        return None
    last = len(found.p) - 1
    rows = []
    for k, place in enumerate(kept.scenario.places):
        if not int(record["disputed"][k]):
            continue
        rows.append({"name": place["name"], "lat": float(place["lat"]), "lon": float(place["lon"]),
                     "side_at_start": int(record["holder"][k]), "p": float(found.p[last][k]),
                     "low": float(found.low[last][k]), "high": float(found.high[last][k])})
    held = [row for row in rows if row["side_at_start"] == HOLDER]
    return {"day": last, "dates": [d.isoformat() for d in kept.outcome.dates], "places": rows,
            "holders": holders(kept), "held": len(held),
            "kept": sum(row["p"] > 0.5 for row in held),
            "won": sum(row["p"] > 0.5 for row in rows if row not in held)}


def holders(kept: Kept) -> str:
    """The actors of the side that holds the ground, in words."""
    names, outcome = Names(kept.outcome), kept.outcome
    found = [names.actor(a) for a, s in zip(outcome.actors, outcome.sides, strict=False)
             if s == HOLDER]
    return capital(joined(found))


def drawings(kept: Kept) -> dict[str, tuple[str, str]]:
    """Map or graph as SVG for wide and for narrow pages; nothing where it cannot be drawn."""
    return {}
