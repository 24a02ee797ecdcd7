"""Bayesian updating of type and doctrine from yesterday's looks (theory B7). Exact."""

import numpy as np
import pytest

from sim.engine.rules.beliefs import forget_day, sum_types, update
from sim.engine.rules.compliance import entropy
from sim.engine.state.capacity import TYPES
from sim.engine.state.names import FORCE


def believed(d, joint, noise=0.0) -> int:
    """An actor of as many doctrines as rows, of whom so much is believed."""
    i = d.at("turkey")
    d.c.noise, d.c.n_doctrines[i] = noise, len(joint)
    d.s.joint[i] = 0.0
    d.s.joint[i, : len(joint)] = joint
    forget_day(d.c, d.s, i)
    return i


def after(d, i, likelihood) -> np.ndarray:
    """The joint belief after a day of such a likelihood; rivals' belief by type in `s.public`."""
    n = len(likelihood)
    d.s.seen[i, :n] = likelihood
    d.s.was_seen[i] = 1
    update(d.c, d.s)
    return d.s.joint[i, :n].copy()


def two(prior: float) -> np.ndarray:
    """A belief on the first two types of the grid, of one doctrine."""
    return np.array([[prior, 1.0 - prior, 0.0, 0.0, 0.0]])


RATIO_FOUR = np.array([[0.8, 0.2, 0.5, 0.5, 0.5]])


@pytest.mark.theory
def test_T13_prior_030_and_a_likelihood_ratio_of_four(d):
    row = after(d, believed(d, two(0.3)), RATIO_FOUR)
    assert abs(row[0, 0] - 0.631578947) < 1e-9


@pytest.mark.theory
def test_T14_posteriors_averaged_over_the_predictive_give_the_prior(d):
    """Jointly over three doctrines and five types, of four things that may be seen."""
    rng = np.random.default_rng(5)
    for noise in (0.0, 0.1, 0.7):
        prior = rng.dirichlet(np.ones(15)).reshape(3, 5)
        table = rng.dirichlet(np.ones(4), (3, 5))
        mean = np.zeros((3, 5))
        for act in range(4):
            i = believed(d, prior, noise)
            mean += (prior * table[:, :, act]).sum() * after(d, i, table[:, :, act])
        np.testing.assert_allclose(mean, prior, atol=1e-12)


@pytest.mark.theory
def test_T15_the_true_type_and_doctrine_are_learnt_and_ratio_one_teaches_nothing(d):
    rng = np.random.default_rng(6)
    table = rng.dirichlet(np.ones(4), (2, 5))
    i = believed(d, np.full((2, 5), 0.1))
    for act in rng.choice(4, 4000, p=table[1, 3]):
        row = after(d, i, table[:, :, act])
    assert row[1, 3] > 0.999 and d.s.public[i, 3] > 0.999
    i = believed(d, two(0.3))
    for _ in range(50):
        row = after(d, i, np.full((1, 5), 0.4))
    np.testing.assert_allclose(row, two(0.3), atol=1e-12)


def test_what_tells_of_a_doctrine_tells_of_the_types_that_go_with_it(d):
    """Correlated priors: seeing the second doctrine moves the belief on types by Bayes' law."""
    joint = np.array([[0.4, 0.1, 0.0, 0.0, 0.0], [0.1, 0.4, 0.0, 0.0, 0.0]])
    i = believed(d, joint)
    row = after(d, i, np.array([[0.2] * 5, [0.6] * 5]))
    np.testing.assert_allclose(row, joint * [[0.5], [1.5]])
    np.testing.assert_allclose(d.s.public[i, :2], [0.35, 0.65])


def test_pure_noise_teaches_nothing(d):
    row = after(d, believed(d, two(0.3), 1.0), np.array([[0.9, 0.1, 0.0, 0.0, 0.0]]))
    np.testing.assert_allclose(row, two(0.3), atol=1e-15)


def test_noise_mixes_a_likelihood_with_its_mean(d):
    row = after(d, believed(d, two(0.3), 0.25), RATIO_FOUR)
    mean = 0.3 * 0.8 + 0.7 * 0.2
    assert abs(row[0, 0] - 0.3 * (0.75 * 0.8 + 0.25 * mean) / mean) < 1e-15


def test_more_noise_moves_a_belief_less(d):
    seen = [after(d, believed(d, two(0.3), x), RATIO_FOUR)[0, 0] for x in (0.0, 0.3, 0.9)]
    assert seen[0] > seen[1] > seen[2] > 0.3


def test_an_impossible_look_leaves_a_belief_as_it_was(d):
    row = after(d, believed(d, two(0.3), 0.1), np.zeros((1, 5)))
    assert np.array_equal(row, two(0.3))
    assert (d.s.seen[d.at("turkey"), 0] == 1.0).all()  # and it is forgotten


def test_the_record_is_read_once_and_cleared(d):
    i = d.at("turkey")
    d.s.acted[i, FORCE] = d.option("turkey", "force", "strike_wide")
    n = int(d.c.n_doctrines[i])
    once = after(d, i, np.linspace(0.1, 0.5, n * TYPES).reshape(n, TYPES))
    assert d.s.acted[i, FORCE] == -1 and d.s.was_seen[i] == 0
    update(d.c, d.s)
    assert np.array_equal(once, d.s.joint[i, :n])


def test_a_day_without_looks_changes_nothing(d):
    before = d.s.joint.copy(), d.s.public.copy()
    d.s.seen[:] = 0.3  # but nobody was seen
    update(d.c, d.s)
    assert np.array_equal(before[0], d.s.joint) and np.array_equal(before[1], d.s.public)


def test_the_public_belief_is_the_sum_over_doctrines(d):
    i = believed(d, np.array([[0.1, 0.2, 0.0, 0.0, 0.1], [0.0, 0.0, 0.3, 0.2, 0.1]]))
    sum_types(d.c, d.s, i)
    np.testing.assert_allclose(d.s.public[i], [0.1, 0.2, 0.3, 0.2, 0.2])


def test_entropy_of_a_belief(d):
    d.s.public[0] = 0.2
    assert abs(entropy(d.c, d.s, 0) - np.log(5)) < 1e-12
    d.s.public[0] = [0.0, 1.0, 0.0, 0.0, 0.0]
    assert entropy(d.c, d.s, 0) == 0.0
