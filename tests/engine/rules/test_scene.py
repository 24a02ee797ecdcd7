"""Where attacks fall: by each part of the hazard, and without a map nowhere."""

import pytest

from sim.engine.rules.scene import at_front, blocking_force, exposure, scene
from tests.engine.rules.builders import Desk


def drawn(d, n=4000):
    """Places of attacks over many rollouts."""
    owner = d.at("turkey")
    found = []
    for k in range(n):
        d.s.replicate = k
        found.append(scene(d.c, d.s, owner))
    return found


def test_places_are_drawn_by_their_part_of_the_hazard():
    d = Desk("idlib_2020")
    owner = d.at("turkey")
    front = [p for p in range(d.c.n_places) if at_front(d.c, d.s, p)]
    posts = [p for p in range(d.c.n_places) if d.s.encircled[p] == 1]
    assert len(front) > 3 and len(posts) > 3
    whole = d.c.hazard_post * len(posts) + d.c.hazard_block * blocking_force(d.c, d.s, owner)
    n = 4000
    found = drawn(d, n)
    share = sum(p in posts for p in found) / n
    expected = d.c.hazard_post * len(posts) / whole
    assert share == pytest.approx(expected, abs=4 * (expected * (1 - expected) / n) ** 0.5)
    assert set(found) == set(posts) | set(front)


def test_the_parts_of_the_hazard_add_up():
    d = Desk("idlib_2020")
    owner = d.at("turkey")
    front = sum(at_front(d.c, d.s, p) for p in range(d.c.n_places))
    blocking = d.c.hazard_block * blocking_force(d.c, d.s, owner) / front
    total = sum(exposure(d.c, d.s, p, blocking) for p in range(d.c.n_places))
    whole = d.c.hazard_post * d.s.n_encircled
    whole += d.c.hazard_block * blocking_force(d.c, d.s, owner)
    assert total == pytest.approx(whole)


def test_without_surrounded_posts_it_is_the_front():
    d = Desk("idlib_2020")
    d.s.encircled[:] = 0
    assert all(at_front(d.c, d.s, p) for p in drawn(d, 200))


def test_without_a_map_there_is_no_place():
    d = Desk("cuba_1962")
    assert scene(d.c, d.s, d.at("united_states")) == -1
