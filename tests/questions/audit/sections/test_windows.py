"""Windows of days are found in compiled predicates, and only windows are stretched."""

import pytest

from sim.engine.state.quantities import IN_DAYS, QUANTITIES
from sim.questions.audit.sections.windows import stretch, windows
from sim.scenario.facts import Rule
from sim.scenario.predicate import compile_predicate

NAMES = {"actor": ["a", "b"], "ultimatum": ["u"]}


def compiled(text):
    """The rule of a text."""
    words, days = compile_predicate(text, NAMES)
    return Rule(tuple(words), days)


@pytest.mark.parametrize(("text", "found"), [
    ("days_since_strike.a.b <= 7", [(7, "days_since_strike.a.b <= 7")]),
    ("14 < days_since_contact.a.b", [(14, "14 < days_since_contact.a.b")]),
    ("deal_age >= 3 and (meeting_overdue > 30 or tie.a.b < 0.5)",
     [(3, "deal_age >= 3"), (30, "meeting_overdue > 30")]),
    ("days_to_deadline.u < -5", [(5, "days_to_deadline.u < -5")]),
    ("days_since_fatal.a.b - deal_age <= 2 + 3",
     [(5, "(days_since_fatal.a.b - deal_age) <= (2 + 3)")]),
    ("held(deal == 1, 7)", [(7, "held for 7 days")]),
    ("not (days_left < 4)", [(4, "days_left < 4")]),
    ("mean(tie.a.b, 7) >= 0.5", [(7, "mean(tie.a.b, 7)")]),
    ("deal == 1 and mean(days_since_strike.a.b == 0, 14) >= 0.5",
     [(14, "mean(days_since_strike.a.b == 0, 14)")]),
    ("mean(days_since_contact.a.b <= 3, 8) > 0 and deal_age > 2",
     [(3, "days_since_contact.a.b <= 3"), (8, "mean(days_since_contact.a.b <= 3, 8)"),
      (2, "deal_age > 2")]),
])
def test_a_number_that_days_are_compared_with_is_a_window(text, found):
    assert [(w.days, w.text) for w in windows(compiled(text), NAMES)] == found


@pytest.mark.parametrize("text", [
    "tie.a.b < 0.5",  # not in days
    "strike_days.a.b > 0",  # no length
    "days_since_strike.a.b < 9999",  # stands for never
    "deal_age > -1",  # stands for none
    "deal_age == 3",  # a day, no span
    "days_since_strike.a.b < days_since_contact.a.b",  # no constant
    "ultimatum_status.u == met or deal == 1",
])
def test_what_is_no_window_is_left_alone(text):
    assert windows(compiled(text), NAMES) == []


@pytest.mark.parametrize(("text", "factor", "wanted"), [
    ("tie.a.b < 4 and deal_age <= 7", 2, "tie.a.b < 4 and deal_age <= 14"),
    ("days_to_deadline.u < -5", 0.5, "days_to_deadline.u < -2.5"),
    ("days_since_fatal.a.b <= 2 + 3", 2, "days_since_fatal.a.b <= 4 + 6"),
    ("held(deal == 1, 7)", 0.5, "held(deal == 1, 4)"),
    ("held(deal == 1, 7)", 2, "held(deal == 1, 14)"),
    ("mean(deal, 7) >= 0.5", 0.5, "mean(deal, 4) >= 0.5"),
    ("mean(deal, 1) >= 0.5", 0.5, "mean(deal, 1) >= 0.5"),
    ("mean(tie.a.b + 16, 5) >= 0.5", 2, "mean(tie.a.b + 16, 10) >= 0.5"),
])
def test_a_stretched_rule_is_the_rule_with_another_number(text, factor, wanted):
    rule = compiled(text)
    assert stretch(rule, windows(rule, NAMES), factor) == compiled(wanted)


def test_one_window_of_two_is_stretched_alone():
    rule = compiled("deal_age >= 3 and days_since_strike.a.b > 7")
    first, second = windows(rule, NAMES)
    assert stretch(rule, [second], 2) == compiled("deal_age >= 3 and days_since_strike.a.b > 14")
    assert stretch(rule, [first], 2) == compiled("deal_age >= 6 and days_since_strike.a.b > 7")


def test_quantities_in_days_exist_and_say_so():
    assert set(QUANTITIES) >= IN_DAYS
    told = {name for name, q in QUANTITIES.items() if q.meaning.startswith("day")}
    assert told == IN_DAYS
