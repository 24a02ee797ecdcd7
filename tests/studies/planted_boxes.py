"""Samples with several boxes planted in them, each of a kind that peeling alone does not find."""

import numpy as np

from sim.methods.conditions import Sample

KINDS = ("both ends", "two corners", "three corners", "exclusive-or", "a rare level", "one percent")


def planted_boxes(kind, seed, n=600, inputs=6):
    """Hits in 90 % of the cases where it is, in 5 % elsewhere; the sample, and where it is."""
    rng = np.random.default_rng(seed)
    x, levels = rng.uniform(size=(n, inputs)), [()] * inputs
    a, b = x[:, 0], x[:, 1]
    if kind == "both ends":
        where = [a < 0.15, a > 0.85]
    elif kind == "two corners":
        where = [(a < 0.3) & (b < 0.3), (a > 0.7) & (b > 0.7)]
    elif kind == "three corners":
        where = [(a < 0.35) & (b < 0.35), (a > 0.65) & (b > 0.65), (a < 0.35) & (b > 0.65)]
    elif kind == "exclusive-or":
        where = [(a < 0.5) & (b > 0.5), (a > 0.5) & (b < 0.5)]
    elif kind == "a rare level":
        x[:, 0] = np.where(rng.uniform(size=n) < 0.03, 11, rng.integers(0, 11, n))
        levels[0] = tuple("abcdefghijkl")
        where = [x[:, 0] == 11]
    elif kind == "one percent":
        where = [(a > 0.75) & (b > 0.8)]
    else:
        where = []
    inside = np.any(where, axis=0) if where else np.zeros(n, bool)
    p = np.where(inside, 0.2, 0.0) if kind == "one percent" else np.where(inside, 0.9, 0.05)
    if not where:
        p = np.full(n, 0.3)
    hits = (rng.uniform(size=n) < p).astype(float)
    return Sample(tuple("abcdefghij"[:inputs]), tuple(levels), x, hits, np.ones(n)), where
