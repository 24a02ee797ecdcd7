"""Watched equals compiled over random crises: parameters, doctrines and mechanisms at random."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import pytest

from sim.engine.state.names import MECHANISMS
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.play.pair import differences

NAMES = ("textbook", "idlib_2020", "idlib_2019_december", "cuba_1962", "july_1914",
         "bosnia_1995", "haiti_1994")
PARTS, EACH = 12, 10
WIDEST = 100.0  # parameters of a wider range move around their central value only


@cache
def loaded(name: str) -> Scenario:
    """A scenario, read once."""
    return load(name)


def shortened(scenario: Scenario, days: int) -> Scenario:
    """The scenario's first days only."""
    record = scenario.record.copy()
    record["days"] = min(days, int(record["days"]))
    return scenario.changed(record=record)


def value(rng: random.Random, scenario: Scenario, path: str) -> float:
    """A number for a parameter, within the catalogue's range."""
    entry, centre = scenario.paths[path].entry, scenario.parameters[path].central
    low, high = entry.low, entry.high
    if high - low > WIDEST or rng.random() < 0.5:
        low, high = max(low, 0.5 * centre), min(high, 2.0 * centre)
        low, high = min(low, high), max(low, high)
    return rng.uniform(low, high)


def crisis(k: int) -> tuple[Scenario, dict[str, Any], str]:
    """Crisis number k: a scenario of some length, its overrides and how doctrines are chosen."""
    rng = random.Random(k)
    scenario = loaded(NAMES[k % len(NAMES)])
    overrides: dict[str, Any] = {}
    for path, quantity in sorted(scenario.parameters.items()):
        if quantity.varies and rng.random() < 0.3:
            overrides[path] = value(rng, scenario, path)
    for actor in scenario.actors:
        if rng.random() < 0.5:
            overrides[actor.name] = rng.choice(actor.doctrine_names)
    for mechanism in MECHANISMS:
        if rng.random() < 0.2:
            overrides[f"mechanisms.{mechanism}"] = rng.choice(("on", "off"))
    days = 400 if k % 6 < 2 else rng.randrange(10, 22)
    return shortened(scenario, days), overrides, rng.choice(("mixture", "named"))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_watched_equals_compiled_whatever_the_crisis(part: int) -> None:
    """Every field of the final state, every count and every day's series, to the last bit."""
    for k in range(part * EACH, (part + 1) * EACH):
        scenario, overrides, doctrines = crisis(k)
        found = differences(scenario, 11 + k, 3 * k, 20, overrides, doctrines)
        assert not found, (k, found, overrides)
