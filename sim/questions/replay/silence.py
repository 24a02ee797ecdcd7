"""What it means that something does not come in one rollout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from sim.methods.completeness import Completeness, Sight
from sim.questions.replay.chosen import Of

ONE: Final = "This is one rollout: what does not come in it may come in others"
ALONE: Final = Completeness(Sight.UNSEEN, f"{ONE}; `escalade run` says how often.")


def completeness_of(run: Of, labels: Mapping[str, str]) -> Completeness:
    """How far a rollout speaks for its run, where that was played. labels: its own ends."""
    outcome = run.outcome
    if outcome is None:
        return ALONE
    alike = outcome.valid.copy()
    for axis, names in outcome.axes.items():
        alike &= outcome.codes(axis) == names.index(labels[axis])
    n = int(np.count_nonzero(outcome.valid))
    return Completeness(Sight.UNSEEN, f"{ONE}; {int(alike.sum()):,} of the {n:,} rollouts of its "
                        "run end as it does.")
