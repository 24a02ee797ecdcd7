"""What moves the answer is found, what does nothing is not named, and luck is no ignorance."""

import json

import numpy as np
import pytest

from sim.methods.oneway import epsilon_squared
from sim.report.extra import drivers
from sim.report.extra.asked import QuestionShare
from sim.report.extra.drivers import find_drivers
from sim.report.extra.unknown import Unknown, doctrines_seen, ignorance, unknown
from tests.report.extra.planted import DECIDES, planted, with_failures

SEEDS = 60
MOST_FALSE = 8  # of 60 at 5 %: more has a chance of 1 in 300


def test_the_parameter_that_decides_is_found_with_what_it_does():
    (row,) = unknown(planted())
    assert row["path"] == DECIDES and row["direction"] == "rises" and row["chance"] < 0.01
    assert row["p_low"] == pytest.approx(0.1, abs=0.05)
    assert row["p_high"] == pytest.approx(0.7, abs=0.08)
    assert row["low"] < row["diff"] < row["high"]
    assert row["diff"] == pytest.approx(row["p_high"] - row["p_low"])
    assert row["low"] > 0.4 and row["low_value"] == pytest.approx(0.2, abs=0.07)
    assert (row["grade"], row["source"], row["says"]) == ("J", "judgement", "All.")
    assert row["lowest"]["rows"] == row["highest"]["rows"] == 40 and row["lowest"]["n"] == 400


def test_luck_is_not_counted_as_ignorance():
    """It alone decides: all that is no luck is explained, with few replicates as with many."""
    for replicates in (2, 10):
        found = [Unknown(planted(300, replicates, seed)) for seed in range(8)]
        parts = [u.numbers()[0]["explained"] for u in found]
        assert 0.88 < np.mean(parts) <= 1.0  # a decile that holds the step keeps some of it
        assert np.mean([u.about()["together"] for u in found]) > 0.88
        raw = [epsilon_squared(u.asked.inputs[-13].parts(10), u.asked.share) for u in found]
        assert np.mean(raw) < (0.65 if replicates == 2 else 0.9)  # with luck taken for ignorance


def test_what_does_nothing_is_seldom_named_whatever_else_decides():
    for low, high in ((0.1, 0.7), (0.4, 0.4)):
        false = found = 0
        for seed in range(SEEDS):
            asked = QuestionShare.of(planted(100, 4, seed, low, high))
            names = [d.input.name for d in find_drivers(asked.inputs, asked.share, seed).found]
            found += DECIDES in names
            false += any(name != DECIDES for name in names) or (low == high and bool(names))
        assert found == SEEDS if low != high else found < MOST_FALSE
        assert false <= MOST_FALSE


def test_without_the_bar_of_the_shuffles_noise_is_named(monkeypatch):
    monkeypatch.setattr(drivers, "FALSE", 0.999)
    asked = QuestionShare.of(planted(100, 4, 1, 0.4, 0.4))
    assert len(find_drivers(asked.inputs, asked.share, 1).found) > 1


def test_a_trait_is_looked_at_where_its_doctrine_is_followed():
    outcome = planted(300, 10, 2, trait=True)
    (row,) = unknown(outcome)
    assert row["path"] == "actor.second.decides"
    assert (row["given"]["actor"], row["given"]["doctrine"]) == ("actor", "second")
    assert row["p_low"] == pytest.approx(0.1, abs=0.08) and row["diff"] > 0.4
    assert row["lowest"]["rows"] < 0.13 * 300
    (seen,) = doctrines_seen(outcome)
    assert not seen["found"] and [d["doctrine"] for d in seen["doctrines"]] == ["first", "second"]
    for d in seen["doctrines"]:
        assert d["low"] < 0.4 < d["high"]


def test_doctrines_are_shares_of_the_rows_that_drew_them():
    outcome = planted()
    (seen,) = doctrines_seen(outcome)
    hit = outcome.is_label("end", "yes")
    for k, d in enumerate(seen["doctrines"]):
        rows = np.repeat(outcome.doctrines[:, 0] == k, outcome.replicates)
        assert d["p"] == pytest.approx(hit[rows].mean()) and d["n"] == rows.sum()
        assert d["low"] < d["p"] < d["high"]


def test_what_nothing_explains_is_said():
    about = ignorance(planted(200, 10, 3))
    assert about["unexplained"] == pytest.approx(1 - about["together"]) and about["tested"] == 14
    nothing = ignorance(planted(200, 10, 3, 0.4, 0.4))
    assert (nothing["found"], nothing["unexplained"]) == (0, 1.0)
    assert "too few parameter rows" in ignorance(planted(20))["none"] and unknown(planted(20)) == []


def test_failed_rollouts_are_left_out():
    outcome = with_failures(planted(300), 0.3)
    (row,) = unknown(outcome)
    assert row["p_low"] == pytest.approx(0.1, abs=0.05) and row["highest"]["n"] < 450
    assert ignorance(outcome)["rows"] == 297


def test_numbers_are_the_same_every_time_and_plain():
    one, other = (json.dumps([unknown(planted()), ignorance(planted())], allow_nan=False)
                  for _ in range(2))
    assert one == other
