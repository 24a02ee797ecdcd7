"""The audit finds war by choice without a cause, and an issuer whom no stake moves."""

from sim.questions.audit.section import as_json
from sim.questions.audit.sections import measure
from sim.scenario.load import load
from sim.studies.lab import Lab
from tests.questions.audit.sections.written import NO_ULTIMATUM, textbook
from tests.studies.test_floor import STRUCK, answers_alone

N = 1500  # a third of them of each step
MANY = 24_000  # a quarter


def section(scenario, n=N):
    """The section on a scenario, played in this process."""
    return measure("floor", Lab(scenario, workers=1), n)


def column(table, key):
    """Step -> a column."""
    at = table.column("step")
    return {row[at]: row[table.column(key)] for row in table.rows}


def test_the_floor_of_the_textbook_is_found_and_put_down_to_noise():
    """.015 with nothing at stake (n = 6,000): looks of its own accord, and mostly trembles."""
    found = section(load("textbook"), MANY)
    steps = found.table("steps")
    share, change = column(steps, "share"), column(steps, "change")
    assert set(found.findings) == {"floor:noise"}
    assert share["no_motive"].low > 0.01 and change["double"].low > 0.0
    assert change["no_motive"].high < 0.0 and change["as_it_is"] is None
    spurs = column(steps, "spurs")["no_motive"]
    assert sorted(spurs.replace(",", "").split()[::2]) == ["itself", "review"]
    assert column(steps, "reasons")["no_motive"] == "lookahead 100%"
    assert column(steps, "tremble")["no_motive"].at > 0.4
    assert found.says[0].startswith("War by choice ")
    acts = found.table("acts")
    whole = sum(row[acts.column("share")] for row in acts.rows
                if row[acts.column("step")] == "no_motive")
    assert abs(whole - 1.0) < 1e-9
    as_json(found)


def test_war_that_only_the_threat_makes_has_no_floor_and_no_stake_moves_it(tmp_path):
    found = section(textbook(tmp_path, STRUCK, ("menus.yaml", answers_alone)))
    share = column(found.table("steps"), "share")
    assert share["as_it_is"].at > 0.04 and share["no_motive"].at == 0.0
    assert set(found.findings) == {"floor:stake"}  # an attack without warning is locked here


def test_a_crisis_without_a_demand_is_told_apart(tmp_path):
    found = section(textbook(tmp_path, STRUCK, *NO_ULTIMATUM))
    assert found.tables == () and found.findings == {} and "demand" in found.says[0]
