"""Posts that are pulled back and manned. Exact."""

import numpy as np

from sim.engine.rules.posts import move_posts
from sim.engine.rules.scene import at_front, blocking_force
from sim.engine.rules.theatre import survey
from sim.engine.state.names import POSTS


def men(d):
    """Men in posts and outside them."""
    return float(d.s.post.sum()), 1000.0 * blocking_force(d.c, d.s, d.at("turkey"))


def test_garrisons_of_surrounded_posts_come_home_at_the_pace_and_no_others(d):
    survey(d.c, d.s)
    around = d.s.encircled == 1
    before, home = men(d)
    was = d.s.post.copy()
    d.s.level[d.at("turkey"), POSTS] = -1.0
    move_posts(d.c, d.s)
    np.testing.assert_allclose(d.s.post[around], np.maximum(0.0, was[around] - d.c.post_pace))
    assert (d.s.post[~around] == was[~around]).all()
    assert abs(men(d)[1] - home - (before - men(d)[0])) < 1e-9 and men(d)[1] > home
    for _ in range(int(was.max() / d.c.post_pace) + 1):
        move_posts(d.c, d.s)
    survey(d.c, d.s)
    assert d.s.n_encircled == 0 and d.s.n_posts == int((was[~around] > 0).sum())


def test_posts_at_the_front_are_manned_with_what_stands_outside_posts(d):
    d.s.level[d.at("turkey"), POSTS] = 0.5
    was, total = d.s.post.copy(), sum(men(d))
    move_posts(d.c, d.s)
    front = np.array([at_front(d.c, d.s, p) for p in range(d.c.n_places)])
    more = (d.s.post - was)[: d.c.n_places]
    np.testing.assert_allclose(more[front], 0.5 * d.c.post_pace)
    assert front.any() and (more[~front] == 0.0).all() and abs(sum(men(d)) - total) < 1e-9
    d.c.post_pace = 1e9
    move_posts(d.c, d.s)
    assert men(d)[1] == 0.0 and abs(sum(men(d)) - total) < 1e-6


def test_without_an_order_posts_stay(d):
    d.s.level[d.at("turkey"), POSTS] = 0.0
    was = d.s.post.copy()
    move_posts(d.c, d.s)
    assert np.array_equal(was, d.s.post)
