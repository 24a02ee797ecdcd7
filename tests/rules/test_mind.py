"""Whose beliefs a valuation uses. Exact."""

import numpy as np

from sim.rules.mind import think, think_publicly
from tests.rules.builders import sharp


def test_an_actor_thinks_with_its_own_beliefs_and_the_public_image_of_itself(d):
    i, t = d.at("turkey"), d.at("syria")
    d.s.belief[i, t] = sharp(1)
    d.s.belief[i, i] = sharp(4)
    think(d.c, d.s, d.w)
    np.testing.assert_array_equal(d.w.mind[t], d.s.belief[i, t])
    np.testing.assert_array_equal(d.w.mind[i], d.s.public[i])


def test_the_true_type_of_nobody_is_in_mind(d):
    think(d.c, d.s, d.w)
    before = d.w.mind.copy()
    d.s.kind[:] = (d.s.kind + 1) % 5
    think(d.c, d.s, d.w)
    np.testing.assert_array_equal(before, d.w.mind)


def test_the_public_record_is_put_in_use_and_a_difference_is_told(d):
    i, t = d.at("turkey"), d.at("syria")
    think(d.c, d.s, d.w)
    assert not think_publicly(d.c, d.s, d.w, i)
    d.s.belief[i, t] = sharp(1)
    think(d.c, d.s, d.w)
    assert think_publicly(d.c, d.s, d.w, i)
    n = int(d.c.n_actors)
    np.testing.assert_array_equal(d.w.mind[:n], d.s.public[:n])
    assert not think_publicly(d.c, d.s, d.w, i)
