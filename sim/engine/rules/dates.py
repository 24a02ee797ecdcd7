"""Spans of days to and from days that may lie far off or not exist."""

from typing import Any

from sim.engine.state.names import FOREVER, NEVER, U_NONE


def days_since(day: int, then: int) -> int:
    """Days from `then` to `day`; FOREVER if that is NEVER."""
    return FOREVER if then == NEVER else day - then


def days_to_deadline(s: Any, u: int) -> int:
    """Days to the deadline of an ultimatum, negative once passed; FOREVER before it is issued."""
    return FOREVER if s.ult_status[u] == U_NONE else s.ult_deadline[u] - s.day


def days_overdue(c: Any, s: Any, u: int) -> int:
    """Days past the deadline of an issued ultimatum and its grace, negative before."""
    return s.day - s.ult_deadline[u] - c.ult_grace[u]
