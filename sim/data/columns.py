"""Outcomes as words ask about them, a column each over the rollouts of a run."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import Table, hits_of
from sim.glossary.measure import OutcomeMeasure


def columns_of(outcome: Outcome, asked: Sequence[OutcomeMeasure]) -> Table:
    """Give a column for each outcome that is asked about: 0 or 1, or an amount.

    A count that may be absent, such as a day, counts where it came.

    Parameters
    ----------
    outcome : Outcome
        A run.
    asked : sequence of OutcomeMeasure
        What is asked about it, as `sim.scenario.outcome_words` reads it.

    Returns
    -------
    Table
        One output per measure, by its text.

    Examples
    --------
    >>> import sim
    >>> from sim.glossary.measure import find_measure
    >>> outcome = sim.run("textbook", rollouts=80, floor=False).outcome
    >>> asked = find_measure(outcome.axes, outcome.count_names, "threats")
    >>> columns_of(outcome, [asked]).values.shape
    (80, 1)
    """
    columns = [hits_of(outcome, m.pair) if m.share else outcome.count(m.name) for m in asked]
    values = np.column_stack(columns).astype(float)
    ran = outcome.valid
    return Table(tuple(m.text for m in asked), values, ran[:, None] & np.isfinite(values), ran,
                 outcome.replicates)
