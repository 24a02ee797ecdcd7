"""Bars show the numbers that they are given."""

import re

from sim.report.charts.ranges import draw_difference, draw_range, draw_swing


def bars(svg: str) -> dict[str, tuple[float, float]]:
    """Left and right end of the last rectangle of each class."""
    found = {}
    for x, width, name in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" '
                                     r'height="[\d.]+" class="([\w-]+)"', svg):
        found[name] = (float(x), float(x) + float(width))
    return found


def test_a_range_lies_where_its_numbers_are() -> None:
    found = bars(draw_range("a", "war", 0.28, (0.04, 0.84), (0.25, 0.32)))
    assert found["band"] == (4.0, 84.0) and found["whisker"] == (25.0, 32.0)
    assert found["mark"][0] < 28 < found["mark"][1]


def test_a_chance_of_nothing_or_of_everything_is_still_seen() -> None:
    for p in (0.0, 1.0):
        left, right = bars(draw_range("a", "war", p, None, (p, p)))["mark"]
        assert 0 <= left < right <= 100 and right - left > 0.5


def test_a_swing_tells_low_from_high() -> None:
    found = bars(draw_swing("a", "resolve", (0.8, 0.2), 0.5))
    assert found["low-end"][0] > found["high-end"][0] and found["band"] == (20.0, 80.0)


def test_a_difference_has_a_bar_only_where_it_is_sure() -> None:
    sure = bars(draw_difference("a", "none", (0.1, 0.05, 0.15), 0.2))
    assert sure["band"] == (50.0, 75.0) and sure["whisker"] == (62.5, 87.5)
    assert "band" not in bars(draw_difference("a", "none", (0.1, -0.05, 0.25), 0.25))


def test_a_bar_is_hidden_from_whoever_listens() -> None:
    svg = draw_range("a", "war", 0.28, None, (0.25, 0.32))
    assert 'aria-hidden="true"' in svg and "role=" not in svg
