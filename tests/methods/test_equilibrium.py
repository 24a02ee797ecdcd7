"""Best replies, pure equilibria and expected payoffs of games worked out by hand."""

import numpy as np
import pytest

from sim.methods import equilibrium

PENNIES = np.array([[[9.0, 0], [0, 1]], [[0, 1], [1, 0]]])  # row's 9: Goeree and Holt (2001)
PRISONERS = np.array([[[3.0, 0], [5, 1]], [[3, 5], [0, 1]]])
CHICKEN = np.array([[[0.0, 7], [2, 6]], [[0, 2], [7, 6]]])


def test_expected_payoffs_of_three_players_by_hand():
    table = np.random.default_rng(0).normal(size=(3, 2, 3, 4))
    mix = [np.array([0.3, 0.7]), np.array([0.2, 0.5, 0.3]), np.array([0.1, 0.2, 0.3, 0.4])]
    np.testing.assert_allclose(equilibrium.against(table, 0, mix),
                               np.einsum("abc,b,c->a", table[0], mix[1], mix[2]))
    np.testing.assert_allclose(equilibrium.against(table, 1, mix),
                               np.einsum("abc,a,c->b", table[1], mix[0], mix[2]))
    np.testing.assert_allclose(equilibrium.against(table, 2, mix),
                               np.einsum("abc,a,b->c", table[2], mix[0], mix[1]))


@pytest.mark.parametrize("i, j, sum_", [(0, 1, "abc,c->ab"), (1, 0, "abc,c->ba"),
                                        (0, 2, "abc,b->ac"), (2, 1, "abc,a->cb")])
def test_payoffs_by_own_doctrine_and_one_others(i, j, sum_):
    table = np.random.default_rng(0).normal(size=(3, 2, 3, 4))
    mix = [np.array([0.3, 0.7]), np.array([0.2, 0.5, 0.3]), np.array([0.1, 0.2, 0.3, 0.4])]
    third = ({0, 1, 2} - {i, j}).pop()
    np.testing.assert_allclose(equilibrium.cross(table, i, j, mix),
                               np.einsum(sum_, table[i], mix[third]))
    np.testing.assert_allclose(equilibrium.cross(table, i, j, mix) @ mix[j],
                               equilibrium.against(table, i, mix))


@pytest.mark.parametrize("unit", [1e-12, 1.0, 1e15])
@pytest.mark.parametrize("table", [PENNIES, PRISONERS, CHICKEN])
def test_pure_equilibria_and_best_replies_do_not_depend_on_the_unit_of_payoffs(table, unit):
    """Nor on where a player's payoffs begin, nor on units of their own."""
    other = table * unit * np.array([1.0, 7.0]).reshape(2, 1, 1) + unit * 3.0
    assert equilibrium.pure(other) == equilibrium.pure(table)
    assert (equilibrium.best_replies(other) == equilibrium.best_replies(table)).all()
