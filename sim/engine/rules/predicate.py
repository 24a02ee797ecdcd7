"""Evaluation of compiled predicates: postfix code over state quantities.

Words are those of `sim.engine.state.code_words`. Truth is 1.0, falsehood 0.0.
"""

from typing import Any

from sim.engine.rules.quantity import quantity
from sim.engine.state.capacity import COURSE_DAYS
from sim.engine.state.code_words import (
    AND,
    AT_LEAST,
    AT_MOST,
    CONSTANT,
    EQUAL,
    LESS,
    MEAN,
    MINUS,
    MORE,
    NEGATED,
    NOT,
    OR,
    PLUS,
    QUANTITY,
    TIMES,
    UNEQUAL,
)

BOTTOM = 0  # of the stack: where the value is left


def truth(flag: bool) -> float:
    """1.0 or 0.0."""
    return 1.0 if flag else 0.0


def binary(op: int, x: float, y: float) -> float:
    """A two-operand word applied to x and y."""
    if op == AND:
        return truth(x != 0.0 and y != 0.0)
    if op == OR:
        return truth(x != 0.0 or y != 0.0)
    if op == LESS:
        return truth(x < y)
    if op == AT_MOST:
        return truth(x <= y)
    if op == MORE:
        return truth(x > y)
    if op == AT_LEAST:
        return truth(x >= y)
    if op == EQUAL:
        return truth(x == y)
    if op == UNEQUAL:
        return truth(x != y)
    if op == PLUS:
        return x + y
    if op == MINUS:
        return x - y
    if op == TIMES:
        return x * y
    return x / y if y != 0.0 else 0.0


def mean_of_course(s: Any, k: int, days: int) -> float:
    """Mean of a course over its last days, or over all that have been entered if these are fewer.

    Before the first evening nothing has been entered, and it is 0.
    """
    n = min(days, s.course_days, COURSE_DAYS)
    total = 0.0
    for d in range(n):
        total += s.course[k, (s.course_days - 1 - d) % COURSE_DAYS]
    return total / n if n > 0 else 0.0


def evaluate(c: Any, s: Any, w: Any, predicate: int) -> float:
    """Value of a predicate's expression today, before any held-for rule."""
    at = c.code_start[predicate]
    return value_of_code(c, s, w, at, at + c.code_length[predicate])


def value_of_code(c: Any, s: Any, w: Any, at: int, end: int) -> float:
    """Value of the code between two words."""
    top = 0
    while at < end:
        op = int(c.code[at])
        if op == CONSTANT:
            w.stack[top] = c.code[at + 1]
            top += 1
            at += 2
        elif op == QUANTITY:
            w.stack[top] = quantity(
                c, s, int(c.code[at + 1]), int(c.code[at + 2]), int(c.code[at + 3])
            )
            top += 1
            at += 4
        elif op == NOT:
            w.stack[top - 1] = truth(w.stack[top - 1] == 0.0)
            at += 1
        elif op == NEGATED:
            w.stack[top - 1] = -w.stack[top - 1]
            at += 1
        elif op == MEAN:
            w.stack[top] = mean_of_course(s, int(c.code[at + 1]), int(c.code[at + 2]))
            top += 1
            at += 4 + int(c.code[at + 3])
        else:
            w.stack[top - 2] = binary(op, w.stack[top - 2], w.stack[top - 1])
            top -= 1
            at += 1
    return w.stack[BOTTOM]


def holds(c: Any, s: Any, w: Any, predicate: int) -> bool:
    """True if the predicate holds today and, for held(expr, k), held on the k-1 days before."""
    if predicate < 0:
        return False
    now = evaluate(c, s, w, predicate) != 0.0
    if c.hold_days[predicate] <= 1:
        return now
    return now and s.held[predicate] + 1 >= c.hold_days[predicate]


def enter_courses(c: Any, s: Any, w: Any) -> None:
    """In the evening: today's value of everything that a mean over days is taken of."""
    at = s.course_days % COURSE_DAYS
    for k in range(c.n_courses):
        end = c.course_start[k] + c.course_length[k]
        s.course[k, at] = value_of_code(c, s, w, c.course_start[k], end)
    s.course_days += 1


def count_held(c: Any, s: Any, w: Any) -> None:
    """At the day's end: how many days in a row each held-for predicate has been true."""
    for p in range(c.n_predicates):
        if c.hold_days[p] > 1:
            if evaluate(c, s, w, p) != 0.0:
                s.held[p] += 1
            else:
                s.held[p] = 0
