"""Oracles of truces and of attrition with area fire (B9, B12); the Weibull law is with its rule."""

import numpy as np
import pytest

from sim.rules.ceasefire import age
from sim.state.names import SPOIL, TEMPO
from tests.rules.builders import Desk

pytestmark = pytest.mark.theory


@pytest.mark.slow
def test_T21_violations_cluster_at_the_mean_of_the_daily_law():
    """Days with a violation, drawn by the day's rule, against the daily form of Hawkes' mean.

    With x' = decay x + excite N and a day's chance 1 - exp(-(mu + x)), the stationary mean chance m
    has E[x] = excite m / (1 - decay); the continuous law's mu / (1 - alpha / beta) is its limit for
    rare, long-remembered violations. Checked as the balance of the two, within 4 standard errors.
    """
    d = Desk("idlib_2020")
    mu, excite, beta = 0.02, 0.05, 0.1
    d.c.violation_rate, d.c.violation_excite, d.c.violation_decay = mu, excite, beta
    d.c.violation_effect, d.c.truce_scale = 0.0, 1e9
    d.s.level[:, TEMPO] = d.s.level[:, SPOIL] = 0.0
    d.s.deal_line, d.s.deal_age = 0, 1
    hits, memory = [], []
    for day in range(40_000):
        d.s.day = day
        before = float(d.s.violations) * np.exp(-beta)
        age(d.c, d.s)
        hits.append(float(d.s.violations) > before + 1e-12)
        memory.append(before)
    hits, memory = np.array(hits[500:], float), np.array(memory[500:])
    blocks = hits[: len(hits) // 500 * 500].reshape(-1, 500).mean(axis=1)
    error = blocks.std(ddof=1) / np.sqrt(len(blocks))
    assert abs(hits.mean() - (1 - np.exp(-(mu + memory))).mean()) < 4 * error
    assert abs(memory.mean() - excite * hits.mean() * np.exp(-beta) / (1 - np.exp(-beta))) < 1e-3
    assert abs(hits.mean() - mu / (1 - excite / beta)) < 0.15 * mu / (1 - excite / beta)
