"""Fronts: the men an actor puts into the fight, what helps them and what pins them."""

from typing import Any

from sim.engine.rules.barrage import pinned_share
from sim.engine.rules.ceasefire import held_back
from sim.engine.rules.mobilise import ready
from sim.engine.state.names import CAUTION, STRIKE, SUPPORT, TEMPO

LEAST = 0.1  # thousand men: keeps the ratio of two fronts finite where one is gone


def aid(c: Any, s: Any, w: Any, i: int, clear: float) -> float:
    """Strength added to a client's by its patrons, as a share: help, and entry into its war.

    Help counts by the client's dependence on it (Snyder 1984).
    """
    help_given = 0.0
    joined = 0.0
    for p in range(c.n_actors):
        if c.patron[p, i] == 1:
            help_given += c.dependence[i, p] * s.support[p]
            weight = w.firing[p]
            if weight > 0.0:
                joined = max(joined, weight * ready(c, s, p))
    if help_given > 1.0:
        help_given = 1.0
    return c.support_effect * help_given * clear + c.enter_effect * joined


def men(s: Any, i: int) -> float:
    """Thousands of an actor's men that weigh on the front: fighters, and regulars in use."""
    use = min(1.0, s.level[i, SUPPORT] + s.level[i, STRIKE] + s.level[i, TEMPO])
    return s.strength[i] + s.troops[i] * 0.001 * use


def in_contact(s: Any, i: int, effort: float) -> float:
    """Thousands of an actor's men that fight at the front: its fighters, and regulars who attack.

    Regulars who only help from behind weigh on the front and are not killed there.
    """
    return s.strength[i] + s.troops[i] * 0.001 * min(1.0, effort)


def front(c: Any, s: Any, w: Any, i: int, clear: float) -> float:
    """Effective strength of an actor's front, thousands: help adds to it, fire pins half of it."""
    mine = men(s, i) + s.strength[i] * aid(c, s, w, i, clear)
    return mine * (1.0 - c.pinned_front * pinned_share(c, s, w, i))


def tempo_of(c: Any, s: Any, w: Any, i: int) -> float:
    """Tempo of an actor's attack today: what a deal in force leaves of it."""
    return attack_tempo(c, s, w, i) * held_back(c, s)


def attack_tempo(c: Any, s: Any, w: Any, i: int) -> float:
    """Tempo of an actor's attack as ordered, less what care and the fire on it take."""
    wish = s.level[i, TEMPO]
    if wish <= 0.0:
        return 0.0
    return wish * (1.0 - c.caution_drag * s.level[i, CAUTION]) * (1.0 - pinned_share(c, s, w, i))
