"""What the list of equilibria means: how far it was looked, and what payoff errors leave open."""

from __future__ import annotations

from typing import Final

from sim.glossary.text import percent
from sim.methods.completeness import Completeness, Sight
from sim.questions.solve.solution import Solution

SURE: Final = 0.95  # share of samples from which on an equilibrium counts as settled
FINITE: Final = "every finite game has an equilibrium (Nash 1951)"


def completeness(s: Solution) -> Completeness:
    """How far the equilibria were seen."""
    settled = [n for n in s.nash if n.holds >= SURE]
    if not s.nash:
        sight, first = Sight.UNSEEN, ("No equilibrium was found, which does not mean that there "
                                      f"is none: {FINITE}.")
        if not s.search.mixed:
            first = f"There is none in pure doctrines; {FINITE}."
    elif not settled:
        sight = Sight.UNSETTLED
        first = (f"Payoff errors leave open which equilibria there are: none of those listed holds "
                 f"in {percent(SURE)} of samples.")
    else:
        sight, first = Sight.FOUND, errors_text(s, len(settled))
    return Completeness(sight, " ".join(t for t in (first, *s.search.notes, extent(s)) if t))


def errors_text(s: Solution, settled: int) -> str:
    """How many of the equilibria are settled."""
    n = len(s.nash)
    if s.game.exact:
        return "Payoffs are as given, without error."
    if settled == n:
        return f"{'It holds' if n == 1 else 'All hold'} in {percent(SURE)} of samples or more."
    return (f"{settled} of {n} equilibria {'holds' if settled == 1 else 'hold'} in {percent(SURE)} "
            "of samples or more; payoff errors leave the others open.")


def extent(s: Solution) -> str:
    """Whether the list is whole."""
    if not s.search.mixed:
        return "All pure equilibria are listed." if s.nash else ""
    if s.search.short:
        return ("The list may be short: the game is degenerate or some were missed, as one is not "
                "regular (a tie, or others near by), one failed the check, or their number is "
                "even.")
    return (f"Mixed ones were looked for by {s.search.by}; all listed are regular and their number "
            "is odd, as it is where none is missing.")
