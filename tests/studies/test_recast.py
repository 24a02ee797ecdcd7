"""Menus written otherwise: what belongs to an option goes with it, its plans above all."""

import numpy as np
import pytest

from sim.engine.draws import name_key
from sim.engine.state.names import FORCE, RESPONSE, SIGNAL, TRACKS, V_ISSUE
from sim.scenario import load
from sim.scenario.threat import without_issue
from sim.studies import recast

COPIED = [("turkey", "force", "strike_wide"), ("turkey", "signal", "renew"),
          ("syria", "response", "strike_back"), ("russia", "talk", "call"),
          ("russia", "signal", "silence")]


@pytest.mark.parametrize(("actor", "track", "option"), COPIED)
def test_a_copy_of_an_option_stands_in_its_plans_and_shares_its_weight(actor, track, option):
    scenario = load("idlib_2020")
    i, t = scenario.actor_names.index(actor), TRACKS.index(track)
    k = scenario.actors[i].menus[track].index(option)
    again = recast.duplicate(scenario, actor, track, option)
    old, new = scenario.record, again.record
    assert new["weight"][i, t, k] + new["weight"][i, t, k + 1] == old["weight"][i, t, k] > 0
    rest, unlike = np.delete(np.arange(11), k + 1), np.arange(10) != k
    assert (new["weight"][i, t][rest][unlike] == old["weight"][i, t][:10][unlike]).all()
    assert (new["in_plan"][i, t][:, rest] == old["in_plan"][i, t][:, :10]).all()
    useful = new["idle"][i, t, k + 1] == 0
    assert (new["in_plan"][i, t, :, k + 1] == useful * old["in_plan"][i, t, :, k]).all()
    assert new["option_key"][i, t, k] == name_key(option)
    assert new["option_key"][i, t, k + 1] == name_key(option + "_again")
    for name, plan in again.actors[i].plans.items():
        assert (option + "_again" in plan.menus[track]) == (
            option in scenario.actors[i].plans[name].menus[track])


def test_answers_go_on_ordering_the_posture_they_ordered():
    scenario = load("idlib_2020")
    i = scenario.actor_names.index("turkey")
    again = recast.duplicate(scenario, "turkey", "force", "hold")
    names, longer = (s.actors[i].menus["force"] for s in (scenario, again))
    n = int(scenario.record["n_options"][i, RESPONSE])
    ordered = [names[o] if o >= 0 else "" for o in scenario.record["orders"][i, :n]]
    assert ordered == [longer[o] if o >= 0 else "" for o in again.record["orders"][i, :n]]
    assert {"strike_wide", "proportionate"} <= set(ordered)


def test_a_copy_moves_the_other_links_of_a_menu_along():
    scenario = load("bosnia_1995")
    i = scenario.actor_names.index("federation")
    again = recast.duplicate(scenario, "federation", "force", "hold")
    old, new = scenario.record["against"][i, :5], again.record["against"][i, :6]
    assert new.tolist() == [old[0], *old] and (old >= 0).sum() == 2


def test_an_issuer_that_cannot_issue_keeps_its_plans():
    scenario = load("idlib_2020")
    i = scenario.actor_names.index("turkey")
    changed = without_issue(scenario, i)
    menu = changed.actors[i].menus["signal"]
    r, n = changed.record, len(menu)
    assert "issue" not in menu and n == int(r["n_options"][i, SIGNAL])
    assert V_ISSUE not in r["verb"][i, SIGNAL, :n]
    assert r["option_key"][i, SIGNAL, :n].tolist() == [name_key(o) for o in menu]
    for p, (name, plan) in enumerate(changed.actors[i].plans.items()):
        held = [menu[k] for k in range(n) if r["in_plan"][i, SIGNAL, p, k]]
        old = scenario.actors[i].plans[name].menus["signal"]
        assert tuple(held) == plan.menus["signal"] == tuple(o for o in old if o != "issue")
    assert (r["in_plan"][i, FORCE] == scenario.record["in_plan"][i, FORCE]).all()


def test_a_plan_that_loses_all_it_held_of_a_menu_holds_all_of_it():
    scenario = load("idlib_2020")
    i = scenario.actor_names.index("syria")
    menu = scenario.actors[i].menus["force"]
    record = scenario.record.copy()
    kept = [k for k, o in enumerate(menu) if o != "war"]
    recast.relist(record, i, FORCE, kept)
    plans = list(scenario.actors[i].plans)
    held = record["in_plan"][i, FORCE]
    assert held[plans.index("fight"), : len(kept)].all() and not held[:, len(kept) :].any()
    assert (record["weight"][i, FORCE, : len(kept)] == 1.0).all()
