"""The public belief on an actor is Bayes' rule: by enumeration over its types and doctrines.

For each type under each doctrine the whole crisis is enumerated, with chances of choices from the
history of tastes alone. What all can see is the same wherever the public belief is the same to the
bit: among such ends, the share of each type and doctrine must be what is believed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from sim.engine.rules.beliefs import sum_types, update
from sim.engine.state.names import FORCE, RESPONSE
from sim.model import CrisisModel
from sim.scenario.load import load
from sim.scenario.model import Scenario
from tests.verification.theory.lottery import CrisisSlots, law
from tests.verification.theory.small import guarded

pytestmark = pytest.mark.theory
ISSUER, TARGET, PATRON = range(3)
QUIET = {f"mechanisms.{name}": "off" for name in ("friction", "weather", "ladder")} | {
    "beliefs.noise": 0.0, "challenger.strike_power": 0.0}
CLOCKS: dict[int, dict[str, float]] = {
    ISSUER: {"challenger.redraw": 0.2, "challenger.precision": 4.0, "defender.redraw": 0.0},
    TARGET: {"defender.reconsider_force": 0.7, "defender.redraw": 0.2, "defender.war_cost": 2.0},
}
PRIOR = np.outer([0.6, 0.4], [0.0, 0.2, 0.5, 0.3, 0.0])  # by doctrine and type


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """The guarded crisis, with two doctrines of the issuer and of the target."""
    folder = tmp_path_factory.mktemp("mixed") / "mixed"
    guarded(folder)
    for actor, other in (("challenger", "bluff"), ("defender", "sitter")):
        for name, weight in (("steady", 0.6), (other, 0.4)):
            path = folder / actor / f"{name}.yaml"
            path.write_text(f"policy: {name}\nweight: {{value: {weight}, source: set by a test, "
                            "grade: J}\n", encoding="utf-8")
    return load(folder)


def alone(scenario: Scenario, i: int) -> Scenario:
    """The same crisis in which one actor alone has choices: the target three days, the issuer four.

    The target's are of its posture, long before the date; the issuer's of its answers.
    """
    record = scenario.record.copy()
    record["n_options"][PATRON, RESPONSE] = 0
    record["n_options"][ISSUER if i == TARGET else TARGET, FORCE] = 1
    if i == TARGET:
        record["days"], record["ult_deadline"][0] = 3, 400
    return scenario.changed(record=record)


def ends(scenario: Scenario, i: int, tastes: str) -> tuple[dict[bytes, np.ndarray], set[bytes]]:
    """Chance of each type and doctrine with each public belief at the end, by that belief.

    And the beliefs at which the actor has looked on after a change of mind.
    """
    setting = QUIET | CLOCKS[i] | {"mechanisms.tastes": tastes}
    model = CrisisModel(scenario, overrides=setting)
    model.case.doctrine[: PATRON + 1] = 0
    mass: dict[bytes, np.ndarray] = defaultdict(lambda: np.zeros_like(PRIOR))
    loose = set()
    for d, k in np.argwhere(PRIOR):
        model.case.doctrine[i] = d

        def given(s: Any, k: int = int(k)) -> None:
            s.kind[: PATRON + 1] = 2
            s.kind[i] = k
            s.joint[i] = 0.0
            s.joint[i, : len(PRIOR)] = PRIOR
            sum_types(model.case, s, i)

        tree = law(model, 0.0, given)
        assert abs(tree.chances.sum() - 1.0) < 1e-12
        for record, memory, p in zip(tree.states, tree.memories, tree.chances, strict=True):
            s = CrisisSlots(record)
            update(model.case, s)
            key = s.joint[i, : len(PRIOR)].tobytes()
            mass[key][d, k] += PRIOR[d, k] * p
            if i in memory.loose:
                loose.add(key)
    return mass, loose


@pytest.mark.parametrize("i", [ISSUER, TARGET], ids=["issuer", "target"])
@pytest.mark.parametrize("tastes", ["on", "off"])
def test_T13_what_is_believed_is_the_share_of_each_type_and_doctrine(mixed, i, tastes):
    """Exact up to the first look after a change of mind, and wherever tastes do not last.

    From then on readers keep one side of what is known: what that costs is bounded here.
    """
    mass, loose = ends(alone(mixed, i), i, tastes)
    learned = 0.0
    for key, m in mass.items():
        believed = np.frombuffer(key).reshape(PRIOR.shape)
        gap = float(np.abs(m / m.sum() - believed).max())
        assert gap < (0.03 if key in loose else 1e-12), (m, believed)
        learned += m.sum() * np.abs(believed - PRIOR).max()
    apart = sum(float(mass[key].sum()) for key in loose)
    assert abs(sum(m.sum() for m in mass.values()) - 1.0) < 1e-12 and len(mass) > 5
    assert learned > 1e-3 and apart < 0.01
