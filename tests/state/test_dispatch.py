"""Written rules are what declarations make of them; to add a quantity is one declaration."""

import importlib.util
from types import ModuleType

import pytest

from sim.errors import ScenarioError
from sim.scenario.predicate import compile_predicate
from sim.state import dispatch, quantities
from sim.state.quantities import DECLARED, Quantity
from tests.rules.builders import Desk


def load_rule(text: str, folder) -> ModuleType:
    """A written rule as a module of its own."""
    path = folder / "written.py"
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("written", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_written_rules_are_those_of_the_declarations():
    assert dispatch.outdated() == [], "run `python -m sim.state.dispatch`"


def test_a_rule_that_was_edited_by_hand_is_found(monkeypatch, tmp_path):
    for name, text in dispatch.WRITTEN.items():
        (tmp_path / name).write_text(text() + "\n", encoding="utf-8")
    monkeypatch.setattr(dispatch, "RULES", tmp_path)
    assert dispatch.outdated() == list(dispatch.WRITTEN)
    assert dispatch.main(["check"]) == 1 and dispatch.outdated() == list(dispatch.WRITTEN)
    assert dispatch.main([]) == 0 and dispatch.outdated() == []


@pytest.mark.parametrize(("added", "asked", "value"), [
    (Quantity("threats", (), "threats made so far", field="threats"), "threats", 7.0),
    (Quantity("urgency", ("actor",), "urgency of talks", field="urgency"), "urgency.turkey", 0.25),
    (Quantity("half_gain", ("ultimatum",), "what it gained", rule="credit.gain"),
     "half_gain.pull_back", 0.125),
])
def test_one_declaration_adds_a_quantity(monkeypatch, tmp_path, added, asked, value):
    """It is read in a predicate and has its value; nothing else was told of it."""
    d = Desk("idlib_2020")
    d.s.threats, d.s.urgency[d.at("turkey")] = 7, 0.25
    d.s.share = d.s.ult_base[0] + (0.125 if d.c.side[int(d.c.ult_issuer[0])] == 1 else -0.125)
    with pytest.raises(ScenarioError, match="unknown quantity"):
        compile_predicate(f"{asked} > 0", d.scenario.names)
    monkeypatch.setitem(quantities.QUANTITIES, added.name, added)
    monkeypatch.setitem(quantities.NUMBERS, added.name, len(DECLARED))
    words, _ = compile_predicate(f"{asked} > 0", d.scenario.names)
    number, a, b = (int(word) for word in words[1:4])
    rule = load_rule(dispatch.quantity_rule((*DECLARED, added)), tmp_path)
    assert rule.quantity(d.c, d.s, number, a, b) == pytest.approx(value)
    before = load_rule(dispatch.quantity_rule(), tmp_path)
    assert before.quantity(d.c, d.s, number, a, b) != before.quantity(d.c, d.s, number, a, b)


@pytest.mark.parametrize("wrong", [
    Quantity("x", (), "no source"),
    Quantity("x", (), "two sources", field="day", rule="credit.gain"),
    Quantity("x", (), "no such field", field="dayz"),
    Quantity("x", ("actor",), "of no actor", field="day"),
    Quantity("x", ("actor",), "of two actors", field="tie"),
])
def test_a_declaration_that_cannot_be_meant_is_refused(wrong):
    with pytest.raises(ValueError, match="^x: "):
        dispatch.quantity_rule((*DECLARED, wrong))
