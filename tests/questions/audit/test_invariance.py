"""What a rewriting may move, and when it is said to hold or to be broken. Exact."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from sim.questions.audit.invariance import BOUND, Shift, shift
from tests.data.synthetic import synthetic


@pytest.mark.parametrize(("difference", "half", "holds", "broken"), [
    (0.0, BOUND, True, False), (0.0, 1.1 * BOUND, False, False),
    (0.6 * BOUND, 0.3 * BOUND, True, False), (-0.6 * BOUND, 0.3 * BOUND, True, False),
    (0.6 * BOUND, 0.5 * BOUND, False, False), (-0.6 * BOUND, 0.5 * BOUND, False, False),
    (1.1 * BOUND, 0.0, False, True), (-1.1 * BOUND, 0.0, False, True),
])
def test_it_holds_with_the_whole_interval_and_is_broken_by_the_share_itself(
        difference, half, holds, broken):
    found = Shift("x", 100, "met", difference, half)
    assert (found.holds, found.broken) == (holds, broken)


def test_the_share_that_moved_most_is_told_with_at_least_three_of_n():
    one = synthetic(60, 10)
    same = shift("same", one, one)
    assert (same.difference, same.half_width, same.n) == (0.0, 3.0 / 600, 600)
    labels, j = one.labels.copy(), list(one.axes).index("tie")
    strained = np.flatnonzero(labels[:, j] == 1)
    labels[strained, j] = 2
    found = shift("moved", one, dataclasses.replace(one, labels=labels))
    assert abs(found.difference) == pytest.approx(len(strained) / 600)
    assert found.label in ("strained", "broken") and found.broken
