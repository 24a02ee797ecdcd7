"""Priors scaled as a whole, within their bounds."""

import numpy as np
import pytest

from sim.questions.audit.sections.scaled import quantity_of, scale_prior
from sim.scenario.load import load
from sim.scenario.priors import Prior
from sim.scenario.variant import variant
from sim.studies.lab import Lab


@pytest.fixture(scope="module")
def textbook():
    return load("textbook")


def test_low_central_and_high_are_scaled_and_held_within_the_bounds():
    q = Prior(0.2, 0.4, 0.8, "split_normal", least=0.0, most=1.0)
    assert [getattr(scale_prior(q, 0.5), x) for x in ("low", "central", "high")] == [0.1, 0.2, 0.4]
    assert [getattr(scale_prior(q, 2.0), x) for x in ("low", "central", "high")] == [0.4, 0.8, 1.0]
    top = scale_prior(q, 10.0)
    assert (top.low, top.high, top.varies, top.problem()) == (1.0, 1.0, False, None)


def test_the_quantity_is_the_one_that_is_played(textbook):
    path = "challenger.precision"
    assert quantity_of(Lab(textbook), path).central == 10
    told = quantity_of(Lab(textbook, overrides={path: "2:4:8"}), path)
    assert (told.low, told.central, told.high, told.most) == (2, 4, 8, 200)
    assert quantity_of(Lab(textbook), "challenger.reconsider_talk").central == 0.1  # the default


def test_a_row_draws_the_scaled_value(textbook):
    """Half of every row's number, to the last bit: the same quantile of a prior half as large."""
    path = "challenger.precision"
    base = quantity_of(Lab(textbook), path)
    columns = []
    for factor in (1.0, 0.5):
        case = variant(textbook, {path: scale_prior(base, factor)})
        _, values, _ = case.rows(7, 0, 50)
        columns.append(values[:, case.varying.index(path)])
    assert np.array_equal(columns[1], columns[0] / 2) and np.ptp(columns[0]) > 1
