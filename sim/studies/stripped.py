"""A scenario with the causes of war taken away from it, one after the other.

First the demand, then pledges, what the issue is worth to anyone and every other motive; and,
without demand or pledge, with the issuer's stake doubled. All luck stays as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sim.engine.state.names import R_ISSUER
from sim.scenario.model import Scenario
from sim.scenario.threat import unmade
from sim.scenario.variant import variant

MOTIVES = ("stake", "format_stake", "credibility_stake", "reputation_weight", "revenge", "audience",
           "wedge_motive", "refugee_burden")


def issuers(scenario: Scenario) -> list[str]:
    """Who issues an ultimatum; without one, who has the role of an issuer."""
    record, names = scenario.record, scenario.actor_names
    found = [names[int(record["ult_issuer"][u])] for u in range(int(record["n_ultimatums"]))]
    return list(dict.fromkeys(found)) or [a.name for a in scenario.actors if a.role == R_ISSUER]


@dataclass(frozen=True)
class Step:
    """A variant of the scenario, and the step from which it takes one thing away."""

    key: str
    after: str
    scenario: Scenario
    overrides: dict[str, Any]


def double_stakes(
    scenario: Scenario, overrides: Mapping[str, Any], doctrines: str
) -> dict[str, Any]:
    """Every issuer's stake twice as large, within what a stake can be."""
    made = variant(scenario, dict(overrides), doctrines)
    found: dict[str, Any] = {}
    for actor in issuers(scenario):
        path = f"{actor}.stake"
        most = scenario.paths[path].entry.high
        q = made.parameters.get(path)
        if q is None:
            i = scenario.actor_names.index(actor)
            found[path] = min(most, 2 * float(made.record["stake"][i]))
        else:
            low, central, high = (min(most, 2 * x) for x in (q.low, q.central, q.high))
            found[path] = replace(q, low=low, central=central, high=high)
    return found


def steps(scenario: Scenario, overrides: Mapping[str, Any] = MappingProxyType({}),
          doctrines: str = "mixture") -> list[Step]:
    """The steps that take something away from a scenario played with overrides, in order."""
    record = scenario.record
    made: list[Step] = [Step("as_it_is", "", scenario, {})]
    last, over = scenario, dict[str, Any]()
    if int(record["n_ultimatums"]):
        last, over = unmade(scenario, range(int(record["n_ultimatums"])))
        made.append(Step("no_demand", made[-1].key, last, over))
    before = made[-1].key
    stakes = {f"{a}.stake": 0.0 for a in scenario.actor_names}
    pledged = bool(int(record["n_pledges"]))
    if pledged:
        with_pledges, over = over, {**over, "mechanisms.pledges": "off"}
        made.append(Step("no_pledge", before, last, over))
    bare = made[-1].key
    motives = {f"{a}.{m}": 0.0 for a in scenario.actor_names for m in MOTIVES}
    made.append(Step("no_stake", bare, last, {**over, **stakes}))
    made.append(Step("no_motive", "no_stake", last, {**over, **motives}))
    if issuers(scenario):
        made.append(
            Step("double", bare, last, {**over, **double_stakes(scenario, overrides, doctrines)})
        )
    if pledged:
        made.append(Step("pledge_only", before, last, {**with_pledges, **stakes}))
    return made
