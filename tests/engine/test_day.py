"""The order of one day and what holds on every day of a watched rollout. Exact."""

import numpy as np
import pytest

from sim.engine import day as module
from sim.engine.rules import talks
from sim.engine.state.names import (
    M_BRINKMANSHIP,
    M_LADDER,
    MECHANISMS,
    N_LEVELS,
    RESPONSE,
    RUNG,
    TEMPO,
)
from tests.engine.rules.builders import Desk, changed

STEPS = {
    "weather": 1, "injects": 1, "update": 2, "prospects": 3, "talks": 3, "force_choices": 5,
    "orders_in_force": 6, "settle_campaigns": 6, "slips": 7, "inflow": 7, "move_posts": 7,
    "mobilisation": 7, "combat": 8, "attacks_on_posts": 8, "spoilers": 8, "responses": 9,
    "brink": 9, "note_fire": 10, "settle_rungs": 10, "commitments": 10, "discharges": 10,
    "feelings": 10, "displacement": 10, "gates": 10, "survey": 10, "bonds": 10, "departures": 10,
    "age": 10, "test": 11, "review_campaigns": 11, "peace": 11,
    "welfare": 11, "ends": 12, "close_day": 13,
}


@pytest.fixture(autouse=True)
def strict_arithmetic():
    """Overflow, invalid operations and division by zero are errors."""
    with np.errstate(all="raise", under="ignore"):
        yield


def test_the_steps_come_in_the_order_of_the_day(monkeypatch):
    d = Desk()
    calls = []

    def noting(name, rule):
        def call(c, s, *rest):
            calls.append((name, int(s.step)))
            return rule(c, s, *rest)

        return call

    for name in STEPS:
        monkeypatch.setattr(module, name, noting(name, getattr(module, name)))
    monkeypatch.setattr(module, "word_choices", noting("words", module.word_choices))
    d.day()
    assert [n for n, _ in calls if n == "words"] == ["words", "words"]
    steps = [step for _, step in calls]
    assert steps == sorted(steps)
    for name, step in calls:
        assert name == "words" and step in (3, 4) or STEPS[name] == step
    assert {n for n, _ in calls} == {*STEPS, "words"}
    order = [n for n, _ in calls]
    assert order.index("combat") < order.index("responses") < order.index("commitments")
    assert order.index("commitments") < order.index("discharges")
    assert order.index("orders_in_force") < order.index("settle_campaigns")
    assert order.index("age") < order.index("test") < order.index("review_campaigns")
    assert order.index("review_campaigns") < order.index("peace") < order.index("welfare")


def test_standing_orders_are_in_force_again_each_morning():
    d = Desk()
    d.s.level[:] = 0.5
    module.orders_in_force(d.c, d.s)
    for i in range(d.c.n_actors):
        np.testing.assert_array_equal(d.s.level[i, :N_LEVELS], d.c.level[i, 0, d.s.posture[i, 0]])


def test_answers_see_the_dead_of_the_same_day():
    d = Desk()
    d.quiet()
    d.c.hazard_block = 1e6
    i = d.at("turkey")
    d.c.doctrine_automatic[i, d.c.doctrine[i]] = 1
    d.s.trigger[:] = 0
    d.day()
    assert d.s.incidents == 1 and d.s.answers == 1
    assert d.s.strike_days[i, d.at("syria")] == 1


def test_incidents_prompt_looks_on_the_next_day():
    d = Desk()
    d.c.hazard_block = 1e6
    d.s.trigger[:] = 0
    d.day()
    assert d.s.trigger[d.at("turkey")] & 1 and d.s.next_trigger.sum() == 0


def test_a_deal_struck_today_stops_no_fighting_today(monkeypatch):
    """The same day with and without a deal in the morning: the same battle, the next day not."""
    days = []
    for deal in (False, True):
        d = Desk()
        d.quiet()
        d.s.trigger[:] = 0

        def sign(c, s, w, struck=deal):
            if struck and s.day == 0:
                talks.strike_deal(c, s, 0)

        monkeypatch.setattr(module, "talks", sign)
        d.day()
        days.append((d.s.effort.copy(), d.s.deaths.copy()))
        d.s.day = 1
        d.s.trigger[:] = 0
        d.day()
        if deal:
            assert d.s.effort[d.at("syria")] < days[0][0][d.at("syria")]
            assert d.s.effort[d.at("syria")] <= d.c.truce_tempo * d.s.level[
                d.at("syria"), TEMPO]
    np.testing.assert_array_equal(days[0][0], days[1][0])
    np.testing.assert_array_equal(days[0][1], days[1][1])


def test_a_day_is_a_function_of_state_and_coordinates():
    one, two = Desk(rollout=5), Desk(rollout=5)
    one.days(12)
    two.days(12)
    assert changed(one.s, two.s) == set()
    assert changed(one.s, Desk(rollout=6).s) != set()


def test_a_known_day_is_read_and_not_played():
    """Nobody decides, nothing moves but the calendar; the next day is played."""
    d = Desk()
    d.c.known_days = 2
    before = d.copy()
    d.days(2)
    assert changed(before.s, d.s) <= {
        "day", "step", "share_before", "log_first", "held", "course", "course_days"}
    assert d.s.day == 2 and d.s.share_before == d.s.share
    d.days(1)
    assert {"weather", "area_taken", "deaths"} <= changed(before.s, d.s)


def within_bounds(d: Desk, before: Desk) -> None:
    """What must hold at every day's end."""
    s, c = d.s, d.c
    n = int(c.n_actors)
    assert 0.0 <= s.share <= 1.0
    for field in ("tie", "reputation", "health", "gate"):
        x = getattr(s, field)
        assert x.min() >= 0.0 and x.max() <= 1.0, field
    for field in ("strength", "troops", "commitment", "weariness", "revenge", "refugees",
                  "own", "unanswered_deaths", "violations"):
        assert np.min(getattr(s, field)) >= 0.0, field
    for field in ("deaths", "civilians", "displaced", "peak", "strike_days", "inflicted",
                  "claimed", "fatal_count", "fatal_acknowledged", "incidents", "deal_count"):
        assert (np.asarray(getattr(s, field)) >= getattr(before.s, field)).all(), field
    assert s.rung.min() >= 0 and s.rung.max() <= 9 and (s.peak >= s.rung).all()
    np.testing.assert_allclose(s.public[:n].sum(axis=1), 1.0, atol=1e-9)
    np.testing.assert_allclose(s.joint[:n].sum(axis=1), s.public[:n], atol=1e-9)
    np.testing.assert_array_equal(s.tie[:n, :n], s.tie[:n, :n].T)
    assert s.strike_days.max() <= s.day + 1
    assert s.fire.sum() == 0.0 and s.killed_today.sum() == 0.0
    assert np.array_equal(s.kind, before.s.kind)  # types never change
    for i in range(n):
        for t in range(4):
            assert 0 <= s.posture[i, t] < max(1, c.n_options[i, t])


@pytest.mark.parametrize("rollout", range(4))
def test_bounds_hold_on_every_day_of_a_rollout(rollout):
    d = Desk(rollout=rollout)
    while d.s.over == 0:
        before = d.copy()
        d.day()
        within_bounds(d, before)
        d.s.day += 1
    assert d.s.day == d.c.days or d.s.disaster == 1
    assert (d.s.label[: d.c.n_outcomes] >= 0).all()


@pytest.mark.parametrize("mechanism", MECHANISMS)
def test_every_mechanism_can_be_switched_off(mechanism):
    d = Desk(rollout=2)
    d.c.on[list(MECHANISMS).index(mechanism)] = 0
    d.start(rollout=2)
    for _ in range(20):
        before = d.copy()
        d.day()
        within_bounds(d, before)
        d.s.day += 1


def test_two_passes_a_day_run_too():
    d = Desk(rollout=1)
    d.c.passes = 2
    for _ in range(15):
        before = d.copy()
        d.day()
        within_bounds(d, before)
        d.s.day += 1


def test_the_small_crisis_runs_to_its_horizon():
    for rollout in range(10):
        d = Desk("textbook", rollout=rollout)
        while d.s.over == 0:
            before = d.copy()
            d.day()
            within_bounds(d, before)
            d.s.day += 1
        assert d.s.day == d.c.days


def test_no_more_rungs_are_climbed_by_orders_than_the_ladder_allows():
    """Answers may leap to the threatened rung, so that nobody has any here. Standing orders, by new

    tastes each day, may not; what is held on the first morning is no climb.
    """
    d = Desk(rollout=3)
    d.c.on[M_LADDER] = 1
    d.c.ladder_step = 1.0
    d.s.rung[:] = 0
    for i, actor in enumerate(d.scenario.actor_names):
        d.order(actor, d.scenario.actors[i].menus["force"][0])
        d.s.rung[i, d.s.aim[i]] = d.s.level[i, RUNG]
    d.c.redraw[:] = 20.0
    d.c.precision[:] = 0.0
    d.c.rung_decay = 0.0
    d.c.n_options[:, RESPONSE] = 0
    d.c.on[M_BRINKMANSHIP] = 0
    first = d.s.rung.copy()
    for _ in range(12):
        before = d.s.rung.copy()
        d.day()
        assert (d.s.rung - before).max() <= 1
        d.s.day += 1
    assert (d.s.rung - first).max() >= 3
