"""Courses: what means over days are taken of, each entered once in the record.

Two means of the same expression share one course, whatever their days.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from sim.engine.state import capacity as cap
from sim.engine.state.code_words import MEAN, WIDTHS

Words = tuple[float, ...]


def means(words: Sequence[float] | np.ndarray, at: int = 0, end: int | None = None
          ) -> Iterator[tuple[int, Words]]:
    """Every mean in predicate code between two words: where it stands, and the code inside."""
    end = len(words) if end is None else end
    while at < end:
        op = int(words[at])
        if op == MEAN:
            first = at + WIDTHS[MEAN]
            yield at, tuple(float(x) for x in words[first : first + int(words[at + 3])])
        at += WIDTHS.get(op, 1)


def number_courses(record: np.ndarray) -> int:
    """Enter the courses of all predicates of a record; how many there are.

    Those beyond `cap.COURSES` are not entered: whoever calls refuses them.
    """
    found: dict[Words, int] = {}
    code = record["code"]
    for p in range(int(record["n_predicates"])):
        start = int(record["code_start"][p])
        for at, inside in means(code, start, start + int(record["code_length"][p])):
            k = found.setdefault(inside, len(found))
            code[at + 1] = k
            if k < cap.COURSES:
                record["course_start"][k] = at + WIDTHS[MEAN]
                record["course_length"][k] = len(inside)
    record["n_courses"] = min(len(found), cap.COURSES)
    return len(found)
