"""Doctrines as strategies: textbook games solved exactly, and the engine's own game."""

import json

import numpy as np
import pytest

from sim.cli import main
from sim.errors import UsageError
from sim.methods import equilibrium as eq
from sim.questions.solve.payoff import PayoffTable, play, players, utilities
from sim.questions.solve.solution import solve_table
from sim.scenario.load import load
from sim.studies.lab import Lab

PENNIES = np.array([[[9.0, 0], [0, 1]], [[0, 1], [1, 0]]])  # row's 9: Goeree and Holt (2001)
PRISONERS = np.array([[[3.0, 0], [5, 1]], [[3, 5], [0, 1]]])
CHICKEN = np.array([[[0.0, 7], [2, 6]], [[0, 2], [7, 6]]])


@pytest.fixture(scope="module")
def book():
    return load("textbook")


def game_of(table: np.ndarray, noise: float, rows: int = 400) -> PayoffTable:
    """A game whose rows scatter around a table."""
    rng = np.random.default_rng(2)
    data = table + noise * rng.normal(size=(rows, *table.shape))
    data += table - data.mean(axis=0)
    names = tuple(tuple(f"d{k}" for k in range(n)) for n in table.shape[1:])
    return PayoffTable(tuple(f"p{i}" for i in range(len(table))), names, data, rows)


def test_pure_equilibria_and_best_replies_of_known_games():
    assert eq.pure(PRISONERS) == [(1, 1)]
    assert eq.pure(CHICKEN) == [(0, 1), (1, 0)]
    assert eq.pure(PENNIES) == []
    assert eq.best_replies(PRISONERS)[0].tolist() == [[False, False], [True, True]]


def test_mixed_equilibria_make_the_other_indifferent():
    ((p, q),) = eq.mixed_equilibria(PENNIES)
    np.testing.assert_allclose(p, [0.5, 0.5])
    np.testing.assert_allclose(q, [0.1, 0.9])
    assert len(eq.mixed_equilibria(CHICKEN)) == 3


def test_expected_payoffs_of_three_players_by_hand():
    table = np.random.default_rng(0).normal(size=(3, 2, 3, 4))
    mix = [np.array([0.3, 0.7]), np.array([0.2, 0.5, 0.3]), np.array([0.1, 0.2, 0.3, 0.4])]
    np.testing.assert_allclose(eq.against(table, 0, mix),
                               np.einsum("abc,b,c->a", table[0], mix[1], mix[2]))
    np.testing.assert_allclose(eq.against(table, 1, mix),
                               np.einsum("abc,a,c->b", table[1], mix[0], mix[2]))
    np.testing.assert_allclose(eq.against(table, 2, mix),
                               np.einsum("abc,a,b->c", table[2], mix[0], mix[1]))


@pytest.mark.parametrize("table", [PENNIES, PRISONERS, CHICKEN])
def test_the_branch_starts_uniform_and_is_an_equilibrium_everywhere(table):
    path = eq.branch(table, (1.0, 1.0), (0.5, 1.0, 3.0))
    assert path.whole and path.mixes[0].tolist() == [0.5] * 4
    for t, x in zip(path.t, path.mixes, strict=True):
        again = np.concatenate(eq.responses(table, eq.split_profile(x, (2, 2)), (t, t)))
        np.testing.assert_allclose(again, x, atol=1e-9)
    assert path.at(0.5) is not None and path.at(0.77) is None


def test_the_branch_bends_as_theory_says_and_ends_at_nash():
    """Own payoffs move quantal play of matching pennies off its Nash mixture (McKelvey and Palfrey

    1995); with precision it comes back to it.
    """
    path = eq.branch(PENNIES, (1.0, 1.0), (1.0, 400.0))
    some, late = path.at(1.0), path.at(400.0)
    assert some[0] > 0.55
    np.testing.assert_allclose(late, [0.5, 0.5, 0.1, 0.9], atol=0.02)


def test_symmetric_games_have_symmetric_quantal_play_on_the_principal_branch():
    x = eq.branch(CHICKEN, (1.0, 1.0), (1.0,)).at(1.0)
    assert x[0] == pytest.approx(x[2])
    p = x[0]  # solves p = logit of the difference of payoffs
    gap = (0 * p + 7 * (1 - p)) - (2 * p + 6 * (1 - p))
    assert p == pytest.approx(1 / (1 + np.exp(-gap)))


def test_a_branch_that_cannot_be_followed_says_so():
    def hard(table, start, precision):
        return start if precision[0] < 0.3 else None

    kept = eq.correct
    try:
        eq.correct = hard
        path = eq.branch(PRISONERS, (1.0, 1.0), (1.0,))
    finally:
        eq.correct = kept
    assert not path.whole and path.t[-1] < 0.3 and path.at(1.0) is None


def test_regret_by_hand():
    assert eq.regrets(PRISONERS, 0).tolist() == [2.0, 0.0]
    assert eq.regrets(CHICKEN, 1).tolist() == [2.0, 1.0]
    assert eq.minimax_regret(CHICKEN) == [1, 1]


def test_clear_results_hold_in_all_samples_and_ties_do_not():
    sure = solve_table(game_of(PRISONERS, 0.1), (1.0, 1.0), 60, False, 7)
    assert [n.holds for n in sure.nash] == [1.0] and sure.none == 0.0
    assert all(r.holds == 1.0 and r.choice == "d1" for r in sure.regret)
    tie = PRISONERS.copy()
    tie[0, 1] = tie[0, 0] + 1e-4
    close = solve_table(game_of(tie, 1.0), (1.0, 1.0), 200, False, 7)
    assert 0.2 < close.regret[0].holds < 0.8


def test_players_are_checked(book):
    assert players(book, None, []) == ("challenger", "defender")
    for text, given, said in (("challenger", [], "two or more"), ("a,defender", [], "actor 'a'"),
                              (None, ["defender"], "do not give")):
        with pytest.raises(UsageError, match=said):
            players(book, text, given)


def test_payoffs_are_the_utilities_of_runs_with_those_doctrines(book):
    lab = Lab(book, workers=1)
    game = play(lab, ("challenger", "defender"), 40)
    i, j = (list(d).index(n) for d, n in zip(game.doctrines, ("bluff", "sitter"), strict=True))
    alone = lab.play(40, {"challenger": "bluff", "defender": "sitter"})
    np.testing.assert_array_equal(game.rows[:, :, i, j], utilities(alone, game.players).means)
    assert game.table.shape == (2, 3, 2) and (game.half > 0).all()


def test_the_verb_keeps_its_data_and_figure(tmp_path, capsys):
    out = tmp_path / "s"
    words = ["scenario=textbook", "rollouts=40", "samples=10", "mixed=false", "workers=1"]
    assert main(["solve", *words, f"out={out}"]) == 0
    assert "regret" in capsys.readouterr().out
    data = json.loads((out / "solve.json").read_text())
    assert len(data["profiles"]) == 6 and (out / "figures" / "solve.png").is_file()
