"""What talks promise under each plan: the mean pull of its talk postures. Exact."""

import numpy as np
import pytest

from sim.engine.rules.doctrine import lean_options, strengths
from sim.engine.rules.mind import think
from sim.engine.rules.moods import moods, price_moods
from sim.engine.rules.price import price
from sim.engine.rules.types import precision_of
from sim.engine.state.names import FORCE, N_PAYOFF, RESPONSE, SIGNAL, TALK
from tests.engine.rules.builders import Desk

TALKS = (["seek", "call"], ["wait", "summit"])


@pytest.fixture
def i(d) -> int:
    """An actor of two plans with talk postures of their own."""
    i = d.plans("turkey", bargain={"talk": TALKS[0]}, strike={"talk": TALKS[1]})
    think(d.c, d.s, d.w)
    return i


def by_hand(d: Desk, i: int, dn: int, k: int) -> list[float]:
    """Mean over a plan's talk postures of exp(precision x (payoff - best payoff + liking))."""
    price(d.c, d.s, d.w, i, TALK)
    worth = d.payoff(i, TALK)[k, :, :N_PAYOFF].sum(axis=1)
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, TALK)
    pull = np.exp(precision_of(d.c, i) * (worth - worth.max())) * d.w.lean[TALK, dn, : len(worth)]
    return [pull[[d.option("turkey", "talk", x) for x in held]].mean() for held in TALKS]


def test_a_mood_is_the_mean_pull_of_a_plans_talk_postures(d, i):
    d.s.press[i] = np.linspace(-0.1, 0.1, 5)  # what an open deadline takes, by type
    price_moods(d.c, d.s, d.w, d.v, d.seats, i)
    seen = set()
    for dn in range(int(d.c.n_doctrines[i])):
        for k in range(5):
            wanted = by_hand(d, i, dn, k)
            moods(d.c, d.s, d.w, i, FORCE, dn, k)
            np.testing.assert_allclose(d.w.mood[:2], wanted, rtol=1e-12)
            seen.add(tuple(wanted))
    assert len(seen) >= 5


@pytest.mark.parametrize("track", [TALK, SIGNAL, RESPONSE])
def test_talks_enter_the_choice_of_force_alone(d, i, track):
    price_moods(d.c, d.s, d.w, d.v, d.seats, i)
    moods(d.c, d.s, d.w, i, track, 0, 2)
    assert d.w.mood[:2].tolist() == [1.0, 1.0]


def test_a_doctrine_seated_beside_those_expected_has_moods_too(d, i):
    n = int(d.c.n_doctrines[i])
    d.c.doctrine[i], d.c.doctrine_policy[i, n] = n, d.c.doctrine_policy[i, 0]
    d.c.trait[i, n] = d.c.trait[i, 0]
    price_moods(d.c, d.s, d.w, d.v, d.seats, i)
    moods(d.c, d.s, d.w, i, FORCE, n, 2)
    seated = d.w.mood[:2].copy()
    moods(d.c, d.s, d.w, i, FORCE, 0, 2)
    assert np.array_equal(seated, d.w.mood[:2]) and (seated > 0.0).all()


def test_an_actor_of_one_plan_has_no_mood(d):
    i = d.at("turkey")
    assert d.plans("turkey", whole={}) == i
    moods(d.c, d.s, d.w, i, FORCE, 0, 2)
    assert d.w.mood[0] == 1.0


def test_more_postures_alike_do_not_make_a_plan_better(d, i):
    """A mean, not a sum: a posture listed in two forms of half the weight changes nothing."""
    price(d.c, d.s, d.w, i, TALK)
    strengths(d.c, d.w, i, TALK)
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, TALK)
    moods(d.c, d.s, d.w, i, FORCE, 0, 2)
    before = d.w.mood[0]
    seek, n = d.option("turkey", "talk", "seek"), int(d.c.n_options[i, TALK])
    d.c.n_options[i, TALK] = n + 1
    d.c.in_plan[i, TALK, 0, n] = 1
    d.c.weight[i, TALK, [seek, n]] = 0.5
    d.w.strength[TALK, :, n] = d.w.strength[TALK, :, seek]
    d.w.lean[TALK, :, n] = d.w.lean[TALK, :, seek]
    moods(d.c, d.s, d.w, i, FORCE, 0, 2)
    assert abs(d.w.mood[0] - before) < 1e-15
