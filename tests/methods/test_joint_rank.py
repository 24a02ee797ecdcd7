"""The joint rank: uniform for a record that is one more rollout, near 0 for one far outside."""

import numpy as np
import pytest

from sim.methods.joint_rank import distances, farther, normal_scores

MIX = np.array([[1.0, 0.8, 0.0, 0.0], [0.0, 0.6, 0.0, 0.0], [0.0, 0.0, 1.0, 0.3],
                [0.0, 0.0, 0.0, 1.0]])


def crises(n: int, seed: int) -> np.ndarray:
    """Rollouts of dependent measures, of counts with ties, of a heavy tail and of one constant."""
    luck = np.random.default_rng(seed)
    x = luck.standard_normal((n, 4)) @ MIX
    return np.column_stack([x[:, :2], np.exp(2 * x[:, 2]), luck.poisson(np.exp(x[:, 3])),
                            np.zeros(n)])


def test_the_share_farther_out_is_uniform_for_a_simulated_record():
    shares = np.sort([farther(pool[1:], pool[0]).mean()
                      for pool in (crises(120, seed) for seed in range(400))])
    gap = np.max(np.abs(shares - (np.arange(400) + 0.5) / 400))
    assert gap < 1.63 / np.sqrt(400)  # Kolmogorov-Smirnov, 1 %


def test_a_record_of_another_spread_is_not_uniform():
    """The check above can fail: records too central pile up near 1, too wide ones near 0."""
    central = [farther(pool[1:], np.median(pool, axis=0)).mean()
               for pool in (crises(120, seed) for seed in range(50))]
    wide = [farther(pool[1:], pool[1:].mean(axis=0) + 4 * (pool[0] - pool[1:].mean(axis=0))).mean()
            for pool in (crises(120, seed) for seed in range(50))]
    assert np.mean(central) > 0.9 and np.mean(wide) < 0.3


@pytest.mark.parametrize("measure", range(5))
def test_a_value_far_outside_moves_the_rank(measure):
    """Also in the measure that is 0 in every rollout."""
    pool = crises(2000, 7)
    record = np.median(pool, axis=0)
    usual = farther(pool, record).mean()
    record[measure] = 1e6
    assert usual > 0.9 and farther(pool, record).mean() < 0.05


def test_a_record_against_the_dependence_stands_apart_though_each_value_is_usual():
    pool = crises(4000, 3)
    low, high = np.quantile(pool[:, 0], 0.1), np.quantile(pool[:, 1], 0.9)
    record = np.array([low, high, 1.0, 1.0, 0.0])
    assert farther(pool, record).mean() < 0.02
    assert farther(pool, np.array([low, np.quantile(pool[:, 1], 0.1), 1, 1, 0])).mean() > 0.3


def test_units_do_not_matter_and_a_copied_measure_changes_nothing():
    pool = crises(300, 1)
    plain = distances(pool)
    scaled = pool * np.array([1000.0, 0.1, 1.0, 1.0, 1.0])
    assert np.allclose(distances(scaled), plain)
    assert np.allclose(distances(np.column_stack([pool, pool[:, 0]])), plain)


def test_ties_share_a_score():
    scores = normal_scores(np.array([1.0, 1.0, 2.0, 2.0]))
    assert scores[0] == scores[1] == -scores[2] and scores[0] < 0
