"""How much a question of `solve` asks for, before anything is played.

What cannot end in minutes is refused with an estimate, which is a count times a rate that is
written here; nothing is timed, so that the same question is always answered alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sim.errors import UsageError
from sim.methods.support_enumeration import count_supports
from sim.questions.solve import gambit
from sim.questions.solve.search import INSTALL, MOST_LIBRARY, MOST_OWN

SECONDS: Final = 0.005  # of a processor for a rollout; the bundled crises take 3 to 5 ms
PAIRS: Final = 7_000  # pairs of supports that nashpy tries in a second
LONGEST: Final = 30.0  # minutes


def time_text(minutes: float) -> str:
    """A time as one says it: minutes, hours, days."""
    for name, size in (("year", 525_600.0), ("day", 1440.0), ("hour", 60.0)):
        if minutes >= 2 * size:
            return f"about {float(f'{minutes / size:.2g}'):,.0f} {name}s"
    return f"about {max(1, round(minutes)):,} minute{'s' if minutes >= 1.5 else ''}"


def refuse_long_play(what: str, parts: int, rollouts: int, workers: int) -> None:
    """UsageError where so many parts of so many rollouts would take too long.

    what: they are, `profiles` or `threats`.
    """
    minutes = parts * rollouts * SECONDS / workers / 60
    if minutes <= LONGEST:
        return
    enough = int(LONGEST * 60 * workers / SECONDS / parts)
    ask = f"ask for rollouts={enough} or fewer" if enough >= 4 else f"ask for fewer {what}"
    raise UsageError(
        f"rollouts={rollouts}: {parts:,} {what} of {rollouts:,} rollouts are "
        f"{parts * rollouts:,}, {time_text(minutes)} at {1000 * SECONDS:g} ms each with "
        f"workers={workers}; {ask}, or more workers, so that it takes at most {LONGEST:g} minutes")


def refuse_long_search(sizes: Sequence[int], named: str) -> None:
    """UsageError where mixed equilibria of two players would take too long to find."""
    if len(sizes) != 2:
        return
    pairs, library = count_supports(sizes), gambit.has_library()
    if pairs <= (MOST_LIBRARY if library else MOST_OWN):
        return
    shape = " x ".join(map(str, sizes))
    told = (f"{named}: mixed equilibria of {shape} doctrines are looked for on {pairs:,} pairs of "
            f"supports, {time_text(pairs / PAIRS / 60)} at {PAIRS:,} a second")
    if library:
        raise UsageError(f"{told}, and too many for pygambit too ({MOST_LIBRARY:,}); ask with "
                         "mixed=false, or name fewer doctrines")
    less = "" if pairs > MOST_LIBRARY else f", install pygambit ({INSTALL})"
    raise UsageError(f"{told}; ask with mixed=false{less}, or name fewer doctrines")
