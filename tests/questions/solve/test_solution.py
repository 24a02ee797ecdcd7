"""Doctrines as strategies: textbook games solved exactly, and the engine's own game."""

import json

import numpy as np
import pytest

import sim
from sim.cli import main
from sim.errors import UsageError
from sim.glossary.text import NOBODY
from sim.methods import equilibrium
from sim.methods import quantal_response as qre
from sim.methods.completeness import Sight
from sim.methods.regret import minimax_regret, regrets
from sim.questions.solve import gambit
from sim.questions.solve.complete import completeness
from sim.questions.solve.nfg_reader import read_nfg
from sim.questions.solve.payoff import PayoffTable, play, players, utilities
from sim.questions.solve.plain import plain
from sim.questions.solve.solution import solve_table
from sim.questions.solve.text import nash_lines
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
    assert equilibrium.pure(PRISONERS) == [(1, 1)]
    assert equilibrium.pure(CHICKEN) == [(0, 1), (1, 0)]
    assert equilibrium.pure(PENNIES) == []
    assert equilibrium.best_replies(PRISONERS)[0].tolist() == [[False, False], [True, True]]


def test_without_mixed_ones_nothing_is_said_to_have_no_equilibrium():
    s = solve_table(game_of(PENNIES, 0.0), (1.0, 1.0), 10, False, 7)
    told = " ".join(" ".join(nash_lines(s, NOBODY, 100)).split())
    assert told.startswith("There is none in pure doctrines; every finite game has an equilibrium "
                           "(Nash 1951). Mixed ones were not searched: mixed=false.")
    assert completeness(s).sight == Sight.UNSEEN


@pytest.mark.parametrize("table, noise, sight, words", [
    (PRISONERS, 0.1, Sight.FOUND, "It holds in 95% of samples or more."),
    (PENNIES, 0.1, Sight.FOUND, "number is odd"),
    (np.array([[[1.0, 0], [1, 0]], [[0, 1], [1, 0]]]), 2.0, Sight.UNSETTLED, "errors leave open"),
    (np.array([[[9.0, 0], [8.99, 1]], [[9, 0], [0, 1]]]), 0.5, Sight.FOUND, "the others open"),
])
def test_what_payoff_errors_leave_open_is_said(monkeypatch, table, noise, sight, words):
    with monkeypatch.context() as m:
        m.setattr(gambit, "has_library", lambda: False)
        s = solve_table(game_of(table, noise), (1.0, 1.0), 60, True, 7)
    told = completeness(s)
    assert told.sight == sight and words in told.says
    data = plain("book", 7, 0, s)
    assert data["completeness"] == {"sight": str(sight), "says": told.says}
    assert told.says in " ".join(" ".join(nash_lines(s, NOBODY, 100)).split())


@pytest.mark.parametrize("table", [PENNIES, PRISONERS, CHICKEN])
def test_the_branch_starts_uniform_and_is_an_equilibrium_everywhere(table):
    path = qre.branch(table, (1.0, 1.0), (0.5, 1.0, 3.0))
    assert path.whole and path.mixes[0].tolist() == [0.5] * 4
    for t, x in zip(path.t, path.mixes, strict=True):
        again = np.concatenate(qre.responses(table, qre.split_profile(x, (2, 2)), (t, t)))
        np.testing.assert_allclose(again, x, atol=1e-9)
    assert path.at(0.5) is not None and path.at(0.77) is None


def test_the_branch_bends_as_theory_says_and_ends_at_nash():
    """Own payoffs move quantal play of matching pennies off its Nash mixture (McKelvey and Palfrey

    1995); with precision it comes back to it.
    """
    path = qre.branch(PENNIES, (1.0, 1.0), (1.0, 400.0))
    some, late = path.at(1.0), path.at(400.0)
    assert some[0] > 0.55
    np.testing.assert_allclose(late, [0.5, 0.5, 0.1, 0.9], atol=0.02)


def test_symmetric_games_have_symmetric_quantal_play_on_the_principal_branch():
    x = qre.branch(CHICKEN, (1.0, 1.0), (1.0,)).at(1.0)
    assert x[0] == pytest.approx(x[2])
    p = x[0]  # solves p = logit of the difference of payoffs
    gap = (0 * p + 7 * (1 - p)) - (2 * p + 6 * (1 - p))
    assert p == pytest.approx(1 / (1 + np.exp(-gap)))


def test_a_branch_that_cannot_be_followed_says_so():
    def hard(table, start, precision):
        return start if precision[0] < 0.3 else None

    kept = qre.correct
    try:
        qre.correct = hard
        path = qre.branch(PRISONERS, (1.0, 1.0), (1.0,))
    finally:
        qre.correct = kept
    assert not path.whole and path.t[-1] < 0.3 and path.at(1.0) is None


def test_regret_by_hand():
    assert regrets(PRISONERS, 0).tolist() == [2.0, 0.0]
    assert regrets(CHICKEN, 1).tolist() == [2.0, 1.0]
    assert minimax_regret(CHICKEN) == [1, 1]


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
    game, _ = read_nfg(out / "payoffs.nfg")
    assert game.title == load("textbook").title
    assert game.strategies[1] == tuple(data["doctrines"][1])
    assert game.table[1, 2, 0] == data["profiles"][4]["payoffs"][1]
    again = sim.solve(from_=out / "payoffs.nfg", mixed=False)
    assert [n["mixtures"] for n in again.data["nash"]] == [n["mixtures"] for n in data["nash"]]
