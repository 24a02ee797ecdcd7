"""Deals over a client's head: what it loses, what holds it, how it strains them (claim A20).

One law, by which a deal is priced before it is made (`lines`), foreseen (`outlook`) and worn
(`breakdown`). A patron that agreed a line holds its client to it by dependence, influence and tie.
"""

from typing import Any

from sim.engine.elementary import logistic
from sim.engine.rules.ceasefire import provocations
from sim.engine.rules.mandates import hold_on, readiness
from sim.engine.rules.theatre import ground, share_of_side
from sim.engine.rules.types import precision_of
from sim.engine.state.happenings import NOBODY


def left_out(c: Any, i: int, a: int, b: int) -> bool:
    """True for a fighter who is not at a table of a and b."""
    return c.side[i] >= 0 and c.strength[i] > 0.0 and i != a and i != b


def loss_by(c: Any, s: Any, i: int, line: int, ahead: float) -> float:
    """What fighting on, which would leave side 1 `ahead` of the ground, gives i over a line."""
    loss: float = ground(c, i, ahead) - ground(c, i, s.share_line[line]) - c.line_value[line, i]
    return loss


def strain_by(c: Any, s: Any, i: int, loss: float) -> float:
    """Strain that a fighter who loses so much by a deal puts on it.

    It weighs the loss against its patrons' hold on it and its own stance in talks, by quantal
    response, in proportion to its part of its side.
    """
    lean = loss - hold_on(c, s, i) - readiness(c, s, i)
    return logistic(precision_of(c, i) * lean) * share_of_side(c, s, i)


def resent(c: Any, s: Any, line: int, a: int, b: int, ahead: float) -> None:
    """Keep what a deal of a and b costs those left out, as the fighting stood when it was made."""
    s.deal_a = a
    s.deal_b = b
    for i in range(c.n_actors):
        s.resented[i] = loss_by(c, s, i, line, ahead)


def grudges(c: Any, s: Any) -> float:
    """Strain on the deal in force by all left out of it; none on a deal of before the start."""
    total = 0.0
    if s.deal_a == NOBODY:
        return total
    for i in range(c.n_actors):
        if left_out(c, i, s.deal_a, s.deal_b):
            total += strain_by(c, s, i, s.resented[i])
    return total


def strain_of(c: Any, s: Any) -> float:
    """Strain on the deal in force beside clustered violations: acts against it, and grudges."""
    return provocations(c, s) + grudges(c, s)
