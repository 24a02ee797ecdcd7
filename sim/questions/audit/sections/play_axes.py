"""Facts about the last day of a rollout (`sim.scenario.facts`), as many as are asked for.

Several plays with different axes are one set of rollouts with all of their labels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from sim.data.outcome import Outcome
from sim.data.reduce import same
from sim.scenario.facts import Axis, pack_axes, with_axes
from sim.scenario.model import Scenario
from sim.studies.lab import Lab


def play_axes(lab: Lab, n: int, axes: Sequence[Axis], overrides: Mapping[str, Any] | None = None,
              scenario: Scenario | None = None, trace: int = 0) -> Outcome:
    """The first n rollouts of a variant with their labels on these axes (names must differ).

    trace: as `sim.play.task.Task` has it.
    """
    scenario = scenario or lab.scenario
    first, *rest = [lab.play(n, overrides, with_axes(scenario, group), trace=trace)
                    for group in pack_axes(scenario, axes)]
    labels, names = [first.labels], dict(first.axes)
    for other in rest:
        assert same(replace(first, labels=other.labels), other), "a label moved something"
        labels.append(other.labels)
        names |= other.axes
    return replace(first, axes=names, labels=np.concatenate(labels, axis=1))
