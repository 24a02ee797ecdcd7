"""Where an attack on the issuer's troops falls: a surrounded post, or a position at the front.

The hazard knows how many posts are surrounded and how many troops stand outside the posts, not
where those stand: they are spread evenly over the places of their side that border the enemy's.
The place is drawn with luck of its own, so that naming it moves nothing.
"""

from typing import Any

from sim.engine.rules.holding import borders_side
from sim.engine.rules.luck import INCIDENT, INCIDENT_SCENE, process_luck
from sim.engine.state.happenings import NOBODY
from sim.engine.state.names import SIDE_ADVANCING, SIDE_HOLDING


def blocking_force(c: Any, s: Any, owner: int) -> float:
    """Thousands of the owner's troops that stand outside its posts."""
    return max(0.0, s.troops[owner] - s.posted) * 0.001


def at_front(c: Any, s: Any, p: int) -> bool:
    """True for a place of side 1 that a road joins to ground of side 0."""
    return s.holder[p] == SIDE_HOLDING and borders_side(c, s, p, SIDE_ADVANCING)


def exposure(c: Any, s: Any, p: int, blocking: float) -> float:
    """Part of the hazard that falls on a place; `blocking` is that of a place at the front."""
    if s.encircled[p] == 1:
        return c.hazard_post
    return blocking if at_front(c, s, p) else 0.0


def scene(c: Any, s: Any, owner: int) -> int:
    """The place of today's attack, in proportion to each one's part of the hazard; -1 without."""
    front = 0
    for p in range(c.n_places):
        if at_front(c, s, p):
            front += 1
    blocking = c.hazard_block * blocking_force(c, s, owner) / max(1, front)
    total = 0.0
    for p in range(c.n_places):
        total += exposure(c, s, p, blocking)
    if total <= 0.0:
        return NOBODY
    u = process_luck(s, INCIDENT, INCIDENT_SCENE, 0) * total
    mass = 0.0
    last = NOBODY
    for p in range(c.n_places):
        part = exposure(c, s, p, blocking)
        if part > 0.0:
            last = p
        mass += part
        if u < mass:
            return p
    return last
