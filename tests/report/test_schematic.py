"""Places laid out by their roads."""

import math

import pytest

from sim.report.schematic import distances, positions


def test_a_chain_is_straight_and_evenly_spaced():
    at = positions(4, [(0, 1, ""), (1, 2, ""), (2, 3, "")])
    steps = [math.dist(at[k], at[k + 1]) for k in range(3)]
    assert steps == pytest.approx([1, 1, 1], abs=0.01)
    assert math.dist(at[0], at[3]) == pytest.approx(3, abs=0.02)


def test_a_ring_stays_a_ring_and_a_star_keeps_its_tips_apart():
    ring = positions(6, [(k, (k + 1) % 6) for k in range(6)])
    sides = [math.dist(ring[k], ring[(k + 1) % 6]) for k in range(6)]
    assert max(sides) / min(sides) < 1.05
    star = positions(5, [(0, k) for k in range(1, 5)])
    assert min(math.dist(star[a], star[b]) for a in range(5) for b in range(a)) > 0.5


def test_the_same_roads_give_the_same_drawing_and_parts_stay_apart():
    roads = [(0, 1), (2, 3)]
    at = positions(4, roads)
    assert at == positions(4, roads)
    assert distances(4, roads)[0, 2] == 2.0
    assert min(math.dist(at[a], at[b]) for a in range(4) for b in range(a)) > 0.3
    assert positions(1, []) == [(0.0, 0.0)]
    assert all(math.isfinite(x) for point in positions(3, []) for x in point)
