"""`twins` passes the textbook, every bit of it, and finds what is planted in a rewriting."""

import json

import pytest

from sim.cli import main
from sim.questions.audit import copies, reorder
from sim.questions.audit.section import Section, as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import measure
from sim.questions.audit.sections.moves import MOVES, differ
from sim.questions.audit.sections.twins import FAMILIES, SAME, rewritings, stages
from sim.scenario import relist
from sim.scenario.load import load
from sim.scenario.menu_weights import weigh_menu
from sim.scenario.model import Scenario
from sim.studies.lab import Lab
from tests.questions.audit.sections.alone import alone

ROLLOUTS = 2400  # 100 of each rewriting, 200 of each order, at the first look


@pytest.fixture
def lab():
    return Lab(load("textbook"), workers=1)


def rows(section: Section, family: str) -> dict[str, dict]:
    """Rows of a family by name."""
    return {row["name"]: row for row in as_json(section)[family]["rows"]}


def test_the_textbook_written_otherwise_is_the_textbook(lab):
    found = measure("twins", lab, ROLLOUTS)
    assert found.findings == {}
    for family in FAMILIES.keys() - {"option"}:
        assert {row["verdict"] for row in rows(found, family).values()} == {SAME}, family
        assert all(row["differ"] == 0 < row["n"] for row in rows(found, family).values())
    assert set(rows(found, "doctrine")) == {
        "challenger.bluff", "challenger.steady", "challenger.ultimatum", "defender.sitter",
        "defender.steady"} == set(rows(found, "mixture"))
    assert len(rows(found, "option")) == 16 and len(rows(found, "order")) == 2
    assert set(rows(found, "idle")) == {"inject", "onlooker_last", "onlooker_first"}
    assert "5 of 5 keep every bit with a doctrine written twice" in text(found, 200)


def test_an_option_written_twice_leaves_the_shares_of_the_textbook(lab):
    """A copy has a taste of its own, so that single rollouts may differ; shares may not."""
    found = rows(measure("twins", lab, ROLLOUTS), "option")
    touched = {name: row for name, row in found.items() if row["differ"]}
    assert all(row["verdict"] != MOVES and abs(row["points"]["at"]) < 0.06  # three errors
               for row in touched.values())
    assert sum(row["verdict"] == SAME for row in found.values()) >= 8


def test_an_option_with_double_weight_is_found(lab, monkeypatch):
    def heavy(record, i, t):
        weigh_menu(record, i, t)
        record["weight"][i, t][record["weight"][i, t] > 0] = 1.0

    monkeypatch.setattr(relist, "weigh_menu", heavy)
    found = measure("twins", lab, ROLLOUTS)
    assert "twins:option.challenger.signal.withdraw" in found.findings
    row = rows(found, "option")["challenger.signal.withdraw"]
    assert row["verdict"] == "moves" and abs(row["points"]["at"]) > 0.02
    assert not any(k.startswith(("twins:doctrine", "twins:order")) for k in found.findings)


def test_a_copy_with_another_draw_of_its_trait_is_found(lab, monkeypatch):
    monkeypatch.setattr(Scenario, "draw_name", lambda self, path: path)
    found = measure("twins", lab, ROLLOUTS)
    assert "twins:doctrine.challenger.bluff" in found.findings
    assert rows(found, "doctrine")["challenger.bluff"]["differ"] > 0
    assert not any(k.startswith("twins:order") for k in found.findings)


def test_a_copy_that_adds_to_the_mixture_is_found(lab, monkeypatch):
    """Rivals then judge by other doctrines than there are, and other doctrines are drawn."""
    honest = copies.doctrine_again

    def heavy(scenario, actor, doctrine):
        again = honest(scenario, actor, doctrine)
        i = scenario.actor_names.index(actor)
        again.record["doctrine_weight"][i] *= 2.0
        d = again.actor(actor).doctrine_names.index(doctrine + copies.AGAIN)
        again.record["doctrine_weight"][i, d] *= 3.0
        return again

    monkeypatch.setattr(copies, "doctrine_again", heavy)
    found = measure("twins", lab, ROLLOUTS)
    assert any(k.startswith("twins:mixture.challenger") for k in found.findings)


@pytest.mark.parametrize("field", ["ult_issuer", "ult_target"])
def test_an_effect_of_order_is_found(lab, monkeypatch, field):
    left = {k: v for k, v in reorder.POINTERS.items() if k != field}
    monkeypatch.setattr(reorder, "POINTERS", left)
    found = measure("twins", lab, ROLLOUTS)
    assert {"twins:order.reversed", "twins:idle.onlooker_first"} <= set(found.findings)
    assert not any(k.startswith(("twins:doctrine", "twins:option")) for k in found.findings)
    row = rows(found, "order")["reversed"]
    assert row["differ"] > 0 and row["n"] in stages("order", ROLLOUTS, 2)
    assert "Actors in another order (reversed)" in found.says[0]


def test_an_inject_that_does_something_is_found(lab, monkeypatch):
    honest = copies.idle_inject

    def busy(scenario):
        made = honest(scenario)
        q = int(scenario.record["n_injects"])
        made.record["inject_effect"][q], made.record["inject_value"][q] = 1, -5.0
        made.record["inject_a"][q] = 1
        return made

    monkeypatch.setattr(copies, "idle_inject", busy)
    assert set(measure("twins", lab, ROLLOUTS).findings) == {"twins:idle.inject"}


def test_an_actor_whose_doctrine_is_set_keeps_it():
    scenario = load("textbook")
    ways = rewritings(scenario, {"challenger": "bluff"})
    assert {w.name for w in ways if w.family == "doctrine"} == {"defender.sitter",
                                                               "defender.steady"}


def test_what_the_user_sets_is_set_in_the_copy_too():
    over = {"challenger.bluff.shyness": 0.3, "challenger.stake": 2.0}
    lab = Lab(load("textbook"), workers=1, overrides=over)
    assert measure("twins", lab, 480).findings == {}
    assert differ(lab.plain(40), Lab(load("textbook"), workers=1).plain(40)).any()


def test_a_crisis_with_one_actor_and_no_demand_is_told_of(tmp_path):
    found = measure("twins", Lab(load(alone(tmp_path)), workers=1), 480)
    assert found.findings == {}
    assert "There is nothing to try: actors in another order." in found.says
    assert "TWINS" in text(found, 80)


def test_the_command_line_writes_every_row(tmp_path, capsys):
    words = ["audit", "scenario=textbook", "sections=twins", "rollouts=480", "workers=2",
             f"out={tmp_path / 'a'}"]
    assert main(words) == 0
    assert "keep every bit" in capsys.readouterr().out
    data = json.loads((tmp_path / "a" / "audit.json").read_text())["twins"]
    assert len(data["option"]["rows"]) == 16 and data["findings"] == {}
