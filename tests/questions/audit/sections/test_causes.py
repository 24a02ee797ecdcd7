"""War without a cause is found; war that needs a threat or a pledge is put down to it."""

import dataclasses

import numpy as np
import pytest

from sim.engine.state.names import SIGNAL, U_NONE, V_ISSUE
from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import measure
from sim.questions.audit.sections.war import axes, rivals, wars
from sim.scenario.load import load
from sim.scenario.threat import Form, reshape, unmade
from sim.studies.lab import Lab
from sim.studies.stripped import double_stakes, issuers, steps
from tests.properties.folders import add_observer, copy
from tests.questions.audit.sections.written import NO_ULTIMATUM, labels, starter, textbook

STRUCK = {"end": labels(("struck", "war", "strike_days.challenger.defender > 0"),
                        ("quiet", "peace", ""))}
N = 1200  # half of them of each step


def section(scenario, n=N, **over):
    """The section on a scenario, played in this process."""
    return measure("causes", Lab(scenario, workers=1, overrides=over), n)


def shares(found, war):
    """Step -> share of a kind of war."""
    t = found.table("steps")
    return {r[t.column("step")]: r[t.column("share")] for r in t.rows if r[t.column("war")] == war}


def striking(data):
    """The issuer has nothing but strikes to choose from."""
    force = data["challenger"]["force"]
    data["challenger"]["force"] = {"strike": force["strike"]}


def posture(data):
    """And begins with them."""
    data["actors"]["challenger"]["posture"]["force"] = "strike"


def no_fire_of_choice(data):
    """Strikes come from answers alone: no posture of anybody fires."""
    data["challenger"]["force"] = {"hold": data["challenger"]["force"]["hold"]}
    del data["defender"]["force"]["fight"]


def test_war_that_needs_the_threat_is_gone_without_it(tmp_path):
    found = section(textbook(tmp_path, STRUCK, ("menus.yaml", no_fire_of_choice)))
    got = shares(found, "strikes")
    assert got["as_it_is"].at > 0.04  # .090 (n = 6,000)
    assert [got[k].at for k in ("no_demand", "no_stake", "no_motive", "double")] == [0.0] * 4
    assert not [k for k in found.findings if "floor" in k]
    assert f"demand carries {100 * got['as_it_is'].at:.1f}" in " ".join(found.says)
    assert "causes:stake" in found.findings  # an attack without warning is locked here


def test_war_by_choice_of_the_textbook_is_found():
    """Strikes outlast the demand, for the issue can be taken without one: a stake moves them.

    .334 as it is, .137 without the demand, .015 with nothing at stake and .261 with twice as much
    (n = 6,000). What is left has no cause, and the section says so.
    """
    found = section(load("textbook"), 4 * N)
    got = shares(found, "strikes")
    assert 0.29 < got["as_it_is"].at < 0.38
    assert 0.002 < got["no_stake"].at < 0.03
    assert got["no_stake"].at < got["no_demand"].low and got["no_demand"].at < got["double"].low
    assert "causes:floor.strikes" in found.findings
    assert "causes:stake" not in found.findings


def test_an_issuer_that_strikes_whatever_happens_is_a_war_without_a_cause(tmp_path):
    found = section(textbook(tmp_path, STRUCK, ("menus.yaml", striking),
                             ("scenario.yaml", posture)))
    for war in ("strikes", "end.struck"):
        got = shares(found, war)
        assert got["as_it_is"].at == got["no_stake"].at == got["no_motive"].at == 1.0
        assert f"causes:floor.{war}" in found.findings
    assert found.says[0].startswith("War by choice") and "100%" in found.says[0]


def test_an_issuer_that_chooses_blindly_has_a_floor_near_its_base_rate(tmp_path):
    """Even odds, and a ladder that lets it climb from any rung.

    With tastes drawn anew at every look it strikes in nearly all rollouts, .980 as it is and .940
    without the demand; with lasting tastes only where they are drawn anew, in .082 and .079
    (n = 3,000). Nothing at stake changes a choice.
    """
    over = {"challenger.precision": 0.0, "mechanisms.ladder": "off"}
    scenario = textbook(tmp_path, STRUCK)
    got = shares(found := section(scenario, **over), "strikes")
    assert 0.04 < got["as_it_is"].at < 0.13 and got["no_stake"].at > 0.04
    assert got["no_stake"].at == got["no_demand"].at == got["double"].at
    assert "causes:floor.strikes" in found.findings
    anew = shares(section(scenario, **over, **{"mechanisms.tastes": "off"}), "strikes")
    assert anew["as_it_is"].at > 0.95 and anew["no_stake"].at > 0.9


def test_a_greater_stake_in_ground_that_can_be_taken_makes_war_more_frequent(tmp_path):
    """.043 without the demand, .051 with a stake twice as great, .016 without one (n = 2,400).

    With the ladder on next to none attacks without a demand: the way up is worth nothing by itself.
    """
    told = {"end": labels(("struck", "war", "strike_days.a.b > 0"), ("quiet", "peace", ""))}
    scenario = starter(tmp_path, told)
    record = scenario.record.copy()
    found = section(scenario.changed(record=record), 14_400,
                    **{"a.war_cost": 0.05, "a.stake": 3.0, "a.strength": 40.0,
                       "mechanisms.ladder": "off"})
    assert "causes:stake" not in found.findings
    t = found.table("steps")
    change = {r[t.column("step")]: r[t.column("change")] for r in t.rows
              if r[t.column("war")] == "strikes"}
    assert change["double"].low > 0 and change["no_stake"].high < 0


@pytest.mark.parametrize(("step", "low", "high"), [
    ("as_it_is", 0.262, 0.395), ("no_demand", 0.0, 0.0295), ("pledge_only", 0.0, 0.0184),
    ("no_pledge", 0.0, 0.0262)])
def test_strikes_of_1962_have_the_shares_of_a_larger_run(cuba, step, low, high):
    """32.8 % as it is, 1.3 % without the demand, 0.7 % for the pledge alone, 1.1 % without pledges

    (n = 4,000; four standard errors of 800 either way).
    """
    got = shares(cuba, "strikes")[step]
    assert low <= got.at < high and got.n == 800


def test_the_demand_carries_the_strikes_of_1962(cuba):
    """31.5 points of 32.8 [29.7, 33.3], the pledge .2 [.06, .34] (n = 4,000)."""
    t = cuba.table("steps")
    change = {r[t.column("step")]: r[t.column("change")] for r in t.rows
              if r[t.column("war")] == "strikes"}
    assert change["no_demand"].high < -0.2 and change["no_pledge"].at <= 0.0


def test_what_carries_a_war_adds_up(cuba):
    t = cuba.table("steps")
    rows = {r[t.column("step")]: r for r in t.rows if r[t.column("war")] == "strikes"}
    share = {k: r[t.column("share")].at for k, r in rows.items()}
    for step, after in (("no_demand", "as_it_is"), ("no_pledge", "no_demand"),
                        ("no_stake", "no_pledge"), ("no_motive", "no_stake"),
                        ("double", "no_pledge"), ("pledge_only", "no_demand")):
        assert rows[step][t.column("after")] == after
        assert rows[step][t.column("change")].at == pytest.approx(share[step] - share[after])
    left = cuba.table("left")
    for row in left.rows:
        for step in share:
            assert row[left.column(f"{step}_share")] == row[left.column(step)].at


@pytest.fixture(scope="module")
def cuba():
    """The section on a crisis with a pledge."""
    return section(load("cuba_1962"), 1600)


def test_every_ultimatum_is_unmade_not_only_the_first(tmp_path):
    def second(data):
        data["ultimatums"]["reply"] = {**data["ultimatums"]["demand"], "issuer": "defender",
                                       "target": "challenger",
                                       "demand": "ultimatum_credit.reply >= 0.999"}

    scenario = textbook(tmp_path, STRUCK, ("scenario.yaml", second),
                        ("menus.yaml", no_fire_of_choice))
    assert issuers(scenario) == ["challenger", "defender"]
    assert rivals(scenario) == [("challenger", "defender"), ("defender", "challenger")]
    bare, over = unmade(scenario, range(2))
    assert bare.record["ult_status"][:2].tolist() == [U_NONE, U_NONE]
    assert over == {"challenger.commitment": 0.0, "defender.commitment": 0.0}
    first = reshape(scenario, Form(none=True))
    assert first.record["ult_status"][:2].tolist() != [U_NONE, U_NONE]
    bare = {s.key: s for s in steps(scenario)}["no_demand"].scenario
    assert bare.record["ult_status"][:2].tolist() == [U_NONE, U_NONE]
    got = shares(section(scenario), "strikes")
    assert got["as_it_is"].at > 0.08 and got["no_demand"].at == 0.0  # .140 (n = 3,000)


def test_without_a_demand_its_issuer_has_no_word_that_makes_one():
    scenario = load("idlib_2020")
    assert {"issue", "renew"} <= set(scenario.actor("turkey").menus["signal"])
    bare, _ = unmade(scenario, (0,))
    menu = bare.actor("turkey").menus["signal"]
    assert "issue" not in menu and "renew" in menu
    i = scenario.actor_names.index("turkey")
    assert V_ISSUE not in bare.record["verb"][i, SIGNAL, : len(menu)].tolist()


def test_a_doubled_stake_is_that_of_the_run_and_stays_within_bounds():
    scenario = load("textbook")
    for over, wanted in (({}, 2.0), ({"challenger.stake": 3.0}, 6.0),
                         ({"challenger.stake": 15.0}, 20.0)):
        assert double_stakes(scenario, over, "mixture")["challenger.stake"].central == wanted


def test_steps_that_take_nothing_away_are_left_out_and_told(tmp_path):
    scenario = textbook(tmp_path, STRUCK, *NO_ULTIMATUM)
    assert [s.key for s in steps(scenario)] == ["as_it_is", "no_stake", "no_motive", "double"]
    found = section(scenario)
    assert shares(found, "strikes")["as_it_is"].at == 0.0
    assert "Not here: no demand, no pledge, pledges" in found.notes[0]
    assert as_json(found)["left"]["rows"][0]["key"] == "strikes"
    page = text(found, 100)
    assert "CAUSES" in page and "as_it_is" not in page  # short names are for JSON alone


def test_a_war_between_others_is_told_from_one_of_issuer_and_target(tmp_path):
    folder = add_observer(copy("textbook", tmp_path / "third"), "third", silent=True)
    read = axes(load(folder))
    assert [w.key for w in wars(load(folder), read)][:4] == ["strikes", "operation", "interstate",
                                                             "others"]
    assert "others" not in [w.key for w in wars(load("textbook"), axes(load("textbook")))]


def test_pledges_alone_and_stakes_are_what_the_steps_say():
    made = {s.key: s for s in steps(load("cuba_1962"))}
    assert "mechanisms.pledges" not in made["pledge_only"].overrides
    assert made["pledge_only"].overrides["soviet_union.stake"] == 0.0
    assert made["no_pledge"].overrides == {"mechanisms.pledges": "off",
                                           "united_states.commitment": 0.0}
    assert "cuba.revenge" in made["no_motive"].overrides
    assert "cuba.revenge" not in made["no_stake"].overrides
    assert dataclasses.is_dataclass(made["double"]) and np.isclose(
        made["double"].overrides["united_states.stake"].central,
        2 * load("cuba_1962").parameters["united_states.stake"].central)
