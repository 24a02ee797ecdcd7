"""Every parameter and every doctrine of the bundled scenarios moves something.

False alarms: with luck shared, what does nothing changes no bit, so what is dead never passes for
live. What changes something, but no mean, passes with chance 0.05 per look (Bonferroni over
outputs; a doctrine has two looks). Seeds are fixed. What moves no mean by what 300 rollouts show
must still change single rollouts; how far it moves the answer is what `escalade audit
sections=dead` says, with as many rollouts as that takes.
"""

import numpy as np
import pytest

from sim.data.reduce import outputs
from sim.engine.state.names import MECHANISMS
from sim.play import simulate
from sim.scenario.load import load
from sim.studies.liveness import effect, ends, mechanism_effects, owner, parameter_effects

PARTS = 32
LOOK = (300,)  # rollouts on each side
NOISE = "beliefs.noise"  # a posterior is a martingale: its noise moves how far beliefs go, no mean
IDLIB = sorted(set(load("idlib_2020").parameters) - {NOISE})


def test_a_dead_parameter_is_caught():
    scenario = load("textbook")
    paths = {**scenario.paths}
    spare = paths["defender.wedge_motive"]
    dead = scenario.changed(
        parameters={**scenario.parameters, "defender.wedge_motive": scenario.parameters[
            "challenger.audience"]},
        paths={**paths, "defender.wedge_motive": spare},
    )
    found = parameter_effects(dead, ["defender.wedge_motive"], rollouts=(400,), workers=1)
    assert not found[0].live and found[0].difference == 0.0
    assert parameter_effects(scenario, ["challenger.audience"], (4000,), workers=1)[0].live


def test_ends_stay_in_range():
    scenario = load("idlib_2020")
    for path, quantity in scenario.parameters.items():
        low, high = ends(quantity, scenario.paths[path].entry.whole)
        assert quantity.least <= low <= high <= quantity.most, path


@pytest.mark.slow
def test_the_noise_of_looks_moves_how_far_beliefs_go():
    """Variance of the issuer's public type on the last day, by parameter row; z beyond 3.5."""
    scenario = load("idlib_2020")
    apart = []
    for value in ends(scenario.parameters[NOISE], False):
        found = simulate(scenario, 2000, 7, 2, 20, overrides={NOISE: value})
        last = found.series[:, -1, found.series_names.index("belief_turkey")]
        apart.append(last.reshape(-1, 20).var(axis=1))
    less = apart[0] - apart[1]
    assert less.mean() > 3.5 * less.std(ddof=1) / np.sqrt(len(less))


@pytest.mark.slow
def test_every_mechanism_switched_off_changes_something():
    scenario = load("idlib_2020")
    found = mechanism_effects(scenario, LOOK, workers=1)
    assert len(found) == len(MECHANISMS)
    faint = [e.path for e in found if not e.live]
    assert len(faint) <= len(MECHANISMS) // 3, faint
    for path in faint:
        assert touched(scenario, {path: "off"}, {}) > 0, path


@pytest.mark.slow
@pytest.mark.parametrize("part", (2,))  # the other parts: `escalade audit`
def test_every_parameter_moves_some_output(part):
    scenario = load("idlib_2020")
    found = parameter_effects(scenario, IDLIB[part::PARTS], LOOK, workers=1)
    faint = [e.path for e in found if not e.live]
    assert len(faint) <= len(found) // 2, faint
    for path in faint:
        low, high = ends(scenario.parameters[path], scenario.paths[path].entry.whole)
        seat = owner(scenario, path)
        assert touched(scenario, {path: low, **seat}, {path: high, **seat}) > 0, path


def touched(scenario, one: dict, other: dict) -> int:
    """Rollouts of 150 that differ at all between two settings on shared luck."""
    a, b = (simulate(scenario, 150, 7, 1, 2, overrides=words) for words in (one, other))
    return int((outputs(a).values != outputs(b).values).any(axis=1).sum())


def doctrine_effect(scenario, actor: str, doctrine: str, n: int):
    """What a doctrine in place of its actor's default does, everyone else at their default."""
    pair = [simulate(scenario, n, 7, 1, 2, "named", {actor: name}, kept=0)
            for name in (scenario.actor(actor).doctrine, doctrine)]
    return effect(*pair, actor)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("actor", "doctrine"),
    [(a.name, d) for a in load("idlib_2020").actors for d in a.doctrine_names if d != a.doctrine],
)
def test_every_doctrine_behaves_differently(actor, doctrine):
    scenario = load("idlib_2020")
    looks = (doctrine_effect(scenario, actor, doctrine, n) for n in (400, 1600))
    assert any(found.live for found in looks)


def test_a_doctrine_does_not_differ_from_itself():
    found = doctrine_effect(load("textbook"), "challenger", "ultimatum", 200)
    assert not found.live and found.z == 0.0
