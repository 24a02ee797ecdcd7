"""Compiled predicates. Exact."""

import pytest

from sim.engine.rules.predicate import (
    binary,
    count_held,
    enter_courses,
    evaluate,
    holds,
    mean_of_course,
    truth,
)
from sim.engine.state.capacity import COURSE_DAYS
from tests.engine.rules.builders import Desk


def code(d: Desk, *words: float) -> int:
    """Put a predicate's code in the case; its number."""
    d.c.code[: len(words)] = words
    d.c.code_start[0], d.c.code_length[0], d.c.hold_days[0] = 0, len(words), 1
    return 0


@pytest.mark.parametrize(
    ("op", "x", "y", "value"),
    [(3, 1, 0, 0), (3, 2, -1, 1), (4, 0, 0, 0), (4, 0, 3, 1), (5, 1, 2, 1), (5, 2, 2, 0),
     (6, 2, 2, 1), (7, 3, 2, 1), (8, 2, 2, 1), (9, 2, 2, 1), (9, 2, 3, 0), (10, 2, 3, 1),
     (11, 2, 3, 5), (12, 2, 3, -1), (13, 2, 3, 6), (14, 6, 3, 2), (14, 6, 0, 0)],
)
def test_two_operand_words(op, x, y, value):
    assert binary(op, float(x), float(y)) == value


def test_truth():
    assert truth(True) == 1.0 and truth(False) == 0.0


def test_postfix_order_quantities_and_unary_words(d):
    d.s.day = 7
    assert evaluate(d.c, d.s, d.w, code(d, 0, 10.0, 1, 0, -1, -1, 12)) == 3.0
    assert evaluate(d.c, d.s, d.w, code(d, 0, 5.0, 15)) == -5.0
    assert evaluate(d.c, d.s, d.w, code(d, 0, 5.0, 2)) == 0.0
    assert evaluate(d.c, d.s, d.w, code(d, 0, 0.0, 2)) == 1.0


def test_no_predicate_never_holds(d):
    assert not holds(d.c, d.s, d.w, -1)


def test_held_for_needs_the_days_before(d):
    at = code(d, 1, 0, -1, -1, 0, 2.0, 8)  # day >= 2
    d.c.hold_days[0], d.c.n_predicates = 3, 1
    seen = []
    for day in range(8):
        d.s.day = day
        seen.append(holds(d.c, d.s, d.w, at))
        count_held(d.c, d.s, d.w)
    assert seen == [False] * 4 + [True] * 4
    d.s.day = 0
    count_held(d.c, d.s, d.w)
    assert d.s.held[0] == 0


def with_mean(d: Desk, days: int) -> int:
    """A predicate `mean(day, days) > 2`, and its course."""
    at = code(d, 16, 0, days, 4, 1, 0, -1, -1, 0, 2.0, 7)
    d.c.n_courses, d.c.course_start[0], d.c.course_length[0] = 1, 4, 4
    return at


def test_a_mean_is_of_the_last_days_or_of_those_there_are(d):
    at = with_mean(d, 3)
    seen = []
    for day in range(6):
        d.s.day = day
        enter_courses(d.c, d.s, d.w)
        seen.append((mean_of_course(d.s, 0, 3), evaluate(d.c, d.s, d.w, at)))
    assert seen == [(0, 0), (0.5, 0), (1, 0), (2, 0), (3, 1), (4, 1)]
    assert mean_of_course(d.s, 0, 1) == 5.0 and mean_of_course(d.s, 0, 64) == 2.5


def test_before_the_first_evening_a_mean_is_nothing(d):
    assert evaluate(d.c, d.s, d.w, with_mean(d, 3)) == 0.0


def test_days_beyond_those_kept_are_forgotten(d):
    with_mean(d, COURSE_DAYS)
    for day in range(200):
        d.s.day = day
        enter_courses(d.c, d.s, d.w)
    last = range(200 - COURSE_DAYS, 200)
    assert mean_of_course(d.s, 0, 999) == sum(last) / COURSE_DAYS
    assert mean_of_course(d.s, 0, 2) == 198.5


def test_every_bundled_rule_evaluates_to_a_truth_value():
    for name in ("textbook", "idlib_2020"):
        d = Desk(name)
        for p in range(int(d.c.n_predicates)):
            assert evaluate(d.c, d.s, d.w, p) in (0.0, 1.0)
