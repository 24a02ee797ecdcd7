"""What a look tells rivals, over type and doctrine together (theory B7).

Exact, but for one simulation under a fixed seed: 4,000 actors of two looks each, 20 means within
4.5 standard errors, 7e-6 each: a false alarm in fewer than one version in 5,000.
"""

import numpy as np
import pytest

from sim.engine.rules.beliefs import update
from sim.engine.rules.choice import decide
from sim.engine.rules.doctrine import lean_options
from sim.engine.rules.evidence import read_look, stands_given
from sim.engine.rules.likelihood import withstand_chance
from sim.engine.rules.plans import ANY_PLAN
from sim.engine.rules.tastes import draw_tastes
from sim.engine.rules.types import precision_of
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import (
    ANEW,
    FORCE,
    GIVEN,
    KNOWN,
    LASTING,
    M_BELIEFS,
    M_TASTES,
    N_PAYOFF,
    READ_ANSWER,
    READ_FORCE,
    READ_PLAN,
    RESPONSE,
    V_HONOUR,
    V_IGNORE,
)
from tests.engine.rules.builders import Desk

HOLD, RAID, STRIKE = range(3)


@pytest.fixture
def world(small) -> tuple[Desk, int, np.ndarray]:
    """The issuer of the textbook crisis with two plans, and worths of its options at three looks.

    Worths differ by type; float64 (looks, types, options).
    """
    i = small.plans("challenger", press={"force": ["hold", "raid"]}, strike={"force": ["strike"]})
    small.c.noise = 0.0
    small.c.precision[i] = 6.0
    small.s.settled[i] = 1
    small.s.read[i] = ANEW
    rng = np.random.default_rng(11)
    return small, i, rng.normal(0.0, 0.25, (3, TYPES, 3))


def enter(d: Desk, worth: np.ndarray) -> None:
    """Payoffs of a look."""
    d.w.payoff[...] = 0.0
    d.w.payoff[:, : worth.shape[1], 0] = worth


def take(d: Desk, i: int, worth: np.ndarray, bound: int = -1) -> int:
    """A look at force; what is chosen stands."""
    enter(d, worth)
    o = decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, d.at("defender"), ANY_PLAN, bound)
    d.s.posture[i, FORCE] = o
    return o


def doctrines(d: Desk, i: int) -> int:
    """Number of doctrines that an actor may have, all of some weight."""
    n = int(d.c.n_doctrines[i])
    assert n > 1 and (d.c.doctrine_weight[i, :n] > 0.0).all()
    return n


def pulls(d: Desk, i: int, dn: int, worth: np.ndarray) -> np.ndarray:
    """Pulls of the options for every type under a doctrine, by hand; float64 (types, options)."""
    lean_options(d.c, d.s, d.w, d.v, d.seats, i, FORCE)
    return np.exp(precision_of(d.c, i) * worth) * d.w.lean[FORCE, dn, : worth.shape[1]]


def test_a_first_choice_is_read_by_the_logit_of_every_type_and_doctrine(world):
    d, i, worths = world
    o = take(d, i, worths[0])
    seen = d.s.seen[i].copy()
    table = []
    for dn in range(doctrines(d, i)):
        pull = pulls(d, i, dn, worths[0])
        np.testing.assert_allclose(seen[dn], pull[:, o] / pull.sum(axis=1), rtol=1e-12)
        table.append(seen[dn])
    assert np.ptp(table) > 0.05 and d.s.was_seen[i] == 1
    assert (d.s.read[i, [READ_FORCE, READ_PLAN]] == LASTING).all()


def test_the_posterior_is_the_prior_times_the_likelihood_of_a_small_case_by_hand(world):
    d, i, worths = world
    n = doctrines(d, i)
    prior = d.s.joint[i, :n].copy()
    o = take(d, i, worths[0])
    update(d.c, d.s)
    weight = np.array([prior[dn] * (p := pulls(d, i, dn, worths[0]))[:, o] / p.sum(axis=1)
                       for dn in range(n)])
    np.testing.assert_allclose(d.s.joint[i, :n], weight / weight.sum(), rtol=1e-12)
    np.testing.assert_allclose(d.s.public[i], weight.sum(axis=0) / weight.sum(), rtol=1e-12)
    assert np.abs(d.s.joint[i, :n] - prior).max() > 0.02
    assert d.s.was_seen[i] == 0 and (d.s.seen[i, :n] == 1.0).all()


def test_a_posture_kept_tells_by_who_would_have_left_it(world):
    """Strong types would not leave for what is now better for all; weak ones might have."""
    d, i, worths = world
    first = np.zeros((TYPES, 3))
    first[:, HOLD] = 0.3
    d.s.taste[i, FORCE, :3], d.s.taste_plan[i, :2] = [30.0, 0.0, 0.0], [30.0, 0.0]
    assert take(d, i, first) == HOLD
    update(d.c, d.s)
    before = d.s.public[i].copy()
    then = first.copy()
    then[:, RAID] = [0.8, 0.6, 0.4, 0.2, 0.0]  # the weaker, the more it is worth
    assert take(d, i, then) == HOLD
    seen = d.s.seen[i].copy()
    for dn in range(doctrines(d, i)):
        was, now = pulls(d, i, dn, first)[:, :2], pulls(d, i, dn, then)[:, :2]
        plan_was, plan_now = pulls(d, i, dn, first), pulls(d, i, dn, then)
        for k in range(TYPES):
            inside = withstand_chance(was[k] / was[k, 0], now[k], 2, 0)
            whole = withstand_chance(np.array([1.0, plan_was[k, 2] / plan_was[k, :2].sum()]),
                         np.array([plan_now[k, :2].sum(), plan_now[k, 2]]), 2, 0)
            assert abs(seen[dn, k] - inside * whole) < 1e-12
    update(d.c, d.s)
    after = d.s.public[i]
    assert after[0] < before[0] - 0.02 and after[4] > before[4] + 0.001
    assert after @ np.arange(5) > before @ np.arange(5) + 0.1


def test_a_look_at_worths_that_have_not_moved_tells_nothing_more(world):
    d, i, worths = world
    take(d, i, worths[0])
    update(d.c, d.s)
    before = d.s.joint[i].copy()
    for _ in range(3):
        take(d, i, worths[0])
        update(d.c, d.s)
    np.testing.assert_allclose(d.s.joint[i], before, atol=1e-14)


def test_what_has_been_withstood_once_is_withstood_again(world):
    """Of plans and of options: after better and worse days the same temptation tells nothing."""
    d, i, worths = world
    d.s.taste[i, FORCE, :3], d.s.taste_plan[i, :2] = [60.0, 0.0, 0.0], [60.0, 0.0]
    tempting = worths[0].copy()
    tempting[:, [RAID, STRIKE]] += np.array([0.4, 0.5])
    told = []
    for worth in (worths[0], tempting, worths[0], tempting):
        assert take(d, i, worth) == HOLD
        told.append(float(np.ptp(d.s.seen[i, : doctrines(d, i)])))
        update(d.c, d.s)
    assert min(told[:2]) > 0.01 and max(told[2:]) < 1e-12


def test_a_first_look_that_leaves_what_stands_tells_nothing_and_binds_the_next(world):
    d, i, worths = world
    d.s.read[i] = [GIVEN, ANEW, GIVEN]
    d.s.settled[i] = 0
    held = int(d.s.posture[i, FORCE])
    assert take(d, i, worths[0]) == held
    assert (d.s.seen[i, : doctrines(d, i)] == 1.0).all()
    take(d, i, worths[1])
    assert np.ptp(d.s.seen[i, : doctrines(d, i)]) > 0.01


def whole(d: Desk, i: int, worth: np.ndarray) -> np.ndarray:
    """Likelihoods of a look, added up over all that it may come to; float64 (doctrines, types)."""
    total = np.zeros((doctrines(d, i), TYPES))
    for o in range(3):
        desk = d.copy()
        take(desk, i, worth, o)
        total += desk.s.seen[i, : len(total)]
    return total


@pytest.mark.parametrize("path", [(0,), (2,), (0, 0), (0, 1), (2, 0), (1, 1), (1, 2, 1)])
def test_likelihoods_of_all_that_may_come_of_a_look_add_up_to_one(world, path):
    """At a first look and at a second and third, after any path; so beliefs are a martingale."""
    d, i, worths = world
    for turn, o in enumerate(path):
        np.testing.assert_allclose(whole(d, i, worths[turn]), 1.0, atol=1e-12)
        take(d, i, worths[turn], o)
        update(d.c, d.s)
    np.testing.assert_allclose(whole(d, i, worths[2] + 0.1 * worths[0]), 1.0, atol=1e-12)


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_the_posterior_averaged_over_the_predictive_law_is_the_prior_after_one_look_and_two(
    world, noise
):
    d, i, worths = world
    d.c.noise = noise
    n = doctrines(d, i)
    prior = d.s.joint[i, :n].copy()
    once, twice = np.zeros_like(prior), np.zeros_like(prior)
    for a in range(3):
        one = d.copy()
        take(one, i, worths[0], a)
        chance = (prior * one.s.seen[i, :n]).sum()
        update(one.c, one.s)
        middle = one.s.joint[i, :n].copy()
        once += chance * middle
        inner = np.zeros_like(prior)
        for b in range(3):
            two = one.copy()
            take(two, i, worths[1], b)
            then = (middle * two.s.seen[i, :n]).sum()
            update(two.c, two.s)
            inner += then * two.s.joint[i, :n]
        np.testing.assert_allclose(inner, middle, atol=1e-12)
        twice += chance * inner
    np.testing.assert_allclose(once, prior, atol=1e-12)
    np.testing.assert_allclose(twice, prior, atol=1e-12)


def test_beliefs_are_right_on_average_about_actors_that_choose_by_their_tastes(world):
    """True type and doctrine from the prior, two looks of the whole rule; no cell off on average,

    plainly or weighed by the belief itself (calibration).
    """
    d, i, worths = world
    n = doctrines(d, i)
    prior = d.s.joint[i, :n].copy()
    rng = np.random.default_rng(3)
    off = []
    for k in range(4000):
        d.s.replicate = k
        cell = int(rng.choice(prior.size, p=prior.ravel() / prior.sum()))
        d.c.doctrine[i], d.s.kind[i] = divmod(cell, TYPES)
        d.s.joint[i, :n], d.s.read[i] = prior, ANEW
        draw_tastes(d.c, d.s, i)
        for worth in worths[:2]:
            take(d, i, worth)
            update(d.c, d.s)
        post = d.s.joint[i, :n].ravel()
        gap = np.where(np.arange(prior.size) == cell, 1.0, 0.0) - post
        off.append([*gap.reshape(n, TYPES).sum(axis=0), *gap.reshape(n, TYPES).sum(axis=1),
                    (gap * post).sum(), post[cell] - prior.ravel()[cell]])
    off = np.array(off)
    z = off[:, :-1].mean(axis=0) / (off[:, :-1].std(axis=0) / np.sqrt(len(off)))
    assert np.abs(z).max() < 4.5, z
    assert off[:, -1].mean() > 0.01  # and the truth gains on average


def test_a_change_of_plan_makes_the_next_answer_a_first_choice_again(world):
    d, i, worths = world
    take(d, i, worths[0], HOLD)
    d.s.read[i] = LASTING
    take(d, i, worths[1], RAID)
    assert d.s.read[i, READ_ANSWER] == LASTING  # both are of one plan
    take(d, i, worths[1], STRIKE)
    assert d.s.plan[i] == 1 and d.s.read[i, READ_ANSWER] == ANEW


def test_answers_are_read_against_the_last_answer(world):
    d, i, worths = world
    honour, ignore = (d.verb_option(i, RESPONSE, v) for v in (V_HONOUR, V_IGNORE))
    n = int(d.c.n_options[i, RESPONSE])
    enter(d, np.zeros((TYPES, n)))
    looks = []
    for o in (honour, honour, ignore):
        decide(d.c, d.s, d.w, d.v, d.seats, i, RESPONSE, 1, ANY_PLAN, o)
        looks.append(d.s.seen[i, :2, 2].copy())
        assert d.s.last_answer[i] == o
        update(d.c, d.s)
    assert (looks[0] < 1.0).all()
    np.testing.assert_allclose(looks[1], 1.0)  # the same answer at the same worths
    assert (looks[2] < 1e-12).all()  # nobody leaves what is worth what it was


def test_what_has_come_otherwise_than_by_a_choice_is_given(world):
    d, i, worths = world
    take(d, i, worths[0])
    stands_given(d.s, i)
    update(d.c, d.s)
    take(d, i, worths[1])
    assert (d.s.seen[i, : doctrines(d, i)] == 1.0).all()


@pytest.mark.parametrize("way", ["hidden", "off", "known"])
def test_hidden_actors_and_fixed_beliefs_are_not_read(world, way):
    d, i, worths = world
    if way == "hidden":
        d.c.hidden[i] = 1
    else:
        d.c.on[M_BELIEFS] = KNOWN if way == "known" else 0
    before = d.s.joint.copy(), d.s.public.copy()
    for worth in worths:
        take(d, i, worth)
        assert d.s.was_seen[i] == 0
        update(d.c, d.s)
    assert np.array_equal(before[0], d.s.joint) and np.array_equal(before[1], d.s.public)


def test_with_tastes_anew_at_every_look_each_is_read_by_the_logit(world):
    d, i, worths = world
    d.c.on[M_TASTES] = 0
    for worth in (worths[0], worths[0], worths[1]):
        o = take(d, i, worth)
        for dn in range(doctrines(d, i)):
            pull = pulls(d, i, dn, worth)
            np.testing.assert_allclose(d.s.seen[i, dn], pull[:, o] / pull.sum(axis=1), rtol=1e-12)
        update(d.c, d.s)


def test_the_reading_depends_on_no_true_type_or_doctrine(world):
    d, i, worths = world
    tables = []
    for kind in range(TYPES):
        for dn in range(doctrines(d, i)):
            desk = d.copy()
            desk.s.kind[i], desk.c.doctrine[i] = kind, dn
            take(desk, i, worths[0], RAID)
            take(desk, i, worths[1], RAID)
            tables.append(desk.s.seen[i].tobytes())
    assert len(set(tables)) == 1


def test_a_look_is_read_once_and_by_the_payoffs_that_the_choice_was_made_by(world):
    d, i, worths = world
    o = take(d, i, worths[0])
    table = d.payoff(i, FORCE)[:, :, :N_PAYOFF]
    before = d.s.seen[i].copy()
    d.s.read[i] = ANEW
    read_look(d.c, d.s, d.w, d.v, d.seats, i, FORCE, int(d.s.plan[i]), o)
    assert np.array_equal(table, d.payoff(i, FORCE)[:, :, :N_PAYOFF])
    n = doctrines(d, i)
    np.testing.assert_allclose(d.s.seen[i, :n], before[:n] ** 2, rtol=1e-12)  # a second look counts
