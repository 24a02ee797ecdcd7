"""A box's conditions in a reader's words."""

from __future__ import annotations

import numpy as np

from sim.plots.names import Names
from sim.results.words import joined
from sim.studies.inputs import Condition


def condition_text(c: Condition, names: Names) -> str:
    """What one input must be."""
    subject = names.factor(c.name)
    if c.levels:
        gone = [x for x in c.levels if x not in c.among]
        if len(gone) == 1 and len(c.levels) > 2:
            return f"{subject} is not {names.level(c.name, gone[0])}"
        among = joined([names.level(c.name, x) for x in c.among]).replace(" and ", " or ")
        return f"{subject} is {among}"
    if np.isinf(c.low):
        return f"{subject} is below {c.high:.3g}"
    if np.isinf(c.high):
        return f"{subject} is above {c.low:.3g}"
    return f"{subject} lies between {c.low:.3g} and {c.high:.3g}"


def conditions_text(found: tuple[Condition, ...], names: Names, most: int = 3) -> str:
    """Conditions joined, doctrines first; beyond `most` they are counted."""
    order = sorted(found, key=lambda c: (not c.levels, c.name))
    said = [condition_text(c, names) for c in order[:most]]
    more = [f"{len(order) - most} more hold"] if len(order) > most else []
    return joined(said + more) or "anything may be"
