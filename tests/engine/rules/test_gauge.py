"""How likely an actor is to answer a campaign, by its menu, its outlook and its types. Exact."""

import math

import numpy as np
import pytest

from sim.engine.rules.account import cost_of_war, worth_ahead
from sim.engine.rules.gauge import (
    AFRESH,
    fire_of,
    firing_answer,
    firing_posture,
    gauge,
    gauge_all,
    mean_fire,
    open_fire,
    quiet_weight,
)
from sim.engine.rules.outlook import outlook
from sim.engine.rules.trial import hold_answer, order_answer
from sim.engine.rules.types import resolve_of
from sim.engine.state.names import FORCE, RESPONSE, V_DILUTE, V_HONOUR
from tests.engine.rules.builders import Desk, changed, sharp

T, S, R = "turkey", "syria", "russia"


def odds(d: Desk, j: str, i: str) -> float:
    """Share of its full answer that j gives to a campaign of i, worked out anew."""
    gauge(d.c, d.s, d.w, d.at(j), d.at(i))
    return float(d.s.odds[d.at(j), d.at(i)])


def test_the_odds_are_the_quantal_response_to_the_outlooks_of_answering_and_not(d):
    j, i = d.at(T), d.at(S)
    o = firing_answer(d.c, j)
    worths, costs = [], []
    for answered in (False, True):
        desk = d.copy()
        assert open_fire(desk.c, desk.s, i, j)
        hold_answer(desk.s, j, i)
        if answered:
            order_answer(desk.c, desk.s, j, o, i)
        outlook(desk.c, desk.s, desk.w, desk.c.horizon)
        worths.append(worth_ahead(desk.c, desk.s, desk.w, j))
        costs.append(cost_of_war(desk.c, desk.s, j, desk.w.lost[j], desk.w.shelled[j],
                                 desk.w.effort[j] * desk.c.horizon))
    verbs = d.names(j, RESPONSE)
    loud = sum(v in ("honour", "enter", "dilute") for v in verbs)
    fires = [d.c.level[j, RESPONSE, q, [2, 18, 19]].sum() for q, v in enumerate(verbs)
             if v in ("honour", "enter", "dilute")]
    chance = 0.0
    for k in range(5):
        gain = worths[1] - worths[0] - (1 - resolve_of(k)) * (costs[1] - costs[0])
        even = (len(verbs) - loud) / loud
        chance += d.s.public[j, k] / (1.0 + even * math.exp(-d.c.precision[j] * gain))
    wanted = chance * np.mean(fires) / max(fires)
    assert odds(d, T, S) == pytest.approx(wanted, abs=1e-12) and 0.0 < wanted < 1.0


def test_working_it_out_leaves_no_trace_but_the_odds(d):
    before = d.copy()
    odds(d, T, S)
    assert changed(before.s, d.s) <= {"odds"}


def test_it_is_worked_out_on_the_first_morning_and_every_few_days(d):
    found = []
    for day in range(2 * AFRESH + 1):
        d.s.day = day
        d.c.precision[d.at(T)] = 1.0 + day
        gauge_all(d.c, d.s, d.w)
        found.append(float(d.s.odds[d.at(T), d.at(S)]))
    assert found[0] == found[1] == found[AFRESH - 1] != found[AFRESH]
    assert found[AFRESH] == found[2 * AFRESH - 1] != found[2 * AFRESH]


def test_who_holds_no_answer_with_fire_gives_none(d):
    assert odds(d, "opposition", S) == 0.0
    d.c.answer[d.at(T), :] = -1
    assert odds(d, T, S) == 0.0


def test_a_tougher_actor_is_likelier_to_answer(d):
    seen = []
    for k in range(5):
        d.s.public[d.at(T)] = sharp(k)
        seen.append(odds(d, T, S))
    assert seen == sorted(seen) and seen[0] < seen[-1]


def test_the_menu_weighs_by_the_number_of_answers_and_their_fire(d):
    j = d.at(T)
    honour, dilute = (d.verb_option(j, RESPONSE, v) for v in (V_HONOUR, V_DILUTE))
    assert quiet_weight(d.c, j) == pytest.approx(math.log(3 / 2))
    assert mean_fire(d.c, j) == pytest.approx(
        0.5 * (fire_of(d.c, j, honour) + fire_of(d.c, j, dilute)))
    d.c.precision[j] = 0.0
    share = mean_fire(d.c, j) / fire_of(d.c, j, honour)
    assert odds(d, T, S) == pytest.approx(0.4 * share)


def test_the_campaign_to_come_is_the_posture_that_fires_most_else_an_answer(d):
    i, j, p = d.at(T), d.at(S), d.at(R)
    o = firing_posture(d.c, d.s, i, j)
    level = d.c.level[i, FORCE, : int(d.c.n_options[i, FORCE])][:, [2, 18, 19]].sum(axis=1)
    assert level[o] == level.max() > 0.0
    assert firing_posture(d.c, d.s, i, p) == -1
    assert open_fire(d.c, d.s, i, p) and d.s.answering[i] == 1
    assert not open_fire(d.c, d.s, d.at("opposition"), i)
