"""Kinds of war in any scenario, by what happens and by the labels that are of the kind `war`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sim.data.outcome import Outcome
from sim.engine.state.names import R_TARGET
from sim.glossary.measure import YES
from sim.scenario.facts import Axis, fact, own_axes, rule
from sim.scenario.model import Scenario
from sim.studies import estimates
from sim.studies.stripped import issuers

OPERATION, INTERSTATE = 7, 8  # rungs
STRIKES, RUNGS, OTHERS = "strikes of the issuer", "rungs of the two", "rungs of others"
WAR = "war"

Pair = tuple[str, str]


@dataclass(frozen=True)
class War:
    """A kind of war: `came` tells the rollouts in which it did, bool (rollouts,).

    axis: the outcome axis it is read from, empty for a count.
    """

    key: str
    says: str
    axis: str
    came: Callable[[Outcome], np.ndarray]


def rivals(scenario: Scenario) -> list[Pair]:
    """Issuer and target of every ultimatum; without one, of those roles."""
    record, names = scenario.record, scenario.actor_names
    found = [(names[int(record["ult_issuer"][u])], names[int(record["ult_target"][u])])
             for u in range(int(record["n_ultimatums"]))]
    targets = [a.name for a in scenario.actors if a.role == R_TARGET]
    return list(dict.fromkeys(found)) or [(i, t) for i in issuers(scenario) for t in targets]


def highest_rung_axis(scenario: Scenario, name: str, pairs: list[Pair]) -> Axis:
    """The axis of how high any of the pairs has climbed, either way."""
    either = [f"peak_rung.{a}.{b}" for pair in pairs for a, b in (pair, pair[::-1])]
    rules = [rule(scenario, " or ".join(f"{one} >= {rung}" for one in either))
             for rung in (INTERSTATE, OPERATION)]
    return Axis(name, (WAR, "operation", "less"), tuple(rules))


def axes(scenario: Scenario) -> list[Axis]:
    """The axes that kinds of war are read from."""
    pairs = rivals(scenario)
    others = [p for p in combinations(scenario.actor_names, 2)
              if p not in pairs and p[::-1] not in pairs]
    found = [axis for axis, outcome in zip(own_axes(scenario), scenario.outcomes, strict=True)
             if WAR in outcome.kinds]
    if pairs:
        found.append(fact(scenario, STRIKES, " or ".join(f"strike_days.{i}.{t} > 0"
                                                         for i, t in pairs)))
        found.append(highest_rung_axis(scenario, RUNGS, pairs))
    if others:
        found.append(highest_rung_axis(scenario, OTHERS, others))
    return found or own_axes(scenario)[:1]


def labelled_kind(key: str, says: str, axis: str, *labels: str) -> War:
    """The kind of war of rollouts that ended with any of some labels of an axis."""
    def came(outcome: Outcome) -> np.ndarray:
        hits = [estimates.ended_with(outcome, axis, label) for label in labels]
        return np.asarray(np.any(hits, axis=0))

    return War(key, says, axis, came)


def wars(scenario: Scenario, read: Sequence[Axis]) -> list[War]:
    """Every kind of war that these axes and the counts can tell of."""
    found = [
        labelled_kind("strikes", "issuer strikes target", STRIKES, YES),
        labelled_kind("operation", "operation of the two", RUNGS, WAR, "operation"),
        labelled_kind("interstate", "war of the two", RUNGS, WAR),
        labelled_kind("others", "war of any others", OTHERS, WAR),
        War("patrons", "war of patrons", "", lambda o: o.count("disaster") > 0),
    ]
    if rivals(scenario):
        found.append(War("wide", "wide strikes", "",
                         lambda o: np.isfinite(o.count("day_of_wide_strike"))))
    for outcome in scenario.outcomes:
        found += [labelled_kind(f"{outcome.name}.{label}", f"{outcome.name}: {label}", outcome.name,
                                label) for label in outcome.labels if outcome.kind(label) == WAR]
    there = {"", *(axis.name for axis in read)}
    return [war for war in found if war.axis in there]
