"""A run that goes on until what it is asked for is known well enough."""

from __future__ import annotations

from collections.abc import Callable

from sim.data.outcome import Outcome
from sim.data.summary import summarise_axis
from sim.play.gather import Rollouts
from sim.play.task import Task

FIRST = 2000  # rollouts before the first look
MORE = 1.1  # over what the last look asks for, since its own width is uncertain
STEP = (1.25, 10.0)  # a look asks for at least and at most so many times the rollouts before


def widest(outcome: Outcome) -> float:
    """Half the width of the widest 95 % Monte Carlo interval of the question's axis."""
    rows = summarise_axis(outcome, outcome.question["axis"]).values()
    return max((row["high"] - row["low"]) / 2 for row in rows)


def until(task: Task, precision: float, cap: int, play: Callable[[Rollouts], Rollouts]
          ) -> tuple[Rollouts, float]:
    """Play ever more rollouts until every headline interval is within +-precision, or `cap` is met.

    Looks come at sample sizes that the last width asks for; the stopping rule is sequential, so
    the interval at the end is a little optimistic (F. J. Anscombe, 1953, Sequential estimation,
    JRSS B 15, 1-29; vanishing as precision does). Returns what was found and its half width.
    """
    n = min(cap, max(FIRST, 2 * task.replicates))
    found: Rollouts | None = None
    while True:
        grown = Rollouts(task.grown(n))
        if found is not None:
            grown.adopt(found)
        found = play(grown)
        width = widest(found.outcome(1, 0.0, []))
        if width <= precision or n >= cap:
            return found, width
        times = min(max(MORE * (width / precision) ** 2, STEP[0]), STEP[1])
        n = min(cap, -(-int(n * times) // task.replicates) * task.replicates)
