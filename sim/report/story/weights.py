"""How much each event matters to the story: what a reader would miss first has the most weight.

The numbers order sentences and mean nothing else.
"""

from __future__ import annotations

from sim.engine.state.names import FORCE, RESPONSE, RUNG, STATUSES, V_ENTER, V_SHIELD, V_STAND_ASIDE
from sim.report.story.context import Context
from sim.report.story.event import Event

FIXED = {"war": 100.0, "deal": 65.0, "breakdown": 55.0, "admitted": 50.0, "departure": 45.0,
         "ultimatum": 60.0, "extension": 30.0, "inject": 30.0, "round": 6.0, "offer": 10.0,
         "talk": 3.0, "word": 5.0, "violation": 4.0, "surrounded": 12.0, "relieved": 14.0,
         "raid": 10.0, "peace": 60.0, "resumed": 40.0}
DROPPED = ("withdrawn", "met_by_deal", "overtaken")  # a deal has a weight of its own
MOST_DEAD = 40.0  # beyond this, more dead add nothing


def weight(ctx: Context, e: Event) -> float:
    """Weight of an event."""
    c = ctx.watched.case
    dead = min(e.size, MOST_DEAD)
    if e.kind == "force":
        rung = float(c.level[e.actor, FORCE, e.item, RUNG])
        left = float(c.level[e.actor, FORCE, max(e.third, 0), RUNG])
        return 10.0 + 4.0 * abs(rung - left) + (12.0 if rung >= 6.0 else 0.0)
    if e.kind == "answer":
        return 28.0
    if e.kind == "intervention":
        verb = int(c.verb[e.actor, RESPONSE, e.item])
        return {V_ENTER: 70.0, V_SHIELD: 24.0, V_STAND_ASIDE: 8.0}.get(verb, 14.0)
    if e.kind == "attack":
        return 22.0 + dead
    if e.kind == "strike":
        return 12.0 + 0.5 * dead
    if e.kind == "taken":
        return 10.0 + 150.0 * area_share(ctx, e.place)
    if e.kind == "deadline":
        return 32.0 if e.size == 0 else 0.0
    if e.kind == "closed":
        return 45.0 if STATUSES[e.third] in DROPPED else 70.0
    return FIXED[e.kind]


def area_share(ctx: Context, place: int) -> float:
    """Share of the ground at issue that a place stands for."""
    c = ctx.watched.case
    whole = sum(float(c.area[p]) for p in range(c.n_places) if c.disputed[p] == 1)
    return float(c.area[place]) / whole if whole > 0.0 else 0.0
