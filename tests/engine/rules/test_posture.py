"""Postures in force: adoption, the axis, the morning's orders, the evening's review of campaigns.

Statistical: one frequency within 4 standard errors (6e-5).
"""

import numpy as np

from sim.engine.rules.barrage import stands
from sim.engine.rules.campaigns import settle_campaigns
from sim.engine.rules.posture import (
    adopt,
    choose_axis,
    lower_guard,
    orders_in_force,
    review_campaigns,
    take_plan_of,
)
from sim.engine.rules.trial import order_beside
from sim.engine.state.happenings import NO_EVENT
from sim.engine.state.names import (
    CAUTION,
    E_AIM_MET,
    E_CHOICE,
    FORCE,
    GIVEN,
    M_WITHHOLD,
    READ_FORCE,
    READ_PLAN,
    RESPONSE,
    STRIKE,
    SUPPORT,
    T_REVIEW,
    T_SUPPORT,
    U_MET_FORCE,
    V_SHIELD,
    WEDGE,
)

T, S, R = "turkey", "syria", "russia"


def test_adopting_puts_every_level_in_force(d):
    i = d.at(T)
    o = d.option(T, "force", "strike_wide")
    d.s.day = 8
    adopt(d.c, d.s, d.w, i, o, NO_EVENT)
    np.testing.assert_array_equal(d.s.level[i], d.c.level[i, FORCE, o])
    assert d.s.posture[i, FORCE] == o and d.s.since[i, FORCE] == 8
    assert d.s.aim[i] == d.at(S)


def test_a_posture_against_an_actor_is_aimed_there_and_the_next_one_at_the_rival_again(d):
    i = d.at(T)
    wide = d.option(T, "force", "strike_wide")
    d.c.against[i, wide] = d.at(R)
    adopt(d.c, d.s, d.w, i, wide, NO_EVENT)
    assert d.s.aim[i] == d.at(R)
    adopt(d.c, d.s, d.w, i, d.option(T, "force", "hold"), NO_EVENT)
    assert d.s.aim[i] == d.at(S)


def test_support_kept_where_withholding_is_off(d):
    p = d.at(R)
    d.c.on[M_WITHHOLD] = 0
    before = float(d.s.support[p])
    adopt(d.c, d.s, d.w, p, d.option(R, "force", "none"), NO_EVENT)
    assert d.s.support[p] == before > 0.0 and d.s.withheld == 0


def test_changed_support_is_news_to_clients_and_a_great_fall_counts_as_help_withheld(d):
    p, t = d.at(R), d.at(S)
    for given, news, withheld in ((d.s.support[d.at(R)], False, 0), (0.9, True, 0), (0.4, True, 1)):
        desk = d.copy()
        o = desk.option(R, "force", "low")
        desk.c.level[p, FORCE, o, SUPPORT] = given
        adopt(desk.c, desk.s, desk.w, p, o, NO_EVENT)
        assert bool(desk.s.next_trigger[t] & T_SUPPORT) == news and desk.s.withheld == withheld


def test_an_outside_powers_step_is_news_to_the_issuer(d):
    us, i = d.at("united_states"), d.at(T)
    adopt(d.c, d.s, d.w, us, d.option("united_states", "force", "materiel"), NO_EVENT)
    assert d.s.next_trigger[i] & T_SUPPORT and d.s.outside_steps == 1
    assert d.s.level[us, WEDGE] == 0.7


def test_the_axis_is_drawn_in_proportion_to_enemy_ground_in_reach(d):
    i, n = d.at(S), 3000
    choose_axis(d.c, d.s, d.w, i)
    weights = d.w.weights[: d.c.n_axes].copy()
    counts = np.zeros(d.c.n_axes)
    for k in range(n):
        d.s.replicate = k
        counts[choose_axis(d.c, d.s, d.w, i)] += 1
    p = weights / weights.sum()
    assert (np.abs(counts / n - p) <= 4.0 * np.sqrt(p * (1 - p) / n)).all()


def test_an_attacker_without_ground_in_reach_takes_the_first_axis(d):
    d.s.holder[:] = 0
    assert choose_axis(d.c, d.s, d.w, d.at(S)) == 0


def test_each_morning_the_standing_orders_are_in_force_again_but_for_help_already_cut(d):
    i, p = d.at(T), d.at(R)
    d.s.level[i, CAUTION], d.s.level[p] = 0.123, 0.0
    d.s.support[p] = 0.05
    orders_in_force(d.c, d.s)
    for j in (i, p):
        np.testing.assert_array_equal(d.s.level[j], d.c.level[j, FORCE, d.s.posture[j, FORCE]])
    assert d.s.support[p] == 0.05


def started(d, review=7):
    """A campaign by posture that opened on day 0."""
    i, j = d.at(T), d.at(S)
    d.c.review = review
    d.order(T, "strike_wide")
    settle_campaigns(d.c, d.s)
    d.s.next_trigger[:] = 0
    return i, j


def test_a_campaign_is_reviewed_on_the_days_a_review_apart_and_on_no_other(d):
    """Whoever is due for it is made to look the next morning, every `theatre.review` days."""
    i, j = started(d, 7)
    woken = []
    for day in range(30):
        d.s.day = day
        d.s.next_trigger[:] = 0
        review_campaigns(d.c, d.s, d.w)
        assert d.s.next_trigger[j] == 0
        if d.s.next_trigger[i] & T_REVIEW:
            woken.append(day + 1)
    assert woken == [7, 14, 21, 28]
    assert stands(d.s, i, j) and d.s.campaign_ends.sum() == 0


def test_once_its_aim_is_met_the_posture_falls_back_to_its_like_without_fire(d):
    i, j = started(d)
    calm = int(d.c.calm[i, d.s.posture[i, FORCE]])
    d.s.ult_status[0] = U_MET_FORCE
    d.s.day = 3
    review_campaigns(d.c, d.s, d.w)
    assert not stands(d.s, i, j) and d.s.campaign_ends[E_AIM_MET] == 1
    assert d.s.posture[i, FORCE] == calm and d.s.level[i, STRIKE] == 0.0
    assert d.s.since[i, FORCE] == 3
    settle_campaigns(d.c, d.s)
    assert d.s.campaign_ends[E_CHOICE] == 0  # ended once, for one cause


def test_the_end_of_an_answers_campaign_leaves_the_posture(d):
    i, j = d.fire_at(R, T)
    settle_campaigns(d.c, d.s)
    held = int(d.s.posture[i, FORCE])
    d.c.stamina[i], d.s.camp_spent[i, j] = 1.0, 2.0
    review_campaigns(d.c, d.s, d.w)
    assert not stands(d.s, i, j) and d.s.posture[i, FORCE] == held and d.s.answering[i] == 0


def test_a_shield_by_answer_stands_while_a_client_is_under_fire_and_then_comes_down(d):
    p, i = d.at(R), d.at(T)
    _, j = started(d)
    order_beside(d.c, d.s, p, d.verb_option(p, RESPONSE, V_SHIELD), i)
    assert d.s.guard[p] == 1.0
    for day in range(1, 6):
        d.s.day = day
        orders_in_force(d.c, d.s)
        lower_guard(d.c, d.s, p)
        assert d.s.guard[p] == 1.0
    d.order(T, "hold")
    settle_campaigns(d.c, d.s)
    lower_guard(d.c, d.s, p)
    assert d.s.guard[p] == 0.0


def test_an_axis_counts_by_the_ease_of_the_roads_that_lead_over_the_front_to_its_places(d):
    i = d.at(S)
    side = int(d.c.side[i])
    weights = np.zeros(int(d.c.n_axes))
    for r in range(int(d.c.n_roads)):
        ends = (int(d.c.road_from[r]), int(d.c.road_to[r]))
        for near, far in (ends, ends[::-1]):
            if d.s.holder[near] == side and d.s.holder[far] != side:
                weights[d.c.axis[far]] += d.c.road_ease[r]
    pick = choose_axis(d.c, d.s, d.w, i)
    np.testing.assert_allclose(d.w.weights[: len(weights)], weights)
    assert weights.max() > 0.0 and weights[pick] > 0.0


def test_a_posture_that_came_otherwise_than_by_a_look_is_read_as_given_and_brings_its_plan(d):
    i = d.plans(T, hold={"force": ["hold"]}, wide={"force": ["strike_wide"]})
    other = 1 - GIVEN
    for option, plan in (("hold", 0), ("strike_wide", 1)):
        for held in (0, 1):
            d.s.plan[i], d.s.read[i, :] = held, other
            take_plan_of(d.c, d.s, i, d.option(T, "force", option))
            assert d.s.plan[i] == plan and d.s.read[i, READ_FORCE] == GIVEN
            assert d.s.read[i, READ_PLAN] == (GIVEN if held != plan else other)
