"""Bayes' martingale: the posterior averaged over one's own predictive chances is the prior."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.rules.beliefs import revise
from sim.rules.choice import judge
from sim.rules.mind import think_publicly
from sim.rules.observe import main_rival
from sim.rules.price import price
from sim.state.capacity import TYPES
from sim.state.names import FORCE, SIGNAL, TALK
from tests.properties.crises import FIXED
from tests.rules.builders import Desk

positive = st.floats(1e-6, 1.0)
rows = st.lists(positive, min_size=TYPES, max_size=TYPES).map(lambda x: np.array(x) / sum(x))


@st.composite
def tables(draw):
    """Likelihoods [act, type]: for each type a distribution over two to twelve acts."""
    n = draw(st.integers(2, 12))
    x = np.array(draw(st.lists(st.lists(positive, min_size=TYPES, max_size=TYPES), min_size=n,
                               max_size=n)))
    return x / x.sum(axis=0)


def after(prior: np.ndarray, likelihood: np.ndarray, noise: float) -> np.ndarray:
    """The posterior."""
    row = prior.copy()
    revise(row, likelihood, noise)
    return row


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
    for row in (after(prior, likelihood, 1.0), after(prior, np.full(TYPES, x), 0.0),
                after(prior, np.zeros(TYPES), 0.3)):
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


def test_the_likelihoods_entered_in_the_record_are_those_of_a_whole_menu():
    """Over all acts that could have been read they add up to 1 for every type."""
    d = Desk("idlib_2020")
    for track in (FORCE, TALK, SIGNAL):
        for i in range(d.c.n_actors):
            n = int(d.c.n_options[i, track])
            if n < 2:
                continue
            total = np.zeros(TYPES)
            for o in range(n):
                if track < SIGNAL and o == d.s.posture[i, track]:
                    continue
                think_publicly(d.c, d.s, d.w, i)
                price(d.c, d.s, d.w, i, track)
                reach(d, i, track)
                judge(d.c, d.s, d.w, d.v, d.seats, i, track, o)
                total += d.s.likelihood[i, track]
            np.testing.assert_allclose(total, 1.0, atol=1e-12)


def reach(d: Desk, i: int, track: int) -> None:
    """Mark which options are open."""
    from sim.rules.choice import feasible

    feasible(d.c, d.s, d.w, i, track, main_rival(d.c, i))
