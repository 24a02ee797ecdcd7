"""Objects of a study go into JSON and come back bit for bit, and nothing else comes back."""

import dataclasses
import datetime as dt
import json

import numpy as np
import pytest

from sim.brief import brief
from sim.data.codec import KIND, decode, encode
from sim.glossary.glossary import Glossary
from sim.methods.intervals import Bounds
from sim.methods.prim import Box
from sim.questions.discover.discovery import FoundBox
from sim.scenario.load import load
from sim.studies.change import Change


def there_and_back(value):
    """Through JSON as text."""
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


@pytest.mark.parametrize("value", [
    None, True, 3, -0.0, 0.1 + 0.2, 5e-324, "\N{GREEK SMALL LETTER MU}*", [1, [2.5]], (1, (2, "x")),
    {"a": (1,), "b": {}}, {1: "x", (2, "low"): 0.5}, {KIND: "not an object"},
    frozenset({(1, 2), (0, 3)}), dt.date(2020, 2, 15), Bounds(0.1, 0.9),
])
def test_plain_values(value):
    back = there_and_back(value)
    assert back == value and type(back) is type(value)
    if isinstance(value, float):
        assert np.float64(back).tobytes() == np.float64(value).tobytes()


@pytest.mark.parametrize("value", [np.inf, -np.inf, np.nan])
def test_numbers_without_a_word_in_json(value):
    assert np.array_equal(there_and_back(value), value, equal_nan=True)


@pytest.mark.parametrize("array", [
    np.arange(6, dtype=np.int8).reshape(2, 3), np.array([0.1, np.nan, -np.inf]), np.zeros((0, 4)),
    np.array(3.5), np.zeros(2, dtype=[("a", "<f8"), ("b", "<i4", 3)]),
])
def test_arrays_come_back_bit_for_bit(array):
    back = there_and_back(array)
    assert back.dtype == array.dtype and back.shape == array.shape
    assert back.tobytes() == array.tobytes()


def test_dataclasses_with_others_within():
    change = Change("end=war", 0.1, 0.2, 0.1, 0.01, 0.05, float("inf"), 2.5, Bounds(0.0, 0.3))
    assert there_and_back(change) == change
    box = Box(np.array([0.0, -np.inf]), np.array([1.0, np.inf]), frozenset({(1, 0)}))
    found = FoundBox(box, 0.5, 0.6, 0.3, 0.5, 0.7, 30, {(0, "low"): 0.01}, None, 0.0, 1.0, 0.0, 0.2,
                  {0: 0.9}, [], [], 1.0, np.ones(4, bool))
    back = there_and_back(found)
    assert back.quasi_p == found.quasi_p and back.box.out == box.out
    assert back.box.low.tobytes() == box.low.tobytes()


def test_a_whole_scenario_is_kept_without_its_folder_and_the_users_functions():
    book = load("textbook")
    text = json.dumps(encode(book))
    assert str(book.folder) not in text
    back = decode(json.loads(text))
    assert back.name == book.name and back.record.tobytes() == book.record.tobytes()
    assert back.parameters == book.parameters and back.own == {}


def test_names_come_back():
    names = Glossary({"label": {"tie.healthy": ("sound", "The tie is sound.")}})
    assert there_and_back(names).name("label", "tie.healthy") == "sound"


@pytest.mark.parametrize("value", [print, object(), lambda: 0, np.array([object()])])
def test_what_is_no_data_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        encode(value)


@pytest.mark.parametrize("name", [
    "os:system", "builtins:eval", "sim.cli:main", "sim.errors:UsageError", "sim.nowhere:X",
    "simulate:X", "sim.data.codec:Glossary", "sim.studies.change:change", "sim", "",
])
def test_a_file_cannot_name_what_is_no_data_of_ours(name):
    with pytest.raises(ValueError, match="no class|no data|No module"):
        decode({KIND: name, "of": {}})


def test_fields_that_are_not_there_are_an_error_and_no_object():
    with pytest.raises(TypeError):
        decode({KIND: "sim.methods.intervals:Bounds", "of": {"least": 0.0, "other": 1}})


def test_every_field_is_kept():
    change = Change("a=b", *np.arange(7.0).tolist())
    assert set(encode(change)["of"]) == {f.name for f in dataclasses.fields(change)}
    assert brief(change).startswith("Change(output='a=b', before=0")
