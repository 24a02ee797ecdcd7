"""Names at the ends of lines, words above a panel, and text that is folded."""

from __future__ import annotations

import itertools

import pytest

from sim.report.figures.dates import rows_of
from sim.report.figures.ends import spread_out
from sim.report.figures.sheet import fold, width_of
from sim.report.figures.theme import painting


@pytest.mark.parametrize("centres", [[0.5, 0.5, 0.5], [0.0, 0.02, 0.9], [0.98, 0.99, 1.0], [0.3]])
def test_names_are_pushed_apart_and_stay_in_order(centres):
    """None covers another, none leaves the panel, and those with room stay where they are."""
    sizes = [0.1] * len(centres)
    got = spread_out(centres, sizes, 0.0, 1.0)
    for (a, one), (b, two) in itertools.combinations(zip(centres, got, strict=True), 2):
        assert abs(one - two) >= 0.1 - 1e-9
        assert (one - two) * (a - b) >= 0
    assert min(got) >= 0.05 - 1e-9 and max(got) <= 0.95 + 1e-9
    assert spread_out([0.2, 0.7], [0.1, 0.1], 0.0, 1.0) == pytest.approx([0.2, 0.7])


def test_words_that_would_touch_take_another_row():
    assert rows_of([(0.0, 1.0), (0.9, 2.0), (2.2, 3.0), (2.3, 3.1)]) == [0, 1, 0, 1]


def test_lines_are_no_wider_than_asked_and_dates_stay_whole():
    with painting("light"):
        text = "operation or war in at most 34% of rollouts, on 1 Mar " * 4
        lines = fold(text, 12, 3.0, "bold").split("\n")
        assert all(width_of(line, 12, "bold") <= 3.1 for line in lines)
        assert " ".join(lines).split() == text.split()
        assert not any(line.rstrip().endswith(" 1") for line in lines)
