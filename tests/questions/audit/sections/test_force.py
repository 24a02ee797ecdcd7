"""A law of force planted by hand is seen; a crisis without fire, demands or campaigns says so."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from sim.engine.state.names import COMPLY, FORCE, LEVELS, MECHANISMS, SHIELD
from sim.engine.state.outputs import FORCE_NOTES
from sim.questions.audit.section import as_json
from sim.questions.audit.section_text import text
from sim.questions.audit.sections import campaigns, compliance, measure, shields
from sim.questions.audit.sections.arms import (
    FIRE,
    can_strike,
    demands,
    nearest,
    postures,
    powers,
    scaled_arms,
    strikes,
)
from sim.questions.audit.sections.compliance import FALLS, LEVEL, RISES
from sim.scenario.load import load
from sim.studies import estimates
from sim.studies.estimates import Value
from sim.studies.lab import Lab
from tests.properties.crises import scenario
from tests.questions.audit.sections.alone import alone

# Fire alone kills, and alone takes nothing.
ALERT = {"defender.reconsider_force": 1.0, "mechanisms.ladder": "off", "theatre.seizure": 0.0,
         "theatre.attack_deaths": 0.0, "do.challenger.signal": "silence",
         "do.challenger.force": "strike@2001-01-02..2001-01-10"}


def yields_to_blood(view, traits, u):
    """Complies once it has lost more than seventy soldiers, and not before."""
    for o in range(view.n_options):
        if view.track == FORCE:
            wanted = 1.0 if view.own_deaths > 70.0 else 0.0
            if view.level[o, COMPLY] != wanted:
                u[o, 2] = -9.0


def hardens_with_blood(view, traits, u):
    """Complies until it has lost thirty soldiers, if it looks late enough; then never."""
    for o in range(view.n_options):
        if view.track == FORCE:
            wanted = 1.0 if view.own_deaths < 30.0 and view.day > 4 else 0.0
            if view.level[o, COMPLY] != wanted:
                u[o, 2] = -9.0


def section(name="textbook", n=1200, **over):
    """The section on a bundled scenario, played in this process."""
    return measure("force", Lab(scenario(name), workers=1, overrides=over), n)


def verdicts(found):
    t = found.table("steps")
    return {row[t.column("setting")]: row[t.column("verdict")] for row in t.rows}


def shares(found, kind="complied"):
    t = found.table("compliance")
    return {row[t.column("power")]: row[t.column(kind)].at for row in t.rows
            if row[t.column("setting")] == compliance.AS_IT_IS}


def test_a_target_that_yields_to_blood_complies_more_with_stronger_arms():
    found = section(defender=yields_to_blood, **ALERT)
    got = shares(found)
    assert got["x0.2"] == 0.0 and got["x1"] < got["x5"] and got["x5"] > 0.9
    assert verdicts(found)[compliance.AS_IT_IS] == RISES
    rise = found.table("steps").rows[0][found.table("steps").column("rise")]
    assert rise.at == pytest.approx(got["x5"] - got["x1"]) and rise.low > 0.05
    assert shares(found, "met_after_force")["x5"] == pytest.approx(got["x5"])
    assert not [k for k in found.findings if k.startswith(("force:monotone", "force:compliance"))]


def test_a_target_that_hardens_with_blood_is_a_finding():
    found = section(defender=hardens_with_blood, **ALERT)
    assert shares(found)["x0.2"] > 0.9 and shares(found)["x5"] == 0.0
    assert verdicts(found)[compliance.AS_IT_IS] == FALLS
    assert {"force:monotone.demand", "force:compliance.demand"} <= set(found.findings)
    assert "compliance falls" in found.says[0]


def test_arms_that_nobody_minds_leave_compliance_flat():
    found = section(**{"challenger.lookahead": 0.0, "defender.lookahead": 0.0,
                       "do.challenger.force": "hold", "do.challenger.response": "ignore"})
    assert verdicts(found)[compliance.AS_IT_IS] == LEVEL
    assert len(set(shares(found).values())) == 1


@pytest.mark.parametrize(("steps", "wanted"), [
    (((0.01, 0.02), (0.01, 0.02), (0.02, 0.04)), RISES),
    (((-0.05, -0.01), (0.05, 0.09), (0.01, 0.07)), FALLS),
    (((-0.01, 0.01), (-0.01, 0.01), (-0.009, 0.009)), LEVEL),
    (((-0.05, 0.05), (-0.05, 0.05), (-0.05, 0.05)), compliance.OPEN)])
def test_a_verdict_is_certain_or_none(steps, wanted):
    pairs = (("x0.2", "x1"), ("x1", "x5"), ("x0.2", "x5"))
    values = {p: Value((a + b) / 2, a, b, 100) for p, (a, b) in zip(pairs, steps, strict=True)}
    demand = demands(scenario("textbook"))[0]
    assert compliance.ComplianceTrial(demand, compliance.AS_IT_IS, {}, values).verdict == wanted


def test_a_change_with_neither_mechanism_on_is_a_finding():
    demand = demands(scenario("textbook"))[0]
    table = compliance.balances(Lab(scenario("textbook"), workers=1), [demand])
    moved = Value(0.06, 0.04, 0.08, 900)
    steps = {("x0.2", "x1"): moved, ("x1", "x5"): moved, ("x0.2", "x5"): moved}
    trial = compliance.ComplianceTrial(demand, compliance.NEITHER, {}, steps)
    assert set(compliance.faults([trial], table)) == {"force:flat.demand"}
    still = dict.fromkeys(steps, Value(0.005, -0.005, 0.015, 900))
    assert not compliance.faults(
        [compliance.ComplianceTrial(demand, compliance.NEITHER, {}, still)], table
    )


def test_mechanisms_are_switched_where_the_engine_has_them(monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(compliance, "MECHANISMS", dict.fromkeys(("weather",), ""))
        assert list(compliance.settings()) == [compliance.AS_IT_IS]
        patch.setattr(compliance, "MECHANISMS", dict.fromkeys(compliance.SWITCHES, ""))
        assert list(compliance.settings()) == [compliance.AS_IT_IS, "denial off",
                                               "punishment off", compliance.NEITHER]
        assert compliance.settings()[compliance.NEITHER] == {
            "mechanisms.denial": "off", "mechanisms.punishment": "off"}
    missing = [m for m in compliance.SWITCHES if m not in MECHANISMS]
    said = any("Not in this engine" in note for note in section(n=300).notes)
    assert said == bool(missing)


def test_all_arms_are_scaled_together_and_within_bounds():
    lab = Lab(scenario("idlib_2020"))
    assert "turkey.strike_power" in powers(lab, "turkey")
    got = scaled_arms(lab, "turkey", 5.0)
    assert set(got) == set(powers(lab, "turkey"))
    assert got["turkey.strike_power"].central == 5 * 32
    assert scaled_arms(lab, "turkey", 1.0) == {}
    big = Lab(scenario("idlib_2020"), overrides={"turkey.strike_power": 9000.0})
    assert scaled_arms(big, "turkey", 5.0)["turkey.strike_power"].central == 10_000


def test_the_posture_without_fire_is_the_one_that_does_most_alike():
    s = scenario("idlib_2020")
    menu, levels = s.actor("russia").menus["force"], postures(s, "russia")
    assert menu[nearest(levels, menu.index("air_closed"), (SHIELD, *FIRE))] == "low"
    mine, names = postures(s, "turkey"), s.actor("turkey").menus["force"]
    fire = {m for m, hot in zip(names, strikes(mine), strict=True) if hot}
    assert fire == {"proportionate", "strike_wide", "war"}
    assert nearest(mine[[3, 4, 5]], 0, FIRE) is None
    assert {LEVELS[k] for k in FIRE} >= {"strike"}


@pytest.mark.parametrize("effect", [0.2, 0.4, 0.8])
def test_a_standing_shield_stops_what_it_is_meant_to(effect):
    """A law doubled is seen doubled: the cut is the effect, whatever it is set to."""
    found = measure("force", Lab(scenario("idlib_2020"), workers=1,
                                 overrides={"tree.shield_effect": effect}), 600)
    t = found.table("shield")
    row = next(r for r in t.rows if r[t.column("kind")] == "posture")
    assert row[t.column("stops")] == pytest.approx(effect)
    assert row[t.column("cut")].at == pytest.approx(effect, abs=0.03)
    assert "force:shield.russia.posture" not in found.findings


def test_a_shield_that_is_withheld_is_a_finding():
    """The patron is told to shield, but the level of its posture has been taken away."""
    s = scenario("idlib_2020")
    lab = Lab(s, workers=1)
    guard = next(g for g in shields.guards(lab, demands(s)[0]) if g.kind == "posture")
    idle = dataclasses.replace(guard, held=guard.without)
    got = shields.play_shield(lab, 60, idle)
    assert got.cut.at == 0.0
    assert set(shields.faults([got])) == {"force:shield.russia.posture"}


def test_strikes_held_to_the_end_go_on_every_day():
    found = section("cuba_1962", 300, **{"do.united_states.force": "air_strike",
                                         "mechanisms.ladder": "off"})
    rows = {r[0]: r for r in found.table("next_day").rows}
    assert rows["United States on Soviet Union"][2].at > 0.99
    assert "force:next_day" not in found.findings
    spells = {r[0]: r for r in found.table("spells").rows}
    assert spells["united_states"][3] >= 10 and spells["united_states"][4].at < 0.05


def test_strikes_that_are_orders_of_a_day_are_a_finding():
    found = section(**{"do.challenger.response": "silence", "do.defender.response": "silence",
                       "do.defender.force": "hold", "mechanisms.ladder": "off",
                       "do.challenger.force": "hold@2001-01-01..2001-01-05+strike@2001-01-06"
                                              "+hold@2001-01-07..2001-01-10"})
    assert "force:next_day" in found.findings
    assert found.table("next_day").rows[-1][2].at == 0.0
    carried = found.table("carried").rows[0]
    assert carried[2].at == 1.0 and carried[3].at == 0.0  # one day of it, never two


def test_ends_of_campaigns_are_read_where_the_engine_counts_them():
    plain = Lab(scenario("textbook"), workers=1).play(60, trace=FORCE_NOTES)
    assert campaigns.campaign_ends(plain) is None or campaigns.ends_table(plain).rows
    more = np.ones((plain.rollouts, 4), np.float32) * np.array([4, 1, 2, 1], np.float32)
    names = ("campaigns", "campaign_ends_aim", "campaign_ends_deal", "campaign_ends_other")
    bare = [n for n in plain.count_names if not n.startswith("campaign")]
    kept = [plain.count_names.index(n) for n in bare]
    told = dataclasses.replace(plain, count_names=(*bare, *names),
                               counts=np.concatenate([plain.counts[:, kept], more], axis=1))
    rows = {r[0]: r[1].at for r in campaigns.ends_table(told).rows}
    assert rows == {"deal": 0.5, "aim": 0.25, "other": 0.25}
    assert "force:ends" in campaigns.faults(campaigns.days_table(told), campaigns.ends_table(told))


def test_what_an_act_of_force_buys_is_the_difference_of_two_plain_runs():
    lab = Lab(scenario("idlib_2020"), workers=1)
    found = measure("force", lab, 720)
    got = {}
    for key in ("acts", "toll"):
        t = found.table(key)
        row = next(r for r in t.rows if r[0].startswith("turkey: strike_wide"))
        got |= {c.key: value for c, value in zip(t.columns, row, strict=True)}
    assert got["what"] == "turkey: strike_wide, not support_militias"
    runs = [lab.play(60, {"do.turkey.force": name}) for name in ("support_militias", "strike_wide")]
    for key, count in (("rival", "deaths_syria"), ("ground", "share"), ("own", "deaths_turkey"),
                       ("dead_iran", "deaths_iran")):
        assert got[key] == estimates.difference(*runs, *(o.count(count) for o in runs))
    assert got["rival"].low > 0 and got["reach"].at > 0.9


def test_a_crisis_without_a_demand_says_so(tmp_path):
    found = measure("force", Lab(load(alone(tmp_path)), workers=1), 300)
    assert found.says == ("Nobody strikes anybody.",)
    assert "There is no demand" in " ".join(found.notes) and not found.findings
    assert "FORCE" in text(found, 100) and as_json(found)["compliance"]["rows"] == []


def test_what_does_not_apply_is_told():
    told = " ".join(section(n=300).notes)
    assert "No patron of Defender can shield it" in told and "There is no map" in told
    assert "no posture of fire" not in told
    assert "can shield it" not in " ".join(section("cuba_1962", 300).notes)


def test_an_issuer_without_fire_says_so():
    lab = Lab(scenario("textbook"), workers=1, overrides={"challenger.strike_power": 0.0})
    assert not can_strike(lab, "challenger") and can_strike(Lab(scenario("textbook")), "challenger")
    found = measure("force", lab, 300)
    assert "Challenger has no fire to put behind demand." in found.says
    assert not found.table("compliance").rows and not found.table("acts").rows
