"""Outcome axes on one page: two columns that leave out as little as they can."""

from __future__ import annotations

from sim.report.figures.shares import LINE, ROOM, columns, fitting, tallest

FOUNDING = {"tie": 5.3, "end": 14.05, "fate": 16.05, "gains": 7.05, "first": 7.05, "second": 7.05,
            "outside": 7.8}  # lines that the seven axes of the founding case take


def test_all_axes_of_the_founding_case_are_drawn_in_the_least_room():
    assert list(fitting(FOUNDING)) == list(FOUNDING)
    left, right = columns(FOUNDING)
    assert left[0] == "tie" and sorted(left + right) == sorted(FOUNDING)
    assert all(part == [name for name in FOUNDING if name in part] for part in (left, right))
    assert tallest(FOUNDING) <= sum(FOUNDING.values()) / 2 + 2.0


def test_few_axes_stand_in_one_column_while_it_has_room():
    room = ROOM / LINE
    assert columns({"a": 6.0, "b": 7.0, "c": 9.0}) == [["a", "b", "c"]]
    high = {"a": 0.2 * room, "b": 0.5 * room, "c": 0.4 * room}
    assert columns(high) == [["a", "c"], ["b"]]
    assert columns({"a": room + 5}) == [["a"]]


def test_an_axis_without_room_does_not_take_away_those_after_it():
    room = ROOM / LINE
    heights = {"a": 0.6 * room, "b": 0.6 * room, "c": 0.6 * room, "d": 0.3 * room, "e": 0.2 * room}
    assert list(fitting(heights)) == ["a", "b", "d", "e"]
    assert tallest(fitting(heights)) <= room
