"""T22: two patrons decide at once whether to come in, by the engine's own solver. Exact.

Entering alone adds .2 to the client's chance and beside the other .4; V = 1, cost c, reputation
stake R, q the other's chance: gain = .2 + .2 q + R - c.
"""

import numpy as np
import pytest
from scipy.optimize import brentq, root

from sim.engine.rules.entry import chance, expect_entry, follow, gap, move_to
from sim.engine.state.capacity import TYPES
from tests.engine.rules.builders import ScratchSlots

pytestmark = pytest.mark.theory


def game(precision, alone, beside=(0.2, 0.2), shield=None, menu=((1, 0, 1), (1, 0, 1))):
    """Scratch with two seats of one type each; alone: gain of coming in while the other is out."""
    w = ScratchSlots()
    w.entry_mind[:, 0] = 1.0
    w.entry_precision[:] = precision
    w.entry_alone[:, 0], w.entry_beside[:, 0] = alone, beside
    w.entry_menu[:] = menu
    if shield is not None:
        w.entry_shield[:, 0] = shield
    return w


def solved(*words, **more):
    """Odds of the two seats on the principal branch."""
    w = game(*words, **more)
    expect_entry(w)
    return w.entry_odds.copy()


def gain(q, stake, cost):
    """The closed form of T22."""
    return 0.2 + 0.2 * q + stake - cost


def crossings(precision, alone):
    """Equilibria of the game of two like seats, on a fine grid of the first seat's chance."""
    w = game(precision, alone)
    move_to(w, 1.0)
    grid = np.linspace(1e-9, 1 - 1e-9, 4001)
    off = np.array([gap(w, 1.0, x) for x in grid])
    return [brentq(lambda x: gap(w, 1.0, x), a, b)
            for a, b, x, y in zip(grid, grid[1:], off, off[1:], strict=False) if x * y < 0]


@pytest.mark.parametrize("precision", [0.0, 1.0, 5.0, 19.0, 20.0, 25.0, 60.0, 300.0])
def test_T22_like_patrons_at_a_cost_of_three_tenths_enter_with_one_half_at_every_precision(
        precision):
    np.testing.assert_allclose(solved(precision, gain(0, 0.0, 0.3)), 0.5, atol=1e-9)


def test_T22_both_out_and_both_in_are_equilibria_and_the_mixed_one_is_one_half():
    assert gain(0, 0.0, 0.3) < 0.0 < gain(1, 0.0, 0.3)
    assert gain(0.5, 0.0, 0.3) == pytest.approx(0.0, abs=1e-15)
    found = crossings(100.0, gain(0, 0.0, 0.3))
    np.testing.assert_allclose(found, [0.0, 0.5, 1.0], atol=1e-4)


def test_T22_two_further_branches_lie_above_a_precision_of_twenty():
    assert len(crossings(19.9, gain(0, 0.0, 0.3))) == 1
    low, middle, high = crossings(20.5, gain(0, 0.0, 0.3))
    assert low < middle < high and middle == pytest.approx(0.5, abs=1e-9)
    assert low + high == pytest.approx(1.0, abs=1e-9)


@pytest.mark.parametrize(("stake", "cost", "q"), [(0.15, 0.3, 0.726392), (0.0, 0.5, 0.217048)])
def test_T22_odds_at_a_precision_of_five(stake, cost, q):
    odds = solved(5.0, gain(0, stake, cost))
    np.testing.assert_allclose(odds, q, atol=5e-7)
    closed = brentq(lambda x: x - 1 / (1 + np.exp(-5.0 * gain(x, stake, cost))), 0, 1, xtol=1e-15)
    np.testing.assert_allclose(odds, closed, atol=1e-9)


def traced(precision, alone, beside, menu=((1, 1), (1, 1))):
    """The branch from even odds, by 4000 small steps of precision: apart from the solver."""
    offset = [np.log(a / b) for a, b in menu]
    at = np.array([1 / (1 + np.exp(x)) for x in offset])
    for part in np.linspace(0, 1, 4001):
        def off(q, part=part):
            lift = [part * precision[j] * (alone[j] + beside[j] * q[1 - j]) - offset[j]
                    for j in range(2)]
            return q - 1 / (1 + np.exp(-np.array(lift)))
        at = root(off, at, tol=1e-13).x
    return at


@pytest.mark.parametrize("case", range(6))
def test_the_branch_followed_is_the_one_that_starts_at_even_odds(case):
    """Games with one equilibrium and with three, patrons unlike and complements strong."""
    rng = np.random.default_rng(case)
    precision = rng.uniform(2.0, 30.0, 2)
    beside = rng.uniform(0.1, 0.9, 2)
    alone = -beside * rng.uniform(0.2, 0.8, 2)
    wanted = traced(precision, alone, beside)
    np.testing.assert_allclose(solved(precision, alone, beside), wanted, atol=1e-8)


def test_short_way_and_long_way_meet_where_there_is_one_equilibrium():
    rng = np.random.default_rng(3)
    for _ in range(20):
        w = game(rng.uniform(1, 9, 2), rng.normal(0, 0.3, 2), rng.uniform(-0.4, 0.4, 2),
                 rng.normal(0, 0.2, 2), rng.integers(1, 3, (2, 3)))
        expect_entry(w)
        odds = w.entry_odds.copy()
        move_to(w, 0.0)
        assert follow(w, chance(w, 0, 0.0, 0.0)) == pytest.approx(odds[0], abs=1e-9)


def test_odds_are_means_over_believed_types():
    """Each type replies to the mean of the other seat; a menu without entry has none."""
    rng = np.random.default_rng(8)
    w = game(6.0, 0.0, menu=((2, 1, 1), (1, 0, 1)))
    w.entry_mind[:] = rng.dirichlet(np.ones(TYPES), 2)
    w.entry_alone[:], w.entry_beside[:] = rng.normal(0, 0.3, (2, 5)), rng.uniform(0, 0.2, (2, 5))
    w.entry_shield[:] = rng.normal(0, 0.3, (2, 5))
    expect_entry(w)
    x = w.entry_odds.copy()
    for j in range(2):
        e = w.entry_menu[j, 2] * np.exp(6.0 * (w.entry_alone[j] + w.entry_beside[j] * x[1 - j]))
        shield = w.entry_menu[j, 1] * np.exp(6.0 * w.entry_shield[j])
        wanted = w.entry_mind[j] @ (e / (e + shield + w.entry_menu[j, 0]))
        assert x[j] == pytest.approx(wanted, abs=1e-9)
    w.entry_menu[0, 2] = 0.0
    expect_entry(w)
    assert w.entry_odds[0] == 0.0 and 0.0 < w.entry_odds[1] < 1.0
