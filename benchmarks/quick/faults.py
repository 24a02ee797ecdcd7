"""What C answers with where Python would raise: a number, turned into that exception here."""

from __future__ import annotations

import threading

# By number, as in arithmetic.h; the texts are numba's.
DIVISIONS = {
    1: "division by zero",
    2: "integer division by zero",
    3: "integer modulo by zero",
    4: "modulo by zero",
}
RAISED = 5
"""A policy in plain Python raised; what, is kept for its thread."""

_kept = threading.local()


def keep(error: BaseException) -> int:
    """Keep what a policy raised until C is back; gives the number to answer with."""
    _kept.error = error
    return RAISED


def raise_met(number: int) -> None:
    """Raise the exception that C has met; nothing for 0."""
    if number == RAISED:
        error, _kept.error = _kept.error, None
        raise error
    if number:
        raise ZeroDivisionError(DIVISIONS[number])
