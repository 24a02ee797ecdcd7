"""Fire of an option, by whatever arm."""

from typing import Any

from sim.engine.state.names import AIR, SEA, STRIKE


def fire_of(view: Any, o: int) -> float:
    """Weight of the fire that an option orders from the ground, the air or the sea, 0..1."""
    most = view.level[o, STRIKE]
    if view.level[o, AIR] > most:
        most = view.level[o, AIR]
    if view.level[o, SEA] > most:
        most = view.level[o, SEA]
    return float(most)
