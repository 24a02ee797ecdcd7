"""What it means that a run did not show something."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import labels
from sim.glossary.text import axis_text, joined, label_text, percent
from sim.methods.clustered import clustered_interval
from sim.methods.completeness import Completeness, Sight


def completeness_of(outcome: Outcome, rows: Mapping[str, Mapping[str, Any]]) -> Completeness:
    """How far a run saw how the question's axis may end. rows: the shares of its labels."""
    n, axis, glossary = outcome.completed, outcome.question["axis"], outcome.glossary
    if not n:
        return Completeness(Sight.NOTHING, "No rollout ran to its end, so nothing was observed.")
    trials = labels(outcome, axis).by_row().ran
    most = float(clustered_interval(np.zeros(len(trials)), trials)[1])
    bound = (f"{percent(most)} of crises at most (Monte Carlo 95%, allowing for rollouts that "
             "share a row)")
    unseen = [f"'{label_text(axis, label, glossary)}'" for label, row in rows.items()
              if row["p"] == 0]
    played = f"{n:,} rollout{'s' if n > 1 else ''}"
    if unseen:
        each = "each comes" if len(unseen) > 1 else "it comes"
        says = f"Never seen in {played}: {joined(unseen)}; {each} in {bound}."
    else:
        says = (f"Every end of '{axis_text(axis, glossary)}' was seen; what {played} did not show "
                f"comes in {bound}.")
    if outcome.rows == 1:
        other = " or replicates=1" if outcome.replicates > 1 else ""
        says += (" All share one draw of the parameters, so nothing is said of other draws: "
                 f"rollouts={2 * outcome.replicates:,}{other} makes more than one.")
        return Completeness(Sight.UNSETTLED, says)
    never = rows[outcome.question["label"]]["p"] == 0
    return Completeness(Sight.NOTHING if never else Sight.FOUND, says)
