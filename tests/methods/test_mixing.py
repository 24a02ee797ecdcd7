"""Mixing distributions on a grid."""

from __future__ import annotations

import numpy as np
import pytest

from sim.methods.mixing import (
    CELLS,
    GRID,
    beta_masses,
    kinds_of,
    parts,
    quantiles,
    roughen,
    shares,
)


@pytest.mark.parametrize(("a", "b"), [(4.0, 6.0), (0.3, 2.0), (0.05, 0.2), (300.0, 100.0)])
def test_beta_masses(a: float, b: float):
    """The distribution on the grid has scipy's quantiles."""
    from scipy.stats import beta

    edges = np.sin(np.arange(1, CELLS + 1) * np.pi / 2 / CELLS) ** 2
    assert np.abs(np.cumsum(beta_masses(a, b)[0]) - beta.cdf(edges, a, b)).max() < 0.01


def test_kinds_of_rows_say_what_the_rows_say():
    hits, trials = np.array([0, 2, 0, 1, 0.0]), np.array([4, 4, 4, 2, 0.0])
    pairs, times = kinds_of(hits, trials)
    assert pairs.tolist() == [[0, 4], [1, 2], [2, 4]] and times.tolist() == [[2, 1, 1]]
    assert shares(pairs, times)[0] == hits.sum() / trials.sum()
    row = hits[:4] / trials[:4]
    luck = np.mean(row * (1 - row) / (trials[:4] - 1))
    p = 3 / 14
    want = max(0.0, (np.var(row, ddof=1) - luck) / (p * (1 - p)))
    assert parts(pairs, times)[0] == pytest.approx(want)


def test_a_series_rests_where_a_step_gains_nothing_and_others_go_on():
    """Rows of the beta itself leave it as it was; a lump moves it, whatever stands beside it."""
    pairs = np.array([[k, 4.0] for k in range(5)])
    rng = np.random.default_rng(2)
    smooth = np.bincount(rng.binomial(4, rng.beta(4, 6, 2500)), minlength=5)
    lump = np.bincount(rng.binomial(4, np.where(rng.random(2500) < 0.1, 0.9, 0.02)), minlength=5)
    start = beta_masses(np.array([4.0, 4.0]), np.array([6.0, 6.0]))
    both = roughen(start, pairs, np.stack([smooth, lump]).astype(float))
    alone = roughen(start[:1], pairs, smooth[None].astype(float))
    assert both[0] == pytest.approx(alone[0]) and np.abs(both[0] - start[0]).sum() < 0.1
    assert quantiles(both, (0.05, 0.95))[1, 1] > 0.8 and both.sum(axis=1) == pytest.approx(1)
    assert GRID[0] < 1e-5 and GRID[-1] > 1 - 1e-5
