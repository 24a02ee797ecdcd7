"""Loading: what the record holds, and the exact text of every complaint."""

import pytest

from sim.engine.state.names import NEVER
from sim.errors import ScenarioErrors, UsageError
from sim.scenario import bundled_names, load, pack, show, validate

S, P, M, D = "scenario.yaml", "parameters.yaml", "menus.yaml", "challenger/steady.yaml"


def test_record(mini):
    s = load(mini())
    r = pack(s)
    assert s.names["place"] == ("A", "B") and s.names["line"] == ("front", "old")
    assert r["area"][:2].tolist() == [30, 10] and r["holder"][:2].tolist() == [0, 1]
    assert r["line_hold"][1, 0] == 1 and r["line_status_quo"][:2].tolist() == [1, 0]
    assert r["ult_issued"][0] == -12 and r["ult_deadline"][0] == 4 and r["ult_patron"][0] == -1
    assert r["last_contact"][0, 1] == r["last_contact"][1, 0] == -2
    assert r["last_contact"][0, 0] == r["last_fatal"][0, 1] == NEVER
    assert r["weight"][0, 0, :3].tolist() == [1, 0.5, 0.5] and r["posture"][0, 0] == 1
    assert r["tie"][0, 1] == r["tie"][1, 0] == 0.2 and r["resolve"][1] == 0.5
    assert r["reconsider"][0].tolist() == [0.1, 0.3, 0.05]
    assert r["doctrine_weight"][0, :2].tolist() == [0.75, 0.25] and r["doctrine"][0] == 1
    assert s.policies == ("bluff", "steady") and r["deal_line"] == -1
    assert r["trait"][0, 0, 1] == 0.1 and r["end_predicate"] == -1
    assert "resolve" in show(s) and "Scenario mini" in repr(s)


CASES = [
    (P, "  reconsider_talk:", "  resolve:", "parameters.yaml:3: challenger.resolve: "
     "key given twice, first on line 2"),
    (S, 'title: "Mini"', "title: NO", "scenario.yaml:2: title: YAML reads NO as false; "
     "write 'NO' in quotes for text, or false"),
    (S, 'title: "Mini"', "title: on", "YAML reads on as true"),
    (S, 'title: "Mini"', "title: 12:30", "scenario.yaml:2: title: YAML reads 12:30 as the number "
     "750 (base 60); quote it: '12:30'"),
    (S, 'title: "Mini"', "title: 010", "YAML reads 010 as the number 8 (base 8)"),
    (S, 'title: "Mini"', "title: !!python/name:os.x", "tags are not allowed"),
    (P, "low: 0.3", "low: 0.6", "parameters.yaml:2: challenger.resolve: low <= central <= high "
     "does not hold: 0.6, 0.5, 0.7"),
    (P, "high: 0.7", "high: 1.7", "challenger.resolve: 1.7 is out of range 0 to 1"),
    (P, "challenger:\n  resolve", "challenger:\n  resolv", "parameters.yaml:2: challenger.resolv: "
     "unknown parameter; did you mean 'resolve'"),
    (P, "challenger:\n  resolve", "chalenger:\n  resolve", "parameters.yaml:1: chalenger: "
     "unknown parameter; did you mean 'challenger'?"),
    (P, ", grade: J}\n  rec", ", grade: Z}\n  rec", "unknown grade 'Z'"),
    (S, "target: defender", "target: defendr", "scenario.yaml:13: ultimatums.demand.target: "
     "unknown actor 'defendr'; did you mean 'defender'? allowed: challenger, defender"),
    (S, "doctrine: steady", "doctrine: stedy", "actors.challenger.doctrine: unknown doctrine "
     "'stedy'; did you mean 'steady'? allowed: bluff, steady"),
    (S, "force: strike", "force: stirke", "unknown option 'stirke'; did you mean 'strike'?"),
    (S, "line_share.old", "line_shar.old", 'at character 1 of "line_shar.old >= 1": unknown '
     "quantity 'line_shar'; did you mean 'line_share'?"),
    (S, "label: met, ask", "label: mett, ask", "question.label: unknown label 'mett'; did you "
     "mean 'met'?"),
    (S, "label: met, when", "label: met, kind: mett, when", "scenario.yaml:17: "
     "outcomes.end[0].kind: unknown kind 'mett'; did you mean 'met'? allowed: backing_down, break, "
     "deal, met, none, peace, unresolved, war"),
    (S, "label: met, when", "label: met, kind: 3, when", "outcomes.end[0].kind: unknown kind '3'"),
    (S, "deadline: 2001-01-05", "deadline: 2000-12-01", "2000-12-01 is before the issue"),
    (S, "places.csv", "placs.csv", "placs.csv: file not found in mini"),
    (M, "strike: 1, rung: 7}", "strke: 1}", "menus.yaml:4: challenger.force.strike.strke: unknown "
     "key; did you mean 'strike'?"),
    ("challenger/bluff.yaml", "shyness:", "shynes:", "bluff.yaml:3: traits.shynes: policy 'bluff' "
     "has no such trait; did you mean 'shyness'? allowed: noise_level, shyness"),
    (D, "policy: steady", "policy: stedy", "unknown policy 'stedy'; did you mean 'steady'?"),
    ("roads.csv", "A,B,1", "A,Bb,1", "roads.csv:2: to: unknown place 'Bb'; did you mean 'B'?"),
    ("places.csv", "A,30", "A,x", "places.csv:3: area_km2: must be a number, not 'x'"),
    ("lines.csv", "old,A,1", "old,A", "lines.csv:2: 2 cells where the header has 3"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[2].strip()[:24])
def test_complaints(mini, case):
    file, old, new, wanted = case
    errors = [str(e) for e in validate(mini(file, old, new))]
    assert any(wanted in e for e in errors), errors
    assert all("\n" not in e for e in errors)


def test_a_label_has_the_kind_it_is_given_and_none_without_one(mini):
    plain, = load(mini()).outcomes
    assert plain.kinds == ("none", "none")
    told = load(mini(S, "label: met, when", "label: met, kind: met, when"))
    assert told.outcomes[0].kinds == ("met", "none") and told.outcomes[0].kind("met") == "met"
    assert any(line.split()[:2] == ["met", "met"] for line in show(told).splitlines())


def test_missing_files(mini):
    folder = mini()
    (folder / "menus.yaml").unlink()
    (folder / "roads.csv").unlink()
    with pytest.raises(ScenarioErrors) as caught:
        load(folder)
    text = str(caught.value)
    assert "menus.yaml: file not found" in text and "roads.csv: file not found" in text


def test_unknown_scenario():
    with pytest.raises(UsageError, match=r"unknown scenario 'textbok'; did you mean 'textbook'\?"):
        load("textbok")


def test_base(mini, tmp_path):
    mini()
    top = tmp_path / "top"
    top.mkdir()
    (top / "scenario.yaml").write_text("name: top\nbase: ../mini\nhorizon: 2001-01-20\n")
    (top / "parameters.yaml").write_text(
        "challenger:\n  resolve: {value: 0.4, source: judgement, grade: J}\n")
    s = load(top)
    assert s.name == "top" and s.days == 20 and s.record["resolve"][0] == 0.4
    assert "challenger.resolve" not in s.slots
    assert len(s.slots["tie.challenger.defender.start"]) == 2


@pytest.mark.parametrize("name", bundled_names())
def test_bundled(name):
    assert validate(name) == []
