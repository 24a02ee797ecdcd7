"""A sample with a box planted in it."""

import numpy as np

from sim.methods.conditions import Sample


def planted(n=1000, noise=0.05, seed=3, inputs=5, trials=1):
    """Hits where a < 0.4 and c > 0.5, some turned over."""
    rng = np.random.default_rng(seed)
    x = rng.uniform(size=(n, inputs))
    p = np.where((x[:, 0] < 0.4) & (x[:, 2] > 0.5), 1 - noise, noise)
    hits = rng.binomial(trials, p).astype(float)
    return Sample(tuple("abcdefghij"[:inputs]), ((),) * inputs, x, hits, np.full(n, float(trials)))
