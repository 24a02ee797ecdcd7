"""Gambit's .nfg: both forms are read, ours round-trips, and what is wrong is one typed error."""

import os

import numpy as np
import pytest

from sim.errors import UsageError
from sim.questions.solve import gambit
from sim.questions.solve.nfg import NamedGame, nfg_text
from sim.questions.solve.nfg_reader import BYTES, read_nfg

# Selten 1975, figure 2, in the normal form that Gambit's documentation gives of it in both ways.
PAYOFFS = """NFG 1 R "Selten (IJGT, 75), Figure 2, normal form"
{ "Player 1" "Player 2" } { 3 2 }

1 1 0 2 0 2 1 1 0 3 2 0
"""
OUTCOMES = """NFG 1 R "Selten (IJGT, 75), Figure 2, normal form" { "Player 1" "Player 2" }
{ { "1" "2" "3" } { "1" "2" } }
{ { "" 1, 1 } { "" 0, 2 } { "" 0, 3 } { "" 2, 0 } }
1 2 2 1 3 4
"""


def read(tmp_path, text):
    path = tmp_path / "g.nfg"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_nfg(path)[0]


@pytest.mark.parametrize("text", [PAYOFFS, OUTCOMES])
def test_both_forms_give_the_same_game_the_first_players_strategy_changing_fastest(tmp_path, text):
    game = read(tmp_path, text)
    assert game.players == ("Player 1", "Player 2") and game.strategies == (("1", "2", "3"),
                                                                            ("1", "2"))
    assert game.table[0].tolist() == [[1, 1], [0, 0], [0, 2]]
    assert game.table[1].tolist() == [[1, 1], [2, 3], [2, 0]]


def test_numbers_are_integers_decimals_and_fractions_and_outcome_0_is_nothing(tmp_path):
    head = 'NFG 1 D "" { "a" "b" } { 2 1 }'
    game = read(tmp_path, head + ' "" 1/3 -.5 +2. 1e-3')
    assert game.table.ravel().tolist() == [1 / 3, 2.0, -0.5, 0.001]
    game = read(tmp_path, head + '{ { "x" -7/2 1.5E2 } } 0 1')
    assert game.table.ravel().tolist() == [0.0, -3.5, 0.0, 150.0]


@pytest.mark.parametrize("shape", [(2, 3), (2, 2, 2), (1, 4, 2, 3)])
def test_what_is_written_is_read_to_the_last_bit_with_quotes_and_backslashes(tmp_path, shape):
    names = tuple(tuple(f'{k} "{i}\\' for k in range(n)) for i, n in enumerate(shape))
    table = np.random.default_rng(1).normal(size=(len(shape), *shape)) / 3e7
    game = NamedGame('A "title" \\" with \\ and \\\\', tuple(f'"{i}' for i in range(len(shape))),
                     names, table, "two\nlines\\")
    again = read(tmp_path, nfg_text(game))
    assert (again.title, again.players, again.strategies, again.comment) == (
        game.title, game.players, game.strategies, game.comment)
    np.testing.assert_array_equal(again.table, table)


def test_gambit_itself_reads_what_is_written(tmp_path):
    pygambit = pytest.importorskip("pygambit")
    path = tmp_path / "g.nfg"
    table = np.arange(12.0).reshape(2, 3, 2) / 7
    path.write_text(nfg_text(NamedGame('a "b"', ("r", "c"), (("x", "y", "z"), ("u", "v")), table)))
    game = pygambit.read_nfg(path)
    assert game.title == 'a "b"' and list(game.players) == ["r", "c"]
    ours, theirs = gambit.look(table), [np.array(a, float) for a in game.to_arrays()]
    assert not ours.ended and ours.found
    np.testing.assert_allclose(theirs, table)


HEAD = 'NFG 1 R "t" { "a" "b" }\n'


@pytest.mark.parametrize("text, where, what", [
    ("", 1, "the file ends where NFG"),
    ("EFG 2 R", 1, "begins with something else than NFG"),
    ("NFG 2 R", 1, "another version than 1"),
    (HEAD, 1, "the file ends where { before the strategies"),
    (HEAD + "{ 2 2 }\n1 1 0", 3, "the file ends where a payoff"),
    (HEAD + "{ 2 2 }\n1 1 1 1\n1 1 1 1 9", 4, "'9'|9 after the last payoff of 4 profiles"),
    (HEAD + "{ 2 2 }\n1 1 1 one", 3, "one where a payoff should stand"),
    (HEAD + "{ 2 2 }\n1 1 1 1/0", 3, "payoffs are numbers of at most"),
    (HEAD + "{ 2 2 }\n1 1 1 1e999999999", 3, "payoffs are numbers of at most"),
    (HEAD + "{ 2 2 }\n1 1 1 nan", 3, "nan where a payoff"),
    (HEAD + "{ 2 2 }\n1 1 1 \N{ARABIC-INDIC DIGIT ONE}", 3, "where a payoff should stand"),
    (HEAD + "{ 2 2 }\n" + "9" * 500, 3, "where a payoff should stand"),
    (HEAD + "{ 2 0 }", 2, "a player has no strategy"),
    (HEAD + "{ 2 2 2 }", 2, "strategies of more than 2 players"),
    (HEAD + "{ 2 }\n", 2, "strategies of 1 players, of whom there are 2"),
    (HEAD + "{ 40000 40000 }", 2, "1,600,000,000 profiles of 2 players are more than 50,000"),
    (HEAD + '{ { "x" "x" } 2 }', 2, "a strategy's name x is there twice"),
    (HEAD + '{ { "x', 2, "a quote is opened and never closed"),
    (HEAD + '{ { "x\x1b[2J" } 2 }', 2, "holds the control character U[+]001B"),
    (HEAD + '{ 1 1 } { { "" 1 1 } } 2', 2, "2 where the number of an outcome"),
    ('NFG 1 R "t" { "a" } { 2 }', 1, "1 players; 2 to 16 can be solved"),
])
def test_what_is_wrong_is_said_with_file_and_line(tmp_path, text, where, what):
    with pytest.raises(UsageError, match=what) as caught:
        read(tmp_path, text)
    assert f"g.nfg:{where}: " in str(caught.value) and "\n" not in str(caught.value)


def test_a_file_that_is_none_or_too_large_is_refused_before_it_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(BYTES + 1)
    (tmp_path / "latin").write_bytes(b'NFG 1 R "\xe9"')
    for name, what in (("pipe", "is no regular file"), ("large", "holds more than"),
                       ("none", "no such file"), ("latin", "is not UTF-8"), (".", "is a folder")):
        with pytest.raises(UsageError, match=what):
            read_nfg(tmp_path / name)
