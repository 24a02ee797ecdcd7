"""The row of a rollout: as many entries as are declared, none beyond. Exact."""

import numpy as np

from sim.engine.rules.tally import tally
from sim.engine.state.counts import DECLARED
from sim.engine.state.outputs import COUNTS, N_ACTOR_COUNTS, N_COUNTS, count_names


def test_it_enters_what_is_declared_and_nothing_beyond(d):
    out = np.full(200, np.nan)
    actors = list(d.scenario.actor_names)
    n = tally(d.c, d.s, out)
    assert n == len(count_names(actors)) == N_COUNTS + N_ACTOR_COUNTS * len(actors)
    assert np.isfinite(out[:n]).all() and np.isnan(out[n:]).all()
    assert len(COUNTS) + N_ACTOR_COUNTS == len(DECLARED)
