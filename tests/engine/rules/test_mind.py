"""Whose beliefs a valuation uses: the public record, one for all. Exact."""

import numpy as np

from sim.engine.rules.mind import think
from tests.engine.rules.builders import sharp


def test_everybody_thinks_with_the_public_record_of_everybody(d):
    for j in range(d.c.n_actors):
        d.s.public[j] = sharp(j % 5, 0.5)
    think(d.c, d.s, d.w)
    n = int(d.c.n_actors)
    np.testing.assert_array_equal(d.w.mind[:n], d.s.public[:n])


def test_the_true_type_of_nobody_is_in_mind(d):
    think(d.c, d.s, d.w)
    before = d.w.mind.copy()
    d.s.kind[:] = (d.s.kind + 1) % 5
    think(d.c, d.s, d.w)
    np.testing.assert_array_equal(before, d.w.mind)
