"""Parameters: each declared once, on the field of the case that it fills."""

import pytest

from sim.engine.state.case import Case
from sim.engine.state.declare import fields_of, real
from sim.engine.state.parameters.parameter import Parameter
from sim.scenario.catalog import CATALOG, DTYPE
from tests.engine.state.edited import run_edited

ALL = [(name, field, p) for name, field in fields_of(Case).items() for p in field.given_by]


def test_paths_are_distinct_and_the_catalogue_has_each_once():
    paths = [p.path for _, _, p in ALL]
    assert len(set(paths)) == len(paths) > 150
    assert [entry.pattern for entry in CATALOG] == paths


@pytest.mark.parametrize(("name", "field", "parameter"), ALL, ids=lambda x: getattr(x, "path", ""))
def test_a_parameter_can_be_what_it_is_by_default_and_is_explained(name, field, parameter):
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.unit and parameter.meaning and parameter.label
    assert parameter.says.endswith(".")
    for form in parameter.places.split("|"):
        assert len(form.split()) == len(field.shape), name


def test_a_rate_a_day_says_so():
    rates = [p for _, _, p in ALL if p.per_day]
    assert {p.path for p in rates} > {"theatre.advance", "<actor>.redraw", "truce.violation_rate"}
    assert "theatre.rest" not in {p.path for p in rates}
    assert [p.path for p in rates if "day" not in p.says] == []


def test_parts_of_the_case_share_no_field():
    class One:
        """A part."""

        depth = real()

    class Two:
        """Another with the same field."""

        depth = real()

    class Both(One, Two):
        """Of both."""

    with pytest.raises(TypeError, match="declared twice"):
        fields_of(Both)
    assert len(DTYPE.names) == len(fields_of(Case))


def test_a_parameter_without_an_index_follows_its_path():
    plain = Parameter("x.y", 0, 1, 0, "share", "", "", "")
    assert plain.places == ""
    assert Parameter("a.<actor>.b.<line>", 0, 1, 0, "share", "", "", "").places == "0 1"
    assert Parameter("a.<actor>", 0, 1, 0, "share", "", "", "", "0 =FORCE").places == "0 =FORCE"


LAST = "    given_away = real(given_by=("
ADDED = """    candour = real(given_by=(
        Parameter("talks.candour", 0, 4, 0.75, "ratio", "how much is said of what is meant",
                  "candour in talks", "How much of what {issuer} means it says in talks."),
    ))
"""
PROBE = """
import json
from sim.errors import EscaladeError
from sim.model import CrisisModel
from sim.scenario.load import load
from sim.scenario.schema import schemas
scenario = load("textbook")
try:
    CrisisModel(scenario, 7, 0, 20, overrides={"talks.candour": 5})
    refused = ""
except EscaladeError as error:
    refused = str(error)
model = CrisisModel(scenario, 7, 0, 20, overrides={"talks.candour": 2.5})
while model.running:
    model.step()
plain = CrisisModel(scenario, 7, 0, 20)
print(json.dumps({
    "default": plain.case.candour, "given": model.case.candour, "refused": refused,
    "name": scenario.glossary.name("parameter", "talks.candour"),
    "says": scenario.glossary.says("parameter", "talks.candour"),
    "schema": "how much is said of what is meant" in schemas()["parameters.json"],
    "leeway": plain.case.leeway, "labels": model.labels(),
}))
"""


def test_one_declaration_adds_a_parameter(tmp_path):
    """It is packed, bounded, named, in the schema and taken from the command line."""
    path = "sim/engine/state/parameters/talks.py"
    found = run_edited(tmp_path / "edited", {path: (LAST, ADDED + LAST)}, PROBE)
    assert (found["default"], found["given"]) == (0.75, 2.5)
    assert "talks.candour" in found["refused"] and "4" in found["refused"]
    assert found["name"] == "candour in talks" and found["schema"]
    assert found["says"].startswith("How much of what ") and "{" not in found["says"]
    before = run_edited(tmp_path / "before", {path: (LAST, LAST)}, PROBE.split("try:")[0] + """
model = CrisisModel(scenario, 7, 0, 20)
while model.running:
    model.step()
print(json.dumps({"leeway": model.case.leeway, "labels": model.labels()}))
""")
    assert {k: found[k] for k in before} == before
