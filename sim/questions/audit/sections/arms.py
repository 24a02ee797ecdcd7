"""Arms: who strikes whom with what power, and which postures and answers strike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.engine.state.names import (
    FORCE,
    LEVELS,
    RESPONSE,
    SHIELD,
    SIGNAL,
    U_NONE,
    V_DILUTE,
    V_HONOUR,
    V_ISSUE,
)
from sim.questions.audit.sections.scaled import quantity_of, scale_prior
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior
from sim.studies.lab import Lab

FIRE = tuple(LEVELS.index(name) for name in ("strike", "air", "sea") if name in LEVELS)
POWERS = ("strike_power", "air_power", "sea_power")
LOOKS = ("rung", "scope", "publicity", "costly", "price")  # levels that are not what is done
DEEDS = tuple(k for k, name in enumerate(LEVELS) if name not in LOOKS)


@dataclass(frozen=True)
class Demand:
    """An ultimatum of the scenario: its index and name, who makes it, and to whom."""

    u: int
    name: str
    issuer: str
    target: str

    @property
    def said(self) -> str:
        """Its name in plain words."""
        return self.name.replace("_", " ")


def demands(scenario: Scenario) -> list[Demand]:
    """The scenario's ultimatums, but for those that are not made and that nobody can make."""
    record, actors = scenario.record, scenario.actor_names
    verbs = record["verb"][:, SIGNAL]
    there = np.arange(verbs.shape[1]) < record["n_options"][:, SIGNAL, None]
    makes = ((verbs == V_ISSUE) & there).any(axis=1)
    return [Demand(u, scenario.names["ultimatum"][u], actors[int(record["ult_issuer"][u])],
                   actors[int(record["ult_target"][u])])
            for u in range(int(record["n_ultimatums"]))
            if record["ult_status"][u] != U_NONE or makes[int(record["ult_issuer"][u])]]


def powers(lab: Lab, actor: str) -> list[str]:
    """Paths of the actor's arms with any power."""
    paths = [f"{actor}.{name}" for name in POWERS]
    return [p for p in paths if p in lab.scenario.paths and quantity_of(lab, p).high > 0.0]


def scaled_arms(lab: Lab, actor: str, factor: float) -> dict[str, Prior]:
    """All arms of an actor times a factor, within what a power can be; nothing at factor 1."""
    if factor == 1.0:
        return {}
    return {path: scale_prior(quantity_of(lab, path), factor) for path in powers(lab, actor)}


def strikes(levels: np.ndarray) -> np.ndarray:
    """True for options that order fire; levels float (options, levels), bool (options,)."""
    return np.asarray((levels[:, list(FIRE)] > 0.0).any(axis=1))


def postures(scenario: Scenario, actor: str) -> np.ndarray:
    """Levels of an actor's postures; float (options, levels)."""
    i = scenario.actor_names.index(actor)
    return np.asarray(scenario.record["level"][i, FORCE, : scenario.record["n_options"][i, FORCE]])


def can_strike(lab: Lab, actor: str) -> bool:
    """True for an actor with power and a posture or an answer that uses it."""
    record, i = lab.scenario.record, lab.scenario.actor_names.index(actor)
    verbs = record["verb"][i, RESPONSE, : int(record["n_options"][i, RESPONSE])]
    ordered = strikes(postures(lab.scenario, actor)).any()
    return bool(powers(lab, actor)) and bool(ordered or np.isin(verbs, (V_HONOUR, V_DILUTE)).any())


def nearest(levels: np.ndarray, to: int, without: tuple[int, ...]) -> int | None:
    """The option without some levels that is nearest to another in everything else it does.

    None where every option has one of these levels.
    """
    rest = [k for k in DEEDS if k not in without]
    free = np.flatnonzero(~(levels[:, list(without)] > 0.0).any(axis=1))
    if not len(free):
        return None
    apart = np.abs(levels[free][:, rest] - levels[to][rest]).sum(axis=1)
    return int(free[np.argmin(apart)])


def shielding(levels: np.ndarray) -> int | None:
    """The option that shields most, of those that do not strike if any; None if none shields."""
    shield = levels[:, SHIELD] * np.where(strikes(levels), 0.5, 1.0)
    return int(np.argmax(shield)) if shield.any() else None
