"""Spans of days: to deadlines, past them, and since what may never have happened. Exact."""

import pytest

from sim.engine.rules.dates import days_overdue, days_since, days_to_deadline
from sim.engine.state.names import FOREVER, NEVER, U_EXECUTED, U_NONE, U_OPEN


@pytest.mark.parametrize(("then", "days"), [(NEVER, FOREVER), (NEVER + 1, 10**12 + 4), (5, 0),
                                            (-1, 6), (-9000, 9005), (-9994, 9999), (-10000, 10005)])
def test_days_since(then, days):
    assert days_since(5, then) == days


@pytest.mark.parametrize(("status", "day", "left"), [(U_OPEN, 3, 11), (U_OPEN, 20, -6),
                                                     (U_EXECUTED, 20, -6), (U_NONE, 3, FOREVER)])
def test_days_to_a_deadline(d, status, day, left):
    d.s.ult_status[0], d.s.day = status, day
    assert days_to_deadline(d.s, 0) == left


def test_days_past_a_deadline_begin_after_its_grace(d):
    d.c.ult_grace[0], d.s.day = 2, int(d.s.ult_deadline[0])
    assert days_overdue(d.c, d.s, 0) == -2
    d.s.day += 5
    assert days_overdue(d.c, d.s, 0) == 3
