"""Types, quantal response over branches that stand for several options, means over beliefs. Exact.
"""

import numpy as np
import pytest

from sim.engine.rules.types import (
    average,
    foresight,
    logit_row,
    mean_resolve,
    precision_of,
    resolve_of,
)
from sim.engine.state.names import M_LOOKAHEAD, M_QUANTAL
from tests.engine.rules.builders import sharp


def quantal(values, precision, weight=None):
    """Quantal response by `logit_row`."""
    n = len(values)
    v, q = np.array([values], float), np.zeros((1, n))
    logit_row(q, v, 0, n, precision, np.ones(n) if weight is None else np.array(weight, float))
    return q[0]


@pytest.mark.theory
def test_T17_two_node_crisis_by_backward_induction():
    """Status quo 0; capitulation +1/-1; war -1/-0.5; precision 1."""
    resist, _ = quantal([-0.5, -1.0], 1.0)
    assert abs(resist - 0.622459) < 5e-7
    attack, _ = quantal([resist * -1.0 + (1.0 - resist) * 1.0, 0.0], 1.0)
    assert abs(attack - 0.439075) < 5e-7
    outcome = (1.0 - attack, attack * (1.0 - resist), attack * resist)
    np.testing.assert_allclose(outcome, (0.560925, 0.165769, 0.273306), atol=5e-7)


@pytest.mark.theory
@pytest.mark.parametrize(
    ("precision", "row", "column"),
    [(1.0, 0.58678, 0.45181), (2.0, 0.61752, 0.37198), (5.0, 0.59588, 0.25575),
     (10.0, 0.55769, 0.21663)],
)
def test_T16_asymmetric_matching_pennies_is_a_fixed_point(precision, row, column):
    up = quantal([1.1141 * column, 0.2785 * (1.0 - column)], precision)[0]
    left = quantal([1.1141 * (1.0 - row), 1.1141 * row], precision)[0]
    assert abs(up - row) < 6e-5 and abs(left - column) < 6e-5


def test_logit_does_not_depend_on_a_shift_and_never_overflows():
    np.testing.assert_allclose(quantal([0.1, 0.4], 7.0), quantal([100.1, 100.4], 7.0), atol=1e-12)
    np.testing.assert_allclose(quantal([0.0, -1e6], 200.0), [1.0, 0.0])
    np.testing.assert_allclose(quantal([1e6, 0.0], 200.0), [1.0, 0.0])


def test_a_branch_that_stands_for_several_options_is_as_likely_as_they_are_together():
    """Weights 3 and 1 over two branches: the same as four options of which three are alike."""
    branches = quantal([0.3, 0.1], 4.0, [3.0, 1.0])
    options = quantal([0.3, 0.3, 0.3, 0.1], 4.0)
    assert branches[0] == pytest.approx(options[:3].sum(), abs=1e-15)
    np.testing.assert_allclose(quantal([5.0, 5.0, 5.0], 0.0, [2.0, 1.0, 1.0]), [0.5, 0.25, 0.25])


def test_a_branch_that_no_menu_has_is_never_taken_however_good():
    row = quantal([1e6, 0.2, 0.1], 3.0, [0.0, 1.0, 1.0])
    assert row[0] == 0.0
    np.testing.assert_allclose(row[1:], quantal([0.2, 0.1], 3.0), atol=1e-15)


def test_resolve_lies_on_a_grid_in_0_1(d):
    np.testing.assert_allclose([resolve_of(k) for k in range(5)], [0.1, 0.3, 0.5, 0.7, 0.9])
    d.w.mind[0] = 0.2
    assert abs(mean_resolve(d.w.mind, 0) - 0.5) < 1e-12
    d.w.mind[0] = sharp(4)
    assert abs(mean_resolve(d.w.mind, 0) - resolve_of(4)) < 1e-9


def test_average_is_the_mixture_by_belief():
    q = np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5], [0.2, 0.8], [0.9, 0.1]])
    mind = np.array([[0.1, 0.2, 0.3, 0.2, 0.2]])
    mean = np.zeros(2)
    average(mean, q, mind, 0, 2)
    np.testing.assert_allclose(mean, mind[0] @ q)


def test_precision_is_zero_with_the_quantal_mechanism_off(d):
    assert precision_of(d.c, 0) == d.c.precision[0] > 0.0
    d.c.on[M_QUANTAL] = 0
    assert precision_of(d.c, 0) == 0.0


def test_foresight_is_zero_with_look_ahead_off(d):
    d.c.lookahead[0] = 0.4
    assert foresight(d.c, 0) == 0.4
    d.c.on[M_LOOKAHEAD] = 0
    assert foresight(d.c, 0) == 0.0
