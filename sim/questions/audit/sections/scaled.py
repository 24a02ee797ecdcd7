"""A parameter of a run with its whole prior scaled, within the bounds of what it can be."""

from __future__ import annotations

from dataclasses import replace

from sim.scenario.priors import Prior, fixed_quantity
from sim.scenario.variant import variant
from sim.studies.lab import Lab


def quantities(lab: Lab) -> dict[str, Prior]:
    """Every quantity of the lab's runs that the scenario or an override gives."""
    return dict(variant(lab.scenario, lab.overrides, doctrines=lab.doctrines).parameters)


def quantity_of(lab: Lab, path: str) -> Prior:
    """The prior of one parameter as the lab plays it; the engine's default where none is given."""
    entry = lab.scenario.paths[path].entry
    given = quantities(lab).get(path)
    found = given or fixed_quantity(entry.default, "default of the engine")
    return replace(found, least=entry.low, most=entry.high)


def scale_prior(quantity: Prior, factor: float) -> Prior:
    """Low, central and high times a factor, each held within the bounds."""
    low, central, high = (min(max(factor * x, quantity.least), quantity.most)
                          for x in (quantity.low, quantity.central, quantity.high))
    return replace(quantity, low=low, central=central, high=high, source=f"scaled by {factor:g}",
                   grade="J")
