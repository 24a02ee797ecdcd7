"""Evaluation of compiled predicates: postfix code over state quantities.

Words: 0 constant v, 1 quantity q a b, 2 not, 3 and, 4 or, 5 < 6 <= 7 > 8 >= 9 == 10 !=,
11 + 12 - 13 * 14 / (0 where the divisor is 0) 15 negation, 16 mean over days (its course, days,
length of the code that follows). Truth is 1.0, falsehood 0.0.
"""

from typing import Any

from sim.rules.quantity import quantity
from sim.state.capacity import COURSE_DAYS
from sim.state.code_words import MEAN


def truth(flag: bool) -> float:
    """1.0 or 0.0."""
    return 1.0 if flag else 0.0


def binary(op: int, x: float, y: float) -> float:
    """A two-operand word applied to x and y."""
    if op == 3:
        return truth(x != 0.0 and y != 0.0)
    if op == 4:
        return truth(x != 0.0 or y != 0.0)
    if op == 5:
        return truth(x < y)
    if op == 6:
        return truth(x <= y)
    if op == 7:
        return truth(x > y)
    if op == 8:
        return truth(x >= y)
    if op == 9:
        return truth(x == y)
    if op == 10:
        return truth(x != y)
    if op == 11:
        return x + y
    if op == 12:
        return x - y
    if op == 13:
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
        if op == 0:
            w.stack[top] = c.code[at + 1]
            top += 1
            at += 2
        elif op == 1:
            w.stack[top] = quantity(
                c, s, int(c.code[at + 1]), int(c.code[at + 2]), int(c.code[at + 3])
            )
            top += 1
            at += 4
        elif op == 2:
            w.stack[top - 1] = truth(w.stack[top - 1] == 0.0)
            at += 1
        elif op == 15:
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
    return w.stack[0]


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
