"""Evidence and signposts: what narrows the answer, what tells of it, and what does neither."""

import numpy as np
import pytest

from sim.methods.spread import spread
from sim.report.extra.evidence import evidence
from sim.report.extra.signposts import signposts
from tests.report.extra.planted import DECIDES, planted, with_failures


def test_knowing_what_decides_narrows_the_answer():
    outcome = planted(300, 20)
    (row,) = evidence(outcome)
    hits, trials = outcome.by_row(outcome.is_label("end", "yes"))
    assert row["path"] == DECIDES and row["sure"]
    assert (row["now_low"], row["now_high"]) == pytest.approx(spread(hits, trials))
    width = (row["then_high"] - row["then_low"]) / (row["now_high"] - row["now_low"])
    assert row["narrows"] == pytest.approx(1 - width - row["by_chance"]) and row["narrows"] > 0.4
    assert [g["p"] < 0.2 for g in row["groups"]] == [True, False, False]
    assert abs(row["by_chance"]) < 0.1


def test_nothing_is_listed_where_nothing_was_found():
    assert evidence(planted(200, 10, 3, 0.4, 0.4)) == []


def test_a_signpost_has_the_shares_of_the_rollouts_in_which_it_was_seen():
    outcome = planted(200, 10)
    found = signposts(outcome)
    assert {row["event"] for row in found["rows"]} == {"sign"} and "not the effect" in found["note"]
    row = found["rows"][0]
    came = outcome.count("day_of_sign") <= row["day"]
    hit = outcome.is_label("end", "yes")
    assert row["p_if"] == pytest.approx(hit[came].mean())
    assert row["p_if_not"] == pytest.approx(hit[~came].mean())
    assert row["share"] == pytest.approx(came.mean())
    assert row["diff"] == pytest.approx(row["p_if"] - row["p_if_not"])
    assert row["low"] < row["diff"] < row["high"] and row["low_if"] < row["p_if"] < row["high_if"]
    assert row["by"] == "2000-01-08"


def test_signposts_that_tell_nothing_are_seldom_shown():
    shown = sum(any(r["event"] == "nothing" for r in signposts(planted(100, 4, seed))["rows"])
                for seed in range(120))
    assert shown <= 12


def test_the_interval_of_a_signpost_covers_what_is_so():
    """P(sign | yes) = .8, P(sign | no) = .2 and P(yes) = .4: .727 against .143."""
    missed = 0
    for seed in range(100):
        row = signposts(planted(200, 5, seed))["rows"][0]
        missed += not row["low"] <= 0.32 / 0.44 - 0.08 / 0.56 <= row["high"]
    assert missed <= 11


def test_failed_rollouts_are_in_no_signpost():
    outcome = with_failures(planted(200, 10), 0.3)
    row = signposts(outcome)["rows"][0]
    assert row["n"] == outcome.completed
    ran = outcome.valid
    came = np.nan_to_num(outcome.count("day_of_sign"), nan=99) <= row["day"]
    assert row["p_if"] == pytest.approx(outcome.is_label("end", "yes")[ran & came].mean())
