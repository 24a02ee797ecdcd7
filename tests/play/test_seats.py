"""Any callable takes a seat, with the same bits watched and compiled."""

import functools

import pytest

from sim.data.digest import digest
from sim.engine.policies import REGISTRY
from sim.engine.state.names import COMPLY, FORCE
from sim.errors import UsageError
from sim.model import CrisisModel
from sim.play import simulate
from sim.scenario.load import load
from tests.play.pair import differences


def hawk(view, traits, u):
    """Scalar Python that Numba compiles."""
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -traits[0]
        if view.track == FORCE:
            u[o, 1] = 0.05 * view.level[o, 0] * view.rival_resolve


def hawk_in_words(view, traits, u):
    """The same numbers, from a closure over a dictionary of functions: beyond Numba."""
    rule = {True: lambda o: 0.05 * view.level[o, 0] * view.rival_resolve, False: lambda o: 0.0}
    for o in range(view.n_options):
        u[o, 0] = 0.0 if o == view.current else -traits[0]
        u[o, 1] = rule[view.track == FORCE](o)


def cubes(view, traits, u):
    """A power that Numba rounds otherwise than Python on some views."""
    for o in range(view.n_options):
        u[o, 0] = 0.1 * (view.tie + 0.1 * o) ** 3 * view.reputation**7


class Yielder:
    """An object with a strength."""

    def __init__(self, by):
        self.by = by

    def __call__(self, view, traits, u):
        for o in range(view.n_options):
            u[o, 0] = self.by * float(view.level[o, COMPLY])


CASES = [
    ("textbook", {"challenger": hawk}),
    ("textbook", {"challenger": hawk_in_words, "defender": Yielder(0.3)}),
    ("idlib_2020", {"turkey": hawk, "russia": Yielder(0.2)}),
    ("idlib_2020", {"syria": cubes, "turkey": functools.partial(hawk)}),
]


@pytest.mark.parametrize("case", range(len(CASES)))
def test_watched_equals_compiled(case):
    name, overrides = CASES[case]
    for rollout in (0, 41):
        assert differences(load(name), 5, rollout, 20, overrides) == []


def test_compiled_and_plain_seats_agree():
    scenario = load("textbook")
    compiled = simulate(scenario, rollouts=200, overrides={"challenger": hawk}, workers=1)
    plain = simulate(scenario, rollouts=200, overrides={"challenger": hawk_in_words}, workers=3)
    assert digest(compiled) == digest(plain)
    assert compiled.notices == []
    assert len(plain.notices) == 1
    assert plain.notices[0].startswith("challenger: hawk_in_words runs as plain Python")
    assert digest(compiled) != digest(simulate(scenario, rollouts=200))


def test_other_bits_when_compiled_means_plain():
    outcome = simulate(load("textbook"), rollouts=20, overrides={"challenger": cubes})
    assert len(outcome.notices) == 1 and "gives other numbers" in outcome.notices[0]


def test_a_bundled_policy_in_a_seat_gives_the_doctrine_it_is():
    """Where no rival judges the act, the seat of a bundled policy changes nothing."""
    scenario, quiet = load("textbook"), {"mechanisms.beliefs": "off"}
    named = simulate(scenario, rollouts=200, overrides={"challenger": "ultimatum", **quiet})
    seated = simulate(
        scenario, rollouts=200,
        overrides={"challenger": REGISTRY["ultimatum"].function, **quiet},
    )
    assert digest(named) == digest(seated)


def test_rivals_judge_by_the_mixture():
    """With beliefs on, too: a seat changes the actor's own choices only."""
    scenario = load("textbook")
    named = simulate(scenario, rollouts=200, overrides={"challenger": "ultimatum"})
    seated = simulate(
        scenario, rollouts=200, overrides={"challenger": REGISTRY["ultimatum"].function}
    )
    assert digest(named) == digest(seated)


def test_the_outcome_names_the_seat():
    outcome = simulate(load("textbook"), rollouts=40, overrides={"challenger": hawk})
    assert outcome.fixed_doctrines["challenger"] == "hawk"
    names = outcome.doctrine_names["challenger"]
    column = outcome.actors.index("challenger")
    assert {names[d] for d in outcome.doctrines[:, column]} == {"hawk"}
    assert len(set(names)) == len(names)


def test_a_mended_closure_is_not_stale():
    scenario, push = load("textbook"), 0.0

    def pushes(view, traits, u):
        for o in range(view.n_options):
            u[o, 0] = push * o

    before = digest(simulate(scenario, rollouts=100, overrides={"challenger": pushes}))
    push = 0.5
    assert digest(simulate(scenario, rollouts=100, overrides={"challenger": pushes})) != before


def impure(view, traits, u, state=[0.0]):  # noqa: B006
    state[0] += 0.01
    u[0, 0] = state[0]


def meddler(view, traits, u):
    view.tie = 1.0


def greedy(view, traits, u):
    traits[0] = 9.0


def boundless(view, traits, u):
    u[0, 0] = float("inf")


def wrong_words(view):
    pass


@pytest.mark.parametrize(
    ("policy", "text"),
    [
        (impure, "challenger: impure is not a pure function"),
        (meddler, "meddler changes its view"),
        (greedy, "greedy changes its view or its traits"),
        (boundless, "not finite"),
        (wrong_words, r"wrong_words\(view, traits, u\) raises on every view: TypeError"),
    ],
)
def test_what_is_no_policy_is_refused_both_ways(policy, text):
    scenario = load("textbook")
    with pytest.raises(UsageError, match=text):
        simulate(scenario, rollouts=20, overrides={"challenger": policy})
    with pytest.raises(UsageError, match=text):
        CrisisModel(scenario, overrides={"challenger": policy})


def test_too_many_seats_are_refused():
    scenario = load("idlib_2020")
    crowded = scenario.changed(policies=tuple(f"policy{n}" for n in range(16)))
    with pytest.raises(UsageError, match="no room"):
        simulate(crowded, rollouts=20, overrides={"turkey": hawk})


def test_no_seat_is_left_behind():
    from sim.play import seating

    simulate(load("textbook"), rollouts=20, overrides={"challenger": hawk_in_words})
    assert seating._seated == {}
