"""Outcomes that a question is asked about."""

import pytest

from sim.errors import UsageError
from sim.questions.outcomes import outcomes
from sim.scenario.load import load

S = load("textbook")


def test_outcomes_are_those_asked_about_else_the_scenarios_question():
    assert outcomes(S, None) == outcomes(S, "") == [(S.question.axis, S.question.label)]
    assert outcomes(S, "end_state:limited_war, ultimatum:met") == [
        ("end_state", "limited_war"), ("ultimatum", "met")]


@pytest.mark.parametrize(("asked", "says"), [
    ("end_state:limitd_war", "limited_war"), ("endstate:limited_war", "end_state"),
    ("end_state:limited_war,ultimatum:mett", "met"), ("wide_strike", "should be AXIS:LABEL"),
    ("nothing", "nothing")])
def test_an_outcome_that_is_none_is_refused_with_what_was_meant(asked, says):
    with pytest.raises(UsageError, match=says):
        outcomes(S, asked)
