"""Random valid crises: parameters within the catalogue's bounds, doctrines, mechanisms, luck."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from sim.engine.state.names import MECHANISMS
from sim.scenario.load import load
from sim.scenario.model import Scenario

NAMES = ("textbook", "idlib_2020", "idlib_2019_december", "cuba_1962", "july_1914",
         "bosnia_1995", "haiti_1994")
FIXED = settings(derandomize=True, deadline=None, database=None, print_blob=False)


@cache
def scenario(name: str) -> Scenario:
    """A bundled scenario, read once."""
    return load(name)


def shortened(name: str, days: int) -> Scenario:
    """The first days of a bundled scenario."""
    whole = scenario(name)
    record = whole.record.copy()
    record["days"] = min(days, int(record["days"]))
    return whole.changed(record=record)


@dataclass(frozen=True)
class Crisis:
    """A scenario with everything that a run of it takes."""

    name: str
    days: int
    seed: int
    rollout: int
    doctrines: str = "mixture"
    overrides: dict[str, Any] = field(default_factory=dict)

    @property
    def scenario(self) -> Scenario:
        """The scenario, cut to the crisis' days."""
        return shortened(self.name, self.days)


def value(draw: Any, name: str, path: str, wide: bool) -> float:
    """A number for a parameter: anywhere in the catalogue's bounds, or near its central value."""
    entry = scenario(name).paths[path].entry
    low, high = entry.low, entry.high
    if entry.whole:
        return float(draw(st.integers(int(low), int(high))))
    if not wide:
        centre = scenario(name).parameters[path].central
        low, high = max(low, min(0.25 * centre, 4 * centre)), min(high, max(0.25 * centre,
                                                                            4 * centre))
    return draw(st.floats(low, high, allow_nan=False))


@st.composite
def crises(draw: Any, names: tuple[str, ...] = NAMES, days: int = 6, wide: bool = False) -> Crisis:
    """A crisis. wide: numbers from the whole of the catalogue's bounds, else up to 4 times off."""
    name = draw(st.sampled_from(names))
    base = scenario(name)
    overrides: dict[str, Any] = {}
    for path in draw(st.lists(st.sampled_from(sorted(base.parameters)), max_size=12, unique=True)):
        overrides[path] = value(draw, name, path, wide)
    for actor in base.actors:
        chosen = draw(st.sampled_from((None, *actor.doctrine_names)))
        if chosen is not None:
            overrides[actor.name] = chosen
    for m in draw(st.lists(st.sampled_from(sorted(MECHANISMS)), max_size=4, unique=True)):
        overrides[f"mechanisms.{m}"] = "off"
    return Crisis(name, days, draw(st.integers(0, 2**63 - 1)), draw(st.integers(0, 2**39)),
                  draw(st.sampled_from(("mixture", "named"))), overrides)
