"""Several demands: steps, links, and whose stage game an actor plays. Exact; reading: below too."""

from datetime import date

import numpy as np
import pytest

import tests.engine.rules.builders as builders
from sim.engine.rules.account import cost_ahead, worth_ahead
from sim.engine.rules.branches import grow
from sim.engine.rules.campaigns import cause_of_end, open_campaign
from sim.engine.rules.choice import meaningful
from sim.engine.rules.compliance import credit
from sim.engine.rules.compliance import test as settle_fates
from sim.engine.rules.demands import has_fate, is_void, may_be_made, stake_of
from sim.engine.rules.mind import think
from sim.engine.rules.outlook import outlook
from sim.engine.rules.price import price
from sim.engine.rules.price_force import in_stage, weighs
from sim.engine.rules.signals import speak
from sim.engine.rules.stage import is_party, is_played
from sim.engine.rules.tree import solve
from sim.engine.rules.trial import take_off, try_on
from sim.engine.rules.types import resolve_of
from sim.engine.state.capacity import ULTIMATUMS
from sim.engine.state.names import (
    AIM_DEMAND,
    C_LOOKAHEAD,
    COMPLY,
    E_AIM_MET,
    E_DEAL,
    END_COMPLY,
    FORCE,
    NO_DAY,
    SIGNAL,
    STRIKE,
    U_LAPSED,
    U_MET,
    U_MET_FORCE,
    U_NONE,
    U_OPEN,
    U_OVERTAKEN,
    U_VOID,
    U_WITHDRAWN,
    V_ISSUE,
)
from sim.errors import ScenarioErrors
from sim.scenario.load import load
from tests.engine.rules.builders import Desk
from tests.properties.folders import copy, edit

FIRST = {"demand": "ultimatum_credit.{} >= 0.999", "issued": date(2001, 1, 1),
         "deadline": date(2001, 1, 6), "grace": 0, "rung": 7, "extension": 2, "status": "open",
         "issuer": "challenger", "target": "defender"}
LATENT = {"issued": None, "deadline": 3, "status": "latent"}


def folder_with(folder, **demands):
    """A copy of the two-actor crisis with these demands; keys over those of the first."""
    copy("textbook", folder)

    def change(data):
        data["ultimatums"] = {}
        for name, own in demands.items():
            made = FIRST | {"demand": FIRST["demand"].format(name)} | own
            data["ultimatums"][name] = {k: v for k, v in made.items() if v is not None}
        first = next(iter(demands))
        for axis in data["outcomes"].values():
            for rule in axis:
                if "when" in rule:
                    rule["when"] = rule["when"].replace(".demand", f".{first}")
        for key in ("end_when",):
            if key in data:
                data[key] = data[key].replace(".demand", f".{first}")
        data.pop("explained", None)
        data.pop("comparisons", None)

    def parameters(data):
        data["ultimatum"] = {name: data.get("ultimatum", {}).get("demand", {})
                             for name in demands} if "ultimatum" in data else {}
        return {k: v for k, v in data.items() if v != {}}

    def menus(data):
        data["challenger"]["signal"]["demand_more"] = {"verb": "issue", "rung": 3, "publicity": 1}
        data["defender"]["force"]["stop"] = {"verb": "none", "rung": 1, "comply": 0.5}

    edit(folder / "scenario.yaml", change)
    edit(folder / "parameters.yaml", parameters)
    edit(folder / "menus.yaml", menus)
    return folder


def desk(folder, **demands) -> Desk:
    """A desk of that crisis."""
    made = load(folder_with(folder, **demands))
    d = object.__new__(Desk)
    kept = builders.scenario
    builders.scenario = lambda name: made
    try:
        d.__init__("small")
    finally:
        builders.scenario = kept
    return d


def index(d: Desk, name: str) -> int:
    """Index of a demand."""
    return d.scenario.names["ultimatum"].index(name)


STEPS = {"stop": {"asks": 0.5}, "back": LATENT | {"after": "stop", "when": "met"}}


def test_a_demand_waits_for_the_fate_of_another(tmp_path):
    d = desk(tmp_path / "x", **STEPS)
    stop, back, i = index(d, "stop"), index(d, "back"), d.at("challenger")
    assert d.s.ult_status[stop] == U_OPEN and d.s.ult_status[back] == U_NONE
    for status, free in ((U_OPEN, False), (U_LAPSED, False), (U_MET, True), (U_MET_FORCE, True)):
        d.s.ult_status[stop] = status
        assert may_be_made(d.c, d.s, back) == free
        assert meaningful(d.c, d.s, d.w, i, V_ISSUE) == free
    d.s.ult_status[stop] = U_LAPSED
    speak(d.c, d.s, i, d.verb_option(i, SIGNAL, V_ISSUE))
    assert d.s.ult_status[back] == U_NONE
    d.s.ult_status[stop], d.s.day = U_MET, 4
    speak(d.c, d.s, i, d.verb_option(i, SIGNAL, V_ISSUE))
    assert d.s.ult_status[back] == U_OPEN and d.s.ult_deadline[back] == 7


def test_only_after_the_first_lapses(tmp_path):
    d = desk(tmp_path / "x", note={}, war=LATENT | {"after": "note", "when": "lapsed"})
    note, war = index(d, "note"), index(d, "war")
    d.s.ult_status[note] = U_MET
    assert not may_be_made(d.c, d.s, war)
    d.s.ult_status[note] = U_LAPSED
    assert may_be_made(d.c, d.s, war) and has_fate(d.s, note, U_LAPSED)


def test_a_demand_is_void_once_another_is_met(tmp_path):
    d = desk(tmp_path / "x", mild={"asks": 0.5}, harsh={"void": "mild"})
    mild, harsh, t = index(d, "mild"), index(d, "harsh"), d.at("defender")
    settle_fates(d.c, d.s, d.w)
    assert d.s.ult_status[harsh] == U_OPEN and not is_void(d.c, d.s, harsh)
    d.s.level[t, COMPLY] = 0.5
    settle_fates(d.c, d.s, d.w)
    assert d.s.ult_status[mild] == U_MET and d.s.ult_status[harsh] == U_VOID
    assert d.s.ult_credit[harsh] == 0.5


def test_steps_ask_for_their_own_share_of_compliance(tmp_path):
    """Half of the compliance meets the first step in full and gives half of the issue."""
    d = desk(tmp_path / "x", **STEPS)
    stop, back, t = index(d, "stop"), index(d, "back"), d.at("defender")
    d.s.ult_status[back] = U_OPEN
    for level, credits in ((0.0, (0.0, 0.0)), (0.25, (0.5, 0.25)), (0.5, (1.0, 0.5)),
                           (1.0, (1.0, 1.0))):
        d.s.level[t, COMPLY] = level
        assert (credit(d.c, d.s, stop), credit(d.c, d.s, back)) == credits
    d.s.level[t, COMPLY] = 0.5
    d.s.ult_status[back] = U_NONE
    outlook(d.c, d.s, d.w, d.c.horizon)
    assert d.w.ahead == pytest.approx(0.5)
    settle_fates(d.c, d.s, d.w)
    assert d.s.share == pytest.approx(0.5)


def test_the_end_in_which_a_step_is_met_gives_the_step_and_no_more(tmp_path):
    d = desk(tmp_path / "x", **STEPS)
    grow(d.c, d.s, d.w, index(d, "stop"), -1, 0)
    assert d.w.end[END_COMPLY] == pytest.approx(0.5)


BOTH = {"one": {}, "two": {"asks": 0.5}}


def test_an_actor_weighs_the_sum_of_the_stages_that_it_is_party_to(tmp_path):
    """Each stage's worth of a posture less that of its plain outlook, summed over open demands."""
    d = desk(tmp_path / "x", **BOTH)
    d.s.commitment[d.at("challenger")] = 0.2
    for actor in ("challenger", "defender"):
        i = d.at(actor)
        think(d.c, d.s, d.w)
        price(d.c, d.s, d.w, i, FORCE)
        found = d.payoff(i, FORCE)[:, :, C_LOOKAHEAD]
        parts = np.zeros((2, *found.shape))
        for o in range(found.shape[1]):
            try_on(d.c, d.s, d.w, i, o)
            outlook(d.c, d.s, d.w, d.c.horizon)
            worth, cost = worth_ahead(d.c, d.s, d.w, i), cost_ahead(d.c, d.s, d.w, i)
            for u in range(2):
                solve(d.c, d.s, d.w, u, stake_of(d.c, d.s, u), i)
                for k in range(5):
                    plain = worth - (1.0 - resolve_of(k)) * cost
                    parts[u, k, o] = in_stage(d.c, d.s, d.w, i, o, u, k) - plain
            take_off(d.s, d.w, i)
        assert parts[0].any() and parts[1].any()
        np.testing.assert_allclose(found, parts.sum(axis=0), atol=1e-12)


def test_a_pair_has_one_war_to_think_of_however_many_demands_lie_behind_it(tmp_path):
    d = desk(tmp_path / "x", **BOTH)
    one, two, t = index(d, "one"), index(d, "two"), d.at("defender")
    for a, b, played in ((U_OPEN, U_OPEN, (True, True)), (U_LAPSED, U_OPEN, (False, True)),
                         (U_OPEN, U_LAPSED, (True, False)), (U_LAPSED, U_MET, (True, False))):
        d.s.ult_status[one], d.s.ult_status[two] = a, b
        assert (is_played(d.c, d.s, one), is_played(d.c, d.s, two)) == played
        assert (weighs(d.c, d.s, t, one), weighs(d.c, d.s, t, two)) == played


def test_while_the_crisis_is_over_a_stage_without_demand_or_fire_is_not_weighed(tmp_path):
    d = desk(tmp_path / "x", **BOTH)
    one, i, t = index(d, "one"), d.at("challenger"), d.at("defender")
    for demand, fire, day, weighed in ((U_OPEN, 0.0, 4, True), (U_LAPSED, 0.0, NO_DAY, True),
                                       (U_LAPSED, 0.0, 4, False), (U_LAPSED, 0.5, 4, True)):
        d.s.ult_status[:], d.s.peace = demand, day
        d.s.level[i, STRIKE], d.s.aim[i] = fire, t
        assert weighs(d.c, d.s, t, one) == weighed


def test_demands_may_go_from_any_actor_to_any(tmp_path):
    """The target demands something back: each is issuer of one and target of the other."""
    back = {"issuer": "defender", "target": "challenger"}
    d = desk(tmp_path / "x", there={}, back=back)
    there, other = index(d, "there"), index(d, "back")
    for u in (there, other):
        assert is_played(d.c, d.s, u)
        assert all(is_party(d.c, u, d.at(a)) for a in ("challenger", "defender"))
    for actor in ("challenger", "defender"):
        i = d.at(actor)
        think(d.c, d.s, d.w)
        price(d.c, d.s, d.w, i, FORCE)
        assert np.isfinite(d.payoff(i, FORCE)).all()
    d.days(5)


def test_open_demands_share_the_stake_before_their_authors_audience(tmp_path):
    d = desk(tmp_path / "x", **BOTH)
    d.s.commitment[d.at("challenger")] = 0.3
    one, two = index(d, "one"), index(d, "two")
    assert stake_of(d.c, d.s, one) == stake_of(d.c, d.s, two) == pytest.approx(0.15)
    d.s.ult_status[two] = U_LAPSED
    assert stake_of(d.c, d.s, one) == pytest.approx(0.3)


def test_a_campaign_for_demands_goes_on_while_one_of_them_stands(tmp_path):
    d = desk(tmp_path / "x", **BOTH)
    i, j, one, two = d.at("challenger"), d.at("defender"), index(d, "one"), index(d, "two")
    open_campaign(d.c, d.s, i, j)
    assert d.s.camp_aim[i, j] == AIM_DEMAND
    for a, b, cause in ((U_MET, U_OPEN, -1), (U_MET, U_LAPSED, E_AIM_MET),
                        (U_WITHDRAWN, U_VOID, E_DEAL), (U_LAPSED, U_LAPSED, -1),
                        (U_NONE, U_OVERTAKEN, E_DEAL), (U_NONE, U_NONE, -1),
                        (U_MET, U_WITHDRAWN, E_AIM_MET), (U_WITHDRAWN, U_MET, E_AIM_MET)):
        d.s.ult_status[one], d.s.ult_status[two] = a, b
        assert cause_of_end(d.c, d.s, i, j) == cause


FAULTS = [
    ({"b": LATENT | {"after": "aa"}}, "'aa'; did you mean 'a'?"),
    ({"b": LATENT | {"after": "a", "when": "lapse"}}, "did you mean 'lapsed'?"),
    ({"b": LATENT | {"when": "met"}}, "says which fate, and no 'after' says of which demand"),
    ({"b": {"void_when": "met"}}, "says which fate, and no 'void' says of which demand"),
    ({"b": {"after": "a"}}, "it has been made already; only a latent demand waits"),
    ({"b": LATENT | {"after": "b"}}, "a demand cannot hang on its own fate"),
    ({"b": {"void": "b"}}, "a demand cannot hang on its own fate"),
    ({"b": LATENT | {"after": "c"}, "c": LATENT | {"after": "b"}},
     "b waits for itself, by way of others"),
    ({"b": {"asks": 0}}, "a demand asks for something: above 0 to 1"),
    ({"b": {"asks": 1.5}}, "asks"),
]


@pytest.mark.parametrize(("others", "said"), FAULTS)
def test_what_is_wrong_with_a_link_is_said_where_it_stands(tmp_path, others, said):
    with pytest.raises(ScenarioErrors) as caught:
        load(folder_with(tmp_path / "x", a={}, **others))
    assert any(said in str(e) and "scenario.yaml:" in str(e) for e in caught.value.errors), [
        str(e) for e in caught.value.errors]


def test_three_demands_are_read_and_more_than_the_capacity_refused(tmp_path):
    three = load(folder_with(tmp_path / "x", a={}, b={}, c=LATENT | {"after": "a"}))
    assert int(three.record["n_ultimatums"]) == 3
    with pytest.raises(ScenarioErrors, match=f"too many ultimatums: {ULTIMATUMS + 1}, at most "
                                             f"{ULTIMATUMS}"):
        load(folder_with(tmp_path / "y", **{f"d{n}": {} for n in range(ULTIMATUMS + 1)}))
