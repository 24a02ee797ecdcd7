"""A law of the day planted by hand: what the rules foresee of an act, and what comes of it.

Both are taken from the watched engine, whose rules are plain Python, so a rate function replaced in
every module that names it is replaced for the whole world at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.engine.state.names import FORCE
from sim.model import CrisisModel
from sim.questions.audit import foreseen
from sim.scenario.model import Scenario
from sim.scenario.variant import variant
from sim.seats import plan

READERS = ("sim.engine.rules.", "sim.questions.audit.foreseen", "sim.engine.day")


@dataclass(frozen=True)
class Trial:
    """An actor's posture against another of its menu, held for the whole horizon.

    dimension: of `foreseen.DIMENSIONS`. read: what came of it in a finished run.
    """

    actor: str
    option: str
    reference: str
    dimension: str
    read: Callable[[CrisisModel], float]
    overrides: dict[str, Any]


def plant(monkeypatch: Any, law: Callable[..., Any], change: Callable[..., Any],
          only: str = "") -> int:
    """Put `change(true law)` in the place of a law wherever a rule names it; how many places.

    only: the one module to plant it in, for a law that is split in two.
    """
    new, places = change(law), 0
    for name, module in list(sys.modules.items()):
        if not name.startswith(READERS) or (only and name != only):
            continue
        if getattr(module, law.__name__, None) is law:
            monkeypatch.setattr(module, law.__name__, new)
            places += 1
    return places


def doubled(law: Callable[..., float]) -> Callable[..., float]:
    """A law that gives twice as much."""
    return lambda *given: 2.0 * law(*given)


def priced(scenario: Scenario, trial: Trial) -> float:
    """What is foreseen of a trial's posture over its reference on the first morning."""
    i = scenario.actor_names.index(trial.actor)
    menu = scenario.actor(trial.actor).menus["force"]
    records, _, _ = plan(variant(scenario, trial.overrides, "named")).rows(7, 0, 1)
    found = foreseen.price_menu(foreseen.Morning(records[0]), i, FORCE)[trial.dimension]
    return float(found[menu.index(trial.option)] - found[menu.index(trial.reference)])


def came(scenario: Scenario, trial: Trial, rollouts: int) -> float:
    """What came of it: the mean over watched rollouts on shared luck."""
    def played(option: str, rollout: int) -> float:
        words = {**trial.overrides, f"do.{trial.actor}.force": option}
        model = CrisisModel(scenario, rollout=rollout, replicates=rollouts, overrides=words,
                            doctrines="named")
        while model.running:
            model.step()
        return trial.read(model)

    return float(np.mean([played(trial.option, k) - played(trial.reference, k)
                          for k in range(rollouts)]))
