"""What a study found in a sentence follows its numbers."""

import copy

import pytest

from sim.glossary.glossary import Glossary
from sim.questions.headline import OF, headline

CHANGE = {"output": "tie=healthy", "before": 0.31, "after": 0.52, "difference": 0.21, "half": 0.04}
COMPARE = {"question": "tie=healthy", "versions": [
    {"name": "a", "about": "north=bluff", "changes": [{**CHANGE, "output": "x=y"}, CHANGE]},
    {"name": "b", "about": "", "changes": [{**CHANGE, "after": 0.1, "difference": -0.21}]}]}
FORK = {"choice": {"actor": "north", "track": "force", "option": "pull_back"}, "was": "hold",
        "date": "2001-01-05",
        "changes": [CHANGE, {**CHANGE, "output": "end=war", "difference": -0.6, "before": 0.7,
                             "after": 0.1}, {**CHANGE, "output": "deaths", "difference": -9.0}]}
SHARE = {"player": "audience", "value": 0.08, "low": 0.02, "high": 0.13}
ATTRIBUTION = {"outcomes": [{"outcome": "wide_strike", "full": 0.56, "none": 0.48, "shares": [
    SHARE, {**SHARE, "player": "patron", "value": -0.11, "low": -0.2, "high": -0.02}]}]}
FINDINGS = {"findings": [{"verdict": v} for v in
                         ("survives", "does not survive", "survives", "too few rows told")]}
INDEX = {"key": "north.resolve", "measure": "ST", "value": 0.4}
SENSITIVITY = {"outcomes": [{"outcome": "tie:healthy", "method": "sobol", "indices": [
    INDEX, {**INDEX, "key": "south.stake", "value": 0.7}, {**INDEX, "key": "z", "value": 0.0},
    {**INDEX, "key": "other", "measure": "S1", "value": 0.9}]}]}
DISCOVER = {"outcomes": [{"outcome": "end:war", "base": 0.3, "boxes": [
    {"density": 0.8, "base": 0.3, "conditions": [{"said": "North is bluff"}]}]}]}
NASH = {"mixtures": {"north": {"bluff": 1.0, "steady": 0.0}, "south": {"a": 0.25, "b": 0.75}},
        "holds": 0.9, "pure": False}
SOLVE = {"players": ["north", "south"], "nash": [{**NASH, "holds": 0.2, "pure": True}, NASH]}
DESIGN = {"factors": ["deadline", "size", "publicity", "rung"], "as_issued": 1, "robust": 0,
          "points": [[4.0, 0.5, 0.25, 6.0], [5.0, 1.0, 1.0, 7.0]], "robust_deadline": "2001-01-05",
          "holds": 0.4}
AUDIT = {"scenario": "x", "learning": {"findings": {"a": "b", "c": "d"}},
         "basics": {"findings": [{"reason": None}, {"reason": "meant"}]}}


@pytest.mark.parametrize(("name", "data", "text"), [
    ("compare", COMPARE, "Tie: healthy: 31% as it is; 52% in a (north=bluff), +21.0 \u00b1 4.0 "
     "points; 10% in b, -21.0 \u00b1 4.0 points."),
    ("fork", FORK, "North on 2001-01-05: pull back, instead of: hold. End: war in 10% instead of "
     "70%."),
    ("attribution", ATTRIBUTION, "Wide strike: 56% with all mechanisms on, 48% with all off; "
     "patron carries most, -11.0 points (95%: -20.0 to -2.0)."),
    ("findings", FINDINGS, "2 of 4 statements hold in over 90% of the rows told; of 1 too few rows "
     "can tell."),
    ("sensitivity", SENSITIVITY, "Tie: healthy is moved most by south.stake and north.resolve."),
    ("discover", DISCOVER, "End: war: 80% where North is bluff, against 30%."),
    ("solve", SOLVE, "North: bluff; South: a 0.25 and b 0.75: a mixed equilibrium, in 90% of "
     "samples."),
    ("design", DESIGN, "The robust threat: deadline 2001-01-05, size 50%, publicity 0.25, "
     "threatened: 6; "
     "the same in 40% of samples."),
    ("audit", AUDIT, "3 findings: 2 in learning and 1 in basics."),
])
def test_the_sentence_of_each_study(name, data, text):
    assert headline(name, data) == text


def test_every_study_has_one():
    assert set(OF) == {"compare", "fork", "attribution", "findings", "sensitivity", "discover",
                       "solve", "design", "audit"}


def test_what_was_not_found_is_said():
    none = copy.deepcopy(SENSITIVITY)
    for index in none["outcomes"][0]["indices"]:
        index["value"] = 0.0
    assert headline("sensitivity", none) == "Tie: healthy: nothing tried moves it."
    empty = {"outcomes": [{"outcome": "end:war", "base": 0.3, "boxes": []}]}
    assert headline("discover", empty) == \
        "End: war: 30%, and no conditions under which it is frequent."
    bare = {"players": ["north", "south"], "nash": [], "mixed_looked_for": False}
    assert headline("solve", bare) == \
        "No equilibrium in pure doctrines among North and South; mixed ones were not searched."
    given = {**SOLVE, "nash": [{**NASH, "holds": None}]}
    assert headline("solve", given).endswith(": a mixed equilibrium.")
    clean = {"basics": {"findings": [{"reason": "meant"}]}, "labels": {"findings": {}}}
    assert headline("audit", clean) == "Nothing wrong was found in basics and labels."
    same = {**DESIGN, "robust": 1}
    assert headline("design", same).startswith("The robust threat is the one as issued: deadline")


def test_many_versions_are_counted():
    versions = [{**COMPARE["versions"][1], "name": f"v{k}"} for k in range(6)]
    text = headline("compare", {**COMPARE, "versions": versions})
    assert text.endswith("; and 2 more versions.") and "v3" in text and "v4" not in text


def test_each_method_of_sensitivity_has_its_leading_index():
    for method, lead in (("screen", "mu_star"), ("importance", "first")):
        data = {"outcomes": [{"outcome": "tie:healthy", "method": method, "indices": [
            {"key": "north.resolve", "measure": lead, "value": 0.1}]}]}
        assert headline("sensitivity", data).endswith("is moved most by north.resolve.")


def test_sentences_call_things_as_the_scenario_does():
    say = Glossary({"axis": {"tie": ("the old tie", "")}, "label": {"tie.healthy": ("sound", "")},
                    "subject": {"north": ("the North", "")}, "rung": {"6": ("limited strikes", "")},
                    "option": {"north.force.pull_back": ("goes home", "")},
                    "parameter": {"north.resolve": ("Northern nerve", "")}})
    assert headline("compare", COMPARE, say).startswith("The old tie: sound: 31% as it is")
    assert headline("fork", FORK, say).startswith("The North on 2001-01-05: goes home, instead of")
    assert "threatened: limited strikes;" in headline("design", DESIGN, say)
    assert headline("sensitivity", SENSITIVITY, say).endswith("south.stake and Northern nerve.")
