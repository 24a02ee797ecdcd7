"""The rate card's verdicts: calibrated for a record that is a rollout, moved by one that is not."""

import dataclasses

import numpy as np
import pytest

import sim
from sim.data.verdicts import verdicts
from sim.report.text.verdicts import verdict_lines

N = 1200


@pytest.fixture(scope="module")
def outcome():
    return sim.run("idlib_2019_december", rollouts=N, seed=7, workers=1).outcome


def recorded(outcome, change):
    """The outcome with other values in its record."""
    rows = [{**row, "value": float(change(row))} for row in outcome.observed]
    return dataclasses.replace(outcome, observed=rows)


def rollout(outcome, k):
    """The outcome with rollout k as its record."""
    taken = {row["measure"]: outcome.count(row["measure"])[k] for row in outcome.observed
             if row["measure"] in outcome.count_names}
    return recorded(outcome, lambda row: taken.get(row["measure"], row["value"]))


def test_bands_hold_of_a_rollout_what_they_say_a_rollout_holds(outcome):
    luck = np.random.default_rng(5)
    found = [verdicts(rollout(outcome, k)) for k in luck.choice(N, 60, replace=False)]
    for band in ("50 %", "90 %"):
        held = [f[band]["held"] for f in found]
        error = np.std(held) / np.sqrt(len(held))
        assert abs(np.mean(held) - found[0][band]["of_own"]) < 3 * error + 1  # truce life is fixed
    shares = np.array([f["joint"]["share"] for f in found])
    assert abs(shares.mean() - 0.5) < 3 * np.sqrt(1 / 12 / 60)
    assert (shares < 0.25).mean() < 0.5 and (shares > 0.75).mean() < 0.5


def median(outcome):
    """The outcome with the median of every measure as its record."""
    return recorded(outcome, lambda r: r["value"] if r["measure"] == "truce_life"
                    else np.median(outcome.count(r["measure"])))


def test_a_value_far_outside_is_seen_by_bands_and_joint_rank(outcome):
    """Of a record in the middle of everything, one value put where no rollout has been."""
    middle = median(outcome)
    before = verdicts(middle)
    after = verdicts(recorded(middle, lambda r: 1e7 if r["measure"] == "displaced"
                              else r["value"]))
    for band in ("50 %", "90 %"):
        assert before[band]["held"] - after[band]["held"] == 1
    assert before["joint"]["share"] > 0.95 and after["joint"]["share"] < 0.1


def test_a_record_in_the_middle_of_everything_says_that_the_bands_are_too_wide(outcome):
    middle = median(outcome)
    found = verdicts(middle)
    assert found["90 %"]["held"] >= 19 and found["joint"]["share"] > 0.95
    assert "too wide" in " ".join(verdict_lines(middle, 400))


def test_wider_bands_are_told(outcome):
    """Twice the spread of every count about its median: wider against record and bare count."""
    counts = outcome.counts.copy()
    middle = np.median(counts, axis=0)
    wide = dataclasses.replace(outcome, counts=middle + 2 * (counts - middle))
    before, after = verdicts(outcome), verdicts(wide)
    for key in ("naive", "relative"):
        assert after["90 %"][key] == pytest.approx(2 * before["90 %"][key], rel=0.3)


def test_the_page_has_the_verdicts_and_the_summary_has_them_whole(outcome):
    from sim.questions.run.answer import Run

    run = Run(outcome)
    text = run.text
    assert "50 % bands hold" in text and "90 % bands hold" in text and "Joint rank:" in text
    assert "A level has no naive band" in text
    assert run.summary()["verdicts"]["joint"]["measures"] == 19


def test_no_record_no_verdict():
    outcome = sim.run("textbook", rollouts=40, seed=7, workers=1).outcome
    assert verdicts(outcome) == {} and verdict_lines(outcome, 100) == []
