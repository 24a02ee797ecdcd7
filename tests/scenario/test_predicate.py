"""Predicates: precedence, arguments, complaints."""

import pytest

from sim.errors import ScenarioError
from sim.scenario.predicate import compile_predicate

NAMES = {"actor": ["a", "b"], "place": ["New Town"], "ultimatum": ["u"]}


@pytest.mark.parametrize(("text", "words"), [
    ("1 + 2 * 3", [0, 1, 0, 2, 0, 3, 13, 11]),
    ("(1 + 2) * 3", [0, 1, 0, 2, 11, 0, 3, 13]),
    ("1 - 2 - 3", [0, 1, 0, 2, 12, 0, 3, 12]),
    ("-1 < 2", [0, 1, 15, 0, 2, 5]),
    ("not 1 == 2 and 3 or 4", [0, 1, 0, 2, 9, 2, 0, 3, 3, 0, 4, 4]),
    ("1 or 2 and 3", [0, 1, 0, 2, 0, 3, 3, 4]),
    ("tie.a.b", [1, 24, 0, 1]),
    ("day", [1, 0, -1, -1]),
    ('holder."New Town"', [1, 6, 0, -1]),
    ("ultimatum_status.u == met", [1, 11, 0, -1, 0, 2, 9]),
    ("1.5e1 / .5", [0, 15, 0, 0.5, 14]),
])
def test_words(text, words):
    assert compile_predicate(text, NAMES) == ([float(w) for w in words], 1)


def test_held():
    assert compile_predicate("held(deal == 1, 7)", NAMES) == ([1, 7, -1, -1, 0, 1, 9], 7)


@pytest.mark.parametrize(("text", "wanted"), [
    ("tie.a.c > 0", "unknown actor 'c'"),
    ("tie.a", "'tie.a' should be tie.<actor>.<actor>"),
    ("dya > 1", "unknown quantity 'dya'; did you mean 'day'?"),
    ("1 < 2 < 3", "at character 7"),
    ("(1", "')' expected"),
    ("1 +", "ends too early"),
    ("1 2", "'2' does not belong here"),
    ("day & 1", "at character 5 of \"day & 1\": '&' is not understood"),
    ("1 and held(day > 1, 3)", "held(...) may only wrap the whole predicate"),
    ("held(day > 1, 0)", "a whole number of days expected"),
    ("+".join(["("] * 1) + "1+(" * 40 + "1" + ")" * 41, "too deeply nested"),
])
def test_complaints(text, wanted):
    with pytest.raises(ScenarioError) as caught:
        compile_predicate(text, NAMES)
    assert wanted in str(caught.value)
