"""`dead` passes a crisis in which everything matters and finds what is planted that does not."""

import json

import pytest

from sim.cli import main
from sim.engine.state.names import MECHANISMS
from sim.questions.audit.section import Section, as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import measure
from sim.questions.audit.sections.dead import looks, try_changes
from sim.questions.audit.sections.moves import DEAD, DOUBT, MOVES, UNTOUCHED
from sim.scenario.load import load
from sim.scenario.model import Scenario
from sim.scenario.priors import Prior
from sim.studies.lab import Lab
from tests.questions.audit.sections.alone import alone

LIVE = ("challenger.strike_power", "challenger.audience", "challenger.war_cost")
WORKING = ("audience", "lookahead", "quantal")


def textbook(parameters: dict[str, Prior] | None = None, mechanisms=WORKING) -> Scenario:
    """The textbook crisis with three live parameters and mechanisms, and what is planted."""
    plain = load("textbook")
    given = {path: plain.parameters[path] for path in LIVE} | (parameters or {})
    return plain.changed(parameters=given,
                         mechanisms={m: m in mechanisms for m in plain.mechanisms})


def verdicts(section: Section, key: str) -> dict[str, str]:
    """Verdicts of a table by name."""
    return {row["name"]: row["verdict"] for row in as_json(section)[key]["rows"]}


def prior(low: float, central: float, high: float) -> Prior:
    """A uniform prior."""
    return Prior(low, central, high, "uniform", least=0.0, most=10.0)


def test_a_crisis_in_which_everything_matters_passes():
    found = measure("dead", Lab(textbook(), workers=1), 3000)
    assert found.findings == {}
    assert verdicts(found, "parameters") == dict.fromkeys(LIVE, MOVES)
    assert verdicts(found, "mechanisms") == dict.fromkeys(WORKING, MOVES)
    assert any("0 of 3 mechanisms touch not one rollout" in s for s in found.says)
    assert any("no links to try" in s for s in found.says)


def test_a_parameter_that_nothing_reads_is_found():
    planted = textbook({"defender.wedge_motive": prior(0.0, 1.0, 5.0)})
    found = measure("dead", Lab(planted, workers=1), 3000)
    assert list(found.findings) == ["dead:parameter.defender.wedge_motive"]
    row = as_json(found)["parameters"]["rows"][0]
    assert (row["name"], row["verdict"]) == ("defender.wedge_motive", UNTOUCHED)
    assert row["touched"] == row["points"]["at"] == row["percent"]["at"] == 0
    assert row["n"] == row["points"]["n"] == 250  # the second look, not the first, says so
    assert "wedge_motive" in text(found, 100)


def test_a_parameter_that_is_read_and_moves_next_to_nothing_is_found():
    """War costs the defender 1 % more or less: single rollouts differ, no bar is passed."""
    planted = textbook({"defender.war_cost": prior(1.485, 1.5, 1.515)})
    found = measure("dead", Lab(planted, workers=1), 12000)
    row = as_json(found)["parameters"]["rows"][0]
    assert (row["name"], row["verdict"]) == ("defender.war_cost", DEAD)
    assert 0 < row["touched"] < 0.7 * row["n"]  # .49, a fall of a millionth included
    assert -0.02 <= row["points"]["low"] <= row["points"]["high"] <= 0.02
    assert -5 <= row["percent"]["low"] <= row["percent"]["high"] <= 5


def test_a_mechanism_without_effect_is_found():
    found = measure("dead", Lab(textbook(mechanisms=(*WORKING, "wedge")), workers=1), 3000)
    assert list(found.findings) == ["dead:mechanism.wedge"]
    assert found.findings["dead:mechanism.wedge"] == "touches none of 250 rollouts"


def test_a_link_that_nothing_reads_is_found():
    path = "link.challenger.defender.influence"
    found = measure("dead", Lab(textbook({path: prior(0.1, 0.5, 0.9)}), workers=1), 3000)
    assert set(found.findings) == {"dead:influence.challenger.defender", f"dead:parameter.{path}"}
    assert verdicts(found, "links") == {"influence: challenger.defender": UNTOUCHED}


def test_overrides_that_are_dropped_on_the_way_are_found(monkeypatch):
    play = Lab.play
    monkeypatch.setattr(Lab, "play", lambda self, n, overrides=None, *a, **k: play(self, n, {}))
    found = measure("dead", Lab(textbook(), workers=1), 1200)
    assert len(found.findings) == len(LIVE) + len(WORKING)


def test_what_the_user_sets_is_not_tried():
    lab = Lab(textbook(), workers=1, overrides={"challenger.strike_power": 10.0,
                                                "mechanisms.audience": "off"})
    found = measure("dead", lab, 1200)
    assert set(verdicts(found, "parameters")) == set(LIVE) - {"challenger.strike_power"}
    assert set(verdicts(found, "mechanisms")) == set(WORKING) - {"audience"}


def test_later_looks_are_for_what_the_first_leaves_open():
    from sim.questions.audit.sections.dead import parameters

    planted = textbook({"defender.wedge_motive": prior(0.0, 1.0, 5.0),
                        "defender.war_cost": prior(1.4, 1.5, 1.6)})
    trials = parameters(Lab(planted, workers=1))
    found = try_changes(Lab(planted, workers=1), trials, (40, 200, 400))
    assert found["parameter.defender.wedge_motive"].n == 200
    assert found["parameter.defender.war_cost"].verdict in (DOUBT, MOVES, DEAD)
    few = try_changes(Lab(planted, workers=1), trials, (40, 80, 120))
    assert few["parameter.defender.wedge_motive"].n == 120  # 80 of which none differs: 3 in 80 may
    first = try_changes(Lab(planted, workers=1), trials, (40,))
    assert all(found[k].n > 40 or m.sure for k, m in first.items())


@pytest.mark.parametrize("rollouts", [1, 600, 12_000])
def test_looks_are_whole_rows(rollouts):
    assert all(n % 2 == 0 and n >= 20 for n in looks(rollouts, 2))
    assert looks(12_000, 2) == (200, 1000, 3000)


def test_a_crisis_with_one_actor_and_no_demand_is_told_of(tmp_path):
    found = measure("dead", Lab(load(alone(tmp_path)), workers=1), 1200)
    assert set(found.findings) == {"dead:parameter.hermit.resolve",
                                   *(f"dead:mechanism.{m}" for m in load("textbook").mechanisms)}
    assert any("no mediator" in note for note in found.notes)
    assert "DEAD" in text(found, 80)


def test_the_command_line_writes_every_row_and_a_figure(tmp_path, capsys):
    folder = alone(tmp_path)
    words = ["audit", f"scenario={folder}", "sections=dead", "rollouts=600", "workers=1",
             f"out={tmp_path / 'a'}"]
    assert main(words) == 1
    shown = capsys.readouterr().out
    data = json.loads((tmp_path / "a" / "audit.json").read_text())["dead"]
    assert [row["name"] for row in data["parameters"]["rows"]] == ["hermit.resolve"]
    assert len(data["mechanisms"]["rows"]) == len(MECHANISMS) and data["links"]["rows"] == []
    assert "dead:mechanism.weariness" in data["findings"] and "weariness" in shown
    assert (tmp_path / "a" / "figures" / "audit-dead.png").stat().st_size > 20_000
