"""Bayesian updating of resolve (theory B7). Exact."""

import numpy as np
import pytest

from sim.rules.beliefs import revise, update
from sim.rules.compliance import entropy
from sim.state.names import FORCE, M_BELIEFS


def two(prior: float) -> np.ndarray:
    """A belief on the first two types of the grid."""
    return np.array([prior, 1.0 - prior, 0.0, 0.0, 0.0])


@pytest.mark.theory
def test_T13_prior_030_and_a_likelihood_ratio_of_four():
    row = two(0.3)
    revise(row, np.array([0.8, 0.2, 0.5, 0.5, 0.5]), 0.0)
    assert abs(row[0] - 0.631578947) < 1e-9


@pytest.mark.theory
def test_T14_posteriors_averaged_over_the_predictive_give_the_prior():
    rng = np.random.default_rng(5)
    for noise in (0.0, 0.1, 0.7):
        prior = rng.dirichlet(np.ones(5))
        likelihood = rng.dirichlet(np.ones(4), 5)  # by type, of four acts
        mean = np.zeros(5)
        for act in range(4):
            row = prior.copy()
            revise(row, likelihood[:, act].copy(), noise)
            mean += (prior @ likelihood[:, act]) * row
        np.testing.assert_allclose(mean, prior, atol=1e-12)


@pytest.mark.theory
def test_T15_the_true_type_is_learnt_and_ratio_one_teaches_nothing():
    rng = np.random.default_rng(6)
    likelihood = rng.dirichlet(np.ones(4), 5)
    row = np.full(5, 0.2)
    for act in rng.choice(4, 4000, p=likelihood[3]):
        revise(row, likelihood[:, act].copy(), 0.0)
    assert row[3] > 0.999
    row = two(0.3)
    for _ in range(50):
        revise(row, np.full(5, 0.4), 0.0)
    np.testing.assert_allclose(row, two(0.3), atol=1e-12)


def test_pure_noise_teaches_nothing():
    row = two(0.3)
    revise(row, np.array([0.9, 0.1, 0.0, 0.0, 0.0]), 1.0)
    np.testing.assert_allclose(row, two(0.3), atol=1e-15)


def test_more_noise_moves_a_belief_less():
    seen = []
    for noise in (0.0, 0.3, 0.9):
        row = two(0.3)
        revise(row, np.array([0.8, 0.2, 0.0, 0.0, 0.0]), noise)
        seen.append(row[0])
    assert seen[0] > seen[1] > seen[2] > 0.3


def test_an_impossible_act_leaves_a_belief_as_it_was():
    row = two(0.3)
    revise(row, np.zeros(5), 0.1)
    assert np.array_equal(row, two(0.3))


def test_the_record_is_read_once(d):
    i = d.at("turkey")
    d.s.acted[i, FORCE] = d.option("turkey", "force", "strike_wide")
    d.s.visible[i, FORCE] = 1
    d.s.likelihood[i, FORCE] = [0.1, 0.2, 0.3, 0.4, 0.5]
    update(d.c, d.s)
    once = d.s.public[i].copy()
    assert d.s.acted[i, FORCE] == -1
    update(d.c, d.s)
    assert np.array_equal(once, d.s.public[i])


def test_beliefs_mechanism_off_keeps_the_prior(d):
    i = d.at("turkey")
    d.c.on[M_BELIEFS] = 0
    before = d.s.public.copy()
    d.s.acted[i, FORCE] = d.option("turkey", "force", "strike_wide")
    d.s.visible[i, FORCE] = 1
    d.s.likelihood[i, FORCE] = [0.1, 0.2, 0.3, 0.4, 0.5]
    update(d.c, d.s)
    assert np.array_equal(before, d.s.public)


def test_actors_learn_nothing_about_themselves(d):
    i = d.at("turkey")
    before = d.s.belief[i, i].copy()
    d.s.acted[i, FORCE] = d.option("turkey", "force", "strike_wide")
    d.s.visible[i, FORCE] = 1
    d.s.likelihood[i, FORCE] = [0.1, 0.2, 0.3, 0.4, 0.5]
    update(d.c, d.s)
    assert np.array_equal(before, d.s.belief[i, i])


def test_entropy_of_a_belief(d):
    d.s.public[0] = 0.2
    assert abs(entropy(d.c, d.s, 0) - np.log(5)) < 1e-12
    d.s.public[0] = [0.0, 1.0, 0.0, 0.0, 0.0]
    assert entropy(d.c, d.s, 0) == 0.0
