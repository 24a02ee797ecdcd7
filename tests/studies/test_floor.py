"""The floor: wars by choice are told from others, their causes are found, and a cause moves them.

Statistical: paired differences of 12.4 and 1.5 points with standard errors of 1.2 and .27, asked to
be above 0 at 95 %: a false alarm is rarer than 3e-4. Shares are asked to lie within 4 standard
errors (6e-5).
"""

import pytest

from sim.play.session import on_threads
from sim.scenario.load import load
from sim.studies import estimates
from sim.studies.floor import LEAST, Ran, floor, floor_of, size_of
from sim.studies.lab import Lab
from sim.studies.openings import NOTHING, Openings
from sim.studies.stripped import steps
from tests.play.plays import counting
from tests.questions.audit.sections.written import NO_ULTIMATUM, labels, textbook

STRUCK = {"end": labels(("struck", "war", "strike_days.challenger.defender > 0"),
                        ("quiet", "peace", ""))}
QUESTION = {"axis": "end", "label": "struck"}


def answers_alone(data):
    """Strikes come from answers alone: no posture of anybody fires."""
    data["challenger"]["force"] = {"hold": data["challenger"]["force"]["hold"]}
    del data["defender"]["force"]["fight"]


def striking(data):
    """The issuer has nothing but strikes to choose from."""
    data["challenger"]["force"] = {"strike": data["challenger"]["force"]["strike"]}


def posture(data):
    """And begins with them."""
    data["actors"]["challenger"]["posture"]["force"] = "strike"


def found(scenario, n=600, **over):
    """Version -> its entry."""
    made = floor(Lab(scenario, workers=1, overrides=over), n, QUESTION)
    return {v["key"]: v for v in made["versions"]}


def test_a_war_that_only_a_deadline_makes_is_gone_without_the_demand(tmp_path):
    got = found(textbook(tmp_path, STRUCK, ("menus.yaml", answers_alone)))
    war = got["as_it_is"]["war"]
    assert war["p"] > 0.04 and war["low"] < war["p"] < war["high"]
    assert war["p"] == got["as_it_is"]["asked"]["p"]
    assert set(got["as_it_is"]["spurs"]) == {"deadline"}
    assert {act["track"] for act in got["as_it_is"]["acts"]} == {"response"}
    for key in ("no_demand", "no_motive"):
        assert got[key]["war"]["p"] == 0.0 and got[key]["spurs"] == {}
        assert got[key]["tremble"] is None
    assert got["no_demand"]["war"]["diff"] == pytest.approx(-war["p"])


def test_a_campaign_that_stood_on_the_first_day_is_no_war_by_choice(tmp_path):
    got = found(textbook(tmp_path, STRUCK, ("menus.yaml", striking), ("scenario.yaml", posture)),
                80)
    assert got["no_motive"]["asked"]["p"] == 1.0 and got["no_motive"]["war"]["p"] == 0.0


def test_an_order_from_outside_is_no_choice(tmp_path):
    scenario = textbook(tmp_path, STRUCK)
    got = found(scenario, 80, **{"do.challenger.force": "strike", "mechanisms.ladder": "off"})
    assert got["no_motive"]["asked"]["p"] == 1.0 and got["no_motive"]["war"]["p"] == 0.0


def test_with_nothing_at_stake_nothing_speaks_for_fire(tmp_path):
    """The textbook's floor, .015 (n = 6,000): looks of the actor's own accord and trembles.

    What it sees ahead is all that speaks for fire, and less than a third of what speaks against it.
    """
    got = found(textbook(tmp_path, STRUCK), 3000)["no_motive"]
    assert 0.006 < got["war"]["p"] < 0.024
    assert set(got["spurs"]) <= {"itself", "review"}
    assert set(got["reasons"]) <= {NOTHING, "lookahead"}
    assert got["tremble"] > 0.5
    assert sum(act["share"] for act in got["acts"]) == pytest.approx(1.0)
    assert all(act["gain"] < 0 and "land" not in act["parts"] for act in got["acts"])
    for act in got["acts"]:
        assert sum(act["parts"].values()) == pytest.approx(act["gain"])
        parts = act["parts"].values()
        assert sum(x for x in parts if x > 0) < -sum(x for x in parts if x < 0) / 3


def test_sharp_minds_leave_less_of_it(tmp_path):
    scenario = textbook(tmp_path, STRUCK)
    sharp = found(scenario, **{"challenger.precision": 60.0, "defender.precision": 60.0})
    assert sharp["no_motive"]["war"]["high"] < found(scenario)["no_motive"]["war"]["low"]


@pytest.mark.parametrize(("name", "n"), [("textbook", 1000), ("cuba_1962", 2500)])
def test_a_doubled_stake_makes_war_by_choice_more_frequent_without_any_demand(name, n):
    scenario = load(name)
    made = {s.key: s for s in steps(scenario)}
    runs, lab = [], Lab(scenario, workers=1)
    for key in (made["double"].after, "double"):
        o = lab.play(n, made[key].overrides, made[key].scenario, trace=1)
        runs.append((o, Openings(o, made[key].scenario).by_choice))
    (before, was), (after, now) = runs
    rise = estimates.difference(before, after, was, now)
    assert rise.low > 0.0, rise  # .124 and .015 (n = 4,000)


def test_the_versions_share_their_luck_and_are_the_same_again():
    lab = [Lab(load("textbook"), workers=k) for k in (1, 2)]
    question = {"axis": "end_state", "label": "target_complied"}
    one, two = (floor(x, 200, question) for x in lab)
    assert one == two and len(one["versions"]) == 3  # it has no pledges


def test_what_was_finished_is_found_again(tmp_path, monkeypatch):
    scenario = load("textbook")
    outcome = Lab(scenario, workers=1).play(40)
    ran = Ran(outcome, scenario, {})
    first = floor_of(ran, on_threads(1, tmp_path))
    played = counting(monkeypatch)
    assert floor_of(ran, on_threads(1, tmp_path)) == first
    assert first["n"] == LEAST and not played
    floor_of(ran)
    assert played


@pytest.mark.parametrize(("rollouts", "replicates", "n"), [
    (40, 20, 200), (10_000, 2, 500), (4000, 20, 200), (100_001, 2, 5000), (1, 200, 400)])
def test_a_twentieth_of_the_run_in_whole_rows_is_played(rollouts, replicates, n):
    assert size_of(rollouts, replicates) == n


def test_where_nobody_demands_anything_there_is_no_floor(tmp_path):
    scenario = textbook(tmp_path, STRUCK, *NO_ULTIMATUM)
    assert floor(Lab(scenario, workers=1), 40, QUESTION) == {}


def test_settings_that_do_not_fit_a_version_are_said(tmp_path):
    """The word that issues a demand is gone where none can be made."""
    scenario = load("idlib_2020")
    over = {"do.turkey.signal": "issue"}
    outcome = Lab(scenario, workers=1, overrides=over).play(4)
    assert "issue" in floor_of(Ran(outcome, scenario, over))["none"]
