"""What an actor says of talks, what that lets it settle for, and what binds it to its patrons."""

from typing import Any

from sim.engine.state.names import CONCEDE, TALK


def stance(c: Any, s: Any, i: int) -> float:
    """How ready an actor's talk posture makes it: -1 stonewalls .. 1 eager."""
    if c.n_options[i, TALK] == 0:
        return 0.0
    return c.level[i, TALK, s.posture[i, TALK], CONCEDE]


def readiness(c: Any, s: Any, i: int) -> float:
    """What an actor's posture and the blows it has taken add to the worth of settling, in issue.

    A stance is a mandate: negotiators settle for that much less than the line is worth, or hold out
    for that much more (`talks.leeway` at the ends). What comes of it is priced by `stances`.
    """
    return c.leeway * stance(c, s, i) + c.urgency_concede * s.urgency[i]


def hold_on(c: Any, s: Any, i: int) -> float:
    """Hold of its patrons on a client, in issue: dependence x influence x tie, summed."""
    held = 0.0
    for p in range(c.n_actors):
        if c.patron[p, i] == 1:
            held += c.dependence[i, p] * c.influence[p, i] * s.tie[i, p]
    return held
