"""Degrees and kilometres on paper."""

import math

import pytest

from sim.report.svg.projection import fit, round_length


def test_a_degree_of_longitude_shrinks_with_the_cosine_of_latitude():
    projection = fit([(10.0, 59.0), (12.0, 61.0)], (0, 0), (400, 400))
    a, b = projection.at(10, 60), projection.at(11, 60)
    c, d = projection.at(10, 60), projection.at(10, 61)
    assert (b[0] - a[0]) / (c[1] - d[1]) == pytest.approx(math.cos(math.radians(60)))


def test_north_is_up_and_east_is_right_within_the_frame():
    projection = fit([(10.0, 40.0), (12.0, 41.0)], (20, 30), (400, 300))
    (x0, y0), (x1, y1) = projection.at(10, 40), projection.at(12, 41)
    assert 20 <= x0 < x1 <= 420 and 30 <= y1 < y0 <= 330


def test_a_hundred_kilometres_along_a_meridian_are_a_hundred_kilometres_of_the_scale():
    projection = fit([(0.0, 50.0), (1.0, 51.0)], (0, 0), (500, 500))
    degrees = 100 / 111.195
    long = projection.at(0, 50)[1] - projection.at(0, 50 + degrees)[1]
    assert long == pytest.approx(100 * projection.units_a_km, rel=1e-4)


def test_one_place_or_a_straight_line_of_places_can_be_drawn():
    for places in ([(5.0, 5.0)], [(5.0, 5.0), (5.0, 6.0)]):
        x, y = fit(places, (0, 0), (100, 100)).at(*places[0])
        assert math.isfinite(x) and math.isfinite(y)


@pytest.mark.parametrize(("most", "length"), [(9.9, 5), (10, 10), (49, 20), (0.3, 0.2)])
def test_the_bar_has_a_round_length(most, length):
    assert round_length(most) == pytest.approx(length)
