"""What an actor's doctrines make of its options, and the worth of options to a type with them."""

from typing import Any

from sim.engine.elementary import exp
from sim.engine.rules.observe import observe
from sim.engine.rules.types import precision_of
from sim.engine.state.capacity import TRAITS, TYPES
from sim.engine.state.names import EXCLUSION, N_DOCTRINE, N_PAYOFF

SHUT = -5.0  # an exclusion at or below this shuts an option out
FAR = -50.0  # worth that a shut option is given instead, in issue


def ask(c: Any, v: Any, w: Any, seats: Any, i: int, d: int) -> None:
    """Let doctrine d of actor i fill its columns for the view.

    `seats` is (policies, traits, u): the policies by slot and the two arrays handed to them.
    """
    traits = seats[1]
    u = seats[2]
    for n in range(TRAITS):
        traits[n] = c.trait[i, d, n]
    for o in range(v.n_options):
        for x in range(N_DOCTRINE):
            u[o, x] = 0.0
    seats[0][c.doctrine_policy[i, d]](v, traits, u)
    for o in range(v.n_options):
        for x in range(N_DOCTRINE):
            w.doctrine[o, x] = u[o, x]


def shut(w: Any, o: int) -> bool:
    """True for an option that the doctrine just asked shuts out."""
    return w.doctrine[o, EXCLUSION] <= SHUT


def liking(w: Any, o: int) -> float:
    """What the doctrine just asked adds to the worth of an option."""
    total = FAR if shut(w, o) else w.doctrine[o, EXCLUSION]
    for x in range(EXCLUSION):
        total += w.doctrine[o, x]
    return float(total)


def evaluate_type(c: Any, w: Any, i: int, track: int, k: int) -> None:
    """`w.value` = payoffs of type k plus the doctrine columns in `w.doctrine`."""
    for o in range(c.n_options[i, track]):
        value = 0.0
        for x in range(N_PAYOFF):
            value += w.payoff[k, o, x]
        for x in range(N_DOCTRINE):
            w.payoff[k, o, N_PAYOFF + x] = w.doctrine[o, x]
        w.value[o] = value + liking(w, o)


def count_doctrines(c: Any, i: int) -> int:
    """Number of doctrines to go over: those rivals expect, and one seated beside them."""
    return int(max(c.n_doctrines[i], c.doctrine[i] + 1))


def lean_options(c: Any, s: Any, w: Any, v: Any, seats: Any, i: int, track: int) -> None:
    """Fill `w.lean[track, d, o]`: how many times as strongly each doctrine has an option pull."""
    precision = precision_of(c, i)
    observe(c, s, v, i, track, 1)
    for d in range(count_doctrines(c, i)):
        if c.doctrine_weight[i, d] > 0.0 or d == c.doctrine[i]:
            ask(c, v, w, seats, i, d)
            for o in range(c.n_options[i, track]):
                w.lean[track, d, o] = exp(precision * liking(w, o))


def strengths(c: Any, w: Any, i: int, track: int) -> None:
    """Fill `w.strength[track, k, o]`: the pull of each option for each type by payoffs alone."""
    precision = precision_of(c, i)
    for k in range(TYPES):
        top = -1e9
        row = w.strength[track, k]
        for o in range(c.n_options[i, track]):
            row[o] = 0.0
            for x in range(N_PAYOFF):
                row[o] += w.payoff[k, o, x]
            top = max(top, row[o])
        for o in range(c.n_options[i, track]):
            row[o] = exp(precision * (row[o] - top))
