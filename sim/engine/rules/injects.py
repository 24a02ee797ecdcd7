"""Step 1: events from outside, each once, by date or by condition."""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.predicate import holds
from sim.engine.rules.record import enter, number_of
from sim.engine.state.happenings import H_INJECT, NO_EVENT, NOBODY
from sim.engine.state.names import (
    E_COMMITMENT,
    E_HEALTH,
    E_RECONSIDER,
    E_REPUTATION,
    E_REVENGE,
    E_STRENGTH,
    E_TIE,
    E_TROOPS,
    E_WEARINESS,
    FIRED,
    RULED_OUT,
    T_NEWS,
    WAITING,
)


def injects(c: Any, s: Any, w: Any) -> None:
    """Fire what falls due today; what its contingency rules out then is stood down for good.

    The loader orders injects so that one that depends on another comes after it.
    """
    for q in range(c.n_injects):
        if s.inject_fired[q] != WAITING:
            continue
        due = c.inject_day[q] == s.day
        if c.inject_predicate[q] >= 0 and holds(c, s, w, c.inject_predicate[q]):
            due = True
        if not due:
            continue
        if c.inject_contingency[q] >= 0:
            held = 1 if holds(c, s, w, c.inject_contingency[q]) else 0
            if held == c.inject_unless[q]:
                s.inject_fired[q] = RULED_OUT
                continue
        s.inject_fired[q] = FIRED
        s.inject_when[q] = s.day
        w.fired[q] += 1
        s.because = enter(s, H_INJECT, NOBODY, NOBODY, q, NO_EVENT)
        take_effect(s, c.inject_effect[q], c.inject_a[q], c.inject_b[q], c.inject_value[q])


def take_effect(s: Any, effect: int, a: int, b: int, x: float) -> None:
    """Add x to what the effect names, within its bounds."""
    if effect == E_TIE:
        s.tie[a, b] = clamp(s.tie[a, b] + x, 0.0, 1.0)
        s.tie[b, a] = s.tie[a, b]
    elif effect == E_STRENGTH:
        s.strength[a] = max(0.0, s.strength[a] + x)
    elif effect == E_TROOPS:
        s.troops[a] = max(0.0, s.troops[a] + x)
    elif effect == E_COMMITMENT:
        s.commitment[a] = max(0.0, s.commitment[a] + x)
    elif effect == E_WEARINESS:
        s.weariness[a] = max(0.0, s.weariness[a] + x)
    elif effect == E_REVENGE:
        s.revenge[a] = max(0.0, s.revenge[a] + x)
    elif effect == E_REPUTATION:
        s.reputation[a] = clamp(s.reputation[a] + x, 0.0, 1.0)
    elif effect == E_HEALTH:
        s.health[a] = clamp(s.health[a] + x, 0.0, 1.0)
    elif effect == E_RECONSIDER:
        s.trigger[a] |= T_NEWS
        s.reason[a, number_of(T_NEWS)] = s.because
