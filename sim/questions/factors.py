"""Factors told from settings, and the design they make: what sweeps and indices start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sim.errors import UsageError
from sim.scenario.design import Design, Factor
from sim.scenario.designs import grid, sample
from sim.scenario.factors import factor, over, varies
from sim.scenario.model import Scenario
from sim.scenario.values import is_shift
from sim.scenario.variant import variant


@dataclass(frozen=True)
class Words:
    """The words of a sweep: those that are the same in every cell, and the factors."""

    common: Mapping[str, str]
    factors: tuple[Factor, ...]


def words(scenario: Scenario, rest: Mapping[str, str], over_text: str | None,
          doctrines: str = "mixture") -> Words:
    """Tell factors from settings common to all cells; UsageError if nothing varies."""
    common = {k: v for k, v in rest.items() if not varies(scenario, k, v)}
    case = variant(scenario, common, doctrines)
    found = [factor(scenario, k, v, case.parameters) for k, v in rest.items() if k not in common]
    moved = {f.path for f in found if is_shift(f.key)} | {k[:-1] for k in common if is_shift(k)}
    for f in found:
        if f.key == f.path and f.path in moved:
            raise UsageError(f"{f.path}: has several levels and is moved too; write the levels as "
                             "they should be")
    if over_text:
        named = {f.key for f in found}
        found += [f for f in over(case, over_text) if f.key not in named]
    if not found:
        raise UsageError("nothing varies: give a parameter or actor several values, such as "
                         "a.parameter=0.2,0.5,0.8, or over=all with design=sobol")
    return Words(common, tuple(found))


def design_of(scenario: Scenario, factors: tuple[Factor, ...], kind: str, points: int, seed: int
              ) -> Design:
    """The design of a sweep: a grid, or `points` points of a sample."""
    return grid(factors) if kind == "grid" else sample(kind, scenario, factors, points, seed)
