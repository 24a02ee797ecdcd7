"""A discovered box again, from what `sim.plots.context.of_discovery` kept."""

from __future__ import annotations

from typing import Any

import numpy as np

from sim.studies.discover import Discovery, Found
from sim.studies.grown import Tree
from sim.studies.inputs import Sample
from sim.studies.prim import Box, Step


def limits(values: list[float | None], free: float) -> np.ndarray:
    """Bounds of a box, infinite where it is free."""
    return np.array([free if v is None else v for v in values])


def discovery_kept(data: dict[str, Any]) -> tuple[Discovery, int]:
    """The discovery with this box alone in its place, over the inputs that were kept."""
    sample = Sample(tuple(data["inputs"]), tuple(map(tuple, data["levels"])), np.array(data["x"]),
                    np.array(data["hits"]), np.array(data["trials"]), data["unit"], data["case"])
    box = Box(limits(data["box"]["low"], -np.inf), limits(data["box"]["high"], np.inf),
              frozenset((k, level) for k, level in data["box"]["out"]))
    steps, kept = ([Step(box, coverage, density, 0.0) for coverage, density in data[which]]
                   for which in ("steps", "kept"))
    found = Found(box, data["coverage"], data["density"], data["mass"], data["low"], data["high"],
                  data["units"], {(k, kind): p for k, kind, p in data["quasi_p"]}, data["held"],
                  data["held_low"], data["held_high"], data["held_coverage"], data["base"], {},
                  steps, kept, data["scale"], np.array(data["among"]))
    number = int(data["number"])
    return Discovery(data["outcome"], sample, (found,) * (number + 1), Tree((), 0.0, 0.0)), number
