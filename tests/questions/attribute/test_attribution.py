"""Shapley values: exact on games whose values are known, efficient on the engine."""

import json
from math import comb

import numpy as np
import pytest

from sim.cli import main
from sim.errors import UsageError
from sim.glossary.roles import sentence
from sim.methods import shapley
from sim.questions.attribute.attribution import attribute
from sim.questions.attribute.players import GROUPS, players
from sim.scenario.load import load
from sim.scenario.outcome_words import measure
from sim.studies.lab import Lab


def glove(inside: frozenset[int]) -> np.ndarray:
    """One left glove (player 0) and two right ones: a pair is worth 1."""
    return np.array([float(0 in inside and len(inside) > 1)])


def airport(inside: frozenset[int]) -> np.ndarray:
    """A runway as long as the largest aeroplane needs: costs 1, 2, 3 and 4."""
    return np.array([float(max((p + 1 for p in inside), default=0))])


def test_the_glove_game_is_exact():
    np.testing.assert_allclose(shapley.exact(3, glove).value, [2 / 3, 1 / 6, 1 / 6], atol=1e-12)


def test_the_airport_game_is_exact():
    """Each stretch is shared by those who need it (Littlechild and Owen 1973)."""
    truth = [1 / 4, 1 / 4 + 1 / 3, 1 / 4 + 1 / 3 + 1 / 2, 1 / 4 + 1 / 3 + 1 / 2 + 1]
    np.testing.assert_allclose(shapley.exact(4, airport).value, truth, atol=1e-12)


def test_a_player_that_adds_nothing_gets_nothing_and_twins_get_the_same():
    worth = lambda inside: np.array([len(inside - {2}) ** 2, 0.0])  # noqa: E731
    values = shapley.exact(3, worth).value
    assert values[2] == 0.0 and values[0] == values[1]


def test_sampled_orders_agree_with_all_orders():
    n = 8
    weights = np.random.default_rng(1).normal(size=n)
    worth = lambda inside: np.array([sum(weights[p] for p in inside) ** 2])  # noqa: E731
    truth = weights * weights.sum()  # of a squared sum
    np.testing.assert_allclose(shapley.exact(n, worth).value, truth, atol=1e-9)
    found = shapley.sampled_values(n, worth, 8)  # pairs of reversed orders are exact for it
    np.testing.assert_allclose(found.value, truth, atol=1e-9)
    assert not found.exact and found.coalitions < sum(comb(n, k) for k in range(n + 1))


def test_sampled_values_are_unbiased_and_their_interval_allows_for_the_orders():
    found = shapley.sampled_values(3, glove, 400, seed=3)
    low, high = found.interval()
    assert np.all(low <= [2 / 3, 1 / 6, 1 / 6]) and np.all(high >= [2 / 3, 1 / 6, 1 / 6])
    assert np.all(high - low < 0.1) and np.all(high > low)


def test_efficiency_is_checked():
    known = {frozenset(): np.zeros(1), frozenset({0, 1}): np.ones(1)}
    with pytest.raises(AssertionError):
        shapley.check_efficiency(shapley.Values(np.full((1, 1, 2), 0.4), 4, True), known, 2)


def test_the_bootstrap_interval_is_that_of_a_mean_over_rows():
    rows = np.random.default_rng(2).normal(0.3, 1.0, (1, 500, 1))
    low, high = shapley.Values(rows, 2, True).interval()
    half = 1.96 * rows.std() / np.sqrt(500)
    np.testing.assert_allclose([low[0], high[0]], rows.mean() + np.array([-half, half]), atol=0.02)


def test_attribution_sums_to_what_all_of_them_change():
    scenario = load("textbook")
    lab = Lab(scenario, workers=1)
    sharing = players(scenario, "audience,lookahead,wedge,quantal+reputation")
    found = attribute(lab, sharing, ["end_state:target_complied", "wide_strike"], 300)
    assert lab.played == 16 * 300  # both outcomes from the same runs
    for a in found:
        assert abs(sum(s.value for s in a.shares) - (a.full - a.none)) < 1e-9
        assert all(s.low <= s.value <= s.high for s in a.shares)
        idle = next(s for s in a.shares if s.player == "wedge")
        assert (idle.value, idle.low, idle.high, idle.alone, idle.last) == (0, 0, 0, 0, 0)


def test_more_than_six_players_are_sampled():
    scenario = load("textbook")
    names = "audience,lookahead,quantal,reputation,brinkmanship,ladder,commitment_problem"
    found = attribute(Lab(scenario, workers=1), players(scenario, names), ["wide_strike"], 60)[0]
    assert not found.exact and found.coalitions < 2**7
    assert abs(sum(s.value for s in found.shares) - (found.full - found.none)) < 1e-9


def test_players_are_named_rightly():
    scenario = load("textbook")
    assert list(players(scenario)) == list(GROUPS)
    assert players(scenario, "audience, patron")["audience"] == {"mechanisms.audience": "off"}
    off = scenario.changed(mechanisms={**scenario.mechanisms, "audience": False})
    for bad, text in (("audience,audeince", "did you mean 'audience'"), ("audience", "two"),
                      ("audience,audience", "twice")):
        with pytest.raises(UsageError, match=text):
            players(scenario, bad)
    with pytest.raises(UsageError, match="off in this scenario"):
        players(off, "audience,weather")


def test_an_outcome_is_a_label_or_an_event():
    scenario = load("textbook")
    assert measure(scenario, "end_state:disaster").pair == ("end_state", "disaster")
    assert measure(scenario, "wide_strike").pair == ("", "wide_strike")
    for bad in ("end_state:x", "x:disaster", "strike", ""):
        with pytest.raises(UsageError):
            measure(scenario, bad)


def test_the_verb_writes_what_it_prints(tmp_path, capsys):
    words = ["attribute", "scenario=textbook", "outcome=wide_strike", "rollouts=100",
             "mechanisms=audience,lookahead", f"out={tmp_path / 'a'}"]
    assert main(words) == 0
    name = sentence(load("textbook").glossary.name("event", "wide_strike"))
    assert f"{name}: " in capsys.readouterr().out
    data = json.loads((tmp_path / "a" / "attribution.json").read_text())
    assert [s["player"] for s in data["outcomes"][0]["shares"]] == ["audience", "lookahead"]
    assert (tmp_path / "a" / "figures" / "attribution.svg").exists()


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ([], "outcome is missing: AXIS:LABEL, an event"),
        (["outcome=end_state:unresolvd"], "did you mean 'unresolved'?"),
        (["outcome=wide_strike", "mechanisms=audience,ladder", "mechanisms.ladder=off"],
         "one of the switches"),
        (["outcome=wide_strike", "chalenger=bluff"], "did you mean 'challenger'?"),
    ],
)
def test_bad_words_end_in_one_line(words, text, capsys):
    assert main(["attribute", "scenario=textbook", *words]) == 2
    err = capsys.readouterr().err
    assert text in err and err.startswith("escalade: error: ")
