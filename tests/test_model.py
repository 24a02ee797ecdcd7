"""The watched run: agents, explanations and replay."""

import gc
import weakref
from collections import Counter

import mesa
import numpy as np
import pytest

from sim.engine.rules.plans import best_option, best_plan
from sim.engine.state.names import TRACKS
from sim.model import CrisisModel, explain, replay
from sim.scenario.load import load


def finished(**words):
    model = CrisisModel(load("textbook"), **words)
    while model.running:
        model.step()
    return model


def test_actors_are_a_mesa_agent_set():
    model = finished(rollout=3)
    assert isinstance(model.actors, mesa.agent.AgentSet)
    assert [a.name for a in model.actors] == list(model.crisis_of.actor_names)
    assert len(model.actors.select(lambda a: a.asked > 0)) == 2
    assert all(a.model is model for a in model.actors)


def test_models_do_not_outlive_their_use():
    model = finished(on_decision=lambda told: None)
    kept = weakref.ref(model)
    del model
    gc.collect()
    assert kept() is None


def test_listening_changes_nothing():
    heard = []
    told, plain = finished(rollout=5, on_decision=heard.append), finished(rollout=5)
    assert told.crisis.to_record().tobytes() == plain.crisis.to_record().tobytes()
    assert told.scratch.to_record().tobytes() == plain.scratch.to_record().tobytes()
    assert Counter(h["actor"] for h in heard) == {a.name: a.asked for a in plain.actors}


@pytest.mark.parametrize("name", ["textbook", "idlib_2020"])
def test_every_decision_is_explained(name):
    scenario = load(name)
    days = list(replay(scenario, seed=7, rollout=3))
    decisions = [d for day in days for d in day["decisions"]]
    assert len(decisions) > 10 and days[-1]["outcome"]
    assert {d["track"] for d in decisions} <= set(TRACKS)
    for decision in decisions:
        options = decision["options"]
        assert sum(o["p"] for o in options) == pytest.approx(1, abs=1e-3)
        chosen = next(o for o in options if o["option"] == decision["chosen"])
        assert chosen["feasible"] and chosen["p"] > 0
        for o in options:
            assert o["total"] == pytest.approx(sum(o["value"].values()), abs=1e-3)
            assert o["feasible"] or o["p"] == 0
        plans = scenario.actor(decision["actor"]).plans
        assert decision["plan"] in plans if plans else decision["plan"] is None


def test_what_is_chosen_is_the_best_of_the_plan_told_by_pull_and_the_taste_told():
    """Log pull plus taste, in units of 1 / precision, over the options of the plan in force."""
    seen = 0

    def hear(told):
        nonlocal seen
        c, s, w = model.case, model.crisis, model.scratch
        i, t, p = w.actor, w.track, int(s.plan[w.actor])
        assert told["taste"] == s.taste[i, t, w.chosen] and c.in_plan[i, t, p, w.chosen] == 1
        n = int(c.n_options[i, t])
        open_ = np.flatnonzero(w.pull[p, :n] > 0.0)
        worth = np.log(w.pull[p, open_]) + s.taste[i, t, open_]
        assert w.chosen == open_[np.argmax(worth)]
        seen += len(open_) > 1

    model = CrisisModel(load("idlib_2020"), rollout=3, on_decision=hear)
    for _ in range(12):
        model.step()
    assert seen > 30


def test_an_exclusion_shows_in_the_value():
    def never_hold(view, traits, u):
        for o in range(view.n_options):
            u[o, 2] = -9.0 if o == 0 else 0.0

    days = list(replay(load("textbook"), 7, 3, {"challenger": never_hold}))
    first = [d["options"][0] for day in days for d in day["decisions"]
             if d["actor"] == "challenger" and len(d["options"]) > 1]
    assert first
    for o in first:
        assert o["value"]["exclusion"] < -5
        assert o["total"] == pytest.approx(sum(o["value"].values()), abs=1e-3)


def test_an_automatic_answer_is_told_as_such():
    scenario = load("textbook")
    record = scenario.record.copy()
    record["doctrine_automatic"][:] = 1
    bound = scenario.changed(record=record)
    answers, liked = [], []

    def hear(told):
        if told["track"] == "response" and told["actor"] == "challenger":
            c, s, w = model.case, model.crisis, model.scratch
            answers.append(told)
            menu = scenario.actor("challenger").menus["response"]
            liked.append(menu[best_option(c, s, w, w.actor, w.track, best_plan(c, s, w, w.actor))])

    for k in range(30):
        model = CrisisModel(bound, rollout=k, on_decision=hear)
        while model.running:
            model.step()
    assert {(d["chosen"], d["automatic"]) for d in answers} == {("honour", True)}
    assert set(liked) - {"honour"}, "its tastes alone would have had it answer so each time"


def test_replay_leaves_the_rules_alone():
    from sim.engine.rules import choice, orders, responses, signals

    days = replay(load("textbook"))
    next(days)
    assert orders.decide is responses.decide is signals.decide is choice.decide
    days.close()


def test_explain_needs_no_listener():
    model = finished(rollout=3)
    told = explain(model)
    assert told["actor"] in model.crisis_of.actor_names
    assert np.isfinite([o["total"] for o in told["options"]]).all()
