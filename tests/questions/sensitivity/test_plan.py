"""What a sample takes at least, and what it costs."""

import pytest

from sim.errors import UsageError
from sim.questions.sensitivity.plan import Sampling, check, plan
from sim.scenario.design import Factor
from sim.scenario.load import load

S = load("textbook")
F3 = tuple(Factor(k, "parameter", quantities=(S.parameters["challenger.resolve"],)) for k in "abc")


@pytest.mark.parametrize(("method", "points", "says"), [
    ("screen", 9, "at least 10"), ("sobol", 32, "at least 64"),
    ("sobol", 100, "power of two, such as 128"),
    ("importance", 14, "at least 15"),
    ("sobol", 2**18, "takes 1,310,720 cells = N(k + 2), at most 1,000,000"),
])
def test_a_sample_too_small_or_too_large_is_refused(method, points, says):
    with pytest.raises(UsageError) as error:
        check(Sampling(method, points, F3), 20)
    assert says in str(error.value)


def test_one_rollout_a_cell_is_refused():
    with pytest.raises(UsageError, match="a cell needs at least 2"):
        check(Sampling("screen", 10, F3), 1)


def test_pairs_need_two():
    with pytest.raises(UsageError, match="no pairs of one factor"):
        check(Sampling("sobol", 64, F3[:1], second=True), 20)


@pytest.mark.parametrize(("method", "second", "labels", "cells"), [
    ("screen", False, (), 64 * 4), ("screen", False, ("x", "b", "x"), 64 * 3),
    ("sobol", False, (), 64 * 5), ("sobol", True, (), 64 * 8),
    ("sobol", True, ("x", "b", "x"), 64 * 6), ("importance", False, (), 64),
])
def test_the_cells_said_are_the_cells_laid(method, second, labels, cells):
    sampling = Sampling(method, 64, F3, labels, second)
    assert sampling.cells == cells == len(plan(S, sampling).design)
    assert sampling.cost.startswith(f"{cells} cells")
