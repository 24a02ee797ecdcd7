"""Filling the numbers of a record."""

from collections.abc import Mapping

import numpy as np

from sim.scenario.catalog import Slot
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior


def fill(record: np.ndarray, paths: Mapping[str, Slot], priors: Mapping[str, Prior]) -> None:
    """Write the central value of every parameter, or its neutral default, into a record."""
    reals = record.reshape(1).view(np.float64)
    whole = record.reshape(1).view(np.int64)
    for path, slot in paths.items():
        value = priors[path].central if path in priors else slot.entry.default
        for at in slot.words:
            if slot.entry.whole:
                whole[at] = int(value)
            else:
                reals[at] = value


def pack(scenario: Scenario) -> np.ndarray:
    """The scenario's record (shape ()) with central values and named doctrines."""
    return scenario.record.copy()
