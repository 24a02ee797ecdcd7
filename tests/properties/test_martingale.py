"""Bayes' martingale: the posterior averaged over one's own predictive chances is the prior."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.engine.rules.beliefs import revise, update
from sim.engine.rules.choice import decide
from sim.engine.rules.mind import think
from sim.engine.rules.moods import price_moods
from sim.engine.rules.observe import main_rival
from sim.engine.rules.plans import ANY_PLAN
from sim.engine.rules.price import price
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import ANEW, FORCE
from tests.engine.rules.builders import CaseSlots, CrisisSlots, Desk
from tests.properties.crises import FIXED

positive = st.floats(1e-6, 1.0)
CELLS = 2 * TYPES  # of two doctrines
rows = st.lists(positive, min_size=CELLS, max_size=CELLS).map(lambda x: np.array(x) / sum(x))


@st.composite
def tables(draw):
    """Likelihoods [act, cell]: for each doctrine and type a distribution over two to six acts."""
    n = draw(st.integers(2, 6))
    x = np.array(draw(st.lists(st.lists(positive, min_size=CELLS, max_size=CELLS), min_size=n,
                               max_size=n)))
    return x / x.sum(axis=0)


def after(prior: np.ndarray, likelihood: np.ndarray, noise: float) -> np.ndarray:
    """The posterior."""
    c, s = CaseSlots(), CrisisSlots()
    c.noise, c.n_doctrines[0] = noise, prior.size // TYPES
    s.joint[0, : prior.size // TYPES] = prior.reshape(-1, TYPES)
    s.seen[0, : prior.size // TYPES] = likelihood.reshape(-1, TYPES)
    revise(c, s, 0)
    return np.array(s.joint[0, : prior.size // TYPES]).ravel()


@given(prior=rows, table=tables(), noise=st.floats(0.0, 1.0))
@settings(FIXED, max_examples=300)
def test_expected_posterior_is_the_prior(prior, table, noise):
    chances = table @ prior
    posteriors = np.array([after(prior, likelihood, noise) for likelihood in table])
    np.testing.assert_allclose(chances @ posteriors, prior, atol=1e-12)
    np.testing.assert_allclose(posteriors.sum(axis=1), 1.0, atol=1e-12)
    assert (posteriors >= 0.0).all()


@given(prior=rows, likelihood=rows, x=positive)
@settings(FIXED, max_examples=100)
def test_what_says_nothing_moves_nothing(prior, likelihood, x):
    """Full noise, equal likelihoods, or an act that was impossible."""
    for row in (after(prior, likelihood, 1.0), after(prior, np.full(CELLS, x), 0.0),
                after(prior, np.zeros(CELLS), 0.3)):
        np.testing.assert_allclose(row, prior, atol=1e-12)


def test_oracle_of_a_likelihood_ratio_of_four():
    row = after(np.array([0.7, 0.3, 0.0, 0.0, 0.0]), np.array([0.1, 0.4, 0, 0, 0]), 0.0)
    assert abs(row[1] - 0.631578947) < 1e-9


def test_a_revision_that_forgets_to_normalise_is_caught():
    """The check can fail: a rule that only mixes the likelihood in breaks the martingale."""
    rng = np.random.default_rng(1)
    prior, table = rng.dirichlet(np.ones(TYPES)), rng.dirichlet(np.ones(4), TYPES).T
    wrong = np.array([0.5 * prior + 0.5 * likelihood / likelihood.sum() for likelihood in table])
    assert np.abs((table @ prior) @ wrong - prior).max() > 1e-3


@pytest.mark.parametrize("name", ["idlib_2020", "july_1914", "cuba_1962"])
def test_the_likelihoods_of_all_that_a_look_may_come_to_add_up_to_one(name):
    """For every actor, type and doctrine: at a first choice, and at a second from any posture,

    worths moved in between.
    """
    d = Desk(name)
    d.s.read[:], d.s.settled[:] = ANEW, 1
    for i in range(d.c.n_actors):
        n = int(d.c.n_options[i, FORCE])
        if n < 2:
            continue
        first, second = values(d, i, 1), values(d, i, 2)
        np.testing.assert_allclose(whole(d, i, first), 1.0, atol=1e-12)
        for o in range(n):
            desk = d.copy()
            if look(desk, i, first, o).max() > 0.0:
                desk.s.posture[i, FORCE] = o
                update(desk.c, desk.s)
                np.testing.assert_allclose(whole(desk, i, second), 1.0, atol=1e-12)


def values(d: Desk, i: int, seed: int) -> np.ndarray:
    """The actor's own payoffs, shaken by type and option."""
    think(d.c, d.s, d.w)
    price_moods(d.c, d.s, d.w, d.v, d.seats, i)
    price(d.c, d.s, d.w, i, FORCE)
    shaken = np.array(d.w.payoff)
    n = int(d.c.n_options[i, FORCE])
    shaken[:, :n, 0] += np.random.default_rng(seed).normal(0.0, 0.1, (TYPES, n))
    return shaken


def look(d: Desk, i: int, payoff: np.ndarray, o: int) -> np.ndarray:
    """Likelihood of a look that comes to an option, by doctrine and type."""
    d.w.payoff[...] = payoff
    decide(d.c, d.s, d.w, d.v, d.seats, i, FORCE, main_rival(d.c, i), ANY_PLAN, o)
    return np.array(d.s.seen[i, : int(d.c.n_doctrines[i])])


def whole(d: Desk, i: int, payoff: np.ndarray) -> np.ndarray:
    """The likelihoods added up over all plans and what they hold; of the doctrines expected."""
    total = np.zeros((int(d.c.n_doctrines[i]), TYPES))
    for p in range(int(d.c.n_plans[i])):
        for o in np.flatnonzero(d.c.in_plan[i, FORCE, p]):
            desk = d.copy()
            desk.s.taste_plan[i] = 0.0
            desk.s.taste_plan[i, p] = 1e6
            seen = look(desk, i, payoff, int(o))
            if desk.s.plan[i] == p:
                total += seen
    return total[d.c.doctrine_weight[i, : len(total)] > 0.0]
