"""Mixed equilibria of the literature's games, and supports tried again in other tables."""

import numpy as np
import pytest

from sim.methods import equilibrium
from sim.methods.support_enumeration import (
    check,
    count_supports,
    enumerate_supports,
    on_supports,
    scale,
    support_of,
)
from tests.methods.test_equilibrium import CHICKEN, PENNIES, PRISONERS


def test_mixed_equilibria_make_the_other_indifferent():
    ((p, q),), short = enumerate_supports(PENNIES)
    np.testing.assert_allclose(p, [0.5, 0.5])
    np.testing.assert_allclose(q, [0.1, 0.9])
    assert not short and len(enumerate_supports(CHICKEN)[0]) == 3


def test_oneills_cards_are_mixed_as_he_computed():
    """Ace, two, three, joker: the row wins on two jokers or two other numbers (O'Neill 1987)."""
    wins = 1.0 - np.eye(4)
    wins[3, :3] = wins[:3, 3] = 0.0
    wins[3, 3] = 1.0
    ((p, q),), _ = enumerate_supports(np.stack([wins, 1.0 - wins]))
    np.testing.assert_allclose([p, q], [[0.2, 0.2, 0.2, 0.4]] * 2, atol=1e-9)


@pytest.mark.parametrize("unit", [1e-12, 1e-3, 1.0, 1e6, 1e15])
@pytest.mark.parametrize("table", [PENNIES, PRISONERS, CHICKEN])
def test_the_answer_does_not_depend_on_the_unit_of_payoffs(table, unit):
    """Nor on where a player's payoffs begin, nor on units of their own."""
    other = table * unit * np.array([1.0, 7.0]).reshape(2, 1, 1) + unit * 3.0
    ours, theirs = (enumerate_supports(t)[0] for t in (table, other))
    np.testing.assert_allclose(np.hstack([np.hstack(x) for x in ours]),
                               np.hstack([np.hstack(x) for x in theirs]), atol=1e-6)
    assert max(equilibrium.gain(other, pair) for pair in theirs) < 1e-9


def test_a_degenerate_game_is_said_to_have_more_than_are_listed():
    """One player is indifferent throughout: a continuum of equilibria."""
    table = np.array([[[1.0, 1.0], [1.0, 1.0]], [[1.0, 0.0], [0.0, 1.0]]])
    found, short = enumerate_supports(table)
    assert short and all(equilibrium.gain(table, pair) == 0.0 for pair in found)
    assert not enumerate_supports(PRISONERS)[1]


@pytest.mark.parametrize("seed", [4, 33])
def test_random_games_have_an_odd_number_of_equilibria_and_all_are_found(seed):
    """Of these the library's enumeration loses one, to a weight of -1e-17."""
    sizes = (4, 5) if seed == 4 else (4, 4)
    found, short = enumerate_supports(np.random.default_rng(seed).normal(size=(2, *sizes)))
    assert not short and len(found) % 2 == 1


def test_what_is_no_equilibrium_is_left_out_and_makes_the_list_short():
    one, two, half = np.array([1.0, 0]), np.array([0, 1.0]), np.array([0.5, 0.5])
    sound, short = check(PRISONERS, [(two, two), (one, one), (two, two)])
    assert [support_of(m) for m in sound] == [((1,), (1,))] and short
    sound, short = check(CHICKEN, [(one, two), (two, one), (half, half)])
    assert len(sound) == 3 and not short  # worked out anew, (1/3, 2/3) stands for a half
    assert max(equilibrium.gain(CHICKEN, m) for m in sound) < 1e-12


def test_supports_that_are_known_give_what_the_enumeration_finds_in_other_tables():
    rng = np.random.default_rng(3)
    table = rng.normal(size=(2, 4, 3))
    found = enumerate_supports(table)[0]
    seen = []
    for _ in range(12):
        other = table + rng.normal(scale=0.8, size=table.shape)
        there = {support_of(m) for m in enumerate_supports(other)[0]}
        for mixes in found:
            again = on_supports(other, support_of(mixes), mixes)
            assert (again is not None) == (support_of(mixes) in there)
            seen.append(again is not None)
    assert True in seen and False in seen


def test_three_players_who_mix_are_found_on_their_supports():
    """Each wants to be the odd one out: everybody mixes evenly."""
    table = np.zeros((3, 2, 2, 2))
    for cell in np.ndindex(2, 2, 2):
        for i in range(3):
            table[(i, *cell)] = float(sum(c == cell[i] for c in cell) == 1)
    near = [np.array([0.6, 0.4]), np.array([0.45, 0.55]), np.array([0.5, 0.5])]
    found = on_supports(table, ((0, 1),) * 3, near)
    np.testing.assert_allclose(np.concatenate(found), 0.5, atol=1e-9)
    assert on_supports(table, ((0,), (0,), (0,)), near) is None


def test_scaled_payoffs_run_from_0_to_1_and_supports_are_counted():
    assert scale(PRISONERS).min() == 0.0 and scale(PRISONERS).max() == 1.0
    assert [count_supports(n) for n in ([8, 8], [10, 10], [2, 2, 2])] == [65025, 1046529, 27]
