"""How likely a target that defies still is to give way, as rivals see it under lasting tastes.

A target that has looked and stood firm has shown that its tastes withstand the pull to comply so
far. Where all it could do but comply pulls b times less than complying did at most, and complying
now pulls r times as strongly as all else, it gives way with chance (r - b) / (1 + r)
(`sim.engine.rules.likelihood` for two options); if it goes over its policy again, by the logit.
"""

from typing import Any

from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    COMPLY,
    FORCE,
    GIVEN,
    M_BELIEFS,
    M_TASTES,
    ON,
    READ_FORCE,
    READ_PLAN,
)


def plan_yields(c: Any, i: int, p: int) -> bool:
    """True for a plan of which complying is a part."""
    for o in range(c.n_options[i, FORCE]):
        if c.in_plan[i, FORCE, p, o] == 1 and c.level[i, FORCE, o, COMPLY] > 0.0:
            return True
    return False


def withstood(c: Any, s: Any, i: int, d: int, k: int) -> float:
    """The strongest pull to comply that a target has been seen to resist, over all else."""
    given = 0.0
    firm = 0.0
    if c.n_plans[i] > 1:
        for p in range(c.n_plans[i]):
            if p == s.plan[i]:
                firm += 1.0
            elif plan_yields(c, i, p):
                given += s.bound_plan[i, d, k, p]
            else:
                firm += s.bound_plan[i, d, k, p]
    else:
        for o in range(c.n_options[i, FORCE]):
            if c.level[i, FORCE, o, COMPLY] > 0.0:
                given += s.bound[i, READ_FORCE, d, k, o]
            else:
                firm += s.bound[i, READ_FORCE, d, k, o]
    return given / firm if firm > 0.0 else 0.0


def note_firmness(c: Any, s: Any, w: Any, i: int) -> None:
    """Fill `w.firm[i, k]`: what a target of each type has resisted, mean over doctrines.

    -1 where it has not looked yet and what stands is given, 0 where nothing is read of it.
    """
    place = READ_PLAN if c.n_plans[i] > 1 else READ_FORCE
    for k in range(TYPES):
        w.firm[i, k] = 0.0
        if c.on[M_TASTES] == 0 or c.on[M_BELIEFS] != ON:
            continue
        if s.read[i, place] == GIVEN:
            w.firm[i, k] = -1.0
            continue
        whole = 0.0
        for d in range(c.n_doctrines[i]):
            whole += s.joint[i, d, k]
            w.firm[i, k] += s.joint[i, d, k] * withstood(c, s, i, d, k)
        if whole > 0.0:
            w.firm[i, k] /= whole


def gives_way(c: Any, w: Any, i: int, k: int, odds: float, anew: float) -> float:
    """Chance that a target of a type complies, at odds to all else.

    anew: how likely it is that it has gone over its policy by then.
    """
    fresh = odds / (1.0 + odds)
    resisted = w.firm[i, k]
    if resisted < 0.0 or resisted >= odds:
        return anew * fresh
    return anew * fresh + (1.0 - anew) * (odds - resisted) / (1.0 + odds)
