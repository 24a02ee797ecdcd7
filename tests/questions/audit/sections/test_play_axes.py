"""Axes put in place of a scenario's own read the same rollouts, however many plays they take."""

import numpy as np
import pytest

from sim.engine.state import capacity as cap
from sim.errors import UsageError
from sim.glossary.measure import YES
from sim.questions.audit.sections.play_axes import play_axes
from sim.scenario import facts
from sim.scenario.load import load
from sim.studies.lab import Lab

STRUCK = "strike_days.challenger.defender > 0"


def lab():
    """The textbook crisis, played in this process."""
    return Lab(load("textbook"), workers=1)


def test_own_axes_give_the_labels_and_counts_of_a_plain_run():
    plain = lab().play(200)
    again = play_axes(lab(), 200, facts.own_axes(load("textbook")))
    assert again.axes == plain.axes
    np.testing.assert_array_equal(again.labels, plain.labels)
    np.testing.assert_array_equal(again.counts, plain.counts)


def test_a_fact_is_what_the_counts_say():
    one = lab()
    outcome = play_axes(one, 300, [facts.fact(one.scenario, "struck", STRUCK)])
    struck = outcome.is_label("struck", YES)
    assert 0.3 < struck.mean() < 0.8
    wide = np.isfinite(outcome.count("day_of_wide_strike"))
    assert wide.sum() > 50 and not (wide & ~struck).any()


def test_a_rule_that_must_have_held_for_days_is_read_as_such():
    one = lab()
    days = [facts.fact(one.scenario, f"{k}", f"held(day >= 7, {k})") for k in (2, 3, 4)]
    outcome = play_axes(one, 20, days)  # the last day is day 9
    assert [outcome.is_label(axis.name, YES).mean() for axis in days] == [1.0, 1.0, 0.0]


def test_more_axes_than_a_record_holds_take_several_plays_and_agree_with_one():
    one = lab()
    many = [facts.fact(one.scenario, f"by {d}", f"{STRUCK} and day >= {d}")
            for d in range(2 * cap.OUTCOMES + 3)]
    assert [len(g) for g in facts.pack_axes(one.scenario, many)] == [8, 8, 3]
    outcome = play_axes(one, 120, many)
    assert one.played == 3 * 120 and list(outcome.axes) == [axis.name for axis in many]
    alone = play_axes(lab(), 120, [many[17]])
    np.testing.assert_array_equal(outcome.labels[:, 17], alone.labels[:, 0])


def test_a_rule_too_long_for_the_record_is_refused_and_can_be_left_out():
    scenario = load("textbook")
    long = facts.fact(scenario, "long", " or ".join(["day > 3"] * 200))
    short = facts.fact(scenario, "short", "day > 3")
    with pytest.raises(UsageError, match="no room for 1 outcome axes"):
        facts.with_axes(scenario, [long])
    assert facts.fitting(scenario, [long, short]) == [short]


def test_other_rules_of_the_record_stay_as_they_were():
    scenario = load("idlib_2020")
    changed = facts.with_axes(scenario, facts.own_axes(scenario)[::-1]).record
    for name in ("ult_demand", "pledge_trigger", "end_predicate"):
        number = int(np.atleast_1d(scenario.record[name])[0])
        assert facts.stored_rule(scenario, number) == facts.stored_rule(
            scenario.changed(record=changed), number)
