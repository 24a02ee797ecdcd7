"""Bargaining over the lines on the table: who offers what, and who takes it (Fearon 1995).

An offer is worth the chance that it is taken times what it gives, and for the rest what being
turned down leaves: fighting on, with the talks still ahead (`later`). The chance is that of each
type the other may be, averaged by belief: a demand that only the weak types take can be the better
one (screening), so giving more is not better by itself. Both sides answer by quantal response.
"""

from typing import Any

from sim.engine.elementary import exp, logistic
from sim.engine.rules.mandates import readiness
from sim.engine.rules.types import precision_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import M_BARGAINING

FIRST, SECOND = 0, 1  # seats at a table, as the channel names its parties


def see_lines(c: Any, s: Any, w: Any, i: int) -> None:
    """`w.over[i]` by type and line: what it gives, as the actor's stance has it, over refusal."""
    ready = readiness(c, s, i)
    for k in range(TYPES):
        for line in range(c.n_lines):
            w.over[i, k, line] = w.gain[i, k, line] + ready - s.later[i, k]


def take_chance(c: Any, w: Any, i: int, k: int, line: int) -> float:
    """Chance that type k of an actor takes a line offered to it."""
    return logistic(precision_of(c, i) * w.over[i, k, line])


def fill_takes(c: Any, w: Any, seat: int, i: int, mind: Any) -> None:
    """`w.takes[seat]` by line: the chance that an actor takes it, over the types in `mind`."""
    for line in range(c.n_lines):
        w.takes[seat, line] = 0.0
        for k in range(TYPES):
            w.takes[seat, line] += mind[k] * take_chance(c, w, i, k, line)


def weigh_offers(c: Any, w: Any, i: int, k: int, seat: int) -> None:
    """`w.weights`: odds that type k of an actor picks each line for the other `seat`, summing to 1.

    A line that would leave it worse off than being turned down is not offered, so picking it is
    worth nothing.
    """
    top = 0.0
    for line in range(c.n_lines):
        w.weights[line] = w.takes[seat, line] * max(0.0, w.over[i, k, line])
        top = max(top, w.weights[line])
    precision = precision_of(c, i)
    total = 0.0
    for line in range(c.n_lines):
        if c.on[M_BARGAINING] == 1:
            w.weights[line] = exp(precision * (w.weights[line] - top))
        else:
            w.weights[line] = 1.0
        total += w.weights[line]
    for line in range(c.n_lines):
        w.weights[line] /= total


def fill_offers(c: Any, w: Any, i: int, seat: int, mind: Any) -> None:
    """`w.offers[seat]` by line: the chance that an actor offers it to a seat, over its types."""
    for line in range(c.n_lines):
        w.offers[seat, line] = 0.0
    for k in range(TYPES):
        weigh_offers(c, w, i, k, seat)
        for line in range(c.n_lines):
            if w.over[i, k, line] > 0.0:
                w.offers[seat, line] += mind[k] * w.weights[line]


def fill_agreed(c: Any, w: Any, a: int, b: int) -> None:
    """Fill `w.agreed` by line: the chance that a round of a and b agrees on it, by `w.mind`."""
    fill_takes(c, w, FIRST, a, w.mind[a])
    fill_takes(c, w, SECOND, b, w.mind[b])
    fill_offers(c, w, a, SECOND, w.mind[a])
    fill_offers(c, w, b, FIRST, w.mind[b])
    for line in range(c.n_lines):
        first = w.offers[SECOND, line] * w.takes[SECOND, line]
        w.agreed[line] = 0.5 * (first + w.offers[FIRST, line] * w.takes[FIRST, line])


def foresee_other(c: Any, w: Any, i: int, other: int, seat: int) -> None:
    """What the actor opposite should offer and take, as one in a seat sees it."""
    fill_takes(c, w, seat, i, w.mind[i])
    fill_offers(c, w, other, seat, w.mind[other])
    fill_takes(c, w, SECOND if seat == FIRST else FIRST, other, w.mind[other])


def fill_agreed_with(c: Any, w: Any, i: int, k: int, seat: int) -> None:
    """`w.agreed` by line as type k of the actor in a seat sees it, once the other is foreseen."""
    other = SECOND if seat == FIRST else FIRST
    weigh_offers(c, w, i, k, other)
    for line in range(c.n_lines):
        mine = w.weights[line] * w.takes[other, line] if w.over[i, k, line] > 0.0 else 0.0
        theirs = w.offers[seat, line] * take_chance(c, w, i, k, line)
        w.agreed[line] = 0.5 * (mine + theirs)
