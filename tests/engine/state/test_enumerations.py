"""Enumerations: each declared once; what is handed to rules is a plain integer of it."""

import ast
import importlib
import inspect
import pkgutil
from pathlib import Path

import pytest

from sim.engine.state import enumerations, happenings, names, places, spurs
from sim.engine.state.enumerations.attention import Trigger
from sim.engine.state.enumerations.enumeration import Enumeration
from sim.engine.state.enumerations.mechanisms import Mechanism
from sim.engine.state.enumerations.utility import Component, Leaning

MODULES = [importlib.import_module(info.name) for info in
           pkgutil.iter_modules(enumerations.__path__, enumerations.__name__ + ".")]
ALL = sorted({value for module in (*MODULES, happenings, spurs) for value in vars(module).values()
              if inspect.isclass(value) and issubclass(value, Enumeration)} - {Enumeration},
             key=lambda e: e.__name__)
HANDED = (names, places, happenings, spurs)


def handed(source: str) -> list[tuple[str, str]]:
    """Enumeration and member of each constant that a module makes of one."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in ("value", "bit"):
            member = node.value
            if isinstance(member, ast.Attribute) and isinstance(member.value, ast.Name):
                found.append((member.value.id, member.attr))
    return found


@pytest.mark.parametrize("enumeration", ALL, ids=lambda e: e.__name__)
def test_members_count_from_0_without_gap_or_alias(enumeration):
    assert [int(m) for m in enumeration] == list(range(len(enumeration)))
    assert len(enumeration.__members__) == len(enumeration)
    assert enumeration.spellings() == tuple(m.name.lower() for m in enumeration)
    assert enumeration.__doc__


def test_every_member_is_handed_out_once():
    given = [pair for module in HANDED
             for pair in handed(Path(str(module.__file__)).read_text(encoding="utf-8"))]
    wanted = {(e.__name__, m.name) for e in ALL for m in e}
    assert set(given) == wanted
    assert sorted({pair for pair in given if given.count(pair) > 1}) == [("Trigger", "REVIEW")]


@pytest.mark.parametrize("module", HANDED, ids=lambda m: m.__name__)
def test_what_is_handed_out_is_plain(module):
    numbers = {k: v for k, v in vars(module).items() if k.isupper() and isinstance(v, int)}
    assert len(numbers) > 5
    assert all(type(v) is int for v in numbers.values())


def test_an_order_is_a_number():
    class Small(Enumeration):
        """Three words."""

        FIRST_OF_ALL = 0
        SECOND = 1

    assert Small.spellings() == ("first_of_all", "second")
    assert Small.SECOND == 1 and Small(0).spelling == "first_of_all"


def test_the_doctrines_columns_are_the_last_components():
    assert Component.spellings()[-len(Leaning):] == Leaning.spellings()
    assert names.N_PAYOFF + len(Leaning) == len(Component)


def test_triggers_are_bits_of_their_own():
    assert [t.bit for t in Trigger] == [1 << k for k in range(len(Trigger))]


def test_a_mechanism_says_what_replaces_it():
    assert Mechanism.LADDER.neutral == "free_moves" and Mechanism.BARGAINING == 0
    assert names.MECHANISMS["tastes"] == "every_look"
    assert all(m.neutral for m in Mechanism)
