"""Predicates: precedence, arguments, complaints."""

import pytest

from sim.errors import ScenarioError
from sim.scenario.predicate import compile_predicate

NAMES = {"actor": ["a", "b"], "place": ["New Town"], "ultimatum": ["u"]}


@pytest.mark.parametrize(("text", "words"), [
    ("1 + 2 * 3 > 0", [0, 1, 0, 2, 0, 3, 13, 11, 0, 0, 7]),
    ("(1 + 2) * 3 > 0", [0, 1, 0, 2, 11, 0, 3, 13, 0, 0, 7]),
    ("1 - 2 - 3 > 0", [0, 1, 0, 2, 12, 0, 3, 12, 0, 0, 7]),
    ("-1 < 2", [0, 1, 15, 0, 2, 5]),
    ("not 1 == 2 and 3 < 4 or 5 < 6",
     [0, 1, 0, 2, 9, 2, 0, 3, 0, 4, 5, 3, 0, 5, 0, 6, 5, 4]),
    ("1 < 2 or 2 < 3 and 3 < 4", [0, 1, 0, 2, 5, 0, 2, 0, 3, 5, 0, 3, 0, 4, 5, 3, 4]),
    ("tie.a.b < 1", [1, 24, 0, 1, 0, 1, 5]),
    ("day < 1", [1, 0, -1, -1, 0, 1, 5]),
    ('holder."New Town" == 1', [1, 6, 0, -1, 0, 1, 9]),
    ("ultimatum_status.u == met", [1, 11, 0, -1, 0, 2, 9]),
    ("withdrawn != ultimatum_status.u", [0, 7, 1, 11, 0, -1, 10]),
    ("ultimatum_status.u == ultimatum_status.u", [1, 11, 0, -1, 1, 11, 0, -1, 9]),
    ("1.5e1 / .5 > 0", [0, 15, 0, 0.5, 14, 0, 0, 7]),
    ("mean(day, 7) > 1", [16, -1, 7, 4, 1, 0, -1, -1, 0, 1, 7]),
    ("mean(day > 2, 3) > 0.5", [16, -1, 3, 7, 1, 0, -1, -1, 0, 2, 7, 0, 0.5, 7]),
    ("mean(ultimatum_status.u == met, 2) == 1", [16, -1, 2, 7, 1, 11, 0, -1, 0, 2, 9, 0, 1, 9]),
])
def test_words(text, words):
    assert compile_predicate(text, NAMES) == ([float(w) for w in words], 1)


def test_held():
    assert compile_predicate("held(deal == 1, 7)", NAMES) == ([1, 7, -1, -1, 0, 1, 9], 7)


@pytest.mark.parametrize(("text", "wanted"), [
    ("tie.a.c > 0", "unknown actor 'c'"),
    ("tie.aa.b > 0", "unknown actor 'aa'; did you mean 'a'? allowed: a, b"),
    ("ultimatum_status.uu == met", "unknown ultimatum 'uu'; did you mean 'u'? allowed: u"),
    ("day", "'day' is a number, where a condition is needed; compare it, as in day > 0"),
    ("day > 1 and tie.a.b", "at character 13 of \"day > 1 and tie.a.b\": 'tie.a.b' is a number"),
    ("not day", "'day' is a number, where a condition is needed"),
    ("(day > 1) + 2 > 0", "at character 1 of \"(day > 1) + 2 > 0\": '(day > 1)' is a condition, "
     "where a number is needed"),
    ("(day > 1) == 1", "'(day > 1)' is a condition, where a number is needed"),
    ("day == met", "a status is compared by == or != with ultimatum_status"),
    ("ultimatum_status.u < met", "a status is compared by == or != with ultimatum_status"),
    ("met + 1 > 0", "'met' is a status, where a number is needed"),
    ("ultimatum_status.u == 2", "at character 23 of \"ultimatum_status.u == 2\": the status of an "
     "ultimatum is compared with its name: write met, not 2; allowed: none, open, met"),
    ("7 != ultimatum_status.u", "at character 1 of \"7 != ultimatum_status.u\": the status of an "
     "ultimatum is compared with its name: write withdrawn, not 7"),
    ("day > 1 and ultimatum_status.u == 1.0", "write open, not 1.0"),
    ("ultimatum_status.u >= 5", "write executed, not 5"),
    ("ultimatum_status.u == 11", "is compared with its name: not with 11"),
    ("ultimatum_status.u == 8", "write met_by_deal, not 8"),
    ("mean(day, 7)", "'mean(day, 7)' is a number, where a condition is needed"),
    ("mean(day, 0) > 1", "a whole number of days expected, 1 to 64"),
    ("mean(day, 65) > 1", "a whole number of days expected, 1 to 64"),
    ("mean(day) > 1", "',' expected"),
    ("mean(mean(day, 2), 2) > 1", "at character 6 of \"mean(mean(day, 2), 2) > 1\": a mean "
     "cannot hold another"),
    ("mean(ultimatum_status.u, 2) > 1", "is the status of an ultimatum, where a number is needed"),
    ("mean > 1", "unknown quantity 'mean'"),
    ("ultimatum_status.u == -1", "is compared with its name: not with -1"),
    ("ultimatum_status.u == 1 + 1", "is compared with its name: not with 1 + 1"),
    ("ultimatum_status.u == 1.5", "is compared with its name: not with 1.5"),
    ("ultimatum_status.u == day", "is compared with its name: not with day"),
    ("ultimatum_status.u < ultimatum_status.u", "a status is compared by == or !="),
    ("ultimatum_status.u + 1 == 3", "'ultimatum_status.u' is the status of an ultimatum, where a "
     "number is needed"),
    ("-ultimatum_status.u == met", "is the status of an ultimatum, where a number is needed"),
    ("ultimatum_status.u", "is the status of an ultimatum, where a condition is needed; compare "
     "it, as in ultimatum_status.u == met"),
    ("met == met", "a status is compared by == or != with ultimatum_status"),
    ("day / 0 > 1", "at character 7 of \"day / 0 > 1\": division by zero"),
    ("day > 1e999", "'1e999' is not a finite number"),
    ("not " * 5000 + "day > 1", "too deeply nested"),
    ("(" * 5000 + "day > 1", "too deeply nested"),
    ("held(day > 1, 99999)", "a whole number of days expected, 1 to 4000"),
    ("held(day > 1, 1.5)", "a whole number of days expected, 1 to 4000"),
    ("held(day, 2)", "'day' is a number, where a condition is needed"),
    ("day > 1 or", "ends too early"),
    ("tie.a", "'tie.a' should be tie.<actor>.<actor>"),
    ("dya > 1", "unknown quantity 'dya'; did you mean 'day'?"),
    ("1 < 2 < 3", "at character 7"),
    ("(1", "')' expected"),
    ("1 +", "ends too early"),
    ("1 2", "'2' does not belong here"),
    ("day & 1", "at character 5 of \"day & 1\": '&' is not understood"),
    ("1 < 2 and held(day > 1, 3)", "held(...) may only wrap the whole predicate"),
    ("held(day > 1, 0)", "a whole number of days expected"),
    ("1+(" * 40 + "1" + ")" * 40, "too deeply nested"),
])
def test_complaints(text, wanted):
    with pytest.raises(ScenarioError) as caught:
        compile_predicate(text, NAMES)
    assert wanted in str(caught.value)
