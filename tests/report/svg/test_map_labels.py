"""Names around points."""

import itertools
import random

import pytest

from sim.report.svg.labels import (
    Board,
    LabelBox,
    around,
    beside,
    leader_to,
    place_all,
    text_width,
    wrap,
)

FRAME = LabelBox(0, 0, 600, 600)


def scattered(n, seed=1):
    rng = random.Random(seed)
    return [((rng.uniform(60, 540), rng.uniform(60, 540)), 6.0, (rng.uniform(30, 90), 15.0))
            for _ in range(n)]


def laid(marks):
    board = Board(FRAME, [around(point, radius) for point, radius, _ in marks])
    return place_all(board, marks), board


def test_no_name_covers_another_or_a_mark_and_none_leaves_the_paper():
    marks = scattered(40)
    found, _ = laid(marks)
    assert len(found) == 40
    boxes = [label.box for label in found.values()]
    assert not any(a.meets(b) for a, b in itertools.combinations(boxes, 2))
    assert not any(box.meets(around(point, 6)) for box in boxes for point, _, _ in marks)
    assert all(box.inside(FRAME) for box in boxes)


def test_a_crowd_gets_leaders_that_run_under_no_name():
    marks = [((300.0 + 12 * (k % 4), 300.0 + 12 * (k // 4)), 5.0, (70.0, 15.0)) for k in range(12)]
    found, _ = laid(marks)
    leaders = [label.leader for label in found.values() if label.leader]
    assert len(found) >= 8 and leaders
    for leader in leaders:
        others = [label.box for label in found.values() if label.leader != leader]
        assert not any(box.crossed_by(*leader) for box in others)


def test_alone_it_stands_to_the_right_unless_a_road_runs_there():
    mark = ((300.0, 300.0), 6.0, (50.0, 15.0))
    plain = Board(FRAME, []).place(*mark)
    assert plain and plain.anchor == "start" and plain.x == 309 and plain.leader is None
    board = Board(FRAME, [], [((300.0, 300.0), (600.0, 300.0))])
    turned = board.place(*mark)
    assert turned and not turned.box.crossed_by(*board.lines[0])


def test_a_full_board_leaves_the_name_out():
    board = Board(LabelBox(290, 290, 20, 20), [])
    assert board.place((300.0, 300.0), 6.0, (50.0, 15.0)) is None


@pytest.mark.parametrize(("a", "b", "length"), [
    ((0, 5), (20, 5), 10), ((0, 0), (4, 4), 0), ((12, 5), (18, 5), 3), ((7, 0), (7, 20), 10),
    ((3, 3), (3, 9), 0),
])
def test_the_length_of_a_line_within_a_box(a, b, length):
    assert LabelBox(5, 0, 10, 10).crossed_by(a, b) == pytest.approx(length)


def test_a_box_beside_a_point_touches_its_circle():
    right, left = beside((0, 0), 5, (20, 10), 0), beside((0, 0), 5, (20, 10), 180)
    assert (right.x, right.y, left.x + left.wide) == (5, -5, -5)
    start, tip = leader_to(LabelBox(50, -5, 20, 10), (0.0, 0.0), 5.0)
    assert (start, tip) == ((5.0, 0.0), (50, 0.0))


def test_wide_letters_are_wider_and_lines_are_no_wider_than_asked():
    assert text_width("WWW") > text_width("nnn") > text_width("iii") > 0
    lines = wrap("one two three four five six seven", 60)
    assert len(lines) > 2 and " ".join(lines) == "one two three four five six seven"
    assert all(text_width(line) <= 60 for line in lines)
