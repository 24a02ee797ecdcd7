"""What is not of the dialect `benchmarks.quick` refuses, with file and line."""

from __future__ import annotations

import re
from typing import Any

import pytest

from benchmarks.quick.kinds import INT, Record
from benchmarks.quick.sources import Untranslatable
from benchmarks.quick.translation import Root, translate


def larger(a, b):
    return max(a, b)


def refused(function: Any, *kinds: Any) -> str:
    """Why a function cannot be translated, without the path; its line must be one of its own."""
    with pytest.raises(Untranslatable) as caught:
        translate([Root(function, kinds)])
    found = re.match(r"(.*):(\d+): (.*) \(in (\w+)\)", str(caught.value))
    assert found and found[1].endswith("tests/test_quick_refusals.py"), caught.value
    first = function.__code__.co_firstlineno
    assert found[4] != function.__name__ or first <= int(found[2]) <= first + 6
    return found[3]


def a_list(a):
    return [a]


def a_power(a):
    return a**2


def a_try(a):
    try:
        return a
    except ValueError:
        return 0


def an_else(a):
    while a > 0:
        a -= 1
    else:
        a = 5
    return a


def over_a_tuple(a):
    for k in (1, 2):
        a += k
    return a


def a_lambda(a):
    f = lambda x: x  # noqa: E731
    return f(a)


def a_string(a):
    return "a"


def a_keyword(a):
    return larger(a, b=2)


def too_few(a):
    return larger(a)


def a_print(a):
    print(a)


def no_return(a):
    if a > 0:
        return 1


def no_value(a):
    if a > 0:
        return
    return a


def two_kinds(a):
    x = a
    x = a, a
    return x


def itself(a):
    return itself(a - 1)


def unset(a):
    b = a + early  # noqa: F821
    early = b
    return early


def undefined(a):
    return nowhere + a  # noqa: F821


def too_big(a):
    return a + 18446744073709551616


def membership(a):
    return a in (1, 2)


def no_step(a):
    total = 0
    for k in range(0, 9, a):
        total += k
    return total


def real_range(a):
    for _ in range(a * 0.5):
        pass


def bare(a):
    a + 1


def inner(a):
    def f(x):
        return x

    return f(a)


def imported(a):
    import math

    return math.exp(a)


REFUSED = {
    a_list: "the expression List is not of the dialect",
    a_power: "the operator Pow on an integer and an integer",
    a_try: "the statement Try is not of the dialect",
    an_else: "an else of a loop",
    over_a_tuple: "a loop over anything but range",
    a_lambda: "the expression Lambda is not of the dialect",
    a_string: "'a' is no number but str",
    a_keyword: "an argument that is not a plain expression",
    too_few: "1 arguments for larger, which takes 2",
    a_print: "a call of print, which is no plain function",
    no_return: "a way through that returns nothing",
    no_value: "a return without a value beside one with",
    two_kinds: "x holds both an integer and a tuple",
    itself: "a function that calls itself",
    unset: "early is read before it is set",
    undefined: "nowhere is not defined",
    too_big: f"{2**64} does not fit 64 bits",
    membership: "a number is wanted",
    no_step: "a range whose step is no constant",
    real_range: "range over a real number",
    bare: "an expression that does nothing",
    inner: "the statement FunctionDef is not of the dialect",
    imported: "the statement Import is not of the dialect",
}


@pytest.mark.parametrize("function", REFUSED, ids=lambda f: f.__name__)
def test_what_is_not_of_the_dialect_is_refused_with_its_line(function):
    assert REFUSED[function] in refused(function, INT)


def no_field(w):
    w.nothing = 1


def real_in_integer(w):
    w.actor = 0.5


def whole_row(w):
    w.value = w.probability


def a_slice(w):
    w.value[1:3] = 0.0


def real_index(w):
    w.value[w.taste] = 0.0


def beyond(w):
    w.value[12] = 0.0


def before(w):
    w.value[-13] = 0.0


def too_many(w):
    w.value[1, 2] = 0.0


def as_number(w):
    w.taste = w + 1.0


def through_a_call(w):
    no_field(w)


RECORDS = {
    no_field: "Scratch has no field nothing",
    real_in_integer: "a real number stored where integers are held",
    whole_row: "stored in an array (12,) of a real number",
    a_slice: "the expression Slice is not of the dialect",
    real_index: "an index that is no integer",
    beyond: "entry 12 of 12",
    before: "entry -13 of 12",
    too_many: "2 indices into an array (12,) of a real number",
    as_number: "arithmetic on a record Scratch",
    through_a_call: "Scratch has no field nothing",
}


@pytest.mark.parametrize("function", RECORDS, ids=lambda f: f.__name__)
def test_what_does_not_fit_a_record_is_refused(function):
    assert RECORDS[function] in refused(function, Record("Scratch"))
