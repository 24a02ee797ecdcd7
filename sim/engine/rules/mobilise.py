"""Mobilisation: a schedule that runs for days once ordered, that all can see, hard to reverse.

An actor with `mobilisation_days` 0 has no schedule: it is always ready and nobody waits for it.
"""

from typing import Any

from sim.engine.elementary import clamp
from sim.engine.rules.record import wake
from sim.engine.state.names import FORCE, MOBILISE, T_MOBILISE


def mobilised_share(c: Any, s: Any, i: int, days: float) -> float:
    """Share mobilised after some more days of the order in force, 0..1."""
    now = s.mobilised[i]
    if c.mobilisation_days[i] <= 0.0:
        return now
    step = days / max(1.0, c.mobilisation_days[i])
    goal = s.level[i, MOBILISE]
    return min(goal, now + step) if goal > now else max(goal, now - c.demobilise * step)


def mobilisation(c: Any, s: Any) -> None:
    """Step 7: every schedule moves a day on."""
    for i in range(c.n_actors):
        s.mobilised[i] = mobilised_share(c, s, i, 1.0)


def ready(c: Any, s: Any, i: int) -> float:
    """Share of its force that an actor could bring in the middle of the days looked ahead, 0..1."""
    if c.mobilisation_days[i] <= 0.0:
        return 1.0
    step = 0.5 * c.horizon / max(1.0, c.mobilisation_days[i])
    return clamp(s.mobilised[i] + step, 0.0, 1.0)


def muster(c: Any, s: Any, i: int) -> float:
    """How far an actor or a patron of it has mobilised, 0..1."""
    most = s.mobilised[i]
    for p in range(c.n_actors):
        if c.patron[p, i] == 1:
            most = max(most, s.mobilised[p])
    return most


def proclaim(c: Any, s: Any, i: int, before: float) -> None:
    """An order to mobilise further has everyone else look again."""
    if s.level[i, MOBILISE] <= before:
        return
    s.arms[i] = 1
    for j in range(c.n_actors):
        if j != i:
            wake(s, j, T_MOBILISE, s.order_event[i, FORCE])
