"""Written rules are what declarations make of them; to add a quantity or a count is one of them."""

import importlib.util
from types import ModuleType

import pytest

from sim.engine.state import quantities
from sim.engine.state.counts import Count
from sim.engine.state.dispatch import __main__ as command
from sim.engine.state.dispatch import files
from sim.engine.state.dispatch.daily import daily_rule
from sim.engine.state.dispatch.quantity import quantity_rule
from sim.engine.state.dispatch.tally import tally_rule
from sim.engine.state.quantities import DECLARED, Quantity
from sim.engine.state.series import DECLARED as SERIES
from sim.engine.state.series import Series
from sim.errors import ScenarioError
from sim.scenario.predicate import compile_predicate
from tests.engine.rules.builders import Desk
from tests.engine.state.edited import run_edited


def load_rule(text: str, folder) -> ModuleType:
    """A written rule as a module of its own."""
    path = folder / "written.py"
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location("written", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_written_rules_are_those_of_the_declarations():
    assert files.outdated_files() == [], "run `python -m sim.engine.state.dispatch`"


def test_a_rule_that_was_edited_by_hand_is_found(monkeypatch, tmp_path):
    for name, text in files.WRITTEN.items():
        (tmp_path / name).write_text(text() + "\n", encoding="utf-8")
    monkeypatch.setattr(files, "RULES", tmp_path)
    assert files.outdated_files() == list(files.WRITTEN)
    assert command.main(["check"]) == 1 and files.outdated_files() == list(files.WRITTEN)
    assert command.main([]) == 0 and files.outdated_files() == []


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
    rule = load_rule(quantity_rule((*DECLARED, added)), tmp_path)
    assert rule.quantity(d.c, d.s, number, a, b) == pytest.approx(value)
    before = load_rule(quantity_rule(), tmp_path)
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
        quantity_rule((*DECLARED, wrong))


ADDED = """    Count("ultimatums", "ultimatums", "demands", "demands made anew",
          "Demands that {issuer} and others made in the crisis itself.", shown=18, loss=True),
"""
PROBE = """
import json
from sim.model import CrisisModel
from sim.glossary.counts import COUNTS
from sim.report.sections.forecasts import is_loss
from sim.report.text.tables import KEY_COUNTS
from sim.scenario.load import load
scenario = load("textbook")
model = CrisisModel(scenario, 7, 0, 20)
while model.running:
    model.step()
model.crisis.ultimatums = 41
row = dict(zip(scenario.count_names, model.tally().tolist(), strict=True))
print(json.dumps({"row": row, "word": scenario.glossary.name("count", "ultimatums"),
                  "says": scenario.glossary.says("count", "ultimatums"),
                  "last": KEY_COUNTS[-1], "loss": is_loss("ultimatums"),
                  "named": list(COUNTS)[-1]}))
"""


def test_one_declaration_adds_a_count(tmp_path):
    """Ledger, names, tables, pages and glossary have it; what stood before and after has moved."""
    path, last = "sim/engine/state/counts.py", '    Count("utility", "utility"'
    before = run_edited(tmp_path / "before", {path: (last, last)},
                        PROBE.replace('"ultimatums")', '"deals")'))
    after = run_edited(tmp_path / "after", {path: (last, ADDED + last)}, PROBE)
    assert after["row"].pop("ultimatums") == 41.0
    assert after["row"] == before["row"]
    assert after["word"] == "demands made anew"
    assert after["says"].startswith("Demands that ") and "{" not in after["says"]
    assert after["last"] == "ultimatums" and after["loss"] and after["named"] == "ultimatums"


@pytest.mark.parametrize("wrong", [
    Count("x", "no_field", "", "", ""), Count("x", "rounds", "", "", ""),
    Count("x", "deals", "", "", "", of="actor"), Count("x", "day", "", "", "", at="ROUND_CALL"),
])
def test_a_count_of_no_field_is_refused(wrong):
    with pytest.raises(ValueError, match="^x: "):
        tally_rule((wrong,))


def test_series_of_parties_stand_last():
    with pytest.raises(ValueError, match="last"):
        daily_rule((*SERIES, SERIES[0]))
    added = Series("commitment", ("target",), "", "commitments", "", "", field="commitment")
    assert "out[n] = s.commitment[target]" in daily_rule((*SERIES, added))
